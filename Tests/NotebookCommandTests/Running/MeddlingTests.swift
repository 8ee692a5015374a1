import Foundation
import SafeFiles
import Testing

/// What a chapter does to its own process, which also writes its files.
@Suite struct MeddlingTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func run(_ kind: String, output: String = "output") throws -> BuiltProgram.Result {
    try BuiltProgram.unruly.run(
      "run", "meddling", "plain", "--output", output, in: folder, environment: ["UNRULY_MEDDLING": kind])
  }

  private func modes(_ report: String) throws -> [mode_t?] {
    try FileSystem.files(under: "\(folder.path)/\(report)").map {
      try FileSystem.status("\(folder.path)/\(report)/\($0)")?.permissions
    }
  }

  /// The report is as if the chapter had done nothing, its files' permissions included.
  @Test func whatIsItsOwnAffair() throws {
    #expect(try run("nothing", output: "expected").status == 0)
    let expected = try folder.contents()
    for kind in ["working folder", "permissions", "language", "signals", "output"] {
      let result = try run(kind)
      #expect(result.status == 0, "\(kind): \(result.messages)")
      for (path, bytes) in expected {
        #expect(
          try FileSystem.contents(of: "\(folder.path)/output/\(path.dropFirst("expected/".count))") == Array(bytes))
      }
      #expect(try modes("output") == modes("expected"), "\(kind)")
    }
    #expect(try FileSystem.entries(of: folder.path) == ["expected", "output"])
  }

  /// The reason is told as it is.
  @Test func whatItClosesIsTold() throws {
    let result = try run("all files")
    #expect(result.status == 1)
    #expect(result.messages.contains("run() closed file descriptors that it did not open"), "\(result.messages)")
    #expect(!result.messages.contains("still runs"), "\(result.messages)")
    let page = try folder.text(of: "output/meddling/README.md")
    #expect(page.contains("**This chapter ran, but something is wrong in it:**"))
    #expect(try folder.text(of: "output/index.html").contains("Ran, but something is wrong in it."))
  }

  /// What it takes from the program that made it costs it the run, and never the report that is there.
  @Test(arguments: [
    ("open files", 74), ("file size", 74), ("scratch folder", 74), ("report", 74), ("parent", 15),
  ])
  func whatCostsTheRun(kind: String, status: Int32) throws {
    #expect(try BuiltProgram.unruly.run("run", "plain", in: folder).status == 0)
    let before = try folder.contents()
    let result = try run(kind)
    #expect(result.status == status && result.isSignal == (kind == "parent"), "\(result.messages)")
    #expect(result.messages.contains("as it was"), "\(result.messages)")
    #expect(try folder.contents() == before)
    #expect(try FileSystem.entries(of: folder.path) == ["output"])
  }

  /// It ends itself, and nobody else.
  @Test func whoEndsItsGroup() throws {
    let result = try run("group")
    #expect(result.status == 1 && !result.isSignal, "\(result.messages)")
    #expect(try folder.text(of: "output/plain/index.html").contains("The answer is 42."))
  }
}
