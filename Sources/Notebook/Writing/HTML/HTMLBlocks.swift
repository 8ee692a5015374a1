/// Writes the pieces of a chapter as HTML.
struct HTMLBlocks {
  let prose: HTMLProse
  let templates: Templates
  /// The address of the recorded values, if there are any.
  let values: String?
  /// Whether files stand inside the page, so that links to them need a name to save them under.
  let isOneFile: Bool
  /// The address of a file of the chapter.
  let address: (_ file: String) -> String
  /// The address of the page of one of the chapter's runs.
  let run: (_ folder: String) -> String

  func write(_ blocks: [DocumentBlock]) throws -> String {
    let firstFailure = blocks.firstIndex { if case .failure = $0 { true } else { false } }
    return try blocks.indices.map { index in
      let html = try write(blocks[index], isFirstFailure: index == firstFailure)
      guard blocks[index].varies else { return html }
      return VaryingText.marked(
        html + "\n" + #"<p class="varies">"# + escapedHTML(templates.words(.variesNote)) + "</p>")
    }.joined(separator: "\n")
  }

  private func write(_ block: DocumentBlock, isFirstFailure: Bool) throws -> String {
    switch block {
    case .prose(let blocks): prose.write(blocks)
    case .code(let cell):
      // Code that all folds into what it made leaves nothing in the text.
      cell.shownText == "" ? "" : try templates.render("code", CodeContext(cell, templates.words))
    case .recorded(let values): try templates.render("recorded", RecordedContext(values))
    case .output(let output): try templates.render("output", OutputContext(output, templates.words))
    case .figure(let figure):
      try templates.render(
        "figure",
        FigureContext(
          name: figure.name, number: figure.number, image: ImageContext(figure.image, templates.words, address),
          caption: prose.write(figure.caption), values: values, code: making(figure.code, number: figure.number)))
    case .sequence(let sequence): try templates.render("sequence", context(sequence))
    case .table(let table): try templates.render("table", context(table))
    case .attachment(let attachment):
      try templates.render(
        "attachment",
        AttachmentContext(
          name: attachment.file, length: attachment.size, data: address(attachment.file),
          dataName: isOneFile ? attachment.file : nil,
          caption: attachment.caption.isEmpty ? nil : prose.write(attachment.caption),
          code: attachment.code.map {
            MakingContext(label: templates.words(.codeOfFile) + " " + attachment.file, html: Highlighter.html($0))
          }))
    case .failure(let failure):
      try templates.render(
        "failure",
        FailureContext(
          place: singleLine(failure.place), message: visible(failure.message), isFirst: isFirstFailure))
    }
  }

  private func context(_ sequence: SequenceBlock) -> SequenceContext {
    SequenceContext(
      name: sequence.name, number: sequence.number, count: sequence.frames.count, values: values,
      code: making(sequence.code, number: sequence.number),
      frames: sequence.frames.enumerated().map { index, frame in
        SequenceContext.Frame(
          number: index + 1, image: ImageContext(frame.image, templates.words, address),
          caption: prose.write(frame.caption))
      })
  }

  private func context(_ table: TableBlock) -> TableContext {
    TableContext(
      name: table.name, number: table.number, caption: table.caption.isEmpty ? nil : prose.write(table.caption),
      hasCaption: !table.caption.isEmpty || table.number != nil, isLong: table.shownRowCount > TableBlock.longTable,
      isSortable: table.isSortable,
      omittedRows: table.omittedRowCount > 0
        ? templates.words(table.omittedRowCount, one: .oneMoreRow, many: .moreRows) : nil,
      data: address(table.file), dataName: isOneFile ? table.file : nil, code: making(table.code, number: nil),
      columns: table.columns.map { TableContext.Column(title: prose.write($0.title), isNumeric: $0.isNumeric) },
      rows: rows(table))
  }

  private func rows(_ table: TableBlock) -> [TableContext.Row] {
    let columns = table.table.columns
    let ranks = columns.map { table.isSortable && $0.isNumeric ? ValueOrder.ranks($0.values) : [] }
    return (0..<table.shownRowCount).map { row in
      TableContext.Row(
        cells: zip(columns, ranks).enumerated().map { index, column in
          let (column, ranks) = column
          // The first cell of a run leads to its page.
          return TableContext.Cell(
            link: index == 0 && table.runs.indices.contains(row) ? run(table.runs[row]) : nil,
            text: row < column.values.count ? escapedHTML(column.cell(row)) : "", isNumeric: column.isNumeric,
            isMissing: column.isMissing(row),
            rank: ranks.indices.contains(row) ? ranks[row].map { String($0) } : nil)
        })
    }
  }

  /// The code that made something, where that is not in the text.
  private func making(_ code: String?, number: Int?) -> MakingContext? {
    code.map {
      MakingContext(
        label: number.map { templates.words(.codeOfFigure, ["number": $0]) } ?? templates.words(.codeOfTable),
        html: Highlighter.html($0))
    }
  }
}

// What the templates see. Properties that templates write without escaping are HTML already.

private struct CodeContext {
  var html: String
  var isFolded: Bool
  var length: String

