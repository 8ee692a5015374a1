import Wording

/// The rows of a table one batch after the other, for what takes each row by itself: in memory that does not depend on how
/// many there are.
///
/// The columns are known, and hold numbers or dates. What separates cells, stands before decimals and in the first line is
/// detected in the first half million bytes, if it was not said; cells further down that do not fit are told as bad.
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
  /// What ended the reading, after the rows before it.
  private var fault: TableError?

  /// Begins to read a table.
  ///
  /// - Parameters:
  ///   - source: Where it is.
  ///   - columns: The names of the columns. Where the table has no names, its columns are called `column1`, `column2` and so
  ///     on; if others are asked for, and it was said that the table has no names, all of its columns in their order.
  ///   - kinds: What each of the columns is to hold, numbers or dates; nil: what the beginning of the table tells.
  ///   - options: What is known of how it is written.
  /// - Precondition: There are as many kinds as columns.
  /// - Throws: ``TableError``.
  public init(
    _ source: TableSource, columns: [String], kinds: [ColumnKind]? = nil, options: TableOptions = TableOptions()
  ) throws(TableError) {
    precondition(kinds.map { $0.count == columns.count } ?? true, "give a kind for each of the columns")
    try options.check()
    let source = try ByteSource(source)
    let head = try TableHead(source, lookingFor: columns, options: options)
    let indices = try Self.indices(of: columns, in: head, options: options)
    let found = indices.map { head.survey.columns[$0].kind }
    for (column, kind) in (kinds ?? found).enumerated() {
      guard kind == .numbers && found[column] == .dates || kind == .dates && found[column] == .numbers else { continue }
      throw .columnOfOtherKind(
        name: columns[column], needed: kind,
        example: head.firstCell(ofKind: found[column], in: indices[column], options: options))
    }
    let decimalMark = try head.survey.decimalMark(head.separator, options)
    var rows = RowReader(source, separator: head.separator)
    if head.hasHeader { _ = try rows.next() }

    self.rows = rows
    format = TableFormat(
      separator: head.separator, decimalMark: decimalMark, thousandsSeparator: options.thousandsSeparator,
      hasHeader: head.hasHeader)
    places = zip(indices, kinds ?? found).map { ($0, $1 == .dates) }
    columnNames = columns
    ignoredColumns = head.columnNames.indices.filter { !indices.contains($0) }.map { head.columnNames[$0] }
    reader = CellReader(decimalMark: decimalMark, options: options)
    faults = RowFaults(columnNames: columns)
  }

  private static func indices(
    of columns: [String], in head: TableHead, options: TableOptions
  ) throws(TableError) -> [Int] {
    // Names that a table without names gives its columns say where these stand, whichever others it has.
    if !head.hasHeader, !columns.allSatisfy(ColumnNames.isNumbered) {
      if options.header == .detected { throw .noNames(firstLine: head.survey.firstLine) }
      guard head.columnNames.count == columns.count else {
        throw .wrongColumnCount(count: head.columnNames.count, expected: columns.count)
      }
      return Array(columns.indices)
    }
    var indices: [Int] = []
    for name in columns { indices.append(try head.names.index(of: name)) }
    return indices
  }

  /// The next rows; nil at the end.
  ///
  /// Rows with missing values, with cells that are no numbers, and with too many or too few cells are among them, marked as
  /// such; ``faults`` tells them.
  ///
  /// - Throws: ``TableError`` where no further row can be told from what follows, such as an unclosed quote, or at the end,
  ///   where the file was changed meanwhile; the rows before were returned.
  public mutating func next(atMost count: Int) throws(TableError) -> RowBatch? {
    if let fault { throw fault }
    var batch = RowBatch(firstRow: rowCount + 1, columnCount: places.count)
    batch.reserve(count)
    do throws(TableError) {
      while batch.rowCount < count {
        guard try rows.next() else {
          try rows.checkUnchanged()
          break
        }
        rowCount += 1
        readRow(into: &batch)
      }
    } catch {
      fault = error
      if batch.rowCount == 0 { throw error }
    }
    return batch.rowCount == 0 ? nil : batch
  }

  @inline(__always) private mutating func readRow(into batch: inout RowBatch) {
    if rows.isRagged {
      faults.note(RaggedRow(row: rowCount, line: rows.line, count: rows.fieldCount), expected: rows.columnCount)
      batch.appendUnusable()
      return
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
    if state == .missing { faults.noteRowWithMissing() }
    batch.finishRow(state)
  }
}

extension ColumnNames {
  /// Whether a name is one that a column without a name is given: `column` and its number.
  static func isNumbered(_ name: String) -> Bool {
    guard name.hasPrefix("column"), let number = Int(name.dropFirst("column".count)) else { return false }
    return name == "column\(number)"
  }

  /// Where the column of a name stands.
  func index(of name: String) throws(TableError) -> Int {
    if let index = names.firstIndex(of: name) { return index }
    let same = given.indices.filter { given[$0] == name }
    if !same.isEmpty { throw .ambiguousColumn(name: name, names: same.map { names[$0] }) }
    throw .unknownColumn(name: name, nearest: nearestName(to: name, among: names), known: names)
  }
}
