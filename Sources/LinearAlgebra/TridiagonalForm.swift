import NumericKernels

/// A symmetric matrix made tridiagonal by reflections: what its eigenvalues and eigenvectors are found from.
final class TridiagonalForm {
  private let count: Int
  private let rowStride: Int
  /// The vectors of the reflections, a row each.
  private let reflections: UnsafeMutablePointer<Double>
  private var factors: [Double]
  private(set) var diagonal: [Double]
  private(set) var offDiagonal: [Double]

  /// Reduces a matrix of which the upper triangle is read, multiplied by a number that brings its largest element
  /// near 1 in magnitude.
  init(_ matrix: Matrix, scale: Double) {
    count = matrix.rowCount
    rowStride = (count + 3) / 4 * 4
    reflections = Self.allocate(rowStride * rowStride)
    reflections.initialize(repeating: 0, count: rowStride * rowStride)
    factors = [Double](repeating: 0, count: count)
    diagonal = factors
    offDiagonal = factors
    matrix.elements.withUnsafeBufferPointer { elements in
      for row in 0..<count {
        for column in row..<count {
          reflections[column * rowStride + row] = elements[row * count + column] * scale
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
    let vectors = Self.allocate(rowStride * count)
    let wanted = Self.allocate(rowStride * vectorCount)
    defer {
      vectors.deallocate()
      wanted.deallocate()
    }
    var values = diagonal
    var rest = offDiagonal
    var order = [Int](repeating: 0, count: count)
    InstructionSet.kernels.diagonalize(
      diagonal: &values, offDiagonal: &rest, count: count, vectors: vectors, vectorCount: vectorCount,
      rowStride: rowStride, order: &order)
    order.reverse()
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

  /// Memory aligned to 32 bytes.
  private static func allocate(_ count: Int) -> UnsafeMutablePointer<Double> {
    UnsafeMutableRawPointer.allocate(byteCount: 8 * count, alignment: 32).bindMemory(to: Double.self, capacity: count)
  }
}
