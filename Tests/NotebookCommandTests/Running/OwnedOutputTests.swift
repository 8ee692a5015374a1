import Foundation
import SafeFiles
import Testing

/// Whole pages of chapters that print in every way, as the program makes them, in Markdown.
@Suite struct OwnedOutputTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test(arguments: [
    "called-helpers", "printed-otherwise", "started-processes", "awaited-tasks", "failing-elsewhere", "left-task",
    "left-process", "written-text", "conditional-text", "marked-text", "measured-times",
    "last-words",
  ])
  func pagesAreAsRecorded(chapter: String) throws {
    let result = try BuiltProgram.owning.run("run", chapter, "--format", "markdown", in: folder)
    let page = try folder.text(of: "output/\(chapter)/README.md")
    #expect(try Recording.text("\(chapter).md", now: page) == page)
    let isWell = !page.contains("**Error at**")
    #expect(result.status == (isWell ? 0 : 1), "\(result.messages)")
  }

  /// Whether the thread prints once more before the page is made is a matter of luck; but then it is told.
  @Test func whatIsPrintedAfterTheEndIsAnError() throws {
    var isTold = false
    for _ in 0..<20 where !isTold {
      let result = try BuiltProgram.owning.run("run", "left-thread", "--format", "markdown", in: folder)
      let page = try folder.text(of: "output/left-thread/README.md")
      isTold = page.contains("\"on and on\" was printed after run() had ended")
      #expect(result.status == (isTold ? 1 : 0), "\(page)")
    }
    #expect(isTold)
  }

  @Test func standardErrorIsMarkedAndPassedOn() throws {
    let result = try BuiltProgram.owning.run("run", "printed-otherwise", in: folder)
    #expect(result.messages.contains("printed-otherwise: a warning"))
    #expect(!result.messages.contains("a file handle"))
    let page = try folder.text(of: "output/printed-otherwise/index.html")
    #expect(
      page.contains(
        "<div class=\"output error\"><p class=\"stream\">Standard error</p><pre tabindex=\"0\"><samp>a warning</samp>"))
    #expect(page.contains("<samp>100 % done\nred and plain\nshort\nabd</samp>"))
  }

  @Test func whatVariesIsNotCompared() throws {
    func run(_ seconds: String, _ arguments: String...) throws -> BuiltProgram.Result {
      try BuiltProgram.owning.run(arguments, in: folder, environment: ["OWNING_SECONDS": seconds])
    }
    #expect(try run("1", "all").status == 1)
    #expect(try folder.text(of: "output/measured-times/values.json").contains("\"seconds\": 1.0"))
    let same = try run("2.5", "verify").output
    #expect(!same.contains("measured-times"), "\(same)")
    #expect(try folder.text(of: "output/report.json").contains("\"fit\""))
    // All else is.
    let page = try folder.text(of: "output/measured-times/index.html")
    try folder.write(page.replacing("It ran 3 times.", with: "It ran 4 times."), to: "output/measured-times/index.html")
    let values = try folder.text(of: "output/measured-times/values.json")
    try folder.write(values.replacing("3", with: "4"), to: "output/measured-times/values.json")
    let different = try run("2.5", "verify").output
    #expect(different.contains("measured-times/values.json: runs: 4 -> 3"), "\(different)")
    #expect(different.contains("It ran 4 times."), "\(different)")
    #expect(!different.contains("times.png") && !different.contains("seconds"), "\(different)")
  }
}
