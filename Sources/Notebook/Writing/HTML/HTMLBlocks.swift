/// Writes the pieces of a chapter as HTML.
struct HTMLBlocks {
  let prose: HTMLProse
  let templates: Templates
  /// The address of the recorded values, if there are any.
  let values: String?
  /// The address of a file of the chapter.
  let address: (_ file: String) -> String

  func write(_ blocks: [DocumentBlock]) throws -> String {
    let firstFailure = blocks.firstIndex { if case .failure = $0 { true } else { false } }
    return try blocks.indices.map { index in
      let html = try write(blocks[index], isFirstFailure: index == firstFailure)
      guard blocks[index].varies else { return html }
      return VaryingText.marked(html + "\n" + #"<p class="varies">Varies from run to run.</p>"#)
    }.joined(separator: "\n")
  }

  private func write(_ block: DocumentBlock, isFirstFailure: Bool) throws -> String {
    switch block {
    case .prose(let blocks): prose.write(blocks)
    case .code(let cell): try templates.render("code", CodeContext(cell))
    case .output(let output): try templates.render("output", OutputContext(output))
    case .figure(let figure):
      try templates.render(
        "figure",
        FigureContext(
          name: figure.name, number: figure.number, image: ImageContext(figure.image, address),
          caption: prose.write(figure.caption), values: values))
    case .sequence(let sequence): try templates.render("sequence", context(sequence))
    case .table(let table): try templates.render("table", context(table))
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
      frames: sequence.frames.enumerated().map { index, frame in
        SequenceContext.Frame(
          number: index + 1, image: ImageContext(frame.image, address), caption: prose.write(frame.caption))
      })
  }

  private func context(_ table: TableBlock) -> TableContext {
    TableContext(
      name: table.name, label: table.number.map { "Table \($0)" } ?? "Table",
      number: table.number, caption: table.caption.isEmpty ? nil : prose.write(table.caption),
      hasCaption: !table.caption.isEmpty || table.number != nil, isLong: table.rows.count > TableBlock.longTable,
      omittedRowCount: table.omittedRowCount > 0 ? table.omittedRowCount : nil,
      columns: table.columns.map { TableContext.Column(title: prose.write($0.title), isNumeric: $0.isNumeric) },
      rows: table.rows.map { row in
        TableContext.Row(
          cells: zip(row, table.columns).map { TableContext.Cell(text: escapedHTML($0), isNumeric: $1.isNumeric) })
      })
  }
}

// What the templates see. Properties that templates write without escaping are HTML already.

private struct CodeContext {
  var html: String
  var isFolded: Bool
  var length: String

  init(_ cell: CodeCell) {
    html = Highlighter.html(cell.text)
    isFolded = cell.isFolded
    length = cell.lines.count == 1 ? "1 line" : "\(cell.lines.count) lines"
  }
}

private struct OutputContext {
  var html: String
  var isLong: Bool
  var isError: Bool
  var lineCount: Int
  var omittedLineCount: Int?

  init(_ output: PrintedOutput) {
    html = escapedHTML(output.text)
    lineCount = output.lineCount
    isLong = output.isLong
    isError = output.kind == .error
    omittedLineCount = output.omittedLineCount > 0 ? output.omittedLineCount : nil
  }
}

/// An image on a page, or on a card.
struct ImageContext {
  var source: String
  var darkSource: String?
  var alternativeText: String
  var width: Int
  var height: Int

  init(_ image: FigureImage, _ address: (_ file: String) -> String) {
    source = address(image.file)
    darkSource = image.darkFile.map(address)
    alternativeText = singleLine(image.alternativeText)
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
  var frames: [Frame]
}

private struct TableContext {
  struct Column {
    var title: String
    var isNumeric: Bool
  }

  struct Cell {
    var text: String
    var isNumeric: Bool
  }

  struct Row {
    var cells: [Cell]
  }

  var name: String?
  var label: String
  var number: Int?
  var caption: String?
  var hasCaption: Bool
  var isLong: Bool
  var omittedRowCount: Int?
  var columns: [Column]
  var rows: [Row]
}

private struct FailureContext {
  var place: String
  var message: String
  var isFirst: Bool
}
