extension Matrix {
  /// The columns in reverse order; NumPy's `X[:, ::-1]`.
  public func reversingColumns() -> Matrix { selectingColumns(Array((0..<columnCount).reversed())) }

  /// The rows at the given indices, in that order.
  public func selectingRows(_ indices: [Int]) -> Matrix {
    var selected: [Double] = []
    selected.reserveCapacity(indices.count * columnCount)
    for index in indices {
      require(index >= 0 && index < rowCount, "There is no row \(index) in a matrix of \(rowCount) rows.")
      selected.append(contentsOf: elements[index * columnCount..<(index + 1) * columnCount])
    }
    return Matrix(rowCount: indices.count, columnCount: columnCount, elements: selected)
  }

  /// The columns at the given indices, in that order.
  public func selectingColumns(_ indices: [Int]) -> Matrix {
    var selected: [Double] = []
    selected.reserveCapacity(indices.count * rowCount)
    for row in 0..<rowCount {
      for index in indices { selected.append(self[row, index]) }
    }
    return Matrix(rowCount: rowCount, columnCount: indices.count, elements: selected)
  }

  /// The rows of this matrix followed by those of another.
  ///
  /// - Precondition: both have the same number of columns.
  public func appendingRows(_ other: Matrix) -> Matrix {
    require(columnCount == other.columnCount, "Rows of \(other.columnCount) cannot follow rows of \(columnCount).")
    return Matrix(rowCount: rowCount + other.rowCount, columnCount: columnCount, elements: elements + other.elements)
  }

  /// The indices of the rows, sorted by the first column, then the second, and so on; equal rows keep their order.
  package func rowsInLexicographicOrder() -> [Int] {
    (0..<rowCount).sorted { left, right in
      for column in 0..<columnCount where self[left, column] != self[right, column] {
        return self[left, column] < self[right, column]
      }
      return left < right
    }
  }
}
