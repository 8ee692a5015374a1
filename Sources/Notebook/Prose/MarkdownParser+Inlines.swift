import CMarkGFM

extension MarkdownParser {
  mutating func inlines(_ node: OpaquePointer) -> [MarkdownInline] { inlines(of: children(node)) }

  /// What nodes of a line become, neighboring text as one.
  mutating func inlines(of nodes: [OpaquePointer]) -> [MarkdownInline] {
    var result: [MarkdownInline] = []
    for node in nodes {
      let inline = inline(node)
      if case .text(let text) = inline { checkText(text, node) }
      // What the syntax of links and the like leaves of a text.
      if inline == .text("") { continue }
      if case .text(let text) = inline, case .text(let before)? = result.last {
        result[result.count - 1] = .text(before + text)
      } else {
        result.append(inline)
      }
    }
    return result
  }

  /// Tells of text that was meant otherwise: a formula that was cut in two, a link whose name nothing defines.
  private mutating func checkText(_ text: String, _ node: OpaquePointer) {
    // What begins a list or a quotation ends the paragraph.
    if text.contains("$"), text.contains(/\\[A-Za-z]/) {
      report(
        node,
        "TeX stands beside a dollar sign here, and is no formula: a formula ends in the paragraph that it begins in, "
          + "and a line that begins with +, - or > begins another; a dollar sign is \\$")
    }
    // `rows[0][i]` is no link.
    if text.contains("]["), let link = text.firstMatch(of: /(^|[^\w\]])\[[^\[\]]+\]\[([A-Za-z][^\[\]]*)\]/) {
      report(
        node,
        "no link is named \"\(link.2)\": write [\(link.2)]: https://... on a line of its own, or put what is no link in "
          + "`code`")
    }
  }

  private mutating func inline(_ node: OpaquePointer) -> MarkdownInline {
    switch cmark_node_get_type(node) {
    case CMARK_NODE_TEXT: return .text(literal(node))
    case CMARK_NODE_SOFTBREAK: return .softBreak
    case CMARK_NODE_LINEBREAK: return .lineBreak
    case CMARK_NODE_CODE:
      guard let found = formulas.formula(node) else { return .code(literal(node)) }
      return formulaInline(found)
    case CMARK_NODE_EMPH: return .emphasis(inlines(node))
    case CMARK_NODE_STRONG: return .strong(inlines(node))
    case CMARK_NODE_LINK: return link(node)
    case CMARK_NODE_IMAGE: return image(node)
    case CMARK_NODE_FOOTNOTE_REFERENCE:
      guard let name = footnotes.name(ofReference: node) else { return .problem("footnote") }
      return .footnote(anchors.mark(ofFootnote: name, line: place(of: node).line))
    case CMARK_NODE_HTML_INLINE:
      report(node, Self.htmlMessage(literal(node)))
      return .problem(literal(node))
    default: break
    }
    switch String(cString: cmark_node_get_type_string(node)) {
    case "strikethrough": return .strikethrough(inlines(node))
    case let other:
      report(node, "\(other) is not supported in prose")
      return .problem(other)
    }
  }

  private mutating func formulaInline(_ found: FormulaSyntax.Found) -> MarkdownInline {
    defer { uncountedLines += found.lineEnds }
    if case .formula(_, _, isDisplay: true) = found.reading {
      let line = place(found.line + uncountedLines, 1).line
      let message =
        "a formula between $$ has a line of its own, which there is not in a heading, a table, emphasis or "
        + "a caption: write it between single dollar signs"
      problems.append(SourceProblem(line: line, message: message))
      return .problem(found.tex)
    }
    switch formula(found, isBlock: false) {
    case .success(var (formula, _)):
      if formula.node.isEmpty { return .text("") }
      formula.tex = Self.oneLine(formula.tex)
      return .math(formula)
    case .failure(let problem): return .problem(problem.message)
    }
  }

  /// TeX on one line, without comments, which would go on to its end.
  private static func oneLine(_ tex: String) -> String {
    guard tex.contains(where: \.isNewline) else { return tex }
    return tex.replacing(/(\\.)|%[^\n]*\n?/) { String($0.1 ?? "") }.replacing("\n", with: " ").trimmed
  }

  // MARK: - Links and pictures

  private mutating func link(_ node: OpaquePointer) -> MarkdownInline {
    let destination = String(cString: cmark_node_get_url(node))
    let title = String(cString: cmark_node_get_title(node))
    let (line, _) = place(of: node)
    let content = inlines(node)
    if let scheme = destination.firstMatch(of: /^([A-Za-z][A-Za-z0-9+.-]*):/)?.1.lowercased() {
      guard ["http", "https", "mailto"].contains(scheme) else {
        report(node, "the link to \"\(destination)\" leads nowhere: links begin with https://, http://, mailto: or #")
        return .problem(content.plainText)
      }
      return .link(destination: destination, title: title, content)
    }
    switch MarkdownDestination.read(destination, line: line) {
    case .reference(var reference):
      reference.title = title
      return .reference(reference, content)
    case .file(var file):
      file.title = title
      guard setting == .chapter || setting == .paragraph else { break }
      return .file(file, content)
    case .problem(let message):
      report(node, message)
      return .problem(content.plainText)
    }
    report(
      node, "the link to \"\(destination)\" leads nowhere: links in the introduction begin with https:// or #chapter:")
    return .problem(content.plainText)
  }

  private mutating func image(_ node: OpaquePointer) -> MarkdownInline {
    let path = String(cString: cmark_node_get_url(node))
    let words = inlines(node).plainText
    guard setting == .chapter else {
      report(node, "a picture stands in a chapter's prose, not in a caption, a summary or the introduction")
      return .problem(words)
    }
    guard words.contains(where: { !$0.isWhitespace }) else {
      report(node, "the picture \"\(path)\" has no alternative text: say what it shows, ![here](\(path))")
      return .problem(path)
    }
    return .image(
      MarkdownImage(
        path: path, alternativeText: singleLine(words), title: String(cString: cmark_node_get_title(node)),
        line: place(of: node).line))
  }
}

