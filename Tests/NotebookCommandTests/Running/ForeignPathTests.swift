import Foundation
import Notebook
import SafeFiles
import Testing

/// A report's list of files that leads elsewhere, and what stands where a file of it should be.
@Suite struct ForeignPathTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    let result = try BuiltProgram.unruly.run("run", "plain", in: folder)
    #expect(result.status == 0, "\(result.messages)")
    try folder.write("secret", to: "secret.txt")
  }

  /// Expects that a run of another chapter ends like that, and that nothing has changed.
  private func expectRefusal(
    status: Int32, saying words: String, verify: Bool = true, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let before = try folder.snapshot()
    let result = try BuiltProgram.unruly.run("run", "tagged", in: folder)
    #expect(result.status == status, "\(result.messages)", sourceLocation: sourceLocation)
    #expect(result.messages.contains(words), "\(result.messages)", sourceLocation: sourceLocation)
    #expect(try folder.snapshot() == before, sourceLocation: sourceLocation)
    #expect(try FileSystem.entries(of: folder.path) == ["output", "secret.txt"], sourceLocation: sourceLocation)
    guard verify else { return }
    let verified = try BuiltProgram.unruly.run("verify", "--timeout", "1", in: folder)
    #expect(verified.status == 1, sourceLocation: sourceLocation)
    #expect(
      verified.messages.contains("is no report of unruly"), "\(verified.messages)", sourceLocation: sourceLocation)
  }

  static let paths = [
    "../../secret.txt", "../secret.txt", "plain/../../secret.txt", "/etc/passwd", "plain//index.html", "plain/",
    "./index.html", "plain/\\u0000", "", String(repeating: "deep/", count: 1000) + "secret.txt",
    String(repeating: "x", count: 300),
  ]

  @Test(arguments: paths) func aFileOfAChapter(path: String) throws {
    try edit { $0.replacing("\"plain/values.json\"", with: "\"\(path)\"") }
    try expectRefusal(status: 73, saying: "report.json is not that of output of unruly")
  }

  @Test(arguments: ["../../secret.txt", "/etc/passwd"]) func anotherFileOfTheReport(path: String) throws {
    try edit { $0.replacing("\"assets/style.css\"", with: "\"\(path)\"") }
    try expectRefusal(status: 73, saying: "report.json is not that of output of unruly")
  }

  @Test(arguments: ["../../secret.png", "https://example.org/a.png", "javascript:alert(1)"])
  func theCoverOfAChapter(path: String) throws {
    try edit { $0.replacing(/"file" : "plain\/line.png"|"file" : "line.png"/, with: "\"file\" : \"\(path)\"") }
    try expectRefusal(status: 73, saying: "report.json is not that of output of unruly")
  }

  /// Nobody's list can have a folder that is a link; what is behind it is not the report's.
  @Test func aFolderThatIsALink() throws {
    try FileSystem.move("\(folder.path)/output/plain", toUnused: "\(folder.path)/output/.plain")
    #expect(symlink(".plain", "\(folder.path)/output/plain") == 0)
    try expectRefusal(status: 73, saying: "output/plain does not belong to the output", verify: false)
  }

  @Test(arguments: ["index.html", "line.png", "values.json"]) func aFileThatIsALink(file: String) throws {
    try FileSystem.removeTree("\(folder.path)/output/plain/\(file)")
    #expect(symlink("../../secret.txt", "\(folder.path)/output/plain/\(file)") == 0)
    try expectRefusal(status: 73, saying: "plain/\(file) is no file but a link", verify: false)
  }

  @Test(arguments: ["plain/index.html", "plain/line.png"]) func aFileThatIsAFIFO(path: String) throws {
    try FileSystem.removeTree("\(folder.path)/output/\(path)")
    #expect(mkfifo("\(folder.path)/output/\(path)", 0o644) == 0)
    let result = try BuiltProgram.unruly.run("run", "tagged", in: folder)
    #expect(result.status == 73)
    #expect(result.messages.contains("\(path) is no file but a link, a folder, a FIFO"), "\(result.messages)")
    // To make all anew helps, as it says.
    #expect(try BuiltProgram.unruly.run("run", "plain", in: folder).status == 0)
  }

  @Test(arguments: [0, 1]) func aManifestThatIsNoFile(links: Int) throws {
    try FileSystem.removeTree("\(folder.path)/output/report.json")
    #expect(mkfifo("\(folder.path)/output/.fifo", 0o644) == 0)
    if links == 0 {
      #expect(rename("\(folder.path)/output/.fifo", "\(folder.path)/output/report.json") == 0)
    } else {
      #expect(symlink(".fifo", "\(folder.path)/output/report.json") == 0)
    }
    for arguments in [["run", "tagged"], ["verify"], ["all"]] {
      let result = try BuiltProgram.unruly.run(arguments, in: folder)
      #expect([1, 73].contains(result.status))
      #expect(result.messages.contains("FIFO"), "\(result.messages)")
    }
  }

  /// A file of a terabyte that takes no room on the disk.
  @Test func aManifestOfAnySize() throws {
    #expect(truncate("\(folder.path)/output/report.json", 1 << 40) == 0)
    for arguments in [["run", "tagged"], ["verify"]] {
      let result = try BuiltProgram.unruly.run(arguments, in: folder)
      #expect([1, 73].contains(result.status))
      #expect(result.messages.contains("File too large"), "\(result.messages)")
    }
  }

  /// What is built with the program, in a copy of it.
  @Test func aResourceThatIsNoFile() throws {
    let program = try BuiltProgram.unruly.path
    let copy = "\(folder.path)/program"
    try FileSystem.makeFolder(copy)
    try FileManager.default.copyItem(atPath: program, toPath: "\(copy)/unruly")
    let resources = "walkthrough_Notebook.resources"
    try FileManager.default.copyItem(
      atPath: "\(URL(fileURLWithPath: program).deletingLastPathComponent().path)/\(resources)",
      toPath: "\(copy)/\(resources)")
    for file in ["style.css", "templates/shell.mustache"] {
      let path = "\(copy)/\(resources)/Resources/\(file)"
      let bytes = try FileSystem.contents(of: path)
      try FileSystem.removeTree(path)
      #expect(mkfifo(path, 0o644) == 0)
      let result = try BuiltProgram(name: "program/unruly", path: "\(copy)/unruly").run("run", "plain", in: folder)
      #expect(result.status != 0)
      #expect(result.messages.contains("the program cannot read \(path)"), "\(result.messages)")
      try FileSystem.removeTree(path)
      try FileSystem.create(path, with: bytes)
    }
  }

  /// Other spellings of the same list have the same effect.
  private func edit(_ change: (String) -> String) throws {
    let text = try folder.text(of: "output/report.json")
    let changed = change(text.replacing("\\/", with: "/"))
    #expect(changed != text.replacing("\\/", with: "/"))
    try folder.write(changed, to: "output/report.json")
  }
}
