import SafeFiles
import Testing

/// `verify` as scripts see it; chapters that are not well make it fail too, so here are only findings and statuses.
@Suite struct VerifyCommandTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func failingChaptersAndMissingReportsAreFindings() throws {
    let result = try BuiltProgram.unruly.run("verify", "--timeout", "2", "--report", "page.html", in: folder)
    #expect(result.status == 1)
    #expect(result.output.contains("throwing/: Failing.swift:"))
    #expect(result.output.contains("assets/style.css: is made now, but is not in the report"))
    #expect(try folder.text(of: "page.html").contains("is made now"))
    #expect(try FileSystem.entries(of: folder.path) == ["page.html"])
  }

  @Test(arguments: ["-1", "1", "nan", "x"])
  func aToleranceThatIsNoneIsStatus64(tolerance: String) throws {
    #expect(try BuiltProgram.unruly.run("verify", "--tolerance=\(tolerance)", in: folder).status == 64)
  }
}
