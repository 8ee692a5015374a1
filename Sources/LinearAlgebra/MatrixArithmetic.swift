extension Matrix {
  /// The matrix with rows and columns exchanged.
  public func transposed() -> Matrix {
    let result = [Double](unsafeUninitializedCapacity: elements.count) { result, initializedCount in
      elements.withUnsafeBufferPointer { elements in
        // Squares that stay in the cache while their columns are read.
        for firstRow in stride(from: 0, to: rowCount, by: 16) {
          for firstColumn in stride(from: 0, to: columnCount, by: 16) {
            for column in firstColumn..<min(columnCount, firstColumn + 16) {
              for row in firstRow..<min(rowCount, firstRow + 16) {
                result.initializeElement(at: column * rowCount + row, to: elements[row * columnCount + column])
              }
            }
          }
        }
      }
      initializedCount = elements.count
    }
    return Matrix(rowCount: columnCount, columnCount: rowCount, elements: result)
  }

  /// Every element multiplied by a number.
  public static func * (left: Double, right: Matrix) -> Matrix { right.mapElements { left * $0 } }

  /// The sum, element by element.
  ///
  /// - Precondition: both have the same shape.
  public static func + (left: Matrix, right: Matrix) -> Matrix { left.combining(right) { $0 + $1 } }

  /// The difference, element by element.
  ///
  /// - Precondition: both have the same shape.
  public static func - (left: Matrix, right: Matrix) -> Matrix { left.combining(right) { $0 - $1 } }

  private func combining(_ other: Matrix, _ operation: (Double, Double) -> Double) -> Matrix {
    require(shape == other.shape, "A \(shape) and a \(other.shape) matrix have no element-wise sum.")
    return Matrix(rowCount: rowCount, columnCount: columnCount, elements: zip(elements, other.elements).map(operation))
  }

  /// The matrix of the results of a function of each element.
  public func mapElements(_ transform: (Double) -> Double) -> Matrix {
    Matrix(rowCount: rowCount, columnCount: columnCount, elements: elements.map(transform))
  }

  /// The sum of all elements, row by row.
  public var sum: Double { elements.reduce(0, +) }

  /// The mean of each column, or NaN where there are no rows.
  public func columnMeans() -> [Double] {
    var sums = [Double](repeating: 0, count: columnCount)
    sums.withUnsafeMutableBufferPointer { sums in
      elements.withUnsafeBufferPointer { elements in
        // Four rows at a time, in the same order as one after the other.
        let whole = rowCount / 4 * 4
        for row in stride(from: 0, to: whole, by: 4) {
          let start = row * columnCount
          for column in 0..<columnCount {
            let first = sums[column] + elements[start + column] + elements[start + columnCount + column]
            sums[column] =
              first + elements[start + 2 * columnCount + column] + elements[start + 3 * columnCount + column]
          }
        }
        for row in whole..<rowCount {
          for column in 0..<columnCount { sums[column] += elements[row * columnCount + column] }
        }
      }
    }
    return sums.map { $0 / Double(rowCount) }
  }

  /// The matrix with the same numbers taken from every row.
  ///
  /// - Precondition: there is a number for each column.
  package func subtractingFromRows(_ row: [Double]) -> Matrix {
    require(row.count == columnCount, "\(row.count) numbers cannot be taken from rows of \(columnCount).")
    let result = [Double](unsafeUninitializedCapacity: elements.count) { result, initializedCount in
      elements.withUnsafeBufferPointer { elements in
        row.withUnsafeBufferPointer { row in
          for start in stride(from: 0, to: elements.count, by: columnCount) {
            for column in 0..<columnCount {
              result.initializeElement(at: start + column, to: elements[start + column] - row[column])
            }
          }
        }
      }
      initializedCount = elements.count
    }
    return Matrix(rowCount: rowCount, columnCount: columnCount, elements: result)
  }
}
