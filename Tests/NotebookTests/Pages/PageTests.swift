import Foundation
import SafeFiles
import Testing

@testable import Notebook

/// Pages as a whole: what a chapter's prose becomes in HTML and in Markdown.
///
///     RECORD=1 swift test --filter NotebookTests.PageTests
///
/// writes the expected pages anew; look at what `git diff` says.
struct PageTests {
  private static let isRecording = ProcessInfo.processInfo.environment["RECORD"] == "1"

  private func expect(_ text: String, as file: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let path = "\(pages.sourceFolder)/Expected/\(file)"
    if Self.isRecording { try FileSystem.replace(path, with: Array(text.utf8)) }
    let expected = String(decoding: try FileSystem.contents(of: path), as: UTF8.self)
    let (lines, expectedLines) = (
      text.split(separator: "\n", omittingEmptySubsequences: false),
      expected.split(separator: "\n", omittingEmptySubsequences: false)
    )
    let first = zip(lines, expectedLines).enumerated().first { $0.element.0 != $0.element.1 }
    #expect(
      text == expected, "\(file):\((first?.offset ?? min(lines.count, expectedLines.count)) + 1)",
      sourceLocation: sourceLocation)
  }

  /// What is between the head and the foot of a page.
  private func article(_ page: String) -> String {
    guard let start = page.range(of: "<article>\n"), let end = page.range(of: "</article>") else { return page }
    return String(page[start.upperBound..<end.lowerBound])
  }

  /// Every chapter of the catalogue, linked.
  private func build(into folder: TemporaryFolder, format: ReportFormat = .html) throws -> [ChapterOutcome] {
    let builder = try ReportBuilder(fixtures: pages, format: format)
    let outcomes = try pages.chapters.map { try builder.build(chapter: $0.name, into: folder.path) }
    let linked = try builder.link(outcomes, in: folder.path)
    _ = try builder.finish(linked, into: folder.path)
    return linked
  }

  @Test func pagesAreTheExpectedOnes() throws {
    let folder = try TemporaryFolder()
    for outcome in try build(into: folder) where outcome.name != "markdown-mistakes" {
      #expect((outcome.failures + outcome.linkFailures).map(\.description) == [])
      try expect(article(try folder.text(of: "\(outcome.name)/index.html")), as: "\(outcome.name).html")
      try expect(try folder.text(of: "\(outcome.name)/README.md"), as: "\(outcome.name).md")
    }
    try expect(try folder.text(of: "README.md"), as: "README.md")
  }

  @Test func attachedFilesAreListedAndAreTheBytesThatWereGiven() throws {
    let folder = try TemporaryFolder()
    let outcome = try #require(try build(into: folder).first { $0.name == "attachments" })
    let files = ["model.json", "table-1.csv", "table-2.csv"].map { "attachments/\($0)" }
    #expect(Set(files).isSubset(of: outcome.files))
    #expect(try folder.text(of: files[0]) == #"{"weight": 0.25}"#)
    #expect(try folder.text(of: files[1]) == "a,b\r\n1,2\r\n")
    #expect(try folder.text(of: files[2]) == "a\r\n1\r\n")
  }

  @Test func onlyAPageThatIsOneFileRefusesLargeFiles() throws {
    for format in ReportFormat.all {
      let writer = try format.writer.init(try CatalogueText(pages))
      #expect(writer.refusal(of: "a.csv", byteCount: 64_000_000) == nil)
      let refusal = writer.refusal(of: "a.csv", byteCount: 64_000_001)
      #expect((refusal != nil) == (format == .selfContained))
      #expect(refusal?.contains("a.csv") != false)
    }
  }

  @Test(arguments: [
    (1, "1 B"), (999, "999 B"), (1000, "1.0 kB"), (99_949, "99.9 kB"), (99_950, "100 kB"), (999_499, "999 kB"),
    (999_950, "1.0 MB"), (64_000_000, "64.0 MB"), (1_234_567_890, "1.2 GB"), (5_000_000_000_000, "5000 GB"),
  ])
  func sizesInWords(byteCount: Int, expected: String) {
    #expect(AttachmentBlock(file: "a", byteCount: byteCount, caption: []).size == expected)
  }

  @Test func mistakesAreTold() throws {
    let folder = try TemporaryFolder()
    let outcome = try #require(try build(into: folder).first { $0.name == "markdown-mistakes" })
    let told = (outcome.failures + outcome.linkFailures).map(\.description)
    try expect(told.joined(separator: "\n") + "\n", as: "MarkdownMistakes.txt")
  }

  @Test func everyIDIsThereOnce() throws {
    let folder = try TemporaryFolder()
    for outcome in try build(into: folder) {
      let page = try folder.text(of: "\(outcome.name)/index.html")
      let ids = page.matches(of: /\sid="([^"]*)"/).map { String($0.1) }
      #expect(ids.count == Set(ids).count, "\(ids.filter { id in ids.count { $0 == id } > 1 })")
      for match in page.matches(of: /\shref="#([^"]*)"/) { #expect(ids.contains(String(match.1)), "\(match.1)") }
    }
  }

  @Test func pagesThatHaveEverythingInsideLeadToNoOtherFiles() throws {
    let folder = try TemporaryFolder()
    let outcomes = try build(into: folder, format: .selfContained)
    #expect(outcomes.first { $0.name == "neighbors" }?.linkFailures == [])
    let page = try folder.text(of: "markdown.html")
    #expect(page.contains("<a href=\"#values\">the values</a>"))
    #expect(page.contains("download=\"plot.png\" title=\"larger\">the plot</a>"))
    #expect(page.contains("<a href=\"index.html\">the index</a>"))
    #expect(try folder.text(of: "neighbors.html").contains("<a href=\"markdown.html\">values</a>"))
    let attachments = try folder.text(of: "attachments.html")
    // The bytes of {"weight": 0.25}.
    let model = "data:application/json;base64,eyJ3ZWlnaHQiOiAwLjI1fQ==\" download=\"model.json\""
    #expect(attachments.ranges(of: "<a href=\"\(model)").count == 2)
    #expect(try folder.text(of: "pictures.html").contains("src=\"data:image/svg+xml;base64,"))
  }
}
