import NumericKernels

extension Matrix {
  /// The matrix product.
  ///
  /// Each element is a sum over the inner index in rising order by fused multiply-add, which rounds once a term: within
  /// blocks of 256 terms, whose sums are then added in order. The result is the same on every machine.
  ///
  /// - Precondition: the left matrix has as many columns as the right one has rows.
  public static func * (left: Matrix, right: Matrix) -> Matrix {
    require(
      left.columnCount == right.rowCount, "A \(left.shape) matrix cannot be multiplied by a \(right.shape) one.")
    return product(left, right, transposingLeft: false, transposingRight: false)
  }

  /// The product with a column vector.
  ///
  /// - Precondition: the vector has as many elements as the matrix has columns.
  public static func * (left: Matrix, right: [Double]) -> [Double] {
    (left * Matrix(column: right)).elements
  }

  /// The product of the transpose of this matrix and another, without transposing.
  ///
  /// - Precondition: both have the same number of rows.
  package func transposedTimes(_ right: Matrix) -> Matrix {
    require(rowCount == right.rowCount, "A transposed \(shape) matrix cannot be multiplied by a \(right.shape) one.")
    return Self.product(self, right, transposingLeft: true, transposingRight: false)
  }

  /// The product of this matrix and the transpose of another, without transposing.
  ///
  /// - Precondition: both have the same number of columns.
  package func timesTransposed(_ right: Matrix) -> Matrix {
    require(
      columnCount == right.columnCount, "A \(shape) matrix cannot be multiplied by a transposed \(right.shape) one.")
    return Self.product(self, right, transposingLeft: false, transposingRight: true)
  }

  private static func product(
    _ left: Matrix, _ right: Matrix, transposingLeft: Bool, transposingRight: Bool
  ) -> Matrix {
    left.withStrided { left in
      right.withStrided { right in
        let left = transposingLeft ? left.transposed : left
        let right = transposingRight ? right.transposed : right
        let count = left.rowCount * right.columnCount
        let elements = [Double](unsafeUninitializedCapacity: count) { elements, initializedCount in
          elements.initialize(repeating: 0)
          initializedCount = count
          if let target = elements.baseAddress {
            InstructionSet.kernels.addProduct(
              left, right, scale: 1, part: .all, to: target, rowStride: right.columnCount)
          }
        }
        return Matrix(rowCount: left.rowCount, columnCount: right.columnCount, elements: elements)
      }
    }
  }

  /// Calls a function with the elements as the kernels take them; the memory is valid only during the call.
  package func withStrided<Result>(_ body: (StridedMatrix) -> Result) -> Result {
    elements.withUnsafeBufferPointer { elements in
      withUnsafePointer(to: 0.0) { nothing in
        body(
          StridedMatrix(
            elements.baseAddress ?? nothing, rowCount: rowCount, columnCount: columnCount, rowStride: columnCount))
      }
    }
  }
}
