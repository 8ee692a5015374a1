/// A table to show: titled columns of numbers, words, dates or truth values, of which some may be missing.
///
/// A reader can sort it by a column, numbers by their size, and load it as CSV with every digit of its numbers.
public struct Table: Hashable, Sendable {
  /// A column: its title, its values, and how its numbers are written.
  public struct Column: Hashable, Sendable {
    /// The title: Markdown, mathematics included.
    public var title: String

    /// The values from top to bottom; `nil` where a row ends before this column.
    let values: [RecordedValue?]

    let notation: NumberNotation

    init(title: String, values: [RecordedValue?], notation: NumberNotation) {
      self.title = title
      self.values = Self.alike(values)
      self.notation = notation
    }

    /// The cells from top to bottom, written out.
    public var cells: [String] { values.map { $0.map(notation.plainText) ?? "" } }

    /// Whether the cells are numbers, which align on the right.
    public var isNumeric: Bool { values.allSatisfy { $0.map { $0.isNumber || $0 == .missing } ?? true } }

    /// Whole numbers among others are written as the others are: `1.00` beside `2.50`.
    private static func alike(_ values: [RecordedValue?]) -> [RecordedValue?] {
      let hasFractions = values.contains {
        switch $0 {
        case .number, .single: true
        default: false
        }
      }
      guard hasFractions else { return values }
      return values.map { value in
        if case .integer(let integer)? = value, let number = Double(exactly: integer) { .number(number) } else { value }
      }
    }
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

  /// A table of rows, whose cells may be of different kinds: `["Ada", 36, nil]`.
  ///
  /// A cell that is `nil` is shown as missing. Rows that are shorter than others end in empty cells; columns beyond the
  /// titles have none. Numbers are all written alike.
  ///
  /// - Parameters:
  ///   - decimals: How many decimal places numbers get; `nil` writes all there are. Whole numbers are shown whole, unless
  ///     there are others in their column.
  ///   - significant: How many significant digits numbers get, instead of `decimals`.
  public init(
    _ titles: [String], rows: [[(any Recordable)?]], decimals: Int? = nil, significant: Int? = nil
  ) {
    let width = max(titles.count, rows.map(\.count).max() ?? 0)
    let notation = NumberNotation(decimals: decimals, significant: significant)
    let values = rows.map { $0.map { $0?.recordedValue ?? .missing } }
    columns = (0..<width).map { index in
      Column(
        title: index < titles.count ? titles[index] : "",
        values: values.map { index < $0.count ? $0[index] : nil }, notation: notation)
    }
  }

  /// The number of rows.
  public var rowCount: Int { columns.map(\.values.count).max() ?? 0 }

  /// The cells of a row, left to right.
  public func row(_ index: Int) -> [String] {
    columns.map { index < $0.values.count ? $0.cell(index) : "" }
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
    self.init(
      title: title, values: values.map(\.recordedValue),
      notation: NumberNotation(decimals: decimals, significant: significant))
  }

  /// A cell, written out.
  func cell(_ index: Int) -> String { values[index].map(notation.plainText) ?? "" }

  /// Whether a value should be there and is not.
  func isMissing(_ index: Int) -> Bool { index < values.count && values[index] == .missing }
}
