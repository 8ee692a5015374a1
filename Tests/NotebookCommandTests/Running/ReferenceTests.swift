import SafeFiles
import Testing

/// What a chapter calls things of another is right, whichever of the two was made last.
@Suite struct ReferenceTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func run(_ chapter: String, tables: Int) throws -> BuiltProgram.Result {
    try BuiltProgram.unruly.run("run", chapter, in: folder, environment: ["UNRULY_TABLES": "\(tables)"])
  }

  private func expect(_ label: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    for page in ["index.html", "README.md"] {
      let text = try folder.text(of: "output/referring/\(page)")
      #expect(text.contains("-->\(label)<!--"), "\(page)", sourceLocation: sourceLocation)
    }
  }

  @Test func pagesThatAreKeptFollow() throws {
    let first = try run("referring", tables: 0)
    #expect(first.status == 0)
    #expect(first.messages.contains("counting#table:last is not checked, because counting has not been run"))
    try expect("not made yet")
    #expect(try run("counting", tables: 0).status == 0)
    try expect("Table 1")
    #expect(try run("counting", tables: 2).status == 0)
    try expect("Table 3")
    let line = try line(of: "](counting#table:last)", in: "Referring.swift")
    let missing = try run("counting", tables: 3)
    #expect(missing.status == 1)
    #expect(missing.messages.contains("Referring.swift:\(line): there is no table named \"last\" in counting"))
    #expect(try folder.text(of: "output/index.html").contains("Ran, but something is wrong in it."))
    #expect(try run("counting", tables: 1).status == 0)
    try expect("Table 2")
    #expect(!(try folder.text(of: "output/index.html").contains("Ran, but something is wrong in it.")))
  }
}
