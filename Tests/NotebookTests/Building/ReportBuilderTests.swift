import Foundation
import SafeFiles
import Testing

@testable import Notebook

struct ReportBuilderTests {
  /// Where each of the texts begins, in order; fails if one does not follow those before.
  private func expect(_ page: String, inOrder texts: [String], sourceLocation: SourceLocation = #_sourceLocation) {
    var rest = page[...]
    for text in texts {
      guard let range = rest.range(of: text) else {
        Issue.record("\(text) is missing, or stands before what is to precede it", sourceLocation: sourceLocation)
        return
      }
      rest = rest[range.upperBound...]
    }
  }

  @Test func storyIsToldInOrder() throws {
    let folder = try TemporaryFolder()
    let outcome = try ReportBuilder(fixtures: fixtures).build(chapter: "story", into: folder.path)
    #expect(outcome.failures == [])
    let page = try folder.text(of: "story/index.html")
    expect(
      page,
      inOrder: [
        "<title>A story &lt;of&gt; cells – Fixtures &amp; Friends</title>", "This stands before the chapter.",
        "A helper is shown", "func</span> twice", "<h2 id=\"first-steps\">",
        "The weight is −0.75, that is −75%; tiny is −3.27 × 10⁻⁶.", "<code>&quot;\\(weights)&quot;</code>",
        "<samp>&lt;script&gt;alert(1)&lt;/script&gt; [0.25, -0.75]</samp>",
        "<a href=\"#figure-loop\">the loop (Figure 1)</a>", "<a href=\"#figure-single\">Figure 2</a>",
        "<a href=\"#equation-bayes\">Equation 1</a>", "id=\"equation-bayes\"", "<samp>frame 0\nframe 1\nframe 2</samp>",
        "id=\"figure-loop\"", "loop-00.png", "loop-01.png", "loop-02.png", "id=\"figure-single\"",
        "alt=\"A &quot;single&quot; figure\" width=\"600\" height=\"400\"", "<samp>after all</samp>",
        "Preparation, 1 line<", "<table>", "−12.2", "The end: a *b* &lt;c&gt;, 0.1.", "Behind the chapter.", "Appendix",
      ])
    #expect(!page.contains("notShown"))
    #expect(!page.contains("<script>alert"))
    #expect(outcome.cover?.file == "loop-00.png")
    #expect(Set(outcome.files) == Set(try FileSystem.files(under: folder.path)))
  }

  @Test func valuesAreWritten() throws {
    let folder = try TemporaryFolder()
    _ = try ReportBuilder(fixtures: fixtures).build(chapter: "story", into: folder.path)
    let text = try folder.text(of: "story/values.json")
    let values = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
    #expect(values?["tiny"] as? Double == -3.2671e-06)
    #expect(values?["nested"] as? [[Double]] == [[1, 2], [3, 0.1]])
  }

  @Test func aChapterThatThrowsKeepsWhatCameBefore() throws {
    let folder = try TemporaryFolder()
    let outcome = try ReportBuilder(fixtures: fixtures).build(chapter: "throwing", into: folder.path)
    #expect(outcome.failures.map(\.description) == ["Throwing.swift:11: nothing works"])
    let page = try folder.text(of: "throwing/index.html")
    expect(page, inOrder: ["Throwing.swift:11", "Before.", "<samp>seen</samp>", "Then:", "fallible", "nothing works"])
    #expect(!page.contains("Never shown"))
  }

  @Test func helpersCanPassTheirLineOn() throws {
    let folder = try TemporaryFolder()
    let outcome = try ReportBuilder(fixtures: fixtures).build(chapter: "helpers", into: folder.path)
    #expect(outcome.failures == [])
    expect(
      try folder.text(of: "helpers/index.html"),
      inOrder: ["One.", "<samp>reported one</samp>", "Two.", "<samp>reported two</samp>"])
  }

  @Test func aFigureThatCannotBeDrawnFailsTheChapterAtItsLine() throws {
    let folder = try TemporaryFolder()
    let outcome = try ReportBuilder(fixtures: fixtures, failure: "the font is missing").build(
      chapter: "story", into: folder.path)
    #expect(outcome.failures.count == 1)
    #expect(outcome.failures.first?.message == "the font is missing")
    let line = try #require(outcome.failures.first?.line)
    let source = try FileSystem.contents(of: fixtures.sourceFolder + "/Story.swift")
    let lines = String(decoding: source, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines[line - 1].contains("show(\"loop\""))
  }

