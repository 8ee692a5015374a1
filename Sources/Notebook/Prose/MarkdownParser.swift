import CMarkGFM

/// Reads GitHub-flavored Markdown with cmark-gfm, and mathematics as GitHub writes it.
///
/// Whatever cannot be shown in every format of the report, such as raw HTML, is an error with its place; so is what
/// Markdown would drop without a word, such as a cell too many in a table.
struct MarkdownParser {
  /// Where a text stands, which decides what it can have.
  enum Setting {
    /// A chapter's prose.
    case chapter
    /// The text of the index, which has no folder for pictures.
    case introduction
    /// One paragraph: a caption, a summary, the head of a column.
    case paragraph
  }

  let text: String
  let lines: [Substring]
  let setting: Setting
  let place: (_ line: Int, _ column: Int) -> (line: Int?, column: Int?)
  var anchors: AnchorNames
  /// The commands that formulas have defined so far.
  var macros: TeXMacros
  var problems: [SourceProblem] = []
  let formulas: FormulaSyntax
  var footnotes: FootnoteNames
  /// How deep in lists and quotations the block is that is read.
  var depth = 0
  /// Line ends of formulas within the paragraph that is read, which cmark did not count.
  var uncountedLines = 0

  /// The blocks of a text.
  ///
  /// - Parameters:
  ///   - anchors: The anchors of the page so far; headings add theirs, marks of footnotes count on.
  ///   - macros: The commands that formulas have defined so far; those of the text are added.
  ///   - place: Where a line and column of the text, from 1, are in the source.
  static func parse(
    _ text: String, setting: Setting = .chapter, anchors: inout AnchorNames, macros: inout TeXMacros,
    problems: inout [SourceProblem], place: @escaping (Int, Int) -> (line: Int?, column: Int?)
  ) -> [MarkdownBlock] {
    guard let formulas = FormulaSyntax() else { return [] }
    var parser = MarkdownParser(
      text: text, lines: text.split(separator: "\n", omittingEmptySubsequences: false), setting: setting,
      place: place, anchors: anchors, macros: macros, formulas: formulas, footnotes: FootnoteNames(text))
    let blocks = FormulaSyntax.lock.withLock { _ in parser.blocks() }
    anchors = parser.anchors
    macros = parser.macros
    problems += parser.problems
    return blocks
  }

  /// The inlines of one paragraph, such as a caption.
  ///
  /// - Parameter anchors: The anchors of the page so far; marks of footnotes count on.
  static func parseInline(
    _ text: String, anchors: inout AnchorNames, macros: TeXMacros, problems: inout [SourceProblem],
    place: @escaping (Int, Int) -> (line: Int?, column: Int?)
  ) -> [MarkdownInline] {
    var macros = macros
    let blocks = parse(
      withoutBlockMark(text), setting: .paragraph, anchors: &anchors, macros: &macros, problems: &problems,
      place: place)
    return Array(
      blocks.map { block -> [MarkdownInline] in
        switch block {
        case .paragraph(let inlines), .heading(_, let inlines, _): inlines
        default: [.text(text)]
        }
      }.joined(separator: [.lineBreak]))
  }

  /// A line that begins as a list, a heading or a rule does, as text: what heads a column may well be "+" or "#".
  static func withoutBlockMark(_ text: String) -> String {
    let line = text.trimmed
    guard !line.contains(where: \.isNewline), let first = line.first, first.isNumber || "#-+*>_".contains(first) else {
      return text
    }
    if let number = line.firstMatch(of: /^(\d+)([.)])(\s|$)/) {
      return "\(number.1)\\" + line.dropFirst(number.1.count)
    }
    return line.contains(/^(#+|[-+*>])(\s|$)|^([-*_]\s*){3,}$/) ? "\\" + line : text
  }

  /// The blocks of the whole text.
  mutating func blocks() -> [MarkdownBlock] {
    cmark_gfm_core_extensions_ensure_registered()
    let options = CMARK_OPT_SOURCEPOS | CMARK_OPT_VALIDATE_UTF8 | CMARK_OPT_FOOTNOTES
    guard let parser = cmark_parser_new(options) else { return [] }
    defer { cmark_parser_free(parser) }
    for name in ["table", "strikethrough", "autolink", "tasklist"] {
      if let syntax = cmark_find_syntax_extension(name) { cmark_parser_attach_syntax_extension(parser, syntax) }
    }
    formulas.attach(to: parser)
    var text = DisplayFences.fenced(text) + anchors.linkDefinitions + footnotes.appendix
    text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { cmark_parser_feed(parser, $0.baseAddress, $0.count) }
    }
    guard let root = cmark_parser_finish(parser) else { return [] }
    defer { cmark_node_free(root) }
    checkSource(root)
    return blocks(of: footnotes.read(children(root)))
  }

  func children(_ node: OpaquePointer) -> [OpaquePointer] {
    Array(sequence(first: cmark_node_first_child(node)) { $0.map { cmark_node_next($0) } }.prefix { $0 != nil })
      .compactMap { $0 }
  }

  func literal(_ node: OpaquePointer) -> String {
    cmark_node_get_literal(node).map { String(cString: $0) } ?? ""
  }

  /// Where a node begins in the source.
  func place(of node: OpaquePointer) -> (line: Int?, column: Int?) {
    let line = Int(cmark_node_get_start_line(node)) + uncountedLines
    let byte = Int(cmark_node_get_start_column(node))
    let source = place(line, characterColumn(line, byte: byte))
    return (source.line, uncountedLines > 0 || byte == 0 ? nil : source.column)
  }

  mutating func report(_ node: OpaquePointer, _ message: String) {
    let (line, column) = place(of: node)
    problems.append(SourceProblem(line: line, column: column, message: message))
  }
}