/// Where a link leads that leads nowhere on the web.
enum MarkdownDestination {
  case reference(MarkdownReference)
  case file(MarkdownFile)
  case problem(String)

  static func read(_ destination: String, line: Int?) -> MarkdownDestination {
    let parts = destination.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    if parts.count == 2 { return reference(destination, chapter: parts[0], target: parts[1], line: line) }
    if destination.hasPrefix("/") || destination.isEmpty {
      return .problem(
        "the link to \"\(destination)\" leads nowhere: links begin with https://, http://, mailto: or #, or name a file of "
          + "the report, such as values.json")
    }
    let path = destination.hasPrefix("./") ? String(destination.dropFirst(2)) : destination
    return .file(MarkdownFile(path: path, line: line))
  }

  private static func reference(
    _ destination: String, chapter: String, target: String, line: Int?
  ) -> MarkdownDestination {
    let kinds = MarkdownReference.Kind.allCases.map { "#\($0.rawValue):NAME" }.joined(separator: ", ")
    let words = target.split(separator: ":", maxSplits: 1).map(String.init)
    guard words.count == 2, let kind = MarkdownReference.Kind(rawValue: words[0]) else {
      return .problem(
        "\"\(destination)\" refers to nothing: references are \(kinds); in another chapter, em-1d#figure:NAME")
    }
    guard !chapter.contains("/") else {
      return .problem(
        "\"\(destination)\" refers to nothing: another chapter is named as `list` prints it, such as em-1d#figure:NAME")
    }
    guard chapter.isEmpty || kind != .chapter else {
      return .problem("\"\(destination)\" refers to nothing: a chapter is #chapter:\(words[1])")
    }
    return .reference(
      MarkdownReference(chapter: chapter.isEmpty ? nil : chapter, kind: kind, name: words[1], line: line))
  }
}
