import CMarkGFM

extension MarkdownParser {
  mutating func inlines(_ node: OpaquePointer) -> [MarkdownInline] {
    var result: [MarkdownInline] = []
    for child in children(node) {
      let inline = inline(child)
      if case .text(let text) = inline, case .text(let before)? = result.last {
        result[result.count - 1] = .text(before + text)
      } else {
        result.append(inline)
      }
    }
    return withoutMathMarks(result)
  }

  private mutating func inline(_ node: OpaquePointer) -> MarkdownInline {
    switch String(cString: cmark_node_get_type_string(node)) {
    case "text": return .text(literal(node))
    case "softbreak": return .softBreak
    case "linebreak": return .lineBreak
    case "code":
      guard isBetweenDollars(node) else { return .code(literal(node)) }
      switch formula(literal(node), node: node, isBlock: false) {
      case .success(let (formula, _)): return formula.node.isEmpty ? .text("") : .math(formula)
      case .failure(let problem): return .problem(problem.message)
      }
    case "emph": return .emphasis(inlines(node))
    case "strong": return .strong(inlines(node))
    case "strikethrough": return .strikethrough(inlines(node))
    case "link": return link(node)
    case "html_inline":
      report(node, "raw HTML is not supported in prose: write Markdown, or put `code` in backticks")
      return .problem(literal(node))
    case "image":
      report(node, "images in prose are not supported: draw the figure and show it with `show`")
      return .problem("image")
    case let other:
      report(node, "\(other) is not supported in prose")
      return .problem(other)
    }
  }

  private mutating func link(_ node: OpaquePointer) -> MarkdownInline {
    let destination = String(cString: cmark_node_get_url(node))
    let title = String(cString: cmark_node_get_title(node))
    let content = inlines(node)
    if destination.hasPrefix("#") {
      let parts = destination.dropFirst().split(separator: ":", maxSplits: 1).map(String.init)
      guard parts.count == 2, let kind = MarkdownReference.Kind(rawValue: parts[0]) else {
        let kinds = MarkdownReference.Kind.allCases.map { "#\($0.rawValue):NAME" }.joined(separator: ", ")
        report(node, "\"\(destination)\" refers to nothing: references are \(kinds)")
        return .problem(content.plainText)
      }
      let (line, _) = place(Int(cmark_node_get_start_line(node)), Int(cmark_node_get_start_column(node)))
      return .reference(MarkdownReference(kind: kind, name: parts[1], line: line), content)
    }
    let scheme = destination.prefix { $0 != ":" && $0 != "/" }.lowercased()
    guard ["http", "https", "mailto"].contains(scheme), destination.contains(":") else {
      report(node, "the link to \"\(destination)\" leads nowhere: links begin with https://, http://, mailto: or #")
      return .problem(content.plainText)
    }
    return .link(destination: destination, title: title, content)
  }

  /// Whether a code span is mathematics: a dollar sign stands right before and right after it.
  private func isBetweenDollars(_ node: OpaquePointer) -> Bool {
    guard let before = cmark_node_previous(node), let after = cmark_node_next(node),
      cmark_node_get_type(before) == CMARK_NODE_TEXT, cmark_node_get_type(after) == CMARK_NODE_TEXT
    else { return false }
    return literal(before).hasSuffix("$") && literal(after).hasPrefix("$")
  }

  /// Takes away the dollar signs around formulas.
  private func withoutMathMarks(_ inlines: [MarkdownInline]) -> [MarkdownInline] {
    func isFormula(_ index: Int) -> Bool {
      guard inlines.indices.contains(index) else { return false }
      switch inlines[index] {
      case .math, .problem: return true
      default: return false
      }
    }
    return inlines.enumerated().compactMap { index, inline in
      guard case .text(var text) = inline else { return inline }
      if isFormula(index - 1), text.hasPrefix("$") { text.removeFirst() }
      if isFormula(index + 1), text.hasSuffix("$") { text.removeLast() }
      return text.isEmpty ? nil : .text(text)
    }
  }
}
