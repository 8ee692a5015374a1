extension HTMLProse {
  func write(_ inlines: [MarkdownInline]) -> String {
    var result = ""
    var inlines = inlines[...]
    while let inline = inlines.popFirst() {
      guard case .math(let formula) = inline else {
        result += write(inline)
        continue
      }
      let math = MathMLWriter.write(formula.node, isDisplay: false, equations: equation)
      guard Self.isLong(math) else {
        result += math
        continue
      }
      // What ends the sentence stays with the formula, instead of beginning a line.
      var mark = ""
      if case .text(let text)? = inlines.first {
        mark = String(text.prefix { ".,;:!?)".contains($0) })
        inlines[inlines.startIndex] = .text(String(text.dropFirst(mark.count)))
      }
      result += "<span class=\"long-formula\">\(math)\(mark)</span>"
    }
    return result
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
      return "<a href=\"\(escapedHTML(destination))\"\(attribute(title: title))>\(write(content))</a>"
    case .reference(let reference, let content): return write(reference, content)
    case .file(let file, let content): return write(file, content)
    case .image(let image): return write(image)
    case .footnote(let mark): return write(mark)
    case .lineBreak: return "<br>\n"
    case .softBreak: return "\n"
    case .problem(let message): return "<span class=\"problem\">\(escapedHTML(message))</span>"
    }
  }

  private func attribute(title: String) -> String {
    title.isEmpty ? "" : " title=\"\(escapedHTML(singleLine(title)))\""
  }

  /// Whether a formula has so many signs that they may be wider than a small screen.
  private static func isLong(_ math: String) -> Bool {
    var count = 0
    var isTag = false
    for byte in math.utf8 {
      switch byte {
      case UInt8(ascii: "<"): isTag = true
      case UInt8(ascii: ">"): isTag = false
      // The first byte of each sign.
      default: if !isTag, byte & 0xC0 != 0x80 { count += 1 }
      }
    }
    count += 2 * (math.components(separatedBy: "<mspace").count - 1)
    return count > 15
  }

  private func write(_ reference: MarkdownReference, _ content: [MarkdownInline]) -> String {
    guard let target = targets.target(reference) else { return "<span class=\"problem\">\(write(content))</span>" }
    let href = "href=\"\(escapedHTML(addresses.address(of: target)))\"\(attribute(title: reference.title))"
    if case .elsewhere(let chapter, _) = target.place {
      let label = LinkLabel.place(chapter, reference)
      let title = "<cite>\(escapedHTML(target.label))</cite>"
      if content.isEmpty { return "<a \(href)>\(label) (\(title))</a>" }
      let place = reference.kind == .section ? title : "\(label), \(title)"
      return "<a \(href)>\(write(content)) (\(place))</a>"
    }
    let words = content.isEmpty ? escapedHTML(target.label) : write(content)
    let number = content.isEmpty ? "" : target.number.map { " (\($0))" } ?? ""
    return "<a \(href)>\(words)\(number)</a>"
  }

  private func write(_ file: MarkdownFile, _ content: [MarkdownInline]) -> String {
    guard let link = fileLinks[file.path] else { return "<span class=\"problem\">\(write(content))</span>" }
    let address = addresses.address(of: link)
    let words = content.isEmpty ? escapedHTML(file.path) : write(content)
    // Browsers open no page that is inside another; they save it.
    let download = address.hasPrefix("data:") ? " download=\"\(escapedHTML(fileName(of: file.path)))\"" : ""
    return "<a href=\"\(escapedHTML(address))\"\(download)\(attribute(title: file.title))>\(words)</a>"
  }

  private func write(_ image: MarkdownImage) -> String {
    guard let picture = pictures[image.path] else {
      return "<span class=\"problem\">\(escapedHTML(image.alternativeText))</span>"
    }
    return "<img class=\"picture\" src=\"\(escapedHTML(addresses.file(image.path)))\""
      + " alt=\"\(escapedHTML(image.alternativeText))\"\(attribute(title: image.title))"
      + " width=\"\(picture.width)\" height=\"\(picture.height)\" loading=\"lazy\" decoding=\"async\">"
  }

  private func write(_ mark: FootnoteMark) -> String {
    let name = escapedHTML(mark.name)
    guard footnotes.contains(mark.name) else { return "<span class=\"problem\">[^\(name)]</span>" }
    return "<sup class=\"footnote-mark\"><a id=\"footnote-mark-\(name)-\(mark.occurrence)\" href=\"#footnote-\(name)\""
      + " aria-label=\"\(escapedHTML(targets.words(.footnoteNumber, ["number": mark.number])))\">\(mark.number)</a></sup>"
  }
}
