/// Writes prose as GitHub-flavored Markdown, mathematics as GitHub writes it.
struct MarkdownProse {
  let targets: ReferenceTargets
  let addresses: ProseAddresses
  var fileLinks: [String: FileLink] = [:]

  func write(_ blocks: [MarkdownBlock]) -> String {
    var parts: [String] = []
    var list: (isOrdered: Bool, isSecond: Bool)?
    for block in blocks {
      guard case .list(let next) = block else {
        list = nil
        parts.append(write(block))
        continue
      }
      // Two lists beside each other are one, unless their marks differ.
      let isOrdered = next.start != nil
      list = (isOrdered, isSecond: list.map { $0.isOrdered == isOrdered && !$0.isSecond } ?? false)
      parts.append(write(next, isSecond: list?.isSecond == true))
    }
    return parts.filter { !$0.isEmpty }.joined(separator: "\n\n")
  }

  private func write(_ block: MarkdownBlock) -> String {
    switch block {
    case .heading(let level, let content, let anchor):
      // Code hosts make anchors of their own; where theirs is another, ours stands before it.
      let isTheirs = AnchorNames.codeHostAnchor(for: content.plainText) == anchor
      return (isTheirs ? "" : "<a id=\"\(escapedHTML(anchor))\"></a>\n\n")
        + String(repeating: "#", count: level) + " " + line(content)
    case .paragraph(let content): return write(content)
    case .list(let list): return write(list, isSecond: false)
    case .quote(let blocks): return prefixed(write(blocks), first: "> ", rest: "> ")
    case .callout(let kind, let blocks):
      return prefixed("[!\(kind.rawValue.uppercased())]\n\(write(blocks))", first: "> ", rest: "> ")
    case .folded(let folded):
      let mark = "<details\(folded.isOpen ? " open" : "")>"
      return "\(mark)\n<summary>\(html(folded.summary))</summary>\n\n\(write(folded.blocks))\n\n</details>"
    // At the end of the page.
    case .footnote: return ""
    case .code(let language, let text): return fenced(text, language)
    case .math(let formula, let name):
      let tex = PortableTeX.resolving(formula.tex, targets.equationNumber)
      let names = [name?.name].compactMap(\.self) + formula.rows.map(\.name.name)
      let numbered = formula.number.map { "\(tex) \\tag{\($0)}" } ?? tex
      return names.map { "<a id=\"equation-\($0)\"></a>\n\n" }.joined() + fenced(numbered, "math")
    case .table(let table):
      return markdownTable(
        head: table.head.map(line), rows: table.rows.map { $0.map(line) }, alignments: table.alignments)
    case .rule: return "---"
    case .problem(let message): return "**" + markdownEscaped(singleLine(message)) + "**"
    }
  }

  private func write(_ list: MarkdownList, isSecond: Bool) -> String {
    let items = list.items.enumerated().map { index, item -> String in
      let mark = list.start.map { "\($0 + index)\(isSecond ? ")" : ".") " } ?? (isSecond ? "* " : "- ")
      let content = item.blocks.map(write).joined(separator: list.isTight ? "\n" : "\n\n")
      let task = item.isDone.map { $0 ? "[x] " : "[ ] " } ?? ""
      return prefixed(task + content, first: mark, rest: String(repeating: " ", count: mark.count))
    }
    return items.joined(separator: list.isTight ? "\n" : "\n\n")
  }

  /// Inlines on one line: for headings and cells.
  func line(_ inlines: [MarkdownInline]) -> String {
    write(inlines).split(whereSeparator: \.isNewline).joined(separator: " ")
  }

  func write(_ inlines: [MarkdownInline]) -> String {
    let text = inlines.map(write).joined()
    // What would begin a block at the beginning of a line is text.
    return text.split(separator: "\n", omittingEmptySubsequences: false).map { escapedBeginning(String($0)) }
      .joined(separator: "\n")
  }

  private func escapedBeginning(_ line: String) -> String {
    let rest = line.drop { $0 == " " }
    if let first = rest.first, "#+-=>".contains(first) { return "\\" + rest }
    let digits = rest.prefix { $0.isASCII && $0.isNumber }
    if !digits.isEmpty, let mark = rest.dropFirst(digits.count).first, mark == "." || mark == ")" {
      return digits + "\\" + rest.dropFirst(digits.count)
    }
    return String(rest)
  }
}
