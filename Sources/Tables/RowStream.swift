import Wording

/// The rows of a table one batch after the other, for what takes each row by itself: in memory that does not depend on how
/// many there are.
///
/// The columns are known, and hold numbers. What separates cells, stands before decimals and in the first line is detected
/// in the first half million bytes, if it was not said; cells further down that do not fit are told as bad.
public struct RowStream: ~Copyable {
  /// How the table is written.
  public let format: TableFormat
  /// The names of the columns that are read, in the order that was asked for.
  public let columnNames: [String]
  /// The names of the other columns.
  public let ignoredColumns: [String]
  /// The number of rows so far.
  public private(set) var rowCount = 0
  /// What is missing or cannot be used, so far.
  public private(set) var faults: RowFaults

  private var rows: RowReader
  private let reader: CellReader
  /// Where each column stands, and whether it holds dates.
  private let places: [(index: Int, isDate: Bool)]

  /// Begins to read a table.
  ///
  /// - Parameters:
  ///   - source: Where it is.
  ///   - columns: The names of the columns. Where the table has no names, and that was said, all of its columns in their
  ///     order.
  ///   - options: What is known of how it is written.
  /// - Throws: ``TableError``.
  public init(
    _ source: TableSource, columns: [String], options: TableOptions = TableOptions()
  ) throws(TableError) {
    try options.check()
    let source = try ByteSource(source)
    let (beginning, isWhole) = try source.beginning()
    let separator =
      if let said = options.separator { said } else {
        try Separator.detected(in: beginning, decimalMark: options.decimalMark)
      }
    var survey = try TableSurvey(
      ByteSource(.bytes(beginning)), separator: separator, options: options, isWhole: isWhole)
    let hasHeader = try Self.hasHeader(&survey, columns: columns, options: options)
    let names = ColumnNames(firstRow: hasHeader ? survey.firstRow : nil, count: survey.columns.count)
    let indices = try Self.indices(of: columns, among: names, hasHeader: hasHeader)
    if isWhole, hasHeader, survey.rowCount == 0 { throw .noRows(columns: names.names) }
    let decimalMark = try survey.decimalMark(separator, options)
    var rows = RowReader(source, separator: separator)
    if hasHeader { _ = try rows.next() }

    self.rows = rows
    format = TableFormat(
      separator: separator, decimalMark: decimalMark, thousandsSeparator: options.thousandsSeparator,
      hasHeader: hasHeader)
    places = indices.map { ($0, survey.columns[$0].kind == .dates) }
    columnNames = columns
    ignoredColumns = names.names.indices.filter { !indices.contains($0) }.map { names.names[$0] }
    reader = CellReader(decimalMark: decimalMark, options: options)
    faults = RowFaults(columnNames: columns)
  }

  private static func hasHeader(
    _ survey: inout TableSurvey, columns: [String], options: TableOptions
  ) throws(TableError) -> Bool {
    // The names that are looked for are names, whatever they look like.
    if options.header == .detected, Set(columns).isSubset(of: survey.firstRow.map(\.trimmedOfSpaces)) { return true }
    let hasHeader = try survey.settleHeader(options)
    if !hasHeader, options.header == .detected { throw .noNames(firstLine: survey.firstLine) }
    return hasHeader
  }

  private static func indices(
    of columns: [String], among names: ColumnNames, hasHeader: Bool
  ) throws(TableError) -> [Int] {
    if !hasHeader {
      guard names.names.count == columns.count else {
        throw .wrongColumnCount(count: names.names.count, expected: columns.count)
      }
      return Array(columns.indices)
    }
    var indices: [Int] = []
    for name in columns { indices.append(try names.index(of: name)) }
    return indices
  }

  /// The next rows; nil at the end.
  ///
  /// Rows with missing values, with cells that are no numbers, and with too many or too few cells are among them, marked as
  /// such; ``faults`` tells them.
  ///
  /// - Throws: ``TableError`` where no further row can be told from what follows, such as an unclosed quote.
  public mutating func next(atMost count: Int) throws(TableError) -> RowBatch? {
    var batch = RowBatch(firstRow: rowCount + 1, columnCount: places.count)
    batch.reserve(count)
    while batch.rowCount < count, try rows.next() {
      rowCount += 1
      if rows.isRagged {
        faults.note(RaggedRow(row: rowCount, line: rows.line, count: rows.fieldCount), expected: rows.columnCount)
        batch.appendUnusable()
        continue
      }
      var state = RowBatch.State.complete
      for (column, place) in places.enumerated() {
        let cell = rows.cell(place.index)
        let value = place.isDate ? reader.date(cell) : reader.number(cell)
        switch value {
        case .number(let value): batch.append(value)
        case .missing:
          faults.noteMissing(column: column, row: rowCount)
          batch.append(.nan)
          if state == .complete { state = .missing }
        case .bad(let reason):
          faults.note(
            BadCell(
              row: rowCount, line: rows.line, column: columnNames[column], text: BadCell.shown(cell), reason: reason))
          batch.append(.nan)
          state = .unusable
        }
      }
      batch.finishRow(state)
    }
    return batch.rowCount == 0 ? nil : batch
  }
}

extension ColumnNames {
  /// Where the column of a name stands.
  func index(of name: String) throws(TableError) -> Int {
    if let index = names.firstIndex(of: name) { return index }
    let same = given.indices.filter { given[$0] == name }
    if !same.isEmpty { throw .ambiguousColumn(name: name, names: same.map { names[$0] }) }
    throw .unknownColumn(name: name, nearest: nearestName(to: name, among: names), known: names)
  }
}
