/// Writes chapters and the index as GitHub-flavoured Markdown, so that a code host shows them, and a change in a number
/// is a change in words.
struct MarkdownPages: Sendable {
  let book: Book
  private let addresses = PageAddresses.markdown

  init(book: Book) {
    self.book = book
  }

  /// The chapter's file.
  func chapter(_ document: Document) -> String {
    let position = book.position(of: document.chapter)
    let targets = ReferenceTargets(
      document.blocks, chapters: book.chapters.map { ($0.name, $0.title) }, address: addresses.neighbour)
    let prose = MarkdownProse(targets: targets)
    var parts = [
      "# " + markdownEscaped(singleLine(document.title)), prose.write(document.summary),
      "Chapter \(position + 1) of \(book.chapters.count) · [\(markdownEscaped(book.title))](\(addresses.indexFromChapter))",
    ]
    parts += document.blocks.map { write($0, prose) }
    var end = ["Source: `\(document.sourceFile)`"]
    if document.hasValues { end.append("[recorded values](values.json)") }
    for (label, index) in [("Previous", position - 1), ("Next", position + 1)]
    where book.chapters.indices.contains(index) {
      let chapter = book.chapters[index]
      end.append("\(label): [\(markdownEscaped(chapter.title))](\(addresses.neighbour(chapter.name)))")
    }
    parts += ["---", end.joined(separator: " · ")]
    return parts.joined(separator: "\n\n") + "\n"
  }

  /// The file of a chapter that was not run.
  func placeholder(_ position: Int) -> String {
    let chapter = book.chapters[position]
    return "# \(markdownEscaped(singleLine(chapter.title)))\n\nThis chapter has not been run yet.\n"
  }

  /// The index file.
  func index(outcomes: [String: ChapterOutcome]) -> String {
    let targets = ReferenceTargets([], chapters: book.chapters.map { ($0.name, $0.title) }, address: addresses.page)
    let prose = MarkdownProse(targets: targets)
    var parts = ["# " + markdownEscaped(singleLine(book.title)), prose.write(book.introduction), "## Chapters"]
    for (index, chapter) in book.chapters.enumerated() {
      let address = addresses.page(of: chapter.name)
      parts.append("### \(index + 1). [\(markdownEscaped(singleLine(chapter.title)))](\(address))")
      parts.append(prose.write(chapter.summary))
      guard let outcome = outcomes[chapter.name] else {
        parts.append("*Not run yet.*")
        continue
      }
      if !outcome.isSuccess { parts.append("*Did not run to its end.*") }
      if let cover = outcome.cover {
        parts.append("[\(image(cover.alternativeText, "\(chapter.name)/\(cover.file)"))](\(address))")
      }
    }
    return parts.joined(separator: "\n\n") + "\n"
  }

  // MARK: - Blocks

  private func write(_ block: DocumentBlock, _ prose: MarkdownProse) -> String {
    switch block {
    case .prose(let blocks): return prose.write(blocks)
    case .code(let cell):
      let code = fenced(cell.text, "swift")
      return cell.isFolded ? folded("Preparation", code) : code
    case .output(let output): return write(output)
    case .figure(let figure):
      return anchor("figure-\(figure.name)") + image(figure.image.alternativeText, figure.image.file) + "\n\n"
        + "**Figure \(figure.number).** " + prose.line(figure.caption)
    case .sequence(let sequence): return write(sequence, prose)
    case .table(let table): return write(table, prose)
    case .failure(let failure):
      return prefixed(
        "**Error** at `\(failure.place)`\n\n" + fenced(visible(failure.message), "text"), first: "> ", rest: "> ")
    }
  }

  private func write(_ output: PrintedOutput) -> String {
    let printed = ShownOutput(output)
    var text = fenced(printed.text, "text")
    if printed.omittedLineCount > 0 {
      text += "\n\n*… and \(printed.omittedLineCount) more lines that are not shown.*"
    }
    return printed.isLong ? folded("Output, \(printed.lineCount) lines", text) : text
  }

  private func write(_ sequence: SequenceBlock, _ prose: MarkdownProse) -> String {
    let frames = sequence.frames.map { frame in
      image(frame.image.alternativeText, frame.image.file) + "\n\n" + prose.line(frame.caption)
    }
    guard frames.count > 1 else {
      return anchor("figure-\(sequence.name)") + (frames.first ?? "") + "\n\n**Figure \(sequence.number).**"
    }
    return anchor("figure-\(sequence.name)") + (frames.first ?? "") + "\n\n"
      + folded("The other \(frames.count - 1) moments", frames.dropFirst().joined(separator: "\n\n")) + "\n\n"
      + "**Figure \(sequence.number).** \(frames.count) moments, in order."
  }

  private func write(_ table: TableBlock, _ prose: MarkdownProse) -> String {
    let text = markdownTable(
      head: table.columns.map { prose.line($0.title) },
      rows: table.rows.map { $0.map { markdownEscaped(singleLine($0)) } },
      alignments: table.columns.map { $0.isNumeric ? .right : .left })
    let omitted = table.omittedRowCount > 0 ? "\n\n*… and \(table.omittedRowCount) more rows that are not shown.*" : ""
    let body =
      table.rows.count > TableBlock.longTable
      ? folded("\(table.rows.count + table.omittedRowCount) rows", text + omitted) : text
    guard let name = table.name, let number = table.number else {
      return table.caption.isEmpty ? body : prose.line(table.caption) + "\n\n" + body
    }
    return anchor("table-\(name)") + "**Table \(number).** \(prose.line(table.caption))\n\n" + body
  }

  private func anchor(_ id: String) -> String { "<a id=\"\(id)\"></a>\n\n" }

  private func folded(_ summary: String, _ content: String) -> String {
    "<details>\n<summary>\(summary)</summary>\n\n\(content)\n\n</details>"
  }

  private func image(_ alternativeText: String, _ file: String) -> String {
    "![\(markdownEscaped(singleLine(alternativeText)))](\(file))"
  }
}
