import Foundation
import SafeFiles
import Testing

/// What scripts rely on: exit statuses, and what goes to which output.
@Suite struct CommandLineTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func listPrintsALineAChapter() throws {
    let result = try BuiltProgram.unruly.run("list", in: folder)
    #expect(result.status == 0)
    let lines = result.output.split(separator: "\n")
    #expect(lines.count == 25)
    #expect(lines.first?.split(separator: " ").map(String.init) == ["plain", "Plain"])
    #expect(result.messages.isEmpty)
  }

  @Test func versionAndHelpAreResults() throws {
    let version = try BuiltProgram.unruly.run("--version", in: folder)
    #expect(version.output == "0.1.0\n" && version.status == 0 && version.messages.isEmpty)
    let help = try BuiltProgram.unruly.run("--help", in: folder)
    #expect(help.output.contains("all") && help.status == 0 && help.messages.isEmpty)
  }

  @Test(arguments: [
    [], ["bogus"], ["all", "--bogus"], ["run"], ["all", "--timeout", "0"], ["all", "--timeout", "nan"],
    ["all", "--jobs", "0"], ["all", "plain"],
  ])
  func aWrongCommandLineIsStatus64AndChangesNothing(arguments: [String]) throws {
    let messages = try TemporaryFolder()
    try messages.write("", to: "log")
    let process = try BuiltProgram.unruly.start(
      arguments, in: folder.path, messages: try #require(FileHandle(forWritingAtPath: "\(messages.path)/log")))
    process.waitUntilExit()
    #expect(process.terminationStatus == 64)
    #expect(try !messages.text(of: "log").isEmpty)
    #expect(try FileSystem.entries(of: folder.path) == [])
  }

  @Test func aProgramHasFurtherCommands() throws {
    #expect(try BuiltProgram.unruly.run("--help", in: folder).output.contains("Ends with a status."))
    for status in [0, 1, 64, 73, 74] as [Int32] {
      let result = try BuiltProgram.unruly.run("end", "\(status)", in: folder)
      #expect(result.status == status && !result.isSignal && result.output.isEmpty && result.messages.isEmpty)
    }
    let wrong = try BuiltProgram.unruly.run("end", "5", in: folder)
    #expect(wrong.status == 64 && wrong.messages.contains("There is no status 5."))
  }

  @Test func anUnknownChapterNamesTheKnownOnesAndTheNearest() throws {
    let result = try BuiltProgram.unruly.run("run", "trpaping", in: folder)
    #expect(result.status == 64)
    #expect(result.output.isEmpty)
    #expect(result.messages.contains("Did you mean \"trapping\"?"))
    #expect(result.messages.contains("plain, throwing, trapping"))
  }

  @Test func withoutAFontTheFormerReportStays() throws {
    _ = try BuiltProgram.unruly.run("run", "plain", in: folder)
    let page = try folder.text(of: "output/plain/index.html")
    let fonts = try TemporaryFolder()
    try fonts.write(
      "<fontconfig><dir>\(fonts.path)</dir><cachedir>\(fonts.path)</cachedir></fontconfig>", to: "fonts.conf")
    let result = try BuiltProgram.unruly.run(
      "run", "plain", in: folder, environment: ["FONTCONFIG_FILE": "\(fonts.path)/fonts.conf"])
    #expect(result.status == 1)
    #expect(result.output.isEmpty)
    #expect(result.messages.contains("apt-get install fonts-dejavu-core"))
    #expect(result.messages.split(separator: "\n").count == 1)
    #expect(try folder.text(of: "output/plain/index.html") == page)
    #expect(try FileSystem.entries(of: folder.path) == ["output"])
  }

  @Test func aReportIsWrittenAndItsPathPrinted() throws {
    let result = try BuiltProgram.unruly.run("run", "plain", in: folder)
    #expect(result.status == 0, "\(result.messages)")
    #expect(result.output == "output/index.html\n")
    #expect(result.messages.hasPrefix("plain: "))
    for file in ["index.html", "plain/index.html", "plain/line.png", "plain/values.json", "assets/style.css"] {
      #expect(try FileSystem.status("\(folder.path)/output/\(file)") != nil, "\(file)")
    }
    #expect(try FileSystem.entries(of: folder.path) == ["output"])
  }

  @Test func runKeepsTheOtherChaptersAndTheSameBytes() throws {
    _ = try BuiltProgram.unruly.run("run", "plain", in: folder)
    let first = try folder.contents()
    _ = try BuiltProgram.unruly.run("run", "chatting", in: folder)
    let second = try folder.contents()
    #expect(second["output/plain/index.html"] == first["output/plain/index.html"])
    #expect(try folder.text(of: "output/chatting/index.html").contains("Debugging output"))
    _ = try BuiltProgram.unruly.run("run", "plain", in: folder)
    #expect(try folder.contents() == second)
  }

  @Test func keepingAChapterWithAMissingFileIsRefused() throws {
    _ = try BuiltProgram.unruly.run("run", "plain", in: folder)
    try FileSystem.removeTree("\(folder.path)/output/plain/line.png")
    let before = try folder.contents()
    let result = try BuiltProgram.unruly.run("run", "chatting", in: folder)
    #expect(result.status == 73)
    #expect(result.messages.contains("plain/line.png"))
    #expect(try folder.contents() == before)
    #expect(try FileSystem.entries(of: folder.path) == ["output"])
  }

  @Test func whatAChapterWritesToStandardErrorIsBoundedAndHarmless() throws {
    let result = try BuiltProgram.unruly.run("run", "chatting", in: folder)
    #expect(result.output == "output/index.html\n")
    #expect(result.messages.contains("chatting: chat 0 "))
    #expect(!result.messages.contains("\u{1B}"))
    #expect(result.messages.contains("950 more lines"))
    #expect(try folder.text(of: "output/chatting/index.html").contains("Standard error, 1000 lines"))
  }

  @Test func aForeignFolderIsStatus73() throws {
    try folder.write("precious", to: "output/letter.txt")
    let result = try BuiltProgram.unruly.run("run", "plain", in: folder)
    #expect(result.status == 73)
    #expect(result.output.isEmpty)
    #expect(result.messages.split(separator: "\n").count == 1)
    #expect(try folder.snapshot() == ["output/letter.txt": "precious"])
  }
}
