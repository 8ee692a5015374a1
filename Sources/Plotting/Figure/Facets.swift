/// The rows of a table that one panel shows, as they are told apart by a column.
///
///     Figure("Penguins", panels: try Panel.facets(by: species) { part in
///       Points(x: try part(billLength), y: try part(billDepth), color: .constant(.series(part.index)))
///     }, columns: 3)
public struct Facet<Key: Hashable & Sendable>: Sendable {
  /// What these rows have in common.
  public let key: Key
  /// Which panel this is, from 0.
  public let index: Int
  /// Where these rows stand in the table.
  public let rows: [Int]
  /// How many rows the table has.
  let rowCount: Int

  /// The values that a column of the table has in these rows.
  ///
  /// - Throws: ``PlottingError`` when the column has another number of rows than the column by which the table was divided.
  public func callAsFunction<Value>(_ column: [Value]) throws(PlottingError) -> [Value] {
    try PlottingError.checkCounts("Facet", "values in a column", column.count, "rows in the table", rowCount)
    return rows.map { column[$0] }
  }
}

extension Panel {
  /// A panel for each value of a column, in order of first appearance.
  ///
  /// - Parameters:
  ///   - column: by what the table is divided, with a value a row.
  ///   - title: the title of a panel; the value itself when not given.
  ///   - marks: what is drawn of a part of the table.
  /// - Throws: what the closure throws, such as ``PlottingError`` for a column of another length.
  public static func facets<Key: Hashable & Sendable>(
    by column: [Key], title: (Key) -> String = { "\($0)" },
    @MarkBuilder marks: (_ part: Facet<Key>) throws -> [any Mark]
  ) rethrows -> [Panel] {
    var rows: [Key: [Int]] = [:]
    var keys: [Key] = []
    for (row, key) in column.enumerated() {
      if rows[key] == nil { keys.append(key) }
      rows[key, default: []].append(row)
    }
    return try panels(keys, rows: rows, count: column.count, title: title, marks: marks)
  }

  /// A panel for each value of a column, in an order of one's own.
  ///
  /// - Parameters:
  ///   - column: by what the table is divided, with a value a row.
  ///   - order: whether one value comes before another, such as `<`.
  ///   - title: the title of a panel; the value itself when not given.
  ///   - marks: what is drawn of a part of the table.
  /// - Throws: what the closure throws, such as ``PlottingError`` for a column of another length.
  public static func facets<Key: Hashable & Sendable>(
    by column: [Key], sortedBy order: (Key, Key) -> Bool, title: (Key) -> String = { "\($0)" },
    @MarkBuilder marks: (_ part: Facet<Key>) throws -> [any Mark]
  ) rethrows -> [Panel] {
    let rows = Dictionary(grouping: column.indices) { column[$0] }
    return try panels(rows.keys.sorted(by: order), rows: rows, count: column.count, title: title, marks: marks)
  }

  private static func panels<Key: Hashable & Sendable>(
    _ keys: [Key], rows: [Key: [Int]], count: Int, title: (Key) -> String,
    marks: (_ part: Facet<Key>) throws -> [any Mark]
  ) rethrows -> [Panel] {
    try keys.enumerated().map { index, key in
      let part = Facet(key: key, index: index, rows: rows[key] ?? [], rowCount: count)
      return Panel(title: title(key), marks: try marks(part))
    }
  }
}
