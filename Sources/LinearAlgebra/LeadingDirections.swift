/// The largest few eigenvalues of a symmetric matrix and their eigenvectors, from a space of products of the matrix with
/// arbitrary vectors.
///
/// Block Lanczos iteration with full orthogonalization (Golub and Underwood, "The block Lanczos method for computing
/// eigenvalues", *Mathematical Software III*, 1977). A block holds more vectors than are wanted, so equal values are
/// found as often as they occur. What is returned has converged to rounding.
struct LeadingDirections {
  private let matrix: Matrix
  private let wanted: Int
  private let blockSize: Int
  /// Orthonormal rows that span the space.
  private var basis: Matrix
  /// For each of them, its product with the matrix as seen from those up to the end of its block.
  private var projected: [[Double]] = []

  /// The values and vectors, largest value first, or nil where they do not converge soon: fewer vectors of a larger matrix
  /// are found faster than by a full decomposition.
  ///
  /// - Parameter matrix: without negative eigenvalues, and such that its products neither overflow nor vanish.
  static func find(_ wanted: Int, of matrix: Matrix) -> (values: [Double], rows: Matrix)? {
    switch LanczosPairs.find(wanted, of: matrix) {
    case .found(let values, let rows): return confirmed(values, rows, of: matrix)
    case .slow: return nil
    case .unclear: break
    }
    let blockSize = (wanted + 6 + 7) / 8 * 8
    guard matrix.rowCount >= 32 * blockSize else { return nil }
    var search = LeadingDirections(
      matrix: matrix, wanted: wanted, blockSize: blockSize, basis: Matrix(zeros: 0, matrix.rowCount))
    return search.run()
  }

  private mutating func run() -> (values: [Double], rows: Matrix)? {
    var seed: UInt64 = 1
    let arbitrary = Matrix.arbitrary(blockSize, matrix.rowCount, seed: &seed)
    // Products hold nothing of the directions that the matrix sends to zero, of which there may be many; where they are
    // fewer than a block, rounding makes up for the rest.
    var block = matrix.timesTransposed(arbitrary).transposed().orthonormalizingRows(noise: 0)
    if block.rowCount < blockSize { block = arbitrary.orthonormalizingRows(noise: 0) }
    let largestBasis = matrix.rowCount / 3
    var lastResidual = 0.0
    while true {
      basis = basis.appendingRows(block)
      let image = matrix.timesTransposed(block).transposed()
      projected.append(contentsOf: image.timesTransposed(basis).rows)
      let outside = removingBasis(from: removingBasis(from: image))

      let ritz = SymmetricEigen(projectedMatrix(), vectorCount: wanted)
      guard let largest = ritz.values.first, largest > 0 else { return nil }
      let residual = Self.residual(of: ritz, outside)
      let tolerance = 0x1p-51 * largest
      if residual <= tolerance { return accept(ritz) }
      // Is there room for as many blocks as it takes at the pace of the last one?
      let blocksLeft = Double(largestBasis - basis.rowCount) / Double(blockSize)
      let gain = Self.binaryLogarithm(lastResidual) - Self.binaryLogarithm(residual)
      let missing = Self.binaryLogarithm(residual) - Self.binaryLogarithm(tolerance)
      if blocksLeft < 1 || (basis.rowCount >= 4 * blockSize && gain * blocksLeft < missing) {
        // Where the matrix has no more directions than the space, rounding keeps the rest from becoming less.
        return residual <= 0x1p-49 * largest ? accept(ritz) : nil
      }
      lastResidual = residual
      let noise = 0x1p-50 * largest
      block = removingBasis(from: outside.orthonormalizingRows(noise: noise)).orthonormalizingRows(noise: 0.5)
      // The space holds its own products but for rounding.
      if block.rowCount == 0 { return accept(ritz) }
    }
  }

  private func removingBasis(from rows: Matrix) -> Matrix { rows - rows.timesTransposed(basis) * basis }

  /// The matrix as seen from the basis.
  private func projectedMatrix() -> Matrix {
    var result = Matrix(zeros: projected.count, projected.count)
    for (row, products) in projected.enumerated() {
      for column in 0...row {
        result[row, column] = products[column]
        result[column, row] = products[column]
      }
    }
    return result
  }

  /// The longest of the vectors by which the wanted ones fail to be eigenvectors: what the last block is sent to outside
  /// of the basis.
  fileprivate static func residual(of ritz: SymmetricEigen, _ outside: Matrix) -> Double {
    let first = ritz.vectorRows.columnCount - outside.rowCount
    let failures = ritz.vectorRows.selectingColumns(Array(first..<first + outside.rowCount)) * outside
    return failures.longestRow
  }

  /// The values and vectors, if they really are eigenvalues and eigenvectors.
  private func accept(_ ritz: SymmetricEigen) -> (values: [Double], rows: Matrix)? {
    Self.confirmed(Array(ritz.values.prefix(wanted)), ritz.vectorRows * basis, of: matrix)
  }

  private static func confirmed(
    _ values: [Double], _ rows: Matrix, of matrix: Matrix
  ) -> (values: [Double], rows: Matrix)? {
    let failures = matrix.timesTransposed(rows).transposed() - .diagonal(values) * rows
    return failures.longestRow <= 0x1p-45 * values[0] ? (values, rows) : nil
  }

  /// The binary logarithm to a tenth; the C library's is not the same everywhere.
  private static func binaryLogarithm(_ value: Double) -> Double {
    value > 0 ? Double(value.exponent) + (value.significand - 1) : 0
  }
}

extension Matrix {
  /// The length of the longest row.
  fileprivate var longestRow: Double {
    rows.reduce(0) { longest, row in max(longest, row.reduce(0) { $0 + $1 * $1 }.squareRoot()) }
  }

  /// An orthonormal basis of what the rows span, by Gram and Schmidt's method twice over.
  ///
  /// - Parameter noise: rows of which no more than that is left, once those before them are taken out, are left out.
  fileprivate func orthonormalizingRows(noise: Double) -> Matrix {
    var result: [[Double]] = []
    for var row in rows {
      for _ in 0..<2 {
        for other in result {
          let share = -zip(row, other).reduce(0) { $0 + $1.0 * $1.1 }
          for column in row.indices { row[column] += share * other[column] }
        }
      }
      let length = row.reduce(0) { $0 + $1 * $1 }.squareRoot()
      if length > noise { result.append(row.map { $0 / length }) }
    }
    return Matrix(rowCount: result.count, columnCount: columnCount, elements: result.flatMap(\.self))
  }
}
