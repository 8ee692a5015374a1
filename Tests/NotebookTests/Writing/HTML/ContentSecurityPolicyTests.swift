import Foundation
import SafeFiles
import Testing

@testable import Notebook

/// What pages may load and run; that browsers keep to it, and that nothing is missed, is checked by `.ci/pages`.
@Suite struct ContentSecurityPolicyTests {
  /// What stands between tags of a page, as a browser reads it.
  private func contents(_ tag: String, _ page: String) throws -> [String] {
    try page.matches(of: Regex("(?s)<\(tag)>(.*?)</\(tag)>")).map { String($0[1].substring ?? "") }
  }

  private func policy(_ page: String) throws -> String {
    let found = page.matches(of: /<meta http-equiv="Content-Security-Policy" content="([^"]*)">/)
    #expect(found.count == 1)
    let policy = try #require(found.first)
    // Before all that it is about.
    let before = page[..<policy.range.lowerBound]
    #expect(!before.contains("<link") && !before.contains("<style") && !before.contains("<script"))
    return String(policy.1)
  }

  private func expectNothingElse(_ page: String) throws {
    let policy = try policy(page)
    #expect(policy.hasPrefix("default-src 'none'; "))
    #expect(!policy.contains("http") && !policy.contains("*") && !policy.contains("unsafe-eval"))
    #expect(
      policy.components(separatedBy: "unsafe-inline").count == 2 && policy.contains("style-src-attr 'unsafe-inline';"))
    for tag in ["script", "style"] {
      let hashes = try contents(tag, page).map {
        "'sha256-\(Data(SHA256.hash($0.utf8)).base64EncodedString())'"
      }
      let directive = try #require(policy.firstMatch(of: try Regex("\(tag)-src ([^;]*);")))
      let sources = (directive[1].substring ?? "").split(separator: " ").map(String.init)
      #expect(sources == (hashes.isEmpty ? ["'self'", "file:"] : hashes))
    }
    #expect(page.matches(of: /<[^>]*\son[a-z]+=/).isEmpty)
  }

  @Test(arguments: [ReportFormat.html, .selfContained]) func everyPage(format: ReportFormat) throws {
    let folder = try TemporaryFolder()
    var catalogue = fixtures
    // With the line ends of another system, which a browser does not keep.
    try folder.write("a { color: red }\r\nb { color: blue }\r", to: "own.css")
    catalogue.styleSheet = "\(folder.path)/own.css"
    let builder = try ReportBuilder(fixtures: catalogue, format: format)
    let outcomes = try ["first-steps", "throwing"].map { try builder.build(chapter: $0, into: "\(folder.path)") }
    _ = try builder.finish(outcomes, into: folder.path)
    let pages = try FileSystem.files(under: folder.path).filter { $0.hasSuffix(".html") }
    #expect(pages.count == catalogue.chapters.count + 1)
    for page in pages { try expectNothingElse(folder.text(of: page)) }
  }

  @Test func thePageOfDifferences() throws {
    let folder = try TemporaryFolder()
    var report = SmallReport()
    try report.write(to: folder, "expected")
    report.curveWidth = 2
    try report.write(to: folder, "actual")
    let comparison = try ReportComparison(expected: "\(folder.path)/expected", actual: "\(folder.path)/actual")
    let page = String(decoding: try ComparisonPage.html(comparison, title: "Differences"), as: UTF8.self)
    try expectNothingElse(page)
    #expect(try contents("script", page).count == 1 && contents("style", page).count == 1)
  }

  /// The licences ask to stand wherever the fonts do.
  @Test func fontsHaveTheirLicences() throws {
    let style = try Resources.mathematicsStyle()
    let comment = try #require(style.firstMatch(of: /(?s)^\/\*(.*?)\*\//))
    for words in [
      "GUST Font License", "B. Jackowski", "https://www.gust.org.pl/", "STI Pub Companies",
      "SIL OPEN FONT LICENSE Version 1.1", "each copy\ncontains the above copyright notice and this license",
      "OTHER DEALINGS IN THE FONT SOFTWARE.",
    ] { #expect(comment.1.contains(words)) }
    #expect(style[comment.range.upperBound...].matches(of: /@font-face/).count == 2)
    #expect(!comment.1.contains("</"))
    let folder = try TemporaryFolder()
    let builder = try ReportBuilder(fixtures: fixtures, format: .selfContained)
    _ = try builder.build(chapter: "story", into: folder.path)
    let page = try folder.text(of: "story.html")
    #expect(page.contains("@font-face") && page.contains(comment.1))
  }
}
