import Notebook
import SafeFiles
import Testing

@testable import guide

/// The guide's pictures are those that its source makes, and none is missing.
struct GuideTests {
  private static let root = Guide.catalogue.sourceFolder + "/.."

  @Test func theReportIsWhatTheSourceMakes() throws {
    let folder = try TemporaryFolder()
    let builder = try ReportBuilder(catalogue: Guide.catalogue, format: .markdown)
    let outcomes = try Guide.catalogue.chapters.map { try builder.build(chapter: $0.name, into: folder.path) }
    for outcome in outcomes { #expect(outcome.failures == []) }
    let files = try builder.finish(outcomes, into: folder.path)
    let former = try ReportManifest(json: FileSystem.contents(of: "\(Self.root)/Guide/report/report.json"))
    let manifest = ReportManifest(
      program: Guide.name, format: .markdown, drawingLibraries: DrawingLibraries.versionsAndProcessor,
      chapters: outcomes, files: files)
    try FileSystem.create("\(folder.path)/\(ReportManifest.fileName)", with: try manifest.json())
    #expect(former.allFiles == manifest.allFiles)
    let differences = try ReportComparison(expected: "\(Self.root)/Guide/report", actual: folder.path).differences
    let advice = "make it anew: swift run guide all --format markdown --output Guide/report"
    #expect(differences.map(\.description) == [], "\(advice)")
  }

  /// Each type of mark, as the folder of marks has them, is a heading of the guide and is in the code below it, and a line
  /// of the article for authors.
  @Test func everyMarkHasAPicture() throws {
    let report = "\(Self.root)/Guide/report"
    let page = try FileSystem.files(under: report).filter { $0.hasSuffix("/README.md") }
      .map { String(decoding: try FileSystem.contents(of: "\(report)/\($0)"), as: UTF8.self) }.joined(separator: "\n")
    let marks = "\(Self.root)/Sources/Plotting/Marks"
    var names: [String] = []
    for file in try FileSystem.files(under: marks) {
      let text = String(decoding: try FileSystem.contents(of: "\(marks)/\(file)"), as: UTF8.self)
      let isMark = text.contains(/extension \w+: (?:\w+, )*Mark\b/)
      names += isMark ? text.matches(of: #/(?m)^public struct (\w+) /#).map { String($0.1) } : []
    }
    #expect(names.count >= 10)
    let folder = "\(Self.root)/Sources/Notebook/Notebook.docc"
    let article = String(decoding: try FileSystem.contents(of: "\(folder)/WritingChapters.md"), as: UTF8.self)
    let pictures = Dictionary(
      article.matches(of: /\| `(\w+)` \| .* \| <img src="([^"]+)"/).map { (String($0.1), String($0.2)) }
    ) { first, _ in first }
    #expect(Set(names).isSubset(of: pictures.keys))
    for picture in pictures.values { _ = try FileSystem.contents(of: "\(folder)/\(picture)") }
    for name in names {
      let section = try #require(page.components(separatedBy: "\n## ").first { $0.hasPrefix(name + "\n") }, "\(name)")
      #expect(section.contains("\(name)(") && section.contains("!["))
    }
  }
}

extension String {
  fileprivate func components(separatedBy separator: String) -> [String] {
    var parts: [String] = []
    var rest = self[...]
    while let range = rest.firstRange(of: separator) {
      parts.append(String(rest[..<range.lowerBound]))
      rest = rest[range.upperBound...]
    }
    return parts + [String(rest)]
  }
}
