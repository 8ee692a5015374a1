#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Thrown when a matrix that should be positive definite is not.
public struct NotPositiveDefinite: Error, Equatable, Sendable, CustomStringConvertible {
  /// The first row, counted from zero, at which the decomposition failed.
  public let row: Int
  /// What should have been a positive, finite number: the variance left in that row given those before it.
  public let pivot: Double

  /// The failure at the given row with what was left there.
  public init(row: Int, pivot: Double) {
    self.row = row
    self.pivot = pivot
  }

  /// What is wrong, and what to do.
  public var description: String {
    "The matrix is not positive definite: row \(row) has \(pivot) left on the diagonal where a positive number is "
      + "needed. Add a small positive number to its diagonal, or leave out dimensions that depend on others."
  }
}

/// The Cholesky decomposition of a symmetric positive definite matrix: A = L Lᵀ with L lower triangular.
///
/// Only the lower triangle of the matrix is read. Elements are computed in a fixed order without fused operations
/// (Golub and Van Loan, *Matrix Computations*, algorithm 4.2.1, row by row).
public struct Cholesky: Equatable, Sendable {
  /// The lower triangular factor L, with a positive diagonal and zeros above it.
  public let lower: Matrix

  /// Decomposes a square matrix; throws `NotPositiveDefinite` where a pivot is not a positive finite number.
  ///
  /// - Precondition: the matrix is square.
  public init(_ matrix: Matrix) throws(NotPositiveDefinite) {
    precondition(matrix.rowCount == matrix.columnCount, "A \(matrix.shape) matrix has no Cholesky decomposition.")
    let count = matrix.rowCount
    let source = matrix.elements
    var lower = [Double](repeating: 0, count: count * count)
    for row in 0..<count {
      for column in 0..<row {
        var value = source[row * count + column]
        for inner in 0..<column { value -= lower[row * count + inner] * lower[column * count + inner] }
        lower[row * count + column] = value / lower[column * count + column]
      }
      var pivot = source[row * count + row]
      for inner in 0..<row { pivot -= lower[row * count + inner] * lower[row * count + inner] }
      guard pivot > 0, pivot.isFinite else { throw NotPositiveDefinite(row: row, pivot: pivot) }
      lower[row * count + row] = pivot.squareRoot()
    }
    self.lower = Matrix(rowCount: count, columnCount: count, elements: lower)
  }

  /// The natural logarithm of the determinant of the decomposed matrix.
  public var logDeterminant: Double {
    var sum = 0.0
    for index in 0..<lower.rowCount { sum += log(lower[index, index]) }
    return 2 * sum
  }

  /// The solution y of L y = b.
  ///
  /// - Precondition: b has as many elements as the matrix has rows.
  public func solvingLower(_ vector: [Double]) -> [Double] {
    precondition(vector.count == lower.rowCount, "A vector of \(vector.count) does not fit a \(lower.shape) factor.")
    var result = vector
    for row in 0..<lower.rowCount {
      for column in 0..<row { result[row] -= lower[row, column] * result[column] }
      result[row] /= lower[row, row]
    }
    return result
  }

  /// The solution x of A x = b.
  ///
  /// - Precondition: b has as many elements as the matrix has rows.
  public func solving(_ vector: [Double]) -> [Double] {
    var result = solvingLower(vector)
    for row in stride(from: lower.rowCount - 1, through: 0, by: -1) {
      for column in (row + 1)..<max(row + 1, lower.rowCount) { result[row] -= lower[column, row] * result[column] }
      result[row] /= lower[row, row]
    }
    return result
  }

  /// The inverse of the decomposed matrix, exactly symmetric.
  public func inverse() -> Matrix {
    let count = lower.rowCount
    var result = Matrix(zeros: count, count)
    for column in 0..<count {
      let solution = solving((0..<count).map { $0 == column ? 1 : 0 })
      for row in column..<count {
        result[row, column] = solution[row]
        result[column, row] = solution[row]
      }
    }
    return result
  }
}
