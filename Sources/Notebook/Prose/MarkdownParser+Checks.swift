import CMarkGFM

extension MarkdownParser {
  /// Tells of what Markdown takes for text or drops, though it was meant otherwise.
  mutating func checkSource(_ root: OpaquePointer) {
    check(children(root))
  }

  private mutating func check(_ nodes: [OpaquePointer]) {
    for node in nodes {
      let start = max(Int(cmark_node_get_start_line(node)), 1)
      let end = min(Int(cmark_node_get_end_line(node)), lines.count)
      guard start <= end else { continue }
      switch cmark_node_get_type(node) {
      case CMARK_NODE_PARAGRAPH, CMARK_NODE_HEADING:
        checkTeXMarks(inLines: start..<(end + 1))
        if cmark_node_get_type(node) == CMARK_NODE_PARAGRAPH { checkTable(inLines: start..<(end + 1)) }
      case CMARK_NODE_CODE_BLOCK:
        // It goes on into what is put behind the text.
        var (length, offset, mark) = (CInt(0), CInt(0), CChar(0))
        let isFenced = cmark_node_get_fenced(node, &length, &offset, &mark) != 0
        if isFenced, Int(cmark_node_get_end_line(node)) > lines.count {
          report(node, "this code block does not end: close it with the marks that it begins with")
        }
      case CMARK_NODE_HTML_BLOCK: continue
      default:
        if String(cString: cmark_node_get_type_string(node)) == "table" {
          checkTeXMarks(inLines: start..<(end + 1))
        } else {
          check(children(node))
        }
      }
    }
  }

  /// `\[` and `\(` are what TeX itself begins formulas with; in Markdown they are a bracket.
  private mutating func checkTeXMarks(inLines range: Range<Int>) {
    var characters: [Character] = []
    var places: [(line: Int, offset: Int)] = []
    for number in range {
      let line = Array(lines[number - 1]) + ["\n"]
      characters += line
      places += line.indices.map { (number, $0) }
    }
    // What is code or a formula already has no mark in it.
    for span in FormulaSpans(characters).spans {
      for index in span.range { characters[index] = " " }
    }
    var index = 0
    while index + 1 < characters.count {
      guard characters[index] == "\\" else {
        index += 1
        continue
      }
      if let advice = FormulaAdvice.advice(
        on: characters[(index + 1)...], isCaption: setting == .paragraph)
      {
        report(places[index].line, places[index].offset, advice)
      }
      index += 2
    }
  }
}

/// What to write instead of TeX's own marks of formulas.
enum FormulaAdvice {
  static let inline = "a formula in a line is written $x$ or $`x`$, not \\(x\\)"
  static let display = "a formula on its own line is written between $$ and $$, or in a ```math block, not \\[x\\]"

  /// The advice on what follows a backslash, if it is a mark of TeX.
  static func advice(on text: ArraySlice<Character>, isCaption: Bool) -> String? {
    guard let mark = text.first, mark == "(" || mark == "[" else { return nil }
    let closing: Character = mark == "(" ? ")" : "]"
    let rest = text.dropFirst()
    var end = rest.startIndex
    while end + 1 < rest.endIndex, !(rest[end] == "\\" && rest[end + 1] == closing) {
      end += rest[end] == "\\" ? 2 : 1
    }
    guard end + 1 < rest.endIndex else { return nil }
    let content = String(rest[..<end])
    let isOwnLine = mark == "[" && (content.first?.isWhitespace ?? true)
    let isEquation = content.enumerated().contains { $1 == "=" } && !content.contains("\\=")
    guard isOwnLine || isEquation || (isCaption && mark == "(") || DollarFormula.looksLikeTeX(content.utf8) else {
      return nil
    }
    return mark == "(" ? inline : display
  }

  /// What is added to the message about a quotation of a value that cannot be read, if it looks like a formula.
  ///
  /// - Parameter text: What stands behind `\(`.
  static func hint(onQuotation text: ArraySlice<Character>) -> String {
    let end = text.firstIndex { $0 == ")" } ?? text.endIndex
    let content = String(text[..<end])
    let closesAsTeX = content.hasSuffix("\\")
    let name = content.trimmed
    let isSymbol = name.count == 1 && name.allSatisfy(\.isLetter)
    guard closesAsTeX || isSymbol || DollarFormula.looksLikeTeX(content.utf8) else { return "" }
    return "; \(inline)"
  }
}
