import Testing

@testable import Notebook

/// What looks the same but is written in other bytes is another text.
@Suite struct ExactComparisonTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Composed and decomposed, and two signs that Unicode takes for one.
  static let pairs = [
    ("caf\u{E9}", "cafe\u{301}", "U+00E9 -> U+0065 U+0301"), ("\u{C5}", "\u{212B}", "U+00C5 -> U+212B"),
  ]

  @Test(arguments: pairs)
  func linesOfAPage(old: String, new: String, codes: String) throws {
    let changes = LineComparison.changes("a\n\(old)\nb\n", "a\n\(new)\nb\n")
    #expect(changes.map(\.line) == [2])
    #expect(changes.map(LineComparison.summary).first?.contains(codes) == true)
  }

  @Test(arguments: pairs)
  func valuesAndTheirNames(old: String, new: String, codes: String) throws {
    func json(_ text: String) throws -> JSONValue { try JSONValue(Array(text.utf8)) }
    let comparison = ValueComparison()
    let value = comparison.differences(try json("{\"a\": \"\(old)\"}"), try json("{\"a\": \"\(new)\"}"))
    #expect(value.count == 1 && value[0].contains(codes), "\(value)")
    let name = comparison.differences(try json("{\"\(old)\": 1}"), try json("{\"\(new)\": 1}"))
    #expect(name.count == 2)
  }

  @Test(arguments: pairs)
  func reports(old: String, new: String, codes: String) throws {
    func write(_ text: String, _ name: String) throws {
      var report = SmallReport()
      report.annotation = text
      report.alternativeText = text
      report.caption = text
      try report.write(to: folder, name)
      let manifest = ReportManifest(
        program: "demo", format: .html, drawingLibraries: [:],
        chapters: [ChapterOutcome(name: "chapter", title: text, cover: nil, failures: [], files: [])], files: [])
      try folder.write(String(decoding: try manifest.json(), as: UTF8.self), to: "\(name)/report.json")
    }
    try write(old, "expected")
    try write(new, "actual")
    let comparison = try ReportComparison(expected: "\(folder.path)/expected", actual: "\(folder.path)/actual")
    let found = comparison.differences.map(\.description)
    #expect(found.contains { $0.contains("label") && $0.contains(codes) }, "\(found)")
    #expect(found.contains { $0.hasPrefix("chapter/index.html") && $0.contains(codes) }, "\(found)")
    #expect(found.contains { $0.hasPrefix("report.json") && $0.contains(codes) }, "\(found)")
  }

  @Test func linesThatVaryAreLeftOutAndTheOthersKeepTheirNumbers() {
    let old = "a\n\(VaryingText.marked("1\n2"))\nb\n"
    let new = "a\n\(VaryingText.marked("3"))\nc\n"
    let changes = LineComparison.changes(old, new)
    #expect(changes.map(\.line) == [6] && changes.first?.removed == ["b"] && changes.first?.inserted == ["c"])
    // A mark without its end hides nothing.
    #expect(LineComparison.changes("<!--varies-->\n1", "<!--varies-->\n2").map(\.line) == [2])
  }
}
