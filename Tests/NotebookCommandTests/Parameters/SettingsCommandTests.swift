import Foundation
import Notebook
import SafeFiles
import Testing

/// `--set` and `--parameters` as scripts see them: from the command line to the page, and again in `verify`.
@Suite struct SettingsCommandTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func run(_ arguments: String...) throws -> BuiltProgram.Result {
    try BuiltProgram.studies.run(arguments, in: folder)
  }

  private func manifest(_ report: String = "output") throws -> ReportManifest {
    try ReportManifest(json: FileSystem.contents(of: "\(folder.path)/\(report)/report.json"))
  }

  @Test func listPrintsTheParametersOfAChapter() throws {
    let reading = try run("list", "reading")
    #expect(reading.status == 0 && reading.messages.isEmpty)
    #expect(
      reading.output == """
        data=shipped
            What is read.
            "shipped" or the path of a file
        seed=0
            Seed of the random numbers.
            an integer, in 0...9
        meddles=false
            Whether the file is written over meanwhile.
            true or false

        """)
    let bare = try run("list", "bare")
    #expect(bare.status == 0 && bare.output.isEmpty && bare.messages == "bare has no parameters\n")
    let unknown = try run("list", "raeding")
    #expect(unknown.status == 64 && unknown.messages.contains("Did you mean \"reading\"?"))
  }

  @Test(arguments: [["run", "--help"], ["all", "-h"], ["help", "run"]])
  func helpNamesTheParameters(arguments: [String]) throws {
    let help = try BuiltProgram.studies.run(arguments, in: folder)
    #expect(help.status == 0 && help.messages.isEmpty)
    #expect(help.output.contains("--set <name=value>") && help.output.contains("--for-each <name=values>"))
    #expect(help.output.contains("PARAMETERS:\n  tossing\n    tosses=10\n        How often the coin is tossed.\n"))
    // What an instance of a chapter without parameters prints stays in its process.
    #expect(!help.output.contains("an instance was made") && !help.output.contains("bare"))
  }

  @Test(arguments: [
    (["run", "tossing", "--set", "sede=1"], "did you mean seed?"),
    (["run", "tossing", "--set", "seed=100"], "seed: 100 is out of bounds: give 0 to 99"),
    (["run", "tossing", "--set", "seed"], "\"seed\" is not a setting"),
    (["run", "tossing", "--set", "seed=1", "--set", "seed=1"], "seed is set twice"),
    (["run", "bare", "--set", "seed=1"], "bare has no parameters"),
    (["run", "tossing", "reading", "--set", "side=heads"], "write tossing.side"),
    (["all", "--set", "nothing=1"], "no chapter has a parameter \"nothing\""),
    (["run", "reading", "--set", "data=none.csv"], "data: there is no file none.csv"),
    (["run", "reading", "--set", "data=."], "data: . is a folder: name a file"),
    (["run", "tossing", "--parameters", "none.json"], "none.json cannot be read: No such file"),
    (["run", "tossing", "--for-each", "seed=1...200"], "seed: 100 is out of bounds"),
    (["all", "--for-each", "seed=9...0"], "write 0...9"),
    (["run", "tossing", "--set"], "--set"),
    (["verify", "--set", "seed=1"], "Unknown option '--set'"),
  ])
  func whatIsTypedWrongIsStatus64AndChangesNothing(arguments: [String], message: String) throws {
    let result = try BuiltProgram.studies.run(arguments, in: folder)
    #expect(result.status == 64 && result.output.isEmpty)
    #expect(result.messages.contains(message), "\(result.messages)")
    #expect(try FileSystem.entries(of: folder.path) == [])
  }

  @Test func aReportWithSettingsIsMadeAgainByVerify() throws {
    try folder.write("a\nb\nc\nd\n", to: "data/lines.txt")
    try folder.write(#"{"seed": 5, "reading.data": "data/lines.txt", "tossing.limits": [0.5, 1]}"#, to: "p.json")
    let made = try run(
      "run", "tossing", "reading", "--parameters", "p.json", "--set", "tossing.seed=7", "--output", "mine")
    #expect(made.status == 0 && made.output == "mine/index.html\n", "\(made.messages)")
    let kept = try manifest("mine").chapters.map(\.parameters)
    #expect(
      kept.map { $0?.settings.map(\.argument) } == [["seed=7", "limits=0.5,1"], ["data=data/lines.txt", "seed=5"]])
    // By coreutils' sha256sum.
    #expect(
      kept[1]?.files.map { [$0.parameter, $0.path, $0.sha256] }
        == [["data", "data/lines.txt", "cf2c7f63055d2e84af6e3f01ac1bb7fce598d20cf213fab2b56b8e8047b46ced"]])
    #expect(try folder.text(of: "mine/reading/values.json").contains("\"lines\": 4"))

    let same = try run("verify", "--against", "mine")
    #expect(same.status == 0 && same.output.isEmpty, "\(same.output)\(same.messages)")
    #expect(same.messages.contains("tossing is made with seed=7, limits=0.5,1, as the report was"))
    #expect(same.messages.contains("mine was made with settings and without bare, tossing-label-x: so it is again"))

    // Another content, also of the same size, is told first; then what it changed.
    try folder.write("a\nb\nc\n\nd", to: "data/lines.txt")
    let changed = try run("verify", "--against", "mine")
    #expect(changed.status == 1)
    #expect(
      changed.output
        == "reading/: the file data/lines.txt of the parameter data has changed since the report was made\n")
    try folder.write("a\nb\n", to: "data/lines.txt")
    let fewer = try run("verify", "--against", "mine")
    #expect(fewer.status == 1 && fewer.output.contains("reading/values.json: lines: 4 -> 2"))

    try FileSystem.removeTree("\(folder.path)/data")
    let missing = try run("verify", "--against", "mine")
    #expect(missing.status == 1)
    #expect(
      missing.output.contains("the chapter cannot be run with its settings: data: there is no file data/lines.txt"),
      "\(missing.output)")
  }

  @Test func runKeepsTheSettingsOfOtherChapters() throws {
    let first = try run("run", "reading", "--set", "seed=3")
    #expect(first.status == 0)
    #expect(
      first.messages.contains("output is made with other settings than the defaults now (reading)"), "\(first.messages)"
    )
    #expect(try run("run", "bare").status == 0)
    #expect(try manifest().chapters.map { $0.parameters?.settings.map(\.argument) } == [["seed=3"], nil])
    #expect(try folder.text(of: "output/index.html").contains("Made with seed=3."))
    #expect(try folder.text(of: "output/reading/index.html").contains("3 lines, seed 3"))
    // Run again without, it has its defaults again: the same bytes as if nothing had been set.
    #expect(try run("run", "reading").status == 0)
    let again = try folder.contents()
    #expect(try run("run", "reading", "--set", "seed=0", "--set", "data=shipped").status == 0)
    #expect(try folder.contents() == again)
    #expect(try !folder.text(of: "output/report.json").contains("parameters"))
  }

  @Test func aFileThatChangesWhileTheChapterRunsIsAFailure() throws {
    try folder.write("a\nb\n", to: "lines.txt")
    let result = try run("run", "reading", "--set", "data=lines.txt", "--set", "meddles=true")
    #expect(result.status == 1)
    #expect(
      result.messages.contains("Reading.swift: the file lines.txt was changed while the chapter ran: run it again"),
      "\(result.messages)")
  }

  /// A chapter that is ended has its parameters from what it noted.
  @Test func aChapterThatTrapsTellsItsParameters() throws {
    let result = try run("run", "tossing", "--set", "seed=14", "--set", "side=tails")
    #expect(result.status == 1)
    #expect(try manifest().chapters[0].parameters?.settings.map(\.argument) == ["seed=14", "side=tails"])
    let page = try folder.text(of: "output/tossing/index.html")
    #expect(page.contains("<code>14</code> <span class=\"mark\">set</span>") && page.contains("out of luck"))
    #expect(try folder.text(of: "output/tossing/values.json").contains("\"parameters.side\": \"tails\""))
  }
}
