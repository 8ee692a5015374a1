/// Writes prose as HTML.
struct HTMLProse {
  let targets: ReferenceTargets
  let addresses: ProseAddresses
  /// The pictures from beside the source, by their paths.
  var pictures: [String: PictureHeader] = [:]
  var fileLinks: [String: FileLink] = [:]
  /// The footnotes that stand at the end of the page.
  var footnotes: Set<String> = []

  func write(_ blocks: [MarkdownBlock]) -> String {
    blocks.map(write).filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private func write(_ block: MarkdownBlock) -> String {
    switch block {
    case .heading(let level, let content, let anchor):
      let name = "h\(min(level, 6))"
      let id = escapedHTML(anchor)
      return "<\(name) id=\"\(id)\">\(write(content))"
        + "<a class=\"anchor\" href=\"#\(id)\" aria-label=\"\(escapedHTML(targets.words(.linkToSection)))\">#</a></\(name)>"
    case .paragraph(let content): return write(paragraph: content)
    case .list(let list): return write(list)
    case .quote(let blocks): return "<blockquote>\n\(write(blocks))\n</blockquote>"
    case .callout(let kind, let blocks): return write(kind, blocks)
    case .folded(let folded): return write(folded)
    // At the end of the page.
    case .footnote: return ""
    case .code(let language, let text): return write(code: text, language: language)
    case .math(let formula, let name): return write(formula, name: name)
    case .table(let table): return write(table)
    case .rule: return "<hr>"
    case .problem(let message): return "<p class=\"problem\">\(escapedHTML(message))</p>"
    }
  }

  private func write(_ list: MarkdownList) -> String {
    let items = list.items.map { item -> String in
      let content = item.blocks.map { block -> String in
        if list.isTight, case .paragraph(let inlines) = block { return write(inlines) }
        return write(block)
      }
      return "<li\(item.isDone == nil ? "" : " class=\"task\"")>\(mark(item))\(content.joined(separator: "\n"))</li>"
    }
    let kind = list.items.contains { $0.isDone != nil } ? " class=\"tasks\"" : ""
    guard let start = list.start else { return "<ul\(kind)>\n\(items.joined(separator: "\n"))\n</ul>" }
    let attribute = start == 1 ? "" : " start=\"\(start)\""
    return "<ol\(kind)\(attribute)>\n\(items.joined(separator: "\n"))\n</ol>"
  }

  /// Whether a task is done, in a picture with words.
  private func mark(_ item: MarkdownList.Item) -> String {
    guard let isDone = item.isDone else { return "" }
    let label = escapedHTML(targets.words(isDone ? .taskDone : .taskToDo))
    return "<span class=\"box\(isDone ? " done" : "")\" role=\"img\" aria-label=\"\(label)\"></span> "
  }

  private func write(code text: String, language: String) -> String {
    let body = language == "swift" ? Highlighter.html(text) : escapedHTML(text)
    return "<pre class=\"code\" tabindex=\"0\"><code>\(body)</code></pre>"
  }

  private func write(_ formula: MathFormula, name: EquationName?) -> String {
    let math = MathMLWriter.write(formula.node, isDisplay: true, equations: equation)
    let scrolled = "<div class=\"scroll\" tabindex=\"0\">\(math)</div>"
    let counted = formula.number.map { "(\($0))" }
    guard let number = formula.tag?.shown ?? counted else { return "<div class=\"equation\">\(scrolled)</div>" }
    let id = name.map { " id=\"equation-\(escapedHTML($0.name))\"" } ?? ""
    return "<div class=\"equation numbered\"\(id)>\(scrolled)<span class=\"number\">\(escapedHTML(number))</span></div>"
  }

  /// The number of an equation, and where it stands.
  func equation(_ name: String) -> (number: String, address: String)? {
    guard let number = targets.equationNumber(name),
      let target = targets.target(MarkdownReference(kind: .equation, name: name))
    else { return nil }
    return (number, addresses.address(of: target))
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
      // A head without words is none.
      let element = content.isEmpty ? "td" : name
      return "<\(element)\(element == "th" ? " scope=\"col\"" : "")\(style)>\(write(content))</\(element)>"
    }
    func row(_ cells: [[MarkdownInline]], _ name: String) -> String {
      "<tr>" + cells.enumerated().map { cell($0.element, $0.offset, name) }.joined() + "</tr>"
    }
    return "<div class=\"table\" tabindex=\"0\"><table>\n<thead>\(row(table.head, "th"))</thead>\n<tbody>\n"
      + table.rows.map { row($0, "td") }.joined(separator: "\n") + "\n</tbody>\n</table></div>"
  }
}
