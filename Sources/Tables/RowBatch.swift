/// Some rows of a table, one after the other.
public struct RowBatch: Equatable, Sendable {
  /// What a row has.
  public enum State: Equatable, Sendable {
    /// A number in each column.
    case complete
    /// A number in each column but for missing values.
    case missing
    /// A cell that is no number, or too many or too few cells.
    case unusable
  }

  /// The number of the first of the rows, counted from 1, without the line of names.
  public let firstRow: Int
  /// How many numbers a row has.
  public let columnCount: Int
  /// The numbers, row by row; NaN where there is none.
  public private(set) var values: [Double] = []
  /// What each row has.
  public private(set) var states: [State] = []

  /// The number of rows.
  public var rowCount: Int { states.count }

  init(firstRow: Int, columnCount: Int) {
    self.firstRow = firstRow
    self.columnCount = columnCount
  }

  mutating func reserve(_ count: Int) {
    values.reserveCapacity(count * columnCount)
    states.reserveCapacity(count)
  }

  @inline(__always) mutating func append(_ value: Double) { values.append(value) }

  @inline(__always) mutating func finishRow(_ state: State) { states.append(state) }

  mutating func appendUnusable() {
    for _ in 0..<columnCount { values.append(.nan) }
    states.append(.unusable)
  }
}

/// What was missing, or could not be used, in rows that were read one after the other.
public struct RowFaults: Equatable, Sendable {
  /// The columns.
  public let columnNames: [String]
  /// How many values are missing in each column, also in rows that have other faults.
  public private(set) var missingCounts: [Int]
  /// How many rows have nothing wrong but that values are missing.
  public private(set) var rowsWithMissingCount = 0
  /// The first rows with too many or too few cells, and how many there are.
  public private(set) var raggedRows: [RaggedRow] = []
  /// How many rows have too many or too few cells.
  public private(set) var raggedCount = 0
  /// The first cells that are no numbers.
  public private(set) var badCells: [BadCell] = []
  /// How many cells are no numbers.
  public private(set) var badCellCount = 0
  private var firstMissing: [MissingValue] = []
  private var expectedCount = 0

  init(columnNames: [String]) {
    self.columnNames = columnNames
    missingCounts = [Int](repeating: 0, count: columnNames.count)
  }

  /// The errors that rows with faults amount to: of missing values only if these are to be refused.
  public func errors(missing: ColumnSelection.MissingValues) -> [TableError] {
    var errors: [TableError] = []
    if raggedCount > 0 {
      errors.append(.raggedRows(raggedRows, count: raggedCount, expected: expectedCount, hint: nil))
    }
    if badCellCount > 0 { errors.append(.badCells(badCells, count: badCellCount)) }
    let missingCount = missingCounts.reduce(0, +)
    if missing == .refuse, missingCount > 0 { errors.append(.missingValues(firstMissing, count: missingCount)) }
    return errors
  }

  mutating func note(_ row: RaggedRow, expected: Int) {
    raggedCount += 1
    expectedCount = expected
    if raggedRows.count < TableError.listedCount { raggedRows.append(row) }
  }

  mutating func note(_ cell: BadCell) {
    badCellCount += 1
    if badCells.count < TableError.listedCount { badCells.append(cell) }
  }

  mutating func noteMissing(column: Int, row: Int) {
    missingCounts[column] += 1
    if firstMissing.count < TableError.listedCount {
      firstMissing.append(MissingValue(row: row, column: columnNames[column]))
    }
  }

  mutating func noteRowWithMissing() { rowsWithMissingCount += 1 }
}
