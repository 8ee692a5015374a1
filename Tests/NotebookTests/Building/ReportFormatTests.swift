import Foundation
import SafeFiles
import Testing

@testable import Notebook

struct ReportFormatTests {
  @Test func markdown() throws {
    let folder = try TemporaryFolder()
    let builder = try ReportBuilder(fixtures: fixtures, format: .markdown)
    let outcome = try builder.build(chapter: "story", into: folder.path)
    #expect(outcome.failures == [])
    _ = try builder.finish([outcome], into: folder.path)
    let files = try FileSystem.files(under: folder.path)
    #expect(!files.contains { $0.hasSuffix(".html") || $0.hasPrefix("assets") })
    let text = try folder.text(of: "story/README.md")
    var rest = text[...]
    for part in [
      "# A story \\<of\\> cells", "The weight is −0.75", "$`w = -3.3 \\times 10^{-6}`$",
      "[the loop (Figure 1)](#figure-loop)", "```math\np(x \\mid \\mu) = \\sum_{c=1}^{C} \\pi_c \\tag{1}\n```",
      "```swift\n// An ordinary comment.", "```text\nframe 0\nframe 1\nframe 2\n```", "<a id=\"figure-loop\"></a>",
      "![Frame 0](loop-00.png)", "![Frame 2](loop-02.png)", "**Figure 2.** Alone", "<summary>Preparation</summary>",
      "| n | $`\\sigma`$ |", "| --: | --: |", "| 3 | −12.2 |", "The end: a \\*b\\* \\<c\\>, 0.1.",
      "[Recorded values](values.json)",
    ] {
      guard let range = rest.range(of: part) else {
        Issue.record("\(part) is missing after what precedes it")
        return
      }
      rest = rest[range.upperBound...]
    }
    #expect(try folder.text(of: "README.md").contains("### 1. [A story \\<of\\> cells](story/README.md)"))
    // Every file it refers to is there.
    for page in files where page.hasSuffix(".md") {
      let base = page.split(separator: "/").dropLast().joined(separator: "/")
      for match in try folder.text(of: page).matches(of: /\]\(([^)#]+)\)/) where !match.1.hasPrefix("http") {
        #expect(FileManager.default.fileExists(atPath: "\(folder.path)/\(base)/\(match.1)"), "\(page): \(match.1)")
      }
    }
  }

  @Test func htmlHasMarkdownBesideIt() throws {
    let folder = try TemporaryFolder()
    let outcome = try ReportBuilder(fixtures: fixtures).build(chapter: "story", into: folder.path)
    #expect(outcome.files.contains("story/index.html"))
    #expect(outcome.files.contains("story/README.md"))
  }

  @Test func selfContained() throws {
    let folder = try TemporaryFolder()
    let builder = try ReportBuilder(fixtures: fixtures, format: .selfContained)
    let outcomes = try fixtures.chapters.map { try builder.build(chapter: $0.name, into: folder.path) }
    let files = try builder.finish(outcomes, into: folder.path)
    #expect(outcomes[0].files == ["story.html"])
    #expect(files == ["index.html"])
    for page in try FileSystem.files(under: folder.path) {
      let text = try folder.text(of: page)
      #expect(text.contains("<style>") && text.contains("prefers-color-scheme"))
      for attribute in ["src", "srcset", "href"] {
        for part in text.components(separatedBy: " \(attribute)=\"").dropFirst() {
          let address = String(part.prefix { $0 != "\"" })
          let isInside = address.hasPrefix("data:") || address.hasPrefix("#")
          #expect(
            isInside || FileManager.default.fileExists(atPath: "\(folder.path)/\(address)"), "\(page): \(address)")
        }
      }
    }
    let story = try folder.text(of: "story.html")
    #expect(story.contains("src=\"data:image/png;base64,\(Data([1]).base64EncodedString())\""))
    #expect(story.contains("href=\"throwing.html\""))
    #expect(story.components(separatedBy: "data:application/json").count == 2)
    #expect(story.contains("download=\"story-values.json\"") && story.contains("href=\"#values\""))
    let values = try #require(story.components(separatedBy: "href=\"data:application/json;base64,").dropFirst().first)
    let decoded = try #require(Data(base64Encoded: String(values.prefix { $0 != "\"" })))
    #expect(String(decoding: decoded, as: UTF8.self).contains("\"weights\": [0.25, -0.75]"))
  }
}
