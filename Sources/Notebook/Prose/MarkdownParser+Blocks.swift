import CMarkGFM

extension MarkdownParser {
  /// The blocks that a node of the tree becomes: more than one where a formula of its own line stands in a paragraph.
  mutating func blocks(_ node: OpaquePointer) -> [MarkdownBlock] {
    uncountedLines = 0
    if setting == .paragraph, cmark_node_get_type(node) != CMARK_NODE_PARAGRAPH {
      report(node, "one paragraph is expected here, without headings, lists, tables and the like")
      return [.problem(cmark_node_get_type(node) == CMARK_NODE_HTML_BLOCK ? literal(node) : text)]
    }
    switch cmark_node_get_type(node) {
    case CMARK_NODE_FOOTNOTE_DEFINITION: return footnote(node)
    case CMARK_NODE_PARAGRAPH: return paragraph(node)
    case CMARK_NODE_BLOCK_QUOTE: return [quotation(node)]
    case CMARK_NODE_LIST: return [list(node)]
    case CMARK_NODE_CODE_BLOCK: return codeBlock(node).map { [$0] } ?? []
    case CMARK_NODE_THEMATIC_BREAK: return [.rule]
    case CMARK_NODE_HEADING:
      let content = inlines(node)
      let anchor = anchors.anchor(for: content.plainText)
      // The page's title is the first level.
      return [.heading(level: max(2, Int(cmark_node_get_heading_level(node))), content, anchor: anchor)]
    case CMARK_NODE_HTML_BLOCK:
      report(node, Self.htmlMessage(literal(node)))
      return [.problem(literal(node))]
    default: break
    }
    switch String(cString: cmark_node_get_type_string(node)) {
    case "table": return [table(node)]
    case let other:
      report(node, "\(other) is not supported in prose")
      return [.problem(other)]
    }
  }

  /// The blocks within a list or a quotation.
  mutating func inner(_ node: OpaquePointer) -> [MarkdownBlock] {
    depth += 1
    defer { depth -= 1 }
    return blocks(of: children(node))
  }

  static func htmlMessage(_ html: String) -> String {
    html.trimmed.hasPrefix("<!--")
      ? "a comment of HTML is not shown anywhere: write a note to yourself as an ordinary // comment"
      : "raw HTML is not supported in prose, but for <details> on a line of its own: write Markdown, or put `code` in "
        + "backticks"
  }

  private mutating func footnote(_ node: OpaquePointer) -> [MarkdownBlock] {
    guard let name = footnotes.name(ofDefinition: node) else { return [] }
    let line = place(of: node).line
    if setting == .paragraph {
      report(node, "the text of the footnote \"\(name)\" cannot stand here: write it in the chapter's prose")
    }
    return [.footnote(MarkdownFootnote(name: name, blocks: inner(node), line: line))]
  }

  // MARK: - Paragraphs

  private mutating func paragraph(_ node: OpaquePointer) -> [MarkdownBlock] {
    var result: [MarkdownBlock] = []
    var content: [OpaquePointer] = []
    func isDisplay(_ node: OpaquePointer) -> Bool {
      if case .formula(_, _, isDisplay: true)? = formulas.formula(node)?.reading { true } else { false }
    }
    for child in children(node) {
      guard isDisplay(child), let found = formulas.formula(child) else {
        content.append(child)
        continue
      }
      appendParagraph(&content, to: &result)
      switch formula(found, isBlock: true) {
      // What only defines commands shows nothing.
      case .success(let (formula, name)): if !formula.node.isEmpty { result.append(.math(formula, name: name)) }
      case .failure(let problem): result.append(.problem(problem.message))
      }
      uncountedLines += found.lineEnds
    }
    appendParagraph(&content, to: &result)
    return result
  }

  /// Adds what stands between formulas as a paragraph, if it is more than white space.
  private mutating func appendParagraph(_ nodes: inout [OpaquePointer], to blocks: inout [MarkdownBlock]) {
    var content = inlines(of: nodes)
    nodes = []
    while let first = content.first, first.isBreak || first.isBlank { content.removeFirst() }
    while let last = content.last, last.isBreak || last.isBlank { content.removeLast() }
    if case .text(let text)? = content.first { content[0] = .text(String(text.drop(while: \.isWhitespace))) }
    if case .text(let text)? = content.last {
      content[content.count - 1] = .text(String(text[...(text.lastIndex { !$0.isWhitespace } ?? text.startIndex)]))
    }
    if !content.isEmpty { blocks.append(.paragraph(content)) }
  }

