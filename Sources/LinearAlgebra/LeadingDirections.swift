import NumericKernels

/// The largest few singular values of a matrix and their right singular vectors, from a space of products of the matrix
/// and its transpose with arbitrary vectors.
///
/// Block Lanczos iteration with full orthogonalization (Golub and Underwood, "The block Lanczos method for computing
/// eigenvalues", *Mathematical Software III*, 1977). A block holds more vectors than are wanted, so equal values are
/// found as often as they occur. What is returned has converged to rounding.
struct LeadingDirections {
  private let matrix: Matrix
  /// Its transpose: products with rows that follow each other in memory are faster.
  private let transposed: Matrix
  private let wanted: Int
  private let blockSize: Int
  /// Orthonormal rows that span the space.
  private var basis: Matrix
  /// The products of the basis with the square of the matrix.
  private var projected: [[Double]] = []

  /// How much larger than wanted a matrix has to be for this to be faster than a full decomposition.
  static func pays(wanted: Int, rowCount: Int, columnCount: Int) -> Bool {
    min(rowCount, columnCount) >= 32 * blockSize(wanted: wanted)
  }

  private static func blockSize(wanted: Int) -> Int { (wanted + 6 + 7) / 8 * 8 }

  /// The values and vectors, or nil where they do not converge soon or the last is too small beside the first.
  ///
  /// - Parameter matrix: its products neither overflow nor vanish.
  static func find(_ wanted: Int, of matrix: Matrix) -> (values: [Double], rows: Matrix)? {
    var search = LeadingDirections(matrix: matrix, wanted: wanted)
    return search.run()
  }

  private init(matrix: Matrix, wanted: Int) {
    self.matrix = matrix
    transposed = matrix.transposed()
    self.wanted = wanted
    blockSize = Self.blockSize(wanted: wanted)
    basis = Matrix(zeros: 0, matrix.columnCount)
  }

  private mutating func run() -> (values: [Double], rows: Matrix)? {
    var seed: UInt64 = 1
    var block = Matrix.arbitrary(blockSize, matrix.columnCount, seed: &seed).orthonormalizingRows(noise: 0)
    let largestBasis = min(matrix.rowCount, matrix.columnCount) / 3
    var lastResidual = 0.0
    while true {
      basis = basis.appendingRows(block)
      let image = (transposed * matrix.timesTransposed(block)).transposed()
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
      if blocksLeft < 1 || (basis.rowCount >= 4 * blockSize && gain * blocksLeft < missing) { return nil }
      lastResidual = residual
      let noise = 0x1p-50 * largest
      block = removingBasis(from: outside.orthonormalizingRows(noise: noise)).orthonormalizingRows(noise: 0.5)
      if block.rowCount == 0 { return nil }
    }
  }

  private func removingBasis(from rows: Matrix) -> Matrix { rows - rows.timesTransposed(basis) * basis }

  /// The square of the matrix as seen from the basis; of each row only what was known when its block was added is used.
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

  /// The values and vectors if they are as precise as those of a full decomposition.
  private func accept(_ ritz: SymmetricEigen) -> (values: [Double], rows: Matrix)? {
    let rows = ritz.vectorRows * basis
    let images = matrix.timesTransposed(rows)
    let directions = SingularDirections(of: CenteredRows(images))
    guard let first = directions.values.first, let last = directions.values.last, last >= 0x1p-7 * first else {
      return nil
    }
    var scaled = rows
    for (row, value) in ritz.values.prefix(wanted).enumerated() {
      for column in 0..<rows.columnCount { scaled[row, column] *= value }
    }
    let failures = (transposed * images).transposed() - scaled
    guard failures.longestRow <= 0x1p-45 * first * first else { return nil }
    return (directions.values, directions.rows * rows)
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
