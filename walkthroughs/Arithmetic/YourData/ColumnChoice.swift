import LinearAlgebra
import Tables

/// Which columns of a table are used: those that were asked for, but for those in which all values are alike.
///
/// These are left out before rows are, so that a value missing in a column that is not used costs no row.
struct ColumnChoice {
  /// The rows of the columns that are used, in which no value is missing; nil where no column is of use.
  let rows: NumericRows?
  /// Those columns.
  let summaries: [ColumnSummary]
  /// What each of them holds.
  let kinds: [ColumnKind]
  /// The columns whose values are all alike.
  let alike: [OwnTable.LeftOutColumn]
  /// How many rows there were where no column is of use.
  let rowCount: Int

  /// Chooses.
  init(_ request: OwnTable.Request, of table: DataTable) throws(TableError)
  {
    // Whatever is wrong with a column that was asked for is told before it is asked whether the column is of use.
    var columns = try table.select(columns: Self.names(request, of: table))
      .columns
    var alike: [OwnTable.LeftOutColumn] = []
    columns.removeAll { column in
      guard let value = onlyValue(of: table.numbers(in: column)) else {
        return false
      }
      let place =
        column.missingCount == 0 ? "every row" : "every row that has one"
      alike.append(
        .init(
          name: column.name,
          reason: "has the value \(column.text(of: value)) in \(place)"))
      return true
    }
    while !columns.isEmpty {
      let rows = try table.select(columns: columns.map(\.name))
        .rows(missing: request.missing)
      let points = Matrix(
        rowCount: rows.rowCount, columnCount: rows.columnCount,
        elements: rows.values)
      let summaries = ColumnSummary.columns(
        of: points, names: rows.columnNames)
      // A column can be alike in complete rows only. The one that costs most rows goes first: without it others may vary.
      let worst = summaries.indices.filter { summaries[$0].isConstant }
        .max { rows.missingCounts[$0] < rows.missingCounts[$1] }
      guard let worst else {
        self.rows = rows
        self.summaries = summaries
        self.alike = alike
        kinds = columns.map(\.kind)
        rowCount = rows.rowCount
        return
      }
      if rows.rowCount == 1 { break }
      let column = columns.remove(at: worst)
      let value = column.text(of: summaries[worst].minimum)
      alike.append(
        .init(
          name: column.name,
          reason:
            "has the value \(value) in every row in which no other is missing"
        ))
    }
    rows = nil
    summaries = []
    kinds = []
    self.alike =
      alike
      + columns.map { .init(name: $0.name, reason: "has one value") }
    rowCount = columns.isEmpty ? table.rowCount : 1
  }

  /// The columns that were asked for; nil for all that hold numbers.
  private static func names(
    _ request: OwnTable.Request, of table: DataTable
  ) throws(TableError) -> [String]? {
    let asked = request.columns.isEmpty ? nil : request.columns
    guard !request.label.isEmpty else { return asked }
    let label = try table.column(named: request.label)
    guard let asked else {
      let others = table.columns.filter {
        $0.kind == .numbers && $0.name != label.name
      }
      // None is told as what it is.
      return others.isEmpty ? nil : others.map(\.name)
    }
    for name in asked
    where try table.column(named: name).position == label.position {
      throw .contradictoryOptions(
        "the column \"\(name)\" cannot be both a label and one of the columns: name it in one of the two"
      )
    }
    return asked
  }
}

/// The value that all of some are, but for those that are missing; nil where they differ, or all are missing.
private func onlyValue(of values: [Double]) -> Double? {
  guard let first = values.first(where: { !$0.isNaN }) else { return nil }
  return values.allSatisfy { $0 == first || $0.isNaN } ? first : nil
}
