/// The eigenvalues and orthonormal eigenvectors of a symmetric matrix.
///
/// The matrix is made tridiagonal by reflections, and that one is divided and conquered (Golub and Van Loan, *Matrix
/// Computations*, sections 8.3 and 8.4), which takes about as long as four products of such matrices. Eigenvalues are
/// off by a few roundings of the **largest** one, as LAPACK's are; matrices of up to eight rows are rotated by Jacobi's
/// method instead, which also finds small eigenvalues of graded matrices to their last digits. Results are the same to
/// the last bit everywhere.
public struct SymmetricEigen: Equatable, Sendable {
  /// The eigenvalues, largest first; infinite only where one exceeds the largest number.
  public let values: [Double]
  /// The eigenvectors as **rows** in the order of the values, each of length 1, with no rule for signs.
  package let vectorRows: Matrix
  /// The eigenvectors as **columns** in the order of the values, each of length 1, with no rule for signs.
  public var vectors: Matrix { vectorRows.transposed() }

  /// Decomposes a symmetric matrix, of which only the upper triangle is read.
  ///
  /// - Precondition: the matrix is square and its elements are finite.
  public init(_ matrix: Matrix) { self.init(matrix, vectorCount: matrix.rowCount) }

  /// Finds all eigenvalues but only the eigenvectors of the largest ones, which takes less time.
  package init(_ matrix: Matrix, vectorCount: Int) {
    require(matrix.rowCount == matrix.columnCount, "A \(matrix.shape) matrix has no eigenvalues.")
    require(matrix.elements.allSatisfy(\.isFinite), "A matrix with NaN or infinity in it has no eigenvalues.")
    let count = matrix.rowCount
    // Sums and squares of elements near 1 neither overflow nor vanish, and powers of two leave all digits as they are.
    let peak = matrix.elements.reduce(0) { max($0, $1.magnitude) }
    guard peak > 0 else {
      values = [Double](repeating: 0, count: count)
      vectorRows = Matrix.identity(count).selectingRows(Array(0..<vectorCount))
      return
    }
    let exponent = min(1000, max(-1000, peak.exponent))
    let scale = Double(sign: .plus, exponent: -exponent, significand: 1)
    let values: [Double]
    if count <= Self.jacobiLimit {
      let rows: Matrix
      (values, rows) = JacobiRotations.diagonalize(scale * matrix)
      vectorRows = rows.selectingRows(Array(0..<vectorCount))
    } else {
      (values, vectorRows) = TridiagonalForm(matrix, scale: scale).eigen(vectorCount: vectorCount)
    }
    self.values = values.map { Double(sign: .plus, exponent: exponent, significand: $0) }
  }

  /// The number of rows up to which Jacobi's method is used; it takes longer than the other one beyond.
  private static let jacobiLimit = 8

  /// One of the eigenvectors, with a definite sign: of its elements of largest magnitude the first is positive.
  package func signedVector(_ index: Int) -> [Double] { vectorRows.row(index).withDefiniteSign() }
}
