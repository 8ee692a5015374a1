import Foundation
import Notebook
import SafeFiles
import Testing

/// `--for-each`: a page a setting, and one that compares them.
@Suite struct ForEachCommandTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func run(_ arguments: String...) throws -> BuiltProgram.Result {
    try BuiltProgram.studies.run(arguments, in: folder)
  }

  /// Every address of a page that is a file is one that is there.
  private func expectNoDeadLinks(in report: String) throws {
    let root = "\(folder.path)/\(report)"
    for page in try FileSystem.files(under: root) where page.hasSuffix(".html") {
      let base = page.contains("/") ? "\(root)/\(page.split(separator: "/")[0])/" : "\(root)/"
      for match in try folder.text(of: "\(report)/\(page)").matches(of: /(?:href|src)="([^"#:]+)(?:#[^"]*)?"/) {
        #expect(FileManager.default.fileExists(atPath: base + match.1), "\(page): \(match.1)")
      }
    }
  }

  @Test func runsAreComparedAndMadeAgainAndKept() throws {
    let made = try run("run", "reading", "tossing", "--for-each", "seed=0...2", "--set", "tossing.tosses=20")
    #expect(made.status == 0, "\(made.messages)")
    #expect(made.messages.contains("tossing-seed-2: ") && made.messages.contains("reading-seed-0: "))
    let values = try folder.text(of: "output/tossing/values.json")
    #expect(
      values.contains("\"parameters.seed\": [0, 1, 2]")
        && values.contains("\"called\": [\"penny\", \"penny\", \"penny\"]"))
    #expect(!values.contains("now"))
    // The same chapter run alone says the same.
    #expect(try run("run", "tossing", "--set", "seed=2", "--set", "tosses=20", "--output", "alone").status == 0)
    let alone = try folder.text(of: "alone/tossing/values.json")
    let count = try #require(alone.firstMatch(of: /"count": (\d+),\n  "share": ([0-9.]+)/))
    #expect(try #require(values.firstMatch(of: /"count": \[\d+, \d+, (\d+)\]/)).1 == count.1)
    #expect(try #require(values.firstMatch(of: /"share": \[[0-9.]+, [0-9.]+, ([0-9.]+)\]/)).1 == count.2)
    try expectNoDeadLinks(in: "output")

    let same = try run("verify")
    #expect(same.status == 0 && same.output.isEmpty, "\(same.output)\(same.messages)")

    // Another chapter is made anew beside them, then they give way to the page with the defaults.
    #expect(try run("run", "bare").status == 0)
    #expect(try FileSystem.status("\(folder.path)/output/reading-seed-1/index.html") != nil)
    #expect(try folder.text(of: "output/bare/index.html").contains("-->Tossing<!--"))
    try expectNoDeadLinks(in: "output")
    #expect(try run("run", "reading").status == 0)
    #expect(try FileSystem.status("\(folder.path)/output/reading-seed-1") == nil)
    #expect(try FileSystem.status("\(folder.path)/output/tossing-seed-1") != nil)

    // A change in a run is a difference.
    let page = try folder.text(of: "output/tossing-seed-1/values.json")
    try folder.write(
      page.replacing("\n  \"count\": ", with: "\n  \"count\": 1"), to: "output/tossing-seed-1/values.json")
    let differs = try run("verify")
    #expect(differs.status == 1)
    #expect(differs.output.hasPrefix("tossing-seed-1/values.json: count: "), "\(differs.output)")
    #expect(differs.output.split(separator: "\n").count == 1, "\(differs.output)")
  }

  @Test func runsThatFailAreToldAndTheOthersCompared() throws {
    let made = try run("run", "tossing", "--for-each", "seed=12...14")
    #expect(made.status == 1)
    for run in ["tossing-seed-13: ", "tossing-seed-14: "] {
      #expect(made.messages.contains(run), "\(made.messages)")
    }
    let values = try folder.text(of: "output/tossing/values.json")
    #expect(values.contains("\"parameters.seed\": [12, 13, 14]") && values.contains("\"only\": [\"here\", null, null]"))
    #expect(try #require(values.firstMatch(of: /"count": \[\d+, null, \d+\]/)).0.isEmpty == false)
    let page = try folder.text(of: "output/tossing/index.html")
    #expect(page.contains("the thirteenth") && page.contains("out of luck"))
    #expect(page.contains("This chapter did not run to its end: <a href=\"#failure\">"))
    #expect(try folder.text(of: "output/tossing-seed-14/index.html").contains("Tossing (seed = 14)"))
    #expect(try folder.text(of: "output/index.html").contains("Did not run to its end."))
  }

  @Test(arguments: ["html", "markdown", "self-contained"])
  func valuesThatAreNoNamesAreNumberedInEveryFormat(format: String) throws {
    try folder.write("a\n", to: "a b.txt")
    let made = try run(
      "run", "reading", "--for-each", "data=a b.txt,shipped", "--output", "r", "--format", format)
    #expect(made.status == 0, "\(made.messages)")
    let page = format == "html" ? "/index.html" : format == "markdown" ? "/README.md" : ".html"
    for name in ["reading", "reading-run-1", "reading-run-2"] {
      #expect(try FileSystem.status("\(folder.path)/r/\(name)\(page)") != nil, "\(name)")
    }
    #expect(try folder.text(of: "r/reading-run-1\(page)").contains("Reading (data = a b.txt)"))
    if format != "markdown" { try expectNoDeadLinks(in: "r") }
    let same = try run("verify", "--against", "r")
    #expect(same.status == 0, "\(same.output)\(same.messages)")
    try folder.write("a\nb\n", to: "a b.txt")
    let changed = try run("verify", "--against", "r")
    #expect(changed.output.contains("reading-run-1/: the file a b.txt of the parameter data has changed"))
  }

  @Test func aRunKeepsAwayFromAChapterOfItsName() throws {
    #expect(try run("run", "tossing", "--for-each", "label=x,y").status == 0)
    #expect(
      try FileSystem.entries(of: "\(folder.path)/output").filter { $0.hasPrefix("tossing") }
        == ["tossing", "tossing-label-x", "tossing-run-1", "tossing-run-2"])
    #expect(try folder.text(of: "output/tossing-label-x/index.html").contains("Named like a run"))
  }
}
