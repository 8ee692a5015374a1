@testable import Notebook

/// Texts without commands of their own.
extension MarkdownParser {
  static func parse(
    _ text: String, anchors: inout AnchorNames, problems: inout [SourceProblem],
    place: @escaping (Int, Int) -> (line: Int?, column: Int?)
  ) -> [MarkdownBlock] {
    var macros = TeXMacros()
    return parse(text, anchors: &anchors, macros: &macros, problems: &problems, place: place)
  }

  static func parseInline(
    _ text: String, anchors: inout AnchorNames, problems: inout [SourceProblem],
    place: @escaping (Int, Int) -> (line: Int?, column: Int?)
  ) -> [MarkdownInline] {
    parseInline(text, anchors: &anchors, macros: TeXMacros(), problems: &problems, place: place)
  }
}
