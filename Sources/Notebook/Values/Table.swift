/// A table to show: titled columns of numbers, words or truth values.
public struct Table: Hashable, Sendable {
  /// A column: its title and its cells, already written out.
  public struct Column: Hashable, Sendable {
    /// The title: Markdown, mathematics included.
    public var title: String

    /// The cells from top to bottom.
    public var cells: [String]

    /// Whether the cells are numbers, which align on the right.
    public var isNumeric: Bool
  }

  /// The columns from left to right.
  public var columns: [Column]

  /// A table of columns; shorter ones end in empty cells.
  public init(_ columns: Column...) {
    self.columns = columns
  }

  /// A table of columns; shorter ones end in empty cells.
  public init(columns: [Column]) {
    self.columns = columns
  }

  /// A table of rows, all numbers written alike.
  ///
  /// Rows that are shorter than others end in empty cells; columns beyond the titles have none.
  public init(
    _ titles: [String], rows: [[some Recordable]], decimals: Int? = nil, significant: Int? = nil
  ) {
    let width = max(titles.count, rows.map(\.count).max() ?? 0)
    let format = NumberNotation(decimals: decimals, significant: significant)
    columns = (0..<width).map { index in
      let values = rows.map { index < $0.count ? $0[index].recordedValue : nil }
      return Column(
        title: index < titles.count ? titles[index] : "",
        cells: values.map { $0.map(format.plainText) ?? "" },
        isNumeric: values.allSatisfy { $0?.isNumber ?? true })
    }
  }

  /// The number of rows.
  public var rowCount: Int { columns.map(\.cells.count).max() ?? 0 }

  /// The cells of a row, left to right.
  public func row(_ index: Int) -> [String] {
    columns.map { index < $0.cells.count ? $0.cells[index] : "" }
  }

  /// The table as lines of text, columns parted by tabs.
  public var plainText: String {
    let lines = [columns.map(\.title)] + (0..<rowCount).map { row($0) }
    return lines.map { $0.joined(separator: "\t") }.joined(separator: "\n")
  }
}

extension Table.Column {
  /// A column of values.
  ///
  /// - Parameters:
  ///   - decimals: How many decimal places numbers get; `nil` writes all there are.
  ///   - significant: How many significant digits numbers get, instead of `decimals`.
  public init(_ title: String, _ values: [some Recordable], decimals: Int? = nil, significant: Int? = nil) {
    let format = NumberNotation(decimals: decimals, significant: significant)
    self.init(
      title: title, cells: values.map { format.plainText($0.recordedValue) },
      isNumeric: values.allSatisfy { $0.recordedValue.isNumber })
  }
}
