import Foundation
import SafeFiles
import Testing

/// Where `--record` and `verify --report` may lead.
@Suite struct RecordFileTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func linksAreFollowed() throws {
    try folder.write("old", to: "elsewhere/record.json")
    #expect(symlink("elsewhere/record.json", "\(folder.path)/link") == 0)
    let result = try BuiltProgram.unruly.run("run", "plain", "--record", "link", in: folder)
    #expect(result.status == 0, "\(result.messages)")
    #expect(try FileSystem.status("\(folder.path)/link")?.kind == .symbolicLink)
    #expect(try folder.text(of: "elsewhere/record.json").contains("\"durationInSeconds\""))
  }

  @Test func aFIFOIsWrittenThrough() throws {
    #expect(mkfifo("\(folder.path)/fifo", 0o600) == 0)
    let reader = Process()
    reader.executableURL = URL(fileURLWithPath: "/bin/sh")
    reader.arguments = ["-c", "cat fifo >received"]
    reader.currentDirectoryURL = URL(fileURLWithPath: folder.path)
    try reader.run()
    let result = try BuiltProgram.unruly.run("run", "plain", "--record", "fifo", in: folder)
    reader.waitUntilExit()
    #expect(result.status == 0, "\(result.messages)")
    #expect(try folder.text(of: "received").contains("\"durationInSeconds\""))
    #expect(try FileSystem.status("\(folder.path)/fifo")?.kind == .other)
  }

  @Test(arguments: ["missing/record.json", "file/record.json", "folder"])
  func whatCannotBeWrittenIsToldBeforeTheChaptersRun(record: String) throws {
    try folder.write("", to: "file")
    try FileSystem.makeFolder("\(folder.path)/folder")
    let result = try BuiltProgram.unruly.run("run", "chatting", "--record", record, in: folder)
    #expect(result.status == 73)
    #expect(result.messages.contains("the record cannot be written: \(record)"), "\(result.messages)")
    #expect(!result.messages.contains("chat 0"))
    #expect(try FileSystem.entries(of: folder.path) == ["file", "folder"])
  }

  @Test func aRecordIsNotPartOfTheReport() throws {
    #expect(try BuiltProgram.unruly.run("run", "plain", in: folder).status == 0)
    let before = try folder.contents()
    for arguments in [
      ["run", "plain", "--record", "output/record.json"], ["run", "plain", "--record", "output/plain/index.html"],
      ["verify", "--report", "output/differences.html"], ["verify", "--record", "output/record.json"],
    ] {
      let result = try BuiltProgram.unruly.run(arguments, in: folder)
      #expect(result.status == 64, "\(arguments): \(result.messages)")
      #expect(result.messages.contains("is in the report's folder"), "\(result.messages)")
      #expect(try folder.contents() == before)
    }
  }

  /// The reader ends before anything is written: the report stands all the same.
  @Test func aRecordThatFailsAtTheEndDoesNotCostTheReport() throws {
    #expect(mkfifo("\(folder.path)/fifo", 0o600) == 0)
    let reader = open("\(folder.path)/fifo", O_RDONLY | O_NONBLOCK)
    let begun = "\(folder.path)/begun"
    let process = try BuiltProgram.unruly.start(
      ["run", "pausing", "--record", "fifo"], in: folder.path, environment: ["UNRULY_PAUSE": begun])
    try waitUntil { try FileSystem.status(begun) != nil }
    close(reader)
    try folder.write("", to: "begun-over")
    process.waitUntilExit()
    #expect(process.terminationReason == .exit)
    #expect(process.terminationStatus == 74)
    #expect(try FileSystem.status("\(folder.path)/output/report.json") != nil)
  }
}
