/// A matrix in memory that belongs to the caller, with any distance between neighbors in a row and in a column.
package struct StridedMatrix {
  /// The element in the first row and column.
  package let elements: UnsafePointer<Double>
  package let rowCount: Int
  package let columnCount: Int
  /// How many numbers the elements of a column are apart.
  package let rowStride: Int
  /// How many numbers the elements of a row are apart.
  package let columnStride: Int

  package init(
    _ elements: UnsafePointer<Double>, rowCount: Int, columnCount: Int, rowStride: Int, columnStride: Int = 1
  ) {
    self.elements = elements
    self.rowCount = rowCount
    self.columnCount = columnCount
    self.rowStride = rowStride
    self.columnStride = columnStride
  }

  /// The same memory with rows and columns exchanged.
  package var transposed: StridedMatrix {
    StridedMatrix(
      elements, rowCount: columnCount, columnCount: rowCount, rowStride: columnStride, columnStride: rowStride)
  }

  /// Some of the rows.
  package func rows(_ range: Range<Int>) -> StridedMatrix {
    StridedMatrix(
      elements + range.lowerBound * rowStride, rowCount: range.count, columnCount: columnCount,
      rowStride: rowStride, columnStride: columnStride)
  }
}

/// Which elements of a product are wanted.
package enum ProductPart: Sendable {
  /// All of them.
  case all
  /// Those on and below the diagonal; numbers up to twenty columns above it are changed too and mean nothing.
  case lower
}
