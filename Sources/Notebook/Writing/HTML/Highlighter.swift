import SwiftIDEUtils
import SwiftParser
import SwiftSyntax

/// Marks Swift code by the parser's own classification.
enum Highlighter {
  private static let memo = Memo<String>()

  /// The code as HTML, with a `span` for each piece that has a color.
  static func html(_ code: String) -> String { memo.value(for: code, makeHTML) }

  private static func makeHTML(_ code: String) -> String {
    let tree = Parser.parse(source: code)
    let bytes = Array(code.utf8)
    var result = ""
    var written = 0
    for piece in tree.classifications {
      guard let name = className(piece.kind), !piece.range.isEmpty else { continue }
      let start = min(piece.range.lowerBound.utf8Offset, bytes.count)
      let end = min(piece.range.upperBound.utf8Offset, bytes.count)
      guard written <= start, start < end else { continue }
      result += escapedHTML(String(decoding: bytes[written..<start], as: UTF8.self))
      result += "<span class=\"\(name)\">\(escapedHTML(String(decoding: bytes[start..<end], as: UTF8.self)))</span>"
      written = end
    }
    return result + escapedHTML(String(decoding: bytes[written...], as: UTF8.self))
  }

  private static func className(_ kind: SyntaxClassification) -> String? {
    switch kind {
    case .keyword: "keyword"
    case .attribute: "attribute"
    case .lineComment, .blockComment, .docLineComment, .docBlockComment: "comment"
    case .stringLiteral, .regexLiteral: "string"
    case .integerLiteral, .floatLiteral: "literal"
    case .type: "type"
    case .dollarIdentifier, .argumentLabel: "label"
    case .ifConfigDirective: "directive"
    case .none, .editorPlaceholder, .identifier, .operator: nil
    }
  }
}
