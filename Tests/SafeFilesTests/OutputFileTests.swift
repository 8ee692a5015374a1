import Foundation
import Testing

@testable import SafeFiles

@Suite struct OutputFileTests {
  let temporary: TemporaryFolder

  init() throws { temporary = try TemporaryFolder() }

  func path(_ name: String) -> String { "\(temporary.path)/\(name)" }

  @Test func aFileIsReplacedAndKeepsItsPermissions() throws {
    try temporary.write("a longer former text", to: "file")
    #expect(chmod(path("file"), 0o600) == 0)
    try FileSystem.replace(path("file"), with: Array("new".utf8))
    #expect(try temporary.text(of: "file") == "new")
    #expect(try FileSystem.status(path("file"))?.permissions == 0o600)
    #expect(try FileSystem.entries(of: temporary.path) == ["file"])
  }

  @Test(arguments: [true, false]) func linksAreFollowed(targetExists: Bool) throws {
    try FileSystem.makeFolder(path("folder"))
    if targetExists { try temporary.write("old", to: "folder/target") }
    #expect(symlink("second", path("first")) == 0)
    #expect(symlink("folder/target", path("second")) == 0)
    let file = try OutputFile(path("first"))
    #expect(file.path == path("folder/target"))
    try file.write(Array("new".utf8))
    #expect(try temporary.text(of: "folder/target") == "new")
    #expect(try FileSystem.status(path("first"))?.kind == .symbolicLink)
    #expect(try FileSystem.status(path("second"))?.kind == .symbolicLink)
  }

  @Test(arguments: ["fifo", "link"]) func aFIFOIsWrittenTo(name: String) throws {
    #expect(mkfifo(path("fifo"), 0o600) == 0)
    #expect(symlink("fifo", path("link")) == 0)
    let reader = open(path("fifo"), O_RDONLY | O_NONBLOCK)
    let file = try OutputFile(path(name))
    #expect(file.path == nil)
    try file.write(Array("text".utf8))
    var buffer = [UInt8](repeating: 0, count: 16)
    #expect(read(reader, &buffer, 16) == 4)
    #expect(try FileSystem.status(path("fifo"))?.kind == .other)
    close(reader)
    // Its reader gone, writing is an error, and not the end of the process.
    let error = #expect(throws: SystemError.self) { try file.write(Array("text".utf8)) }
    #expect(error?.code == EPIPE)
  }

  @Test func aFIFOThatNobodyReadsIsRefusedBeforeLong() throws {
    #expect(mkfifo(path("fifo"), 0o600) == 0)
    let error = #expect(throws: SystemError.self) { _ = try OutputFile(path("fifo")) }
    #expect(error?.description.contains("start its reader first") == true)
  }

  @Test(arguments: [("folder", EISDIR), ("missing/file", ENOENT), ("circle", ELOOP), ("file/below", ENOTDIR)])
  func whatCannotBeWrittenIsToldAtTheBeginning(name: String, code: CInt) throws {
    try FileSystem.makeFolder(path("folder"))
    try temporary.write("", to: "file")
    #expect(symlink("circle", path("circle")) == 0)
    let error = #expect(throws: SystemError.self) { _ = try OutputFile(path(name)) }
    #expect(error == SystemError(code: code, path: path(name)))
  }

  @Test func onlyFilesAreRead() throws {
    #expect(mkfifo(path("fifo"), 0o600) == 0)
    #expect(symlink("fifo", path("link")) == 0)
    for name in ["fifo", "link"] {
      let error = #expect(throws: SystemError.self) { try FileSystem.contents(of: path(name)) }
      #expect(error?.description.contains("no file but a FIFO") == true)
    }
    #expect(throws: SystemError(code: EISDIR, path: temporary.path)) {
      try FileSystem.contents(of: temporary.path)
    }
  }

  @Test func aFileLargerThanExpectedIsNotReadWhole() throws {
    try temporary.write("12345", to: "file")
    #expect(try FileSystem.contents(of: path("file"), atMost: 5).count == 5)
    #expect(throws: SystemError(code: EFBIG, path: path("file"))) {
      try FileSystem.contents(of: path("file"), atMost: 4)
    }
  }
}
