/// A dense matrix of doubles, stored row by row.
///
/// Throughout the package a set of points is a matrix with one point a row. A matrix is a plain value: copies are
/// cheap until changed, two matrices are equal when their shapes and all their elements are.
public struct Matrix: Hashable, Sendable {
  /// The number of rows.
  public let rowCount: Int
  /// The number of columns.
  public let columnCount: Int
  /// All elements, row by row: `rowCount * columnCount` of them.
  public private(set) var elements: [Double]

  /// A matrix of the given shape whose elements are given row by row.
  ///
  /// - Precondition: `elements.count == rowCount * columnCount`.
  public init(rowCount: Int, columnCount: Int, elements: [Double]) {
    require(
      Self.elementCount(rowCount, columnCount) == elements.count,
      "\(elements.count) elements do not make a \(rowCount) x \(columnCount) matrix.")
    self.rowCount = rowCount
    self.columnCount = columnCount
    self.elements = elements
  }

  /// A matrix of zeros.
  ///
  /// - Precondition: neither number is negative.
  public init(zeros rowCount: Int, _ columnCount: Int) {
    let count = Self.elementCount(rowCount, columnCount)
    require(count != nil, "There is no \(rowCount) x \(columnCount) matrix.")
    self.init(rowCount: rowCount, columnCount: columnCount, elements: [Double](repeating: 0, count: count ?? 0))
  }

  /// A matrix with the given rows.
  ///
  /// - Precondition: all rows have the same length. (For rows of which that is not known there is `init(checking:)`.)
  public init(rows: [[Double]]) {
    do {
      try self.init(checking: rows)
    } catch {
      fatalError(error.description)
    }
  }

  /// A matrix with rows that come from elsewhere, such as a file; throws `UnevenRows` where they differ in length.
  public init(checking rows: [[Double]]) throws(UnevenRows) {
    let columnCount = rows.first?.count ?? 0
    var elements: [Double] = []
    elements.reserveCapacity(rows.count * columnCount)
    for (index, row) in rows.enumerated() {
      guard row.count == columnCount else { throw UnevenRows(row: index, count: row.count, expected: columnCount) }
      elements.append(contentsOf: row)
    }
    self.init(rowCount: rows.count, columnCount: columnCount, elements: elements)
  }

  /// A matrix with one column: one-dimensional points.
  public init(column: [Double]) {
    self.init(rowCount: column.count, columnCount: 1, elements: column)
  }

  /// The identity matrix with `count` rows and columns.
  public static func identity(_ count: Int) -> Matrix {
    require(count >= 0, "There is no \(count) x \(count) matrix.")
    return diagonal([Double](repeating: 1, count: count))
  }

  /// The square matrix with the given diagonal and zeros elsewhere.
  public static func diagonal(_ values: [Double]) -> Matrix {
    var result = Matrix(zeros: values.count, values.count)
    for (index, value) in values.enumerated() { result[index, index] = value }
    return result
  }

  /// The element at a row and a column, both counted from zero.
  public subscript(row: Int, column: Int) -> Double {
    get {
      checkIndex(row, column)
      return elements[row * columnCount + column]
    }
    set {
      checkIndex(row, column)
      elements[row * columnCount + column] = newValue
    }
  }

  /// How many elements a matrix of a shape has; nil where there is no such matrix.
  static func elementCount(_ rowCount: Int, _ columnCount: Int) -> Int? {
    let (count, overflow) = rowCount.multipliedReportingOverflow(by: columnCount)
    return rowCount < 0 || columnCount < 0 || overflow ? nil : count
  }

  private func checkIndex(_ row: Int, _ column: Int) {
    require(
      row >= 0 && row < rowCount && column >= 0 && column < columnCount,
      "Element (\(row), \(column)) is outside a \(rowCount) x \(columnCount) matrix.")
  }
}

extension Matrix {
  /// The shape of a matrix, written as NumPy does: `(400, 2)`.
  public struct Shape: Hashable, Sendable, CustomStringConvertible {
    /// The number of rows.
    public let rows: Int
    /// The number of columns.
    public let columns: Int

    /// The shape in parentheses.
    public var description: String { "(\(rows), \(columns))" }
  }

  /// The numbers of rows and columns.
  public var shape: Shape { Shape(rows: rowCount, columns: columnCount) }

  /// The elements of one row.
  public func row(_ index: Int) -> [Double] {
    require(index >= 0 && index < rowCount, "There is no row \(index) in a matrix of \(rowCount) rows.")
    return Array(elements[index * columnCount..<(index + 1) * columnCount])
  }

  /// The elements of one column.
  public func column(_ index: Int) -> [Double] {
    require(
      index >= 0 && index < columnCount, "There is no column \(index) in a matrix of \(columnCount) columns.")
    return stride(from: index, to: elements.count, by: columnCount).map { elements[$0] }
  }

  /// All rows, each as an array.
  public var rows: [[Double]] { (0..<rowCount).map(row) }

  /// All columns, each as an array.
  public var columns: [[Double]] { (0..<columnCount).map(column) }
}

extension Matrix: CustomStringConvertible {
  /// The rows, one a line.
  public var description: String {
    rows.map { "[" + $0.map { "\($0)" }.joined(separator: ", ") + "]" }.joined(separator: "\n")
  }
}

/// Rows of different lengths, which make no matrix.
public struct UnevenRows: Error, Equatable, Sendable, CustomStringConvertible {
  /// The first row, counted from zero, that is not as long as those before it.
  public let row: Int
  /// The number of its elements.
  public let count: Int
  /// The number of elements of the rows before it.
  public let expected: Int

  /// What is wrong.
  public var description: String {
    "Row \(row) has \(count) elements, the rows before it have \(expected). All rows of a matrix are of one length."
  }
}
