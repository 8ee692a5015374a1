import NumericKernels

/// A symmetric matrix made tridiagonal by reflections: what its eigenvalues and eigenvectors are found from.
final class TridiagonalForm {
  private let count: Int
  private let rowStride: Int
  /// The vectors of the reflections, a row each.
  private let reflections: UnsafeMutablePointer<Double>
  /// Three more matrices of the same shape.
  private let workspace: UnsafeMutablePointer<Double>
  private var factors: [Double]
  private(set) var diagonal: [Double]
  private(set) var offDiagonal: [Double]

  /// Reduces a matrix of which the upper triangle is read, multiplied by a number that brings its largest element
  /// near 1 in magnitude.
  init(_ matrix: Matrix, scale: Double) {
    count = matrix.rowCount
    rowStride = (count + 3) / 4 * 4
    reflections = AlignedMemory.allocate(4 * rowStride * rowStride)
    workspace = reflections + rowStride * rowStride
    reflections.initialize(repeating: 0, count: rowStride * rowStride)
    factors = [Double](repeating: 0, count: count)
    diagonal = factors
    offDiagonal = factors
    matrix.elements.withUnsafeBufferPointer { elements in
      // Squares that stay in the cache while their columns are written.
      for firstRow in stride(from: 0, to: count, by: 16) {
        for firstColumn in stride(from: firstRow, to: count, by: 16) {
          for column in firstColumn..<min(count, firstColumn + 16) {
            for row in firstRow..<min(count, firstRow + 16, column + 1) {
              reflections[column * rowStride + row] = elements[row * count + column] * scale
            }
          }
        }
      }
    }
    InstructionSet.kernels.tridiagonalize(
      reflections, count: count, rowStride: rowStride, diagonal: &diagonal, offDiagonal: &offDiagonal,
      factors: &factors)
  }

  deinit { reflections.deallocate() }

  /// All eigenvalues, largest first, and the eigenvectors of the first ones as rows.
  func eigen(vectorCount: Int) -> (values: [Double], rows: Matrix) {
    let vectors = workspace
    let scratch = workspace + rowStride * rowStride
    var values = diagonal
    var rest = offDiagonal
    var order = [Int](repeating: 0, count: count)
    InstructionSet.kernels.diagonalize(
      diagonal: &values, offDiagonal: &rest, count: count, vectors: vectors, vectorCount: vectorCount,
      rowStride: rowStride, order: &order, workspace: scratch)
    order.reverse()
    let wanted = scratch
    for (row, place) in order.prefix(vectorCount).enumerated() {
      (wanted + row * rowStride).update(from: vectors + place * rowStride, count: rowStride)
    }
    InstructionSet.kernels.applyReflections(
      reflections, factors: factors, count: count, rowStride: rowStride, to: wanted, vectorCount: vectorCount)
    let rows = [Double](unsafeUninitializedCapacity: vectorCount * count) { rows, initializedCount in
      for row in 0..<vectorCount {
        for column in 0..<count {
          rows.initializeElement(at: row * count + column, to: wanted[row * rowStride + column])
        }
      }
      initializedCount = vectorCount * count
    }
    return (order.map { values[$0] }, Matrix(rowCount: vectorCount, columnCount: count, elements: rows))
  }
}
