import Foundation
import Testing

@testable import SafeFiles

/// What must never be replaced or emptied, whatever the command line says.
@Suite struct OutputFolderTests {
  let temporary: TemporaryFolder

  init() throws { temporary = try TemporaryFolder() }

  /// Expects the folder to be refused, with these words, and everything to be as it was.
  func expectRefusal(_ name: String, saying words: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let before = try temporary.snapshot()
    let error = #expect(throws: OutputError.self, sourceLocation: sourceLocation) {
      try publish("text", to: name)
    }
    #expect(error?.kind == .cannotCreate, sourceLocation: sourceLocation)
    #expect(error?.description.contains(words) == true, "\(error?.description ?? "")", sourceLocation: sourceLocation)
    #expect(try temporary.snapshot() == before, sourceLocation: sourceLocation)
  }

  @Test func aFolderWithFilesOfItsOwn() throws {
    try temporary.write("precious", to: "home/letter.txt")
    try expectRefusal("\(temporary.path)/home", saying: "not output of")
  }

  @Test func aFolderWithNothingButAnEmptyFolder() throws {
    try FileSystem.makeFolders("home/projects", in: temporary.path)
    try expectRefusal("\(temporary.path)/home", saying: "not output of")
    #expect(try FileSystem.entries(of: "\(temporary.path)/home") == ["projects"])
  }

  @Test func aReportThatSomebodyPutAFileInto() throws {
    try publish("old", to: "\(temporary.path)/output")
    try temporary.write("precious", to: "output/chapter/notes.txt")
    try expectRefusal("\(temporary.path)/output", saying: "chapter/notes.txt")
  }

  @Test func aReportOfAnotherProgram() throws {
    try publish("old", to: "\(temporary.path)/output", program: "other")
    try expectRefusal("\(temporary.path)/output", saying: "other")
  }

  @Test func aReportWithABrokenMarker() throws {
    try publish("old", to: "\(temporary.path)/output")
    try temporary.write("", to: "output/files.txt")
    try expectRefusal("\(temporary.path)/output", saying: "files.txt")
  }

  @Test func aFileAndAFolderBelowAFile() throws {
    try temporary.write("precious", to: "file")
    try expectRefusal("\(temporary.path)/file", saying: "not a folder")
    try expectRefusal("\(temporary.path)/file/output", saying: "Not a directory")
  }

  @Test func aLinkThatLeadsNowhereOrInCircles() throws {
    #expect(symlink("nowhere", "\(temporary.path)/link") == 0)
    try expectRefusal("\(temporary.path)/link", saying: "leads nowhere")
    #expect(symlink("circle", "\(temporary.path)/circle") == 0)
    try expectRefusal("\(temporary.path)/circle", saying: "circle")
  }

  @Test(arguments: [
    ("", "empty name"), ("~", "expand"), ("~/report", "expand"), ("/", "root"), (".", "working folder"),
    ("..", "working folder"), ("a\0b", "NUL"), ("a\u{FFFD}b", "not UTF-8"), ("missing/../output", "No such file"),
  ])
  func aNameThatCannotBeMeant(name: String, words: String) throws {
    try expectRefusal(name, saying: words)
  }

  @Test func aNameTooLongForTheFileSystem() throws {
    try expectRefusal("\(temporary.path)/\(String(repeating: "x", count: 300))", saying: "too long")
    let deep = String(repeating: "/folder", count: 800)
    try expectRefusal("\(temporary.path)\(deep)", saying: "too long")
  }
}
