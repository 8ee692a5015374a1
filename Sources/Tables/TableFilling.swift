/// The second reading of a table: the values.
struct TableFilling {
  private(set) var columns: [TableColumn]
  private(set) var values: [Double]
  /// How many values a row has.
  let stride: Int
  private let rowCount: Int
  private let format: TableFormat
  private let reader: CellReader

  init(
    survey: TableSurvey, names: ColumnNames, format: TableFormat, options: TableOptions
  ) throws(TableError) {
    self.format = format
    reader = CellReader(decimalMark: format.decimalMark, options: options)
    rowCount = survey.rowCount
    columns = []
    var slot = 0
    for (index, found) in survey.columns.enumerated() {
      let name = names.names[index]
      let content: TableColumn.Content
      switch found.kind {
      case .numbers, .dates:
        content = .numbers(slot)
        slot += 1
      case .text:
        guard found.size < TextColumn.largestSize else { throw .columnTooLarge(name: name) }
        content = .texts(TextColumn(size: found.size, count: rowCount))
      case .empty: content = .nothing
      }
      columns.append(
        TableColumn(
          name: name, givenName: names.given[index], position: index + 1, kind: found.kind,
          numberCount: found.numericCount,
          example: found.firstText ?? "", content: content))
    }
    stride = slot
    values = [Double](repeating: .nan, count: rowCount * stride)
  }

  mutating func fill(from source: ByteSource) throws(TableError) {
    var rows = RowReader(source, separator: format.separator)
    if format.hasHeader { _ = try rows.next() }
    var row = 0
    var texts = columns.map { column in if case .texts(let texts) = column.content { texts } else { TextColumn?.none } }
    // The columns' own copies would be copied with the first text that is added.
    for index in columns.indices where texts[index] != nil { columns[index].content = .nothing }
    let kinds = columns.map(\.kind)
    while try rows.next() {
      guard row < rowCount, !rows.isRagged else { throw .changedWhileReading }
      var position = row * stride
      for (index, kind) in kinds.enumerated() {
        let cell = rows.cell(index)
        switch kind {
        case .numbers:
          let value = reader.number(cell)
          if case .number(let number) = value {
            values[position] = number
          } else {
            note(value, cell, row: row, line: rows.line, column: index)
          }
          position += 1
        case .dates:
          let value = reader.date(cell)
          if case .number(let number) = value {
            values[position] = number
          } else {
            note(value, cell, row: row, line: rows.line, column: index)
          }
          position += 1
        case .text:
          if cell.isEmpty { columns[index].missingCount += 1 }
          if rows.hasDoubledQuotes(index) {
            texts[index]?.append(rows.unquoted(index))
          } else {
            texts[index]?.append(cell)
          }
        case .empty: columns[index].missingCount += 1
        }
      }
      row += 1
    }
    guard row == rowCount else { throw .changedWhileReading }
    for (index, texts) in texts.enumerated() { if let texts { columns[index].content = .texts(texts) } }
  }

  private mutating func note(
    _ value: CellReader.Value, _ cell: UnsafeBufferPointer<UInt8>, row: Int, line: Int, column: Int
  ) {
    switch value {
    case .number: break
    case .missing: columns[column].missingCount += 1
    case .bad(let reason):
      columns[column].note(
        BadCell(row: row + 1, line: line, column: columns[column].name, text: BadCell.shown(cell), reason: reason))
    }
  }
}