  @Test func everyMistakeIsToldByItsLine() throws {
    let folder = try TemporaryFolder()
    let outcome = try ReportBuilder(fixtures: fixtures).build(chapter: "mistakes", into: folder.path)
    let source = try FileSystem.contents(of: fixtures.sourceFolder + "/Mistakes.swift")
    let lines = String(decoding: source, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    let marked = lines.indices.filter { lines[$0].contains("MISTAKE") }.map { $0 + 1 }
    #expect(marked.count == 6)
    #expect(Set(outcome.failures.compactMap(\.line)) == Set(marked))
    let page = try folder.text(of: "mistakes/index.html")
    for failure in outcome.failures { #expect(page.contains(escapedHTML(failure.message))) }
  }

  @Test func whatAHelperRecordsBelongsToTheStatementThatCallsIt() throws {
    let folder = try TemporaryFolder()
    let outcome = try ReportBuilder(fixtures: fixtures).build(chapter: "misplaced", into: folder.path)
    #expect(outcome.failures == [])
    expect(
      try folder.text(of: "misplaced/index.html"),
      inOrder: ["One.", "<samp>reported one</samp>", "Two.", "<samp>reported two</samp>"])
  }

  @Test func aSourceThatIsNotTheOneThatRan() throws {
    let folder = try TemporaryFolder()
    let original = String(decoding: try FileSystem.contents(of: fixtures.sourceFolder + "/Story.swift"), as: UTF8.self)
    try FileSystem.create(folder.path + "/Story.swift", with: Array("\(original)// One line more.\n".utf8))
    var moved = fixtures
    moved.sourceFile = folder.path + "/Fixtures.swift"
    let outcome = try ReportBuilder(fixtures: moved).build(chapter: "story", into: folder.path)
    #expect(outcome.failures.map(\.message).first?.contains("edited since the program was built") == true)
    let obstacles = try ReportBuilder(fixtures: moved).obstacles(to: ["story", "helpers"])
    #expect(obstacles.contains { $0.hasPrefix("Story.swift: ") && $0.contains("edited since the program was built") })
    #expect(obstacles.count == 2)
    #expect(try ReportBuilder(fixtures: fixtures).obstacles(to: ["story"]).isEmpty)
    let missing = try ReportBuilder(fixtures: moved).build(chapter: "helpers", into: folder.path)
    #expect(missing.failures.map(\.message).first?.contains("cannot be read") == true)
  }

  @Test func aChapterWhoseProcessIsGone() throws {
    let folder = try TemporaryFolder()
    let source = String(decoding: try FileSystem.contents(of: fixtures.sourceFolder + "/Story.swift"), as: UTF8.self)
    let before = try #require(source.range(of: "print(\"<script>")?.lowerBound)
    let line = source[..<before].count { $0.isNewline } + 1
    let outcome = try ReportBuilder(fixtures: fixtures).buildFailurePage(
      PlannedRun(chapter: "story"), end: EarlyEnd(reason: "ended by SIGILL", stack: [line]), journal: nil,
      into: folder.path
    ).outcome
    #expect(
      outcome.failures == [
        ChapterFailure(chapter: "story", file: "Story.swift", line: line, message: "ended by SIGILL")
      ])
    expect(try folder.text(of: "story/index.html"), inOrder: ["First steps", "alert", "ended by SIGILL"])
    #expect(!(try folder.text(of: "story/index.html")).contains("Second"))
  }

  @Test func hostileOutputHarmsNothing() throws {
    let folder = try TemporaryFolder()
    let outcome = try ReportBuilder(fixtures: fixtures).build(chapter: "hostile", into: folder.path)
    #expect(outcome.failures == [])
    let page = try folder.text(of: "hostile/index.html")
    #expect(!page.contains("<script>alert") && !page.contains("<b>") && !page.contains("onerror=\""))
    // The color is gone, the line written over from its beginning.
    #expect(page.contains("<samp>\u{FFFD}script&gt;alert(&#39;x&#39;)&lt;/script&gt; ]]&gt;␀\u{FFFD}"))
    #expect(page.contains("and 999000 more lines") || page.contains("and 999001 more lines"))
    #expect(page.utf8.count < 300_000)
    let forbidden = page.unicodeScalars.first { visible($0) != $0 && $0 != "\n" && $0 != "\t" }
    #expect(forbidden == nil)
    let markdown = try folder.text(of: "hostile/README.md")
    #expect(markdown.contains("````text\n```\n</details>"))
    #expect(markdown.utf8.count < 300_000)
  }

  @Test func indexAndNeighbors() throws {
    let folder = try TemporaryFolder()
    let builder = try ReportBuilder(fixtures: fixtures)
    let outcome = try builder.build(chapter: "helpers", into: folder.path)
    let files = try builder.finish([outcome], into: folder.path)
    #expect(Set(files + outcome.files) == Set(try FileSystem.files(under: folder.path)))
    let index = try folder.text(of: "index.html")
    expect(index, inOrder: ["Fixtures &amp; Friends", "<msup>", "story/index.html", "Not run yet.", "Helpers"])
    expect(try folder.text(of: "helpers/index.html"), inOrder: ["../throwing/index.html", "../mistakes/index.html"])
    // Every link leads to a file that is there.
    for page in files + outcome.files where page.hasSuffix(".html") {
      let text = try folder.text(of: page)
      let base = page.split(separator: "/").dropLast().joined(separator: "/")
      for part in text.components(separatedBy: "href=\"").dropFirst() {
        let link = String(part.prefix { $0 != "\"" })
        if link.isEmpty || link.hasPrefix("#") || link.hasPrefix("data:") { continue }
        #expect(FileManager.default.fileExists(atPath: "\(folder.path)/\(base)/\(link)"), "\(page): \(link)")
      }
    }
  }

  @Test func theSameBytesTwice() throws {
    var reports: [[String: [UInt8]]] = []
    for _ in 0..<2 {
      let folder = try TemporaryFolder()
      let builder = try ReportBuilder(fixtures: fixtures)
      let outcomes = try fixtures.chapters.map { try builder.build(chapter: $0.name, into: folder.path) }
      _ = try builder.finish(outcomes.reversed(), into: folder.path)
      var report: [String: [UInt8]] = [:]
      for file in try FileSystem.files(under: folder.path) {
        report[file] = try FileSystem.contents(of: folder.path + "/" + file)
      }
      reports.append(report)
    }
    #expect(reports[0] == reports[1])
    #expect(reports[0].count > 10)
  }

  /// Swift takes a property of another type for another property, without a word.
  @Test func aPropertyWithoutItsTypeIsTold() throws {
    let catalogue = Catalogue(title: "x", introduction: "", chapters: [UntypedCover.self], file: #filePath)
    let error = #expect(throws: CatalogueError.self) { try ReportBuilder(fixtures: catalogue) }
    let finding = try #require(error?.findings.first)
    #expect(error?.findings.count == 1)
    #expect(finding.hasPrefix("ReportBuilderTests.swift:") && finding.contains("`static let cover: String? = "))
  }

  @Test func catalogueIsChecked() {
    let twice = Catalogue(title: " ", introduction: "", chapters: [Helpers.self, Helpers.self, Untitled.self])
    let error = #expect(throws: CatalogueError.self) { try ReportBuilder(fixtures: twice) }
    #expect(error?.findings.count == 5)
    let source = String(decoding: (try? FileSystem.contents(of: #filePath)) ?? [], as: UTF8.self)
    let lines = source.split(separator: "\n", omittingEmptySubsequences: false)
    let line = lines.firstIndex { $0.hasPrefix("  static let title = \"\"") }.map { $0 + 1 } ?? 0
    let place = "ReportBuilderTests.swift:\(line): "
    #expect(error?.findings.contains { $0.hasPrefix(place) && $0.contains("title") } == true)
  }
}

private struct Untitled: Chapter {
  static let title = ""
  static let summary = ""
  static let name = "../up"
  static let sourceFile: String? = "ReportBuilderTests.swift"
  func run() {}
}

private struct UntypedCover: Chapter {
  static let title = "x"
  static let summary = "x"
  static let sourceFile: String? = "ReportBuilderTests.swift"
  static let cover = "second"

  func run() {}
}
