import Foundation
import SafeFiles
import Testing

/// What a chapter said is on its page, however its process ends.
@Suite struct EarlyEndTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Runs chapters that end early, and nothing but the report is left.
  private func run(_ chapters: String..., format: String) throws -> String {
    try run(chapters, timeout: 120, format: format)
  }

  private func run(_ chapters: [String], timeout: Int, format: String) throws -> String {
    let result = try BuiltProgram.unruly.run(
      ["run"] + chapters + ["--timeout", "\(timeout)", "--format", format], in: folder)
    #expect(result.status == 1, "\(result.messages)")
    #expect(try FileSystem.entries(of: folder.path) == ["output"])
    return result.messages
  }

  @Test(arguments: [
    "trapping-late", "exiting-late", "hanging-late", "trapping-after-a-failure", "killed-at-once", "forking",
  ])
  func pagesAreAsRecorded(chapter: String) throws {
    var page = ""
    // What hangs has no more to say; on a machine that has much to do, it may take long to come so far.
    for timeout in chapter == "hanging-late" ? [4, 16, 64, 256] : [120] where !page.contains("\nby a detached task") {
      _ = try run([chapter], timeout: timeout, format: "markdown")
      // Processors differ in the signal of a trap.
      page = try folder.text(of: "output/\(chapter)/README.md")
        .replacing(#/by a trap \([\w /]+\)/#, with: "by a trap")
        .replacing(#/took longer than \d+ s/#, with: "took longer than it may")
    }
    #expect(try Recording.text("\(chapter).md", now: page) == page)
  }

  @Test func figuresAndValuesThatWereMadeAreKept() throws {
    _ = try run("trapping-late", format: "html")
    let files = try FileSystem.entries(of: "\(folder.path)/output/trapping-late")
    #expect(
      files.filter { $0.hasSuffix(".png") } == [
        "line-dark.png", "line.png", "steps-00-dark.png", "steps-00.png", "steps-01-dark.png", "steps-01.png",
      ])
    #expect(files.contains("line.scene.txt") && files.contains("people.csv"))
    #expect(try folder.text(of: "output/trapping-late/values.json").contains("\"share\": 0.25"))
    let page = try folder.text(of: "output/trapping-late/index.html")
    #expect(page.contains("This chapter did not run to its end"))
    #expect(!page.contains("Never reached"))
    let report = try folder.text(of: "output/report.json")
    #expect(report.contains("trapping-late/steps-01.png") && report.contains("there is no element 7"))
  }

  @Test func aPageOfOneFileHasItsFiguresInside() throws {
    _ = try run("trapping-late", format: "self-contained")
    let page = try folder.text(of: "output/trapping-late.html")
    let pictures = page.matches(of: #/data:image\/png;base64,([A-Za-z0-9+\/=]+)/#).map {
      Data(base64Encoded: String($0.output.1))
    }
    #expect(pictures.count >= 6)
    #expect(pictures.allSatisfy { $0?.starts(with: [0x89, 0x50, 0x4E, 0x47]) == true })
    #expect(try FileSystem.status("\(folder.path)/output/trapping-late") == nil)
  }

  @Test func whatWasLeftOutIsCounted() throws {
    _ = try run("killed-late", format: "markdown")
    let page = try folder.text(of: "output/killed-late/README.md")
    #expect(page.contains("Output, 21000 lines") && page.contains("line 999\n"))
    #expect(page.contains("and 20000 more lines that are not shown"))
    #expect(page.contains("![A line](line.png)"))
    let place = "EndingEarly.swift:\(try line(of: "print(\"and more\")", in: "EndingEarly.swift"))"
    #expect(page.contains("**Error at** `\(place)`"))
    #expect(page.contains("was killed, perhaps for want of memory (some time after this line)"))
  }

  /// The thread that traps does not wait for the one that finds out who printed; so the place of its last words varies.
  @Test func aTrapInAThreadLosesNothingOfTheOthers() throws {
    _ = try run("trapping-elsewhere", format: "markdown")
    let page = try folder.text(of: "output/trapping-elsewhere/README.md")
    #expect(page.contains("```text\nmeanwhile\n```"))
    #expect(!page.contains("Fatal error:") && page.contains("by a trap") && page.contains("the thread gives up"))
    let place = "EndingEarly.swift:\(try line(of: "the thread gives up", in: "EndingEarly.swift"))"
    #expect(page.contains("**Error at** `\(place)`"), "\(page)")
  }

  /// A limit on files is one on memory to share, too: then it is told that what was said is lost.
  @Test func whereNoMemoryCanBeSharedItIsTold() throws {
    let result = try BuiltProgram.hardship.run(
      ["--file-size", "100000000", BuiltProgram.unruly.path, "run", "exiting-late", "plain"], in: folder)
    #expect(result.status == 1)
    let lost = "what it had said until then is lost, for want of memory to keep it: File too large"
    #expect(result.messages.contains(lost), "\(result.messages)")
    #expect(try folder.text(of: "output/exiting-late/index.html").contains(lost))
    #expect(try folder.text(of: "output/plain/index.html").contains("The answer is 42."))
  }
}
