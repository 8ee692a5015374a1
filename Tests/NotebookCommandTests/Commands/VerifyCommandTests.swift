import SafeFiles
import Testing

/// `verify` as scripts see it; chapters that are not well make it fail too, so here are only findings and statuses.
@Suite struct VerifyCommandTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func failingChaptersAndMissingChaptersAreFindings() throws {
    #expect(try BuiltProgram.unruly.run("run", "plain", in: folder).status == 0)
    let result = try BuiltProgram.unruly.run("verify", "--timeout", "2", "--report", "page.html", in: folder)
    #expect(result.status == 1)
    #expect(result.output.contains("throwing/: Failing.swift:"))
    #expect(result.output.contains("tagged/values.json: is made now, but is not in the report"), "\(result.output)")
    #expect(try folder.text(of: "page.html").contains("is made now"))
    #expect(try FileSystem.entries(of: folder.path) == ["output", "page.html"])
  }

  @Test(arguments: ["missing", "empty", "other", "fifo"])
  func whatIsNoReportIsRefusedAtOnce(name: String) throws {
    try FileSystem.makeFolder("\(folder.path)/empty")
    try folder.write("{}", to: "other/report.json")
    try FileSystem.makeFolder("\(folder.path)/fifo")
    #expect(mkfifo("\(folder.path)/fifo/report.json", 0o600) == 0)
    let before = try FileSystem.files(under: folder.path)
    let result = try BuiltProgram.unruly.run("verify", "--against", name, "--report", "page.html", in: folder)
    #expect(result.status == 1)
    #expect(result.messages.contains("\(name) is no report of unruly"), "\(result.messages)")
    #expect(!result.messages.contains("chat 0"))
    #expect(try FileSystem.files(under: folder.path) == before)
  }

  @Test(arguments: ["-1", "1", "nan", "x"])
  func aToleranceThatIsNoneIsStatus64(tolerance: String) throws {
    #expect(try BuiltProgram.unruly.run("verify", "--tolerance=\(tolerance)", in: folder).status == 64)
  }
}