  // MARK: - Lists and quotations

  private mutating func list(_ node: OpaquePointer) -> MarkdownBlock {
    let isOrdered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST
    return .list(
      MarkdownList(
        start: isOrdered ? Int(cmark_node_get_list_start(node)) : nil,
        isTight: cmark_node_get_list_tight(node) != 0,
        items: children(node).map { item in
          let isTask = String(cString: cmark_node_get_type_string(item)) == "tasklist"
          return MarkdownList.Item(
            isDone: isTask ? cmark_gfm_extensions_get_tasklist_item_checked(item) : nil, blocks: inner(item))
        }))
  }

  private mutating func quotation(_ node: OpaquePointer) -> MarkdownBlock {
    let start = Int(cmark_node_get_start_line(node))
    guard lines.indices.contains(start - 1) else { return .quote(inner(node)) }
    // As written: `\[!NOTE]` is text.
    let words = lines[start - 1].dropFirst(max(Int(cmark_node_get_start_column(node)) - 1, 0))
      .drop { $0 == ">" || $0.isWhitespace }
    guard let mark = words.firstMatch(of: /^\[!([^\]]*)\](.*)/) else { return .quote(inner(node)) }
    let known = CalloutKind.allCases.map { "[!\($0.rawValue.uppercased())]" }
    guard let kind = CalloutKind(rawValue: mark.1.lowercased()) else {
      let nearest = nearestName(to: mark.1.uppercased(), among: CalloutKind.allCases.map { $0.rawValue.uppercased() })
      let hint = nearest.map { "did you mean [!\($0)]? " } ?? ""
      report(node, "there is no callout [!\(mark.1)]: \(hint)there are \(known.joined(separator: ", "))")
      return .quote(inner(node))
    }
    guard mark.2.allSatisfy(\.isWhitespace) else {
      report(node, "the mark [!\(mark.1)] of a callout stands alone on its line: put the text on the next")
      return .quote(inner(node))
    }
    if depth > 0 {
      report(
        node,
        "a callout stands by itself, not within a list, a quotation or a footnote: code hosts do not show it there")
    }
    let content = withoutMark(inner(node))
    if content.isEmpty { report(node, "the callout [!\(mark.1)] says nothing: quote its text below it") }
    return .callout(kind, content)
  }

  /// The blocks of a callout without the line of its mark.
  private func withoutMark(_ blocks: [MarkdownBlock]) -> [MarkdownBlock] {
    guard case .paragraph(let content)? = blocks.first else { return blocks }
    let rest = content.firstIndex { $0 == .softBreak || $0 == .lineBreak }.map { Array(content[($0 + 1)...]) } ?? []
    return (rest.isEmpty ? [] : [.paragraph(rest)]) + blocks.dropFirst()
  }

  // MARK: - Code and formulas

  private mutating func codeBlock(_ node: OpaquePointer) -> MarkdownBlock? {
    let words = String(cString: cmark_node_get_fence_info(node)).split(separator: " ").map(String.init)
    let text = literal(node)
    guard words.first == "math" else { return .code(language: words.first ?? "", text) }
    let name = words.count > 1 ? equationName(words[1], node) : nil
    switch formula(text, fence: node, name: name) {
    // What only defines commands shows nothing.
    case .success(let (formula, name)): return formula.node.isEmpty ? nil : .math(formula, name: name)
    case .failure(let problem): return .problem(problem.message)
    }
  }

  private mutating func equationName(_ name: String, _ node: OpaquePointer) -> EquationName? {
    do {
      try Names.validate(equation: name)
      return EquationName(name: name, line: place(Int(cmark_node_get_start_line(node)), 1).line)
    } catch {
      report(node, String(describing: error))
      return nil
    }
  }
}

extension MarkdownInline {
  fileprivate var isBreak: Bool { self == .softBreak || self == .lineBreak }

  /// Whether it is text of white space only.
  fileprivate var isBlank: Bool { if case .text(let text) = self { text.allSatisfy(\.isWhitespace) } else { false } }
}
