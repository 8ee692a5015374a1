/// Writes chapters and the index as GitHub-flavored Markdown, so that a code host shows them, and a change in a number
/// is a change in words.
struct MarkdownWriter: PageWriter {
  static let name = "markdown"
  static let summary = "folders of Markdown, as code hosts show it"
  // Under the name that code hosts show first.
  static let addresses = PageAddresses.folders(page: "README.md")

  private let catalogue: CatalogueText
  var addresses: PageAddresses { Self.addresses }
  var words: Words { catalogue.words }

  init(_ catalogue: CatalogueText) {
    self.catalogue = catalogue
  }

  func chapter(_ document: Document, address: @escaping (_ file: String) -> String) -> [ReportFile] {
    let position = catalogue.position(of: document.catalogued)
    let prose = MarkdownProse(
      targets: document.targets, addresses: addresses.prose(file: address), fileLinks: document.fileLinks)
    var parts = [
      "# " + markdownEscaped(document.title), prose.write(document.summary),
      "\(words(.chapterOfCount, ["number": position + 1, "count": catalogue.chapters.count])) · [\(markdownEscaped(catalogue.title))](\(addresses.indexFromChapter))",
    ]
    if let warning = document.warning { parts.append("**\(words(warning.phrase)):** `\(warning.place)`") }
    parts += [parameters(document), comparisonLink(document)].compactMap(\.self)
    parts += document.blocks.compactMap { block -> String? in
      guard let text = write(block, prose) else { return nil }
      return block.varies ? VaryingText.marked("\n\(text)\n\n*\(words(.variesNote))*\n") : text
    }
    parts.append(prose.write(document.footnotes))
    parts.removeAll { $0.isEmpty }
    let source = "`\(document.sourceFile)`"
    var end = ["\(words(.source)): " + (document.source.map { "[\(source)](\($0.file))" } ?? source)]
    if document.hasValues { end.append("[\(words(.recordedValues))](values.json)") }
    for (label, index) in [(words(.previous), position - 1), (words(.next), position + 1)]
    where catalogue.chapters.indices.contains(index) {
      let chapter = catalogue.chapters[index]
      end.append("\(label): [\(markdownEscaped(chapter.title))](\(addresses.neighbor(chapter.name)))")
    }
    parts += ["---", end.joined(separator: " · ")]
    return [file(addresses.page(of: document.chapter), parts)]
  }

  func placeholder(for chapter: CatalogueText.Chapter) -> [ReportFile] {
    let title = "# " + markdownEscaped(chapter.title)
    return [file(addresses.page(of: chapter.name), [title, words(.notRun)])]
  }

  func index(_ outcomes: [String: ChapterOutcome]) -> [ReportFile] {
    let prose = MarkdownProse(targets: catalogue.targets, addresses: ProseAddresses(chapter: addresses.page))
    var parts = [
      "# " + markdownEscaped(catalogue.title), prose.write(catalogue.introduction), prose.write(catalogue.footnotes),
    ]
    parts = parts.filter { !$0.isEmpty } + ["## \(words(.chapters))"]
    for (index, chapter) in catalogue.chapters.enumerated() {
      let address = addresses.page(of: chapter.name)
      parts.append("### \(index + 1). [\(markdownEscaped(chapter.title))](\(address))")
      parts.append(prose.write(chapter.summary))
      guard let outcome = outcomes[chapter.name] else {
        parts.append("*\(words(.notRunNote))*")
        continue
      }
      if let settings = words.settings(of: outcome) { parts.append("*\(markdownEscaped(settings))*") }
      if !outcome.isSuccess {
        parts.append("*\(words(outcome.ranToItsEnd ? .isWrongNote : .didNotRunNote))*")
      }
      if let cover = outcome.cover {
        parts.append("[\(image(cover.alternativeText, addresses.file(cover.file, of: chapter.name)))](\(address))")
      }
    }
    if !catalogue.bibliography.isEmpty {
      parts.append("## \(words(.bibliography))")
      parts.append(catalogue.bibliography.map { "- " + prose.write($0.text) }.joined(separator: "\n"))
    }
    return [file(addresses.index, parts)]
  }

  private func file(_ path: String, _ parts: [String]) -> ReportFile {
    ReportFile(path: path, text: parts.joined(separator: "\n\n") + "\n")
  }

  // MARK: - Blocks

