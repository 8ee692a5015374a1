import CMarkGFM

/// Reads GitHub-flavored Markdown with cmark-gfm, and mathematics as GitHub writes it.
///
/// Raw HTML and images are errors: figures come from `show`, and prose must be the same in every format of the report.
struct MarkdownParser {
  let text: String
  let place: (_ line: Int, _ column: Int) -> (line: Int?, column: Int?)
  var anchors: AnchorNames
  /// The commands that formulas have defined so far.
  var macros: TeXMacros
  var problems: [SourceProblem] = []

  /// The blocks of a text.
  ///
  /// - Parameters:
  ///   - anchors: The anchors of the page so far; headings add theirs.
  ///   - macros: The commands that formulas have defined so far; those of the text are added.
  ///   - place: Where a line and column of the text, from 1, are in the source.
  static func parse(
    _ text: String, anchors: inout AnchorNames, macros: inout TeXMacros, problems: inout [SourceProblem],
    place: @escaping (Int, Int) -> (line: Int?, column: Int?)
  ) -> [MarkdownBlock] {
    var parser = MarkdownParser(text: text, place: place, anchors: anchors, macros: macros)
    let blocks = parser.blocks()
    anchors = parser.anchors
    macros = parser.macros
    problems += parser.problems
    return blocks
  }

  /// The inlines of one paragraph, such as a caption.
  static func parseInline(
    _ text: String, macros: TeXMacros, problems: inout [SourceProblem],
    place: @escaping (Int, Int) -> (line: Int?, column: Int?)
  ) -> [MarkdownInline] {
    var macros = macros
    var anchors = AnchorNames()
    let blocks = parse(text, anchors: &anchors, macros: &macros, problems: &problems, place: place)
    return Array(
      blocks.map { block -> [MarkdownInline] in
        switch block {
        case .paragraph(let inlines), .heading(_, let inlines, _): inlines
        default: [.text(text)]
        }
      }.joined(separator: [.lineBreak]))
  }

  private mutating func blocks() -> [MarkdownBlock] {
    cmark_gfm_core_extensions_ensure_registered()
    let options = CMARK_OPT_SOURCEPOS | CMARK_OPT_VALIDATE_UTF8
    guard let parser = cmark_parser_new(options) else { return [] }
    defer { cmark_parser_free(parser) }
    for name in ["table", "strikethrough", "autolink"] {
      if let syntax = cmark_find_syntax_extension(name) { cmark_parser_attach_syntax_extension(parser, syntax) }
    }
    var text = text
    text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { cmark_parser_feed(parser, $0.baseAddress, $0.count) }
    }
    guard let root = cmark_parser_finish(parser) else { return [] }
    defer { cmark_node_free(root) }
    return children(root).compactMap { block($0) }
  }

  func children(_ node: OpaquePointer) -> [OpaquePointer] {
    Array(sequence(first: cmark_node_first_child(node)) { $0.map { cmark_node_next($0) } }.prefix { $0 != nil })
      .compactMap { $0 }
  }

  func literal(_ node: OpaquePointer) -> String {
    cmark_node_get_literal(node).map { String(cString: $0) } ?? ""
  }

  mutating func report(_ node: OpaquePointer, _ message: String, offset: Int = 0) {
    let (line, column) = place(
      Int(cmark_node_get_start_line(node)), Int(cmark_node_get_start_column(node)) + offset)
    problems.append(SourceProblem(line: line, column: column, message: message))
  }

  // MARK: - Blocks

  mutating func block(_ node: OpaquePointer) -> MarkdownBlock? {
    switch String(cString: cmark_node_get_type_string(node)) {
    case "heading":
      let content = inlines(node)
      let anchor = anchors.anchor(for: content.plainText)
      // The page's title is the first level.
      return .heading(level: max(2, Int(cmark_node_get_heading_level(node))), content, anchor: anchor)
    case "paragraph": return .paragraph(inlines(node))
    case "block_quote": return .quote(children(node).compactMap { block($0) })
    case "list":
      let isOrdered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST
      return .list(
        MarkdownList(
          start: isOrdered ? Int(cmark_node_get_list_start(node)) : nil,
          isTight: cmark_node_get_list_tight(node) != 0,
          items: children(node).map { children($0).compactMap { block($0) } }))
    case "code_block": return codeBlock(node)
    case "thematic_break": return .rule
    case "table": return table(node)
    case "html_block":
      report(node, "raw HTML is not supported in prose: write Markdown, or put `code` in backticks")
      return .problem(literal(node))
    case let other:
      report(node, "\(other) is not supported in prose")
      return .problem(other)
    }
  }

  mutating func codeBlock(_ node: OpaquePointer) -> MarkdownBlock? {
    let words = String(cString: cmark_node_get_fence_info(node)).split(separator: " ").map(String.init)
    let text = literal(node)
    guard words.first == "math" else { return .code(language: words.first ?? "", text) }
    let name = words.count > 1 ? equationName(words[1], node) : nil
    switch formula(text, node: node, isBlock: true, name: name) {
    case .success(let (formula, name)):
      // What only defines commands shows nothing.
      return formula.node.isEmpty ? nil : .math(formula, name: name)
    case .failure(let problem): return .problem(problem.message)
    }
  }

  mutating func equationName(_ name: String, _ node: OpaquePointer) -> EquationName? {
    do {
      try Names.validate(equation: name)
      return EquationName(name: name, line: place(Int(cmark_node_get_start_line(node)), 1).line)
    } catch {
      report(node, String(describing: error))
      return nil
    }
  }

  mutating func formula(
    _ tex: String, node: OpaquePointer, isBlock: Bool, name: EquationName? = nil
  ) -> Result<(MathFormula, EquationName?), SourceProblem> {
    read(tex, isBlock: isBlock, name: name) { parser, offset in
      let before = tex.prefix(offset)
      let lineOffset = before.count(where: \.isNewline)
      let columnOffset = before.count - (before.lastIndex(where: \.isNewline).map { before[...$0].count } ?? 0)
      let start = Int(cmark_node_get_start_line(node))
      // A block's formula begins below the fence; a code span at the backtick.
      return isBlock
        ? parser.place(start + 1 + lineOffset, columnOffset + 1)
        : parser.place(start + lineOffset, Int(cmark_node_get_start_column(node)) + columnOffset)
    }
  }

  mutating func table(_ node: OpaquePointer) -> MarkdownBlock {
    let count = Int(cmark_gfm_extensions_get_table_columns(node))
    let alignments: [MarkdownTable.Alignment] = (0..<count).map { index in
      switch cmark_gfm_extensions_get_table_alignments(node)?[index] {
      case UInt8(ascii: "l"): .left
      case UInt8(ascii: "c"): .center
      case UInt8(ascii: "r"): .right
      default: .none
      }
    }
    var rows: [[[MarkdownInline]]] = []
    for row in children(node) {
      var cells: [[MarkdownInline]] = []
      for cell in children(row) { cells.append(inlines(cell)) }
      rows.append(cells)
    }
    return .table(MarkdownTable(alignments: alignments, head: rows.first ?? [], rows: Array(rows.dropFirst())))
  }
}
