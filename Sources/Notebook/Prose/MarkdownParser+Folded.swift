import CMarkGFM

/// Text that readers unfold, written as on code hosts:
///
///     <details><summary>Why is that so?</summary>
///
///     Because of *this*.
///
///     </details>
///
/// To Markdown the lines with the marks are HTML; what stands between them is Markdown, as long as empty lines part it from
/// them.
extension MarkdownParser {
  /// A line of HTML that folds.
  private enum FoldMark {
    case begin(summary: Substring, isOpen: Bool)
    case end
    /// One that cannot be read, and what is wrong with it.
    case mistake(String)
  }

  private static let form =
    "folded text begins with a line <details><summary>What it is about</summary> and an empty line, and ends with an "
    + "empty line and a line </details>"

  /// The blocks of neighboring nodes: what stands between the marks of folded text becomes one of them.
  mutating func blocks(of nodes: [OpaquePointer]) -> [MarkdownBlock] {
    var result: [MarkdownBlock] = []
    var rest = nodes[...]
    while let node = rest.popFirst() {
      guard setting != .paragraph, let mark = foldMark(node) else {
        result += blocks(node)
        continue
      }
      uncountedLines = 0
      switch mark {
      case .begin(let summary, let isOpen):
        guard let end = endOfFold(rest) else {
          report(
            node,
            "this folded text does not end: write </details> behind an empty line, in the same piece of prose; code is "
              + "folded with //#-hidden-code")
          result.append(.problem(literal(node)))
          continue
        }
        let words = words(ofSummary: summary, in: node)
        if rest[..<end].isEmpty { report(node, "the folded text says nothing: write it below the summary") }
        depth += 1
        result.append(.folded(FoldedText(summary: words, isOpen: isOpen, blocks: blocks(of: Array(rest[..<end])))))
        depth -= 1
        rest = rest[(end + 1)...]
      case .end:
        report(node, "there is no folded text that </details> ends here; \(Self.form)")
        result.append(.problem(literal(node)))
      case .mistake(let message):
        report(node, message)
        result.append(.problem(literal(node)))
      }
    }
    return result
  }

  /// The place of the mark that ends the text before which a mark has just been read.
  private func endOfFold(_ nodes: ArraySlice<OpaquePointer>) -> Int? {
    var depth = 1
    for (index, node) in zip(nodes.indices, nodes) {
      switch foldMark(node) {
      case .begin: depth += 1
      case .end: depth -= 1
      case .mistake, nil: continue
      }
      if depth == 0 { return index }
    }
    return nil
  }

  private func foldMark(_ node: OpaquePointer) -> FoldMark? {
    guard cmark_node_get_type(node) == CMARK_NODE_HTML_BLOCK else { return nil }
    let html = literal(node)
    let text = html.trimmed
    let begins = text.contains(/^<details[\s>]/.ignoresCase())
    let ends = text.contains(/^<\/details\s*>/.ignoresCase())
    guard begins || ends else { return nil }
    if ends {
      return text.wholeMatch(of: /<\/details\s*>/.ignoresCase()) != nil
        ? .end : .mistake("an empty line must stand behind </details>, or what follows is part of it as HTML")
    }
    let form = /<details(\s+open)?\s*>\s*<summary>(.*?)<\/summary>(.*)/.ignoresCase().dotMatchesNewlines()
    guard let match = html.drop(while: \.isWhitespace).prefixMatch(of: form) else {
      return .mistake("this cannot be read: \(Self.form)")
    }
    guard match.3.allSatisfy(\.isWhitespace) else {
      return .mistake("an empty line must stand behind </summary>, or what follows is HTML and not Markdown")
    }
    return .begin(summary: match.2, isOpen: match.1 != nil)
  }

  // MARK: - The summary

  /// What is seen of folded text: words that look the same in every format, although code hosts read no Markdown in them.
  private mutating func words(ofSummary summary: Substring, in node: OpaquePointer) -> [MarkdownInline] {
    guard let formulas = FormulaSyntax() else { return [] }
    let before = summary.base[..<summary.startIndex] + summary.prefix(while: \.isWhitespace)
    let line = place(Int(cmark_node_get_start_line(node)) + before.count(where: \.isNewline), 1).line
    let words = summary.split(whereSeparator: \.isNewline).map { String($0).trimmed }.joined(separator: " ")
    let text = Self.withoutBlockMark(words.trimmed)
    var parser = MarkdownParser(
      text: text, lines: [text[...]], setting: .paragraph, place: { _, _ in (line, nil) }, anchors: AnchorNames(),
      macros: macros, formulas: formulas, footnotes: FootnoteNames(text))
    let blocks = parser.blocks()
    problems += parser.problems
    let inlines = blocks.flatMap { if case .paragraph(let inlines) = $0 { inlines } else { [MarkdownInline]() } }
    if inlines.isEmpty {
      report(node, "the summary says nothing: write between <summary> and </summary> what the folded text is about")
    }
    var refused: Set<String> = []
    Self.refuse(inlines, &refused)
    for what in refused.sorted() {
      report(
        node, "\(what) cannot stand in a summary, which code hosts show as bare words: write it in the folded text")
    }
    return refused.isEmpty ? inlines : [.problem(inlines.readableText)]
  }

  /// What cannot stand in a summary.
  private static func refuse(_ words: [MarkdownInline], _ refused: inout Set<String>) {
    for inline in words {
      switch inline {
      case .math: refused.insert("a formula")
      case .link, .reference, .file: refused.insert("a link")
      case .footnote: refused.insert("a footnote")
      case .emphasis(let words), .strong(let words), .strikethrough(let words): refuse(words, &refused)
      case .text, .code, .image, .lineBreak, .softBreak, .problem: continue
      }
    }
  }
}
