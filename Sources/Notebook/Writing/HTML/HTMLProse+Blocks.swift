extension HTMLProse {
  /// The footnotes of a page, for its end; empty if it has none.
  func write(_ footnotes: Footnotes) -> String {
    if footnotes.footnotes.isEmpty { return "" }
    let items = footnotes.footnotes.map { footnote -> String in
      let name = escapedHTML(footnote.name)
      let back = (1...footnote.markCount).map { occurrence in
        let label =
          footnote.markCount == 1 ? targets.words(.backToText) : targets.words(.backToMark, ["number": occurrence])
        let number = footnote.markCount == 1 ? "" : "<sup>\(occurrence)</sup>"
        return
          "<a class=\"back\" href=\"#footnote-mark-\(name)-\(occurrence)\" aria-label=\"\(escapedHTML(label))\">\(Self.arrow)\(number)</a>"
      }
      return
        "<li id=\"footnote-\(name)\" value=\"\(footnote.number)\">\(write(footnote, back.joined(separator: " ")))</li>"
    }
    return
      "<section class=\"footnotes\" id=\"footnotes\" aria-label=\"\(escapedHTML(targets.words(.footnotes)))\">\n<ol>\n"
      + items.joined(separator: "\n") + "\n</ol>\n</section>"
  }

  /// An arrow back, as a letter: without the second sign some systems draw a colored picture.
  private static let arrow = "↩\u{FE0E}"

  /// The blocks of a footnote; the way back stands at the end of its last paragraph.
  private func write(_ footnote: Footnotes.Footnote, _ back: String) -> String {
    guard case .paragraph(let last)? = footnote.blocks.last else { return write(footnote.blocks) + "\n<p>\(back)</p>" }
    let before = Array(footnote.blocks.dropLast())
    return (before.isEmpty ? "" : write(before) + "\n") + "<p>\(write(last)) \(back)</p>"
  }

  func write(_ kind: CalloutKind, _ blocks: [MarkdownBlock]) -> String {
    let title = escapedHTML(targets.words(kind.phrase))
    return "<div class=\"callout callout-\(kind.rawValue)\" role=\"note\" aria-label=\"\(title)\">\n"
      + "<p class=\"callout-title\" aria-hidden=\"true\">\(Self.sign(of: kind)) \(title)</p>\n\(write(blocks))\n</div>"
  }

  func write(_ folded: FoldedText) -> String {
    "<details class=\"fold\"\(folded.isOpen ? " open" : "")><summary>\(write(folded.summary))</summary>\n"
      + "\(write(folded.blocks))\n</details>"
  }

  /// A small drawing for the kind, in the color of its title.
  private static func sign(of kind: CalloutKind) -> String {
    let shape =
      switch kind {
      case .note: "<circle cx=\"8\" cy=\"8\" r=\"6.5\"/><path d=\"M8 7.2v4M8 4.6v.4\"/>"
      case .tip:
        "<path d=\"M5.8 10.6C4.4 9.7 3.6 8.3 3.6 6.6a4.4 4.4 0 0 1 8.8 0c0 1.7-.8 3.1-2.2 4v1.2H5.8zM6.4 14.2h3.2\"/>"
      case .important: "<path d=\"M2 2.5h12v8.6H8.6L5.4 14v-2.9H2zM8 4.6v2.8M8 9v.2\"/>"
      case .warning: "<path d=\"M8 1.9 14.6 13.8H1.4zM8 6.4v3.4M8 11.6v.3\"/>"
      case .caution: "<path d=\"M5.3 1.5h5.4l3.8 3.8v5.4l-3.8 3.8H5.3l-3.8-3.8V5.3zM8 4.6v4M8 11v.3\"/>"
      }
    return "<svg viewBox=\"0 0 16 16\" aria-hidden=\"true\">\(shape)</svg>"
  }

  /// A paragraph; one of pictures only stands in the middle.
  func write(paragraph content: [MarkdownInline]) -> String {
    let isPicture = content.allSatisfy { if case .image = $0 { true } else { $0 == .softBreak } }
    return "<p\(isPicture ? " class=\"pictures\"" : "")>\(write(content))</p>"
  }
}
