/// The text of a report as scripts that the search of its pages loads.
enum SearchIndex {
  /// What is found: the text below a heading.
  struct Section: Hashable {
    /// The anchor of the heading; empty for what stands before the first.
    var anchor: String
    var title: String
    /// Prose, captions and tables.
    var text: String
    /// Code, and what it printed.
    var code = ""
  }

  /// Printed text beyond this, in characters, is not searched.
  private static let longestOutput = 2_000

  /// The script that names the pages which have sections.
  static func list(_ chapters: [CatalogueText.Chapter], addresses: PageAddresses) -> ReportFile {
    let pages = chapters.map { chapter in
      "  {name: \(jsonString(chapter.name)), title: \(jsonString(chapter.title)), "
        + "page: \(jsonString(addresses.page(of: chapter.name))), index: \(jsonString(path(of: chapter.name)))}"
    }
    return ReportFile(
      path: "assets/search-index.js", text: "notebookSearch.pages([\n\(pages.joined(separator: ",\n"))\n]);\n")
  }

  /// The script with the sections of a chapter.
  static func file(_ document: Document) -> ReportFile {
    let sections = sections(of: document).map {
      "  [\([$0.anchor, $0.title, $0.text, $0.code].map(jsonString).joined(separator: ", "))]"
    }
    return ReportFile(
      path: path(of: document.chapter),
      text: "notebookSearch.sections(\(jsonString(document.chapter)), [\n\(sections.joined(separator: ",\n"))\n]);\n")
  }

  private static func path(of chapter: String) -> String { "\(chapter)/search.js" }

  // MARK: - Sections

  private static let memo = Memo<String>()

  /// The text of a chapter: prose, captions, tables, code and the beginning of what it printed.
  static func sections(of document: Document) -> [Section] {
    var sections = [Section(anchor: "", title: document.title, text: document.summary.readableText)]
    func add(_ text: String, to part: WritableKeyPath<Section, String> = \.text) {
      let words = memo.value(for: text) { visible($0).split(whereSeparator: \.isWhitespace).joined(separator: " ") }
      if words.isEmpty { return }
      let former = sections[sections.count - 1][keyPath: part]
      sections[sections.count - 1][keyPath: part] = former.isEmpty ? words : "\(former) \(words)"
    }
    // What varies from run to run would make another index each time.
    for block in document.blocks where !block.varies {
      switch block {
      case .prose(let blocks):
        for block in blocks {
          if case .heading(_, let content, let anchor) = block {
            sections.append(Section(anchor: anchor, title: singleLine(content.readableText), text: ""))
          } else {
            add(text(of: block))
          }
        }
      case .code(let cell): add(cell.text, to: \.code)
      // Its code is part of the cell's.
      case .recorded: continue
      case .output(let output): add(String(output.text.prefix(longestOutput)), to: \.code)
      case .figure(let figure): add(figure.caption.readableText + " " + figure.image.alternativeText)
      case .sequence(let sequence):
        for frame in sequence.frames { add(frame.caption.readableText) }
      case .table(let table):
        add(table.caption.readableText)
        add(table.columns.map(\.title.readableText).joined(separator: " "))
        for row in 0..<table.shownRowCount { add(table.table.row(row).joined(separator: " ")) }
      case .attachment(let attachment): add(attachment.file + " " + attachment.caption.readableText)
      case .failure(let failure): add(failure.message)
      }
    }
    for footnote in document.footnotes.footnotes { add(footnote.blocks.map(text).joined(separator: " ")) }
    return sections
  }

  private static func text(of block: MarkdownBlock) -> String {
    switch block {
    case .heading(_, let content, _), .paragraph(let content): content.readableText
    case .list(let list): list.items.flatMap(\.blocks).map(text).joined(separator: " ")
    case .quote(let blocks), .callout(_, let blocks): blocks.map(text).joined(separator: " ")
    case .folded(let folded): folded.summary.readableText + " " + folded.blocks.map(text).joined(separator: " ")
    case .code(_, let text): text
    case .math(let formula, _): formula.node.plainText
    case .table(let table): ([table.head] + table.rows).flatMap { $0 }.map(\.readableText).joined(separator: " ")
    // At the end of the page.
    case .footnote: ""
    case .rule: ""
    case .problem(let message): message
    }
  }
}