  private func write(_ block: DocumentBlock, _ prose: MarkdownProse) -> String? {
    switch block {
    case .prose(let blocks): return prose.write(blocks)
    case .code(let cell):
      let code = fenced(cell.text, "swift")
      return cell.isFolded ? folded(words(.preparation), code) : code
    // The code is whole above.
    case .recorded: return nil
    case .output(let output): return write(output)
    case .figure(let figure):
      return anchor("figure-\(figure.name)") + image(figure.image.alternativeText, figure.image.file) + "\n\n"
        + "**\(words(.figureNumber, ["number": figure.number])).** " + prose.line(figure.caption)
    case .sequence(let sequence): return write(sequence, prose)
    case .table(let table): return write(table, prose)
    case .attachment(let attachment):
      let caption = attachment.caption.isEmpty ? "" : " " + prose.line(attachment.caption)
      return "[`\(attachment.file)`](\(attachment.file)) (\(attachment.size))" + caption
    case .failure(let failure):
      return prefixed(
        "**\(words(.errorAt))** `\(failure.place)`\n\n" + fenced(visible(failure.message), "text"), first: "> ",
        rest: "> ")
    }
  }

  private func write(_ output: PrintedOutput) -> String {
    // Of what is beyond a page, only the lines are counted.
    var parts = output.text.isEmpty && output.omittedLineCount > 0 ? [] : [fenced(output.text, "text")]
    if output.omittedLineCount > 0 {
      parts.append("*\(words(output.omittedLineCount, one: .oneMoreLine, many: .moreLines))*")
    }
    let text = parts.joined(separator: "\n\n")
    let isError = output.kind == .error
    if output.isLong {
      return folded(words(isError ? .standardErrorLines : .outputLines, ["count": output.lineCount]), text)
    }
    return isError ? words(.standardError) + ":\n\n" + text : text
  }

  private func write(_ sequence: SequenceBlock, _ prose: MarkdownProse) -> String {
    let number = words(.figureNumber, ["number": sequence.number])
    let frames = sequence.frames.map { frame in
      image(frame.image.alternativeText, frame.image.file) + "\n\n" + prose.line(frame.caption)
    }
    guard frames.count > 1 else {
      return anchor("figure-\(sequence.name)") + (frames.first ?? "") + "\n\n**\(number).**"
    }
    return anchor("figure-\(sequence.name)") + (frames.first ?? "") + "\n\n"
      + folded(words(.otherMoments, ["count": frames.count - 1]), frames.dropFirst().joined(separator: "\n\n")) + "\n\n"
      + "**\(number).** \(words(.momentsInOrder, ["count": frames.count]))"
  }

  private func write(_ table: TableBlock, _ prose: MarkdownProse) -> String {
    let text = markdownTable(
      head: table.columns.map { prose.line($0.title) },
      rows: (0..<table.shownRowCount).map { row in
        table.table.columns.enumerated().map { index, column in
          let text = row < column.values.count ? markdownEscaped(singleLine(column.cell(row))) : ""
          if column.isMissing(row) { return "*\(words(.missing))*" }
          // The first cell of a run leads to its page.
          let isLink = index == 0 && table.runs.indices.contains(row)
          return isLink ? "[\(text)](\(addresses.neighbor(table.runs[row])))" : text
        }
      },
      alignments: table.columns.map { $0.isNumeric ? .right : .left })
    let omitted =
      table.omittedRowCount > 0 ? "\n\n*\(words(table.omittedRowCount, one: .oneMoreRow, many: .moreRows))*" : ""
    let body =
      (table.shownRowCount > TableBlock.longTable
        ? folded(words(.rows, ["count": table.table.rowCount]), text + omitted) : text)
      + "\n\n[\(words(.tableAsCSV))](\(table.file))"
    guard let name = table.name, let number = table.number else {
      return table.caption.isEmpty ? body : prose.line(table.caption) + "\n\n" + body
    }
    return anchor("table-\(name)") + "**\(words(.tableNumber, ["number": number])).** \(prose.line(table.caption))\n\n"
      + body
  }

  private func anchor(_ id: String) -> String { "<a id=\"\(id)\"></a>\n\n" }

  func folded(_ summary: String, _ content: String) -> String {
    "<details>\n<summary>\(summary)</summary>\n\n\(content)\n\n</details>"
  }

  private func image(_ alternativeText: String, _ file: String) -> String {
    "![\(markdownEscaped(singleLine(alternativeText)))](\(file))"
  }
}
