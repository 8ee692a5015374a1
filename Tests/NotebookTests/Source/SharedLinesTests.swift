import SafeFiles
import Testing

@testable import Notebook

/// Statements that share lines with the braces of `run()` and with each other: all code is shown, and what it causes
/// stands below it.
@Suite struct SharedLinesTests {
  /// The blocks of a chapter's page behind its head: prose, code, output and pictures, in order.
  private func blocks(of chapter: String) throws -> [String] {
    let folder = try TemporaryFolder()
    let outcome = try ReportBuilder(fixtures: sharedLines, format: .markdown).build(chapter: chapter, into: folder.path)
    #expect(outcome.failures == [])
    let blocks = try folder.text(of: "\(chapter)/README.md").split(separator: "\n\n").map(String.init)
    return blocks.filter { $0.hasPrefix("```") || $0.hasSuffix(".") && !$0.hasPrefix("*") || $0.hasPrefix("![") }
      .dropFirst().map { $0.hasPrefix("![") ? "picture" : $0.replacing(/^```\w+\n|\n```$/, with: "") }
  }

  private static let figure = "Figure(\"A line\") { Line(x: [0, 1], y: [0, 1]) }"

  @Test(arguments: [
    ("one-line", ["print(\"first\"); print(\"second\")", "first\nsecond"]),
    ("whole-type-in-a-line", ["let x = 1; print(\"x:\", x)", "x: 1"]),
    (
      "both-braces",
      [
        "let first = \"one\"  // about the first\nprint(first)", "one", "Prose between.",
        "print(\"two\"); let last = \"three\"\nprint(last); record(\"last\", last)", "two\nthree",
      ]
    ),
    (
      "after-prose",
      [
        "Before.", "show(\n  \"line\", \(figure)); print(\"shown\")", "picture", "shown", "Then.",
        "[1, 2].forEach { print(\"item\", $0) }", "item 1\nitem 2",
      ]
    ),
    ("figure-last", ["Before.", "print(\"before\")\nshow(\"line\", \(figure))", "before", "picture"]),
    ("only-prose", ["Words."]),
  ])
  func allCodeIsShownAboveWhatItMade(chapter: String, expected: [String]) throws {
    #expect(try blocks(of: chapter) == expected)
  }

  /// The statement that throws is named, whichever line it is on.
  @Test(arguments: [
    ("func run() throws { throw Mistake() }", [1...1]),
    ("func run() throws { print(1)\n  throw Mistake() }", [1...2]),
    ("func run() throws {\n  //: Words.\n  throw Mistake() }", [3...3]),
    ("func run() throws {\n  print(1)\n  //: Words.\n  print(2); }", [2...2, 4...4]),
    ("func run() throws\n{ print(1)\n}", [2...2]),
    ("func run() throws { // nothing\n}", []), ("func run() throws {}", []), ("func run() throws {\n  }", []),
  ])
  func linesOfCells(run: String, lines: [ClosedRange<Int>]) throws {
    let source = try CellParser("struct C: Chapter { \(run) }", typeName: "C").parse()
    let cells = source.cells.compactMap { if case .code(let cell) = $0 { cell } else { nil } }
    #expect(cells.map(\.lines) == lines)
    #expect(cells.allSatisfy { !$0.text.contains("}") && !$0.text.contains("{") })
  }
}
