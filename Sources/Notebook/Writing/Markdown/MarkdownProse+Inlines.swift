extension MarkdownProse {
  func write(_ inline: MarkdownInline) -> String {
    switch inline {
    case .text(let text): return markdownEscaped(text)
    case .code(let text): return codeSpan(text)
    case .math(let formula): return "$" + codeSpan(PortableTeX.resolving(formula.tex, targets.equationNumber)) + "$"
    case .emphasis(let content): return "*" + write(content) + "*"
    case .strong(let content): return "**" + write(content) + "**"
    case .strikethrough(let content): return "~~" + write(content) + "~~"
    case .link(let destination, let title, let content):
      return "[\(write(content))](<\(destination)>\(words(title: title)))"
    case .reference(let reference, let content): return write(reference, content)
    case .file(let file, let content):
      guard let link = fileLinks[file.path] else { return write(content) }
      return
        "[\(content.isEmpty ? markdownEscaped(file.path) : write(content))](<\(addresses.address(of: link))>\(words(title: file.title)))"
    case .image(let image):
      return "![\(markdownEscaped(image.alternativeText))](<\(addresses.file(image.path))>\(words(title: image.title)))"
    case .footnote(let mark): return "[^\(mark.name)]"
    case .lineBreak: return "\\\n"
    case .softBreak: return "\n"
    case .problem(let message): return "**" + markdownEscaped(singleLine(message)) + "**"
    }
  }

  private func write(_ reference: MarkdownReference, _ content: [MarkdownInline]) -> String {
    guard let target = targets.target(reference) else { return write(content) }
    let address = addresses.address(of: target) + words(title: reference.title)
    if case .elsewhere(let chapter, _) = target.place {
      let label = LinkLabel.place(chapter, reference)
      let title = markdownEscaped(target.label)
      if content.isEmpty { return "[\(label) (\(title))](\(address))" }
      return "[\(write(content)) (\(reference.kind == .section ? title : "\(label), \(title)"))](\(address))"
    }
    let words = content.isEmpty ? markdownEscaped(target.label) : write(content)
    let number = content.isEmpty ? "" : target.number.map { " (\($0))" } ?? ""
    return "[\(words)\(number)](\(address))"
  }

  private func words(title: String) -> String {
    title.isEmpty ? "" : " \"\(title.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\""
  }

  /// Words as HTML, in whose elements code hosts read no Markdown.
  func html(_ inlines: [MarkdownInline]) -> String {
    inlines.map { inline in
      switch inline {
      case .text(let text): escapedHTML(text)
      case .code(let text): "<code>\(escapedHTML(text))</code>"
      case .emphasis(let content): "<em>\(html(content))</em>"
      case .strong(let content): "<strong>\(html(content))</strong>"
      case .strikethrough(let content): "<del>\(html(content))</del>"
      case .lineBreak: "<br>"
      case .softBreak: " "
      case .link, .reference, .file, .math, .image, .footnote, .problem: escapedHTML([inline].readableText)
      }
    }.joined()
  }

  /// The footnotes of a page, for its end; empty if it has none.
  func write(_ footnotes: Footnotes) -> String {
    footnotes.footnotes.map { footnote in
      prefixed(write(footnote.blocks), first: "[^\(footnote.name)]: ", rest: "    ")
    }.joined(separator: "\n\n")
  }
}