  init(_ cell: CodeCell, _ words: Words) {
    html = Highlighter.html(cell.shownText ?? cell.text)
    isFolded = cell.isFolded
    length = words(cell.lines.count, one: .oneLine, many: .lines)
  }
}

/// Code that stands beside what it made.
private struct MakingContext {
  var label: String
  var html: String
}

private struct RecordedContext {
  var names: String
  var html: String

  init(_ values: RecordedBlock) {
    names = values.names.map { "<code>\(escapedHTML($0))</code>" }.joined(separator: ", ")
    html = Highlighter.html(values.code)
  }
}

private struct OutputContext {
  /// `nil` where only lines are counted.
  var html: String?
  var isLong: Bool
  var isError: Bool
  var outputLines: String
  var omittedLines: String?

  init(_ output: PrintedOutput, _ words: Words) {
    html = output.text.isEmpty && output.omittedLineCount > 0 ? nil : escapedHTML(output.text)
    isLong = output.isLong
    isError = output.kind == .error
    outputLines = words(isError ? .standardErrorLines : .outputLines, ["count": output.lineCount])
    let omitted = output.omittedLineCount
    omittedLines = omitted > 0 ? words(omitted, one: .oneMoreLine, many: .moreLines) : nil
  }
}

/// An image on a page, or on a card.
struct ImageContext {
  var source: String
  var darkSource: String?
  var alternativeText: String
  var width: Int
  var height: Int

  /// The language of the alternative text, where it is not the page's.
  var alternativeTextLanguage: String?

  init(_ image: FigureImage, _ words: Words, _ address: (_ file: String) -> String) {
    source = address(image.file)
    darkSource = image.darkFile.map(address)
    alternativeText = singleLine(image.alternativeText)
    alternativeTextLanguage = image.hasGeneratedText && !words.isEnglish ? "en" : nil
    width = image.width
    height = image.height
  }
}

private struct FigureContext {
  var name: String
  var number: Int
  var image: ImageContext
  var caption: String
  var values: String?
  var code: MakingContext?
}

private struct SequenceContext {
  struct Frame {
    var number: Int
    var image: ImageContext
    var caption: String
  }

  var name: String
  var number: Int
  var count: Int
  var values: String?
  var code: MakingContext?
  var frames: [Frame]
}

private struct TableContext {
  struct Column {
    var title: String
    var isNumeric: Bool
  }

  struct Cell {
    /// The address that the cell leads to.
    var link: String?
    var text: String
    var isNumeric: Bool
    var isMissing: Bool
    /// The place of the number among those of its column.
    var rank: String?
  }

  struct Row {
    var cells: [Cell]
  }

  var name: String?
  var number: Int?
  var caption: String?
  var hasCaption: Bool
  var isLong: Bool
  var isSortable: Bool
  var omittedRows: String?
  /// The address of the table's file, and the name that it is saved under.
  var data: String
  var dataName: String?
  var code: MakingContext?
  var columns: [Column]
  var rows: [Row]
}

private struct AttachmentContext {
  var name: String
  /// The size in words.
  var length: String
  /// The address of the file, and the name that it is saved under.
  var data: String
  var dataName: String?
  var caption: String?
  var code: MakingContext?
}

private struct FailureContext {
  var place: String
  var message: String
  var isFirst: Bool
}
