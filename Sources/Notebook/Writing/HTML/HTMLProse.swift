/// Writes prose as HTML.
struct HTMLProse {
  let targets: ReferenceTargets
  /// The address of a chapter's page.
  let chapter: (_ name: String) -> String

  func write(_ blocks: [MarkdownBlock]) -> String {
    blocks.map(write).joined(separator: "\n")
  }

  private func write(_ block: MarkdownBlock) -> String {
    switch block {
    case .heading(let level, let content, let anchor):
      let name = "h\(min(level, 6))"
      let id = escapedHTML(anchor)
      return "<\(name) id=\"\(id)\">\(write(content))"
        + "<a class=\"anchor\" href=\"#\(id)\" aria-label=\"Link to this section\">#</a></\(name)>"
    case .paragraph(let content): return "<p>\(write(content))</p>"
    case .list(let list): return write(list)
    case .quote(let blocks): return "<blockquote>\n\(write(blocks))\n</blockquote>"
    case .code(let language, let text): return write(code: text, language: language)
    case .math(let formula, let name): return write(formula, name: name)
    case .table(let table): return write(table)
    case .rule: return "<hr>"
    case .problem(let message): return "<p class=\"problem\">\(escapedHTML(message))</p>"
    }
  }

  private func write(_ list: MarkdownList) -> String {
    let items = list.items.map { blocks -> String in
      let content = blocks.map { block -> String in
        if list.isTight, case .paragraph(let inlines) = block { return write(inlines) }
        return write(block)
      }
      return "<li>\(content.joined(separator: "\n"))</li>"
    }
    guard let start = list.start else { return "<ul>\n\(items.joined(separator: "\n"))\n</ul>" }
    let attribute = start == 1 ? "" : " start=\"\(start)\""
    return "<ol\(attribute)>\n\(items.joined(separator: "\n"))\n</ol>"
  }

  private func write(code text: String, language: String) -> String {
    let body = language == "swift" ? Highlighter.html(text) : escapedHTML(text)
    return "<pre class=\"code\" tabindex=\"0\"><code>\(body)</code></pre>"
  }

  private func write(_ formula: MathFormula, name: EquationName?) -> String {
    let math = MathMLWriter.write(formula.node, isDisplay: true, equations: equation)
    let scrolled = "<div class=\"scroll\" tabindex=\"0\">\(math)</div>"
    let counted = name.flatMap { targets.equationNumber($0.name) }.map { "(\($0))" }
    guard let number = formula.tag?.shown ?? counted else { return "<div class=\"equation\">\(scrolled)</div>" }
    let id = name.map { " id=\"equation-\(escapedHTML($0.name))\"" } ?? ""
    return "<div class=\"equation numbered\"\(id)>\(scrolled)<span class=\"number\">\(escapedHTML(number))</span></div>"
  }

  /// The number of an equation, and where it stands.
  private func equation(_ name: String) -> (number: String, address: String)? {
    guard let number = targets.equationNumber(name),
      let target = targets.target(MarkdownReference(kind: .equation, name: name))
    else { return nil }
    return (number, target.address(ofChapter: chapter))
  }

  private func write(_ table: MarkdownTable) -> String {
    func cell(_ content: [MarkdownInline], _ column: Int, _ name: String) -> String {
      let alignment = column < table.alignments.count ? table.alignments[column] : .none
      let style =
        switch alignment {
        case .none: ""
        case .left: " class=\"left\""
        case .center: " class=\"center\""
        case .right: " class=\"right\""
        }
      return "<\(name)\(name == "th" ? " scope=\"col\"" : "")\(style)>\(write(content))</\(name)>"
    }
    func row(_ cells: [[MarkdownInline]], _ name: String) -> String {
      "<tr>" + cells.enumerated().map { cell($0.element, $0.offset, name) }.joined() + "</tr>"
    }
    return "<div class=\"table\" tabindex=\"0\"><table>\n<thead>\(row(table.head, "th"))</thead>\n<tbody>\n"
      + table.rows.map { row($0, "td") }.joined(separator: "\n") + "\n</tbody>\n</table></div>"
  }

  func write(_ inlines: [MarkdownInline]) -> String {
    inlines.map(write).joined()
  }

  private func write(_ inline: MarkdownInline) -> String {
    switch inline {
    case .text(let text): return escapedHTML(text)
    case .code(let text): return "<code>\(escapedHTML(text))</code>"
    case .math(let formula): return MathMLWriter.write(formula.node, isDisplay: false, equations: equation)
    case .emphasis(let content): return "<em>\(write(content))</em>"
    case .strong(let content): return "<strong>\(write(content))</strong>"
    case .strikethrough(let content): return "<del>\(write(content))</del>"
    case .link(let destination, let title, let content):
      let attribute = title.isEmpty ? "" : " title=\"\(escapedHTML(title))\""
      return "<a href=\"\(escapedHTML(destination))\"\(attribute)>\(write(content))</a>"
    case .reference(let reference, let content):
      guard let target = targets.target(reference) else { return "<span class=\"problem\">\(write(content))</span>" }
      let words = content.isEmpty ? escapedHTML(target.label) : write(content)
      let number = content.isEmpty ? "" : target.number.map { " (\($0))" } ?? ""
      return "<a href=\"\(escapedHTML(target.address(ofChapter: chapter)))\">\(words)\(number)</a>"
    case .lineBreak: return "<br>\n"
    case .softBreak: return "\n"
    case .problem(let message): return "<span class=\"problem\">\(escapedHTML(message))</span>"
    }
  }
}
