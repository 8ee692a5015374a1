import Wording

/// Columns of numbers of a table, all of whose cells are values or missing.
public struct ColumnSelection: Sendable {
  /// What becomes of rows in which a value is missing.
  public enum MissingValues: String, CaseIterable, Sendable {
    /// They are left out.
    case drop
    /// They are an error.
    case refuse
  }

  /// The columns, in the order that was asked for.
  public let columns: [TableColumn]
  private let table: DataTable
  private let slots: [Int]

  fileprivate init(_ columns: [TableColumn], of table: DataTable) {
    self.columns = columns
    self.table = table
    slots = columns.compactMap { if case .numbers(let slot) = $0.content { slot } else { nil } }
  }

  /// The rows of the selected columns.
  ///
  /// - Throws: ``TableError`` where values are missing and that is to be refused, or no row is complete.
  public func rows(missing: MissingValues) throws(TableError) -> NumericRows {
    let names = columns.map(\.name)
    let counts = columns.map(\.missingCount)
    if counts.allSatisfy({ $0 == 0 }) {
      // All columns in their order, as they are mostly wanted, are kept like that.
      let values = slots == Array(0..<table.stride) ? table.values : gathered(Array(0..<table.rowCount))
      return NumericRows(
        columnNames: names, values: values, rowNumbers: Array(1...table.rowCount), leftOutCount: 0,
        missingCounts: counts)
    }
    if missing == .refuse { throw .missingValues(firstMissing(), count: counts.reduce(0, +)) }
    let complete = (0..<table.rowCount).filter { row in
      slots.allSatisfy { !table.values[row * table.stride + $0].isNaN }
    }
    if complete.isEmpty { throw .noCompleteRows(rowCount: table.rowCount) }
    return NumericRows(
      columnNames: names, values: gathered(complete), rowNumbers: complete.map { $0 + 1 },
      leftOutCount: table.rowCount - complete.count, missingCounts: counts)
  }

  private func gathered(_ rows: [Int]) -> [Double] {
    var values: [Double] = []
    values.reserveCapacity(rows.count * slots.count)
    for row in rows { for slot in slots { values.append(table.values[row * table.stride + slot]) } }
    return values
  }

  private func firstMissing() -> [MissingValue] {
    var found: [MissingValue] = []
    for row in 0..<table.rowCount {
      for (column, slot) in zip(columns, slots) where table.values[row * table.stride + slot].isNaN {
        found.append(MissingValue(row: row + 1, column: column.name))
        if found.count == TableError.listedCount { return found }
      }
    }
    return found
  }
}

/// Rows of numbers without gaps.
public struct NumericRows: Equatable, Sendable {
  /// The names of the columns.
  public let columnNames: [String]
  /// The numbers, row by row: as many a row as there are names.
  public let values: [Double]
  /// Which row of the table each is, counted from 1, without the line of names.
  public let rowNumbers: [Int]
  /// How many rows were left out since a value is missing in them.
  public let leftOutCount: Int
  /// How many values are missing in each column, in all rows.
  public let missingCounts: [Int]

  /// The number of rows.
  public var rowCount: Int { rowNumbers.count }
  /// The number of columns.
  public var columnCount: Int { columnNames.count }
}

extension DataTable {
  /// Columns of numbers by their names, or of dates as days since the start of 1970.
  ///
  /// - Parameter names: The columns; nil for all that hold numbers.
  /// - Throws: ``TableError`` where there is no such column, it holds no numbers, or cells of it are none.
  public func select(columns names: [String]? = nil) throws(TableError) -> ColumnSelection {
    var chosen: [TableColumn] = []
    for name in names ?? columns.filter({ $0.kind == .numbers }).map(\.name) {
      let column = try column(named: name)
      if chosen.contains(where: { $0.position == column.position }) { throw .repeatedColumn(name: name) }
      switch column.kind {
      case .text: throw .columnOfText(name: column.name, example: column.example)
      case .empty: throw .columnWithoutValues(name: column.name)
      case .numbers, .dates: chosen.append(column)
      }
    }
    if chosen.isEmpty {
      throw .noColumnOfNumbers(
        columns: columns.map { "\"\(singleLine($0.name))\" \(singleLine($0.reasonToLeaveOut ?? "holds numbers"))" })
    }
    let count = chosen.reduce(0) { $0 + $1.badCellCount }
    guard count == 0 else {
      let cells = chosen.flatMap(\.badCells).sorted { ($0.row, $0.column) < ($1.row, $1.column) }
      throw .badCells(Array(cells.prefix(TableError.listedCount)), count: count)
    }
    return ColumnSelection(chosen, of: self)
  }
}
