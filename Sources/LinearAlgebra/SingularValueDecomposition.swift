/// The singular values and vectors of a matrix A = U Σ Vᵀ.
///
/// Found from products of columns, or of rows where there are fewer, and repeated without the large values for those
/// that are too small beside them. Values are off by some roundings of the **largest** one, as LAPACK's are. Results
/// are the same to the last bit everywhere.
public struct SingularValueDecomposition: Equatable, Sendable {
  /// The singular values, largest first: as many as the matrix has rows or columns, whichever are fewer.
  ///
  /// Infinite only where one exceeds the largest number.
  public let values: [Double]
  /// The left singular vectors as rows.
  package let leftRows: Matrix
  /// The right singular vectors as rows.
  package let rightRows: Matrix
  /// The left singular vectors as **columns** in the order of the values, orthonormal: A's rows by values.
  ///
  /// The signs of the first are such that U Σ Vᵀ is the matrix; there is no other rule for signs.
  public var leftVectors: Matrix { leftRows.transposed() }
  /// The right singular vectors as **columns** in the order of the values, orthonormal: A's columns by values.
  public var rightVectors: Matrix { rightRows.transposed() }

  /// Decomposes a matrix.
  ///
  /// - Precondition: the elements are finite.
  public init(_ matrix: Matrix) {
    require(matrix.elements.allSatisfy(\.isFinite), "A matrix with NaN or infinity in it has no singular values.")
    let isTall = matrix.rowCount >= matrix.columnCount
    let directions = SingularDirections(of: CenteredRows(isTall ? matrix : matrix.transposed()))
    let others = Self.otherVectors(directions)
    values = directions.values.map(directions.matrix.undoingScale)
    leftRows = isTall ? others : directions.rows
    rightRows = isTall ? directions.rows : others
  }

  /// The left singular vectors, as rows, that belong to the right ones.
  static func otherVectors(_ directions: SingularDirections) -> Matrix {
    let products = directions.matrix.timesTransposed(directions.rows).transposed()
    // The directions of columns that are as small as the roundings of the largest one mean nothing.
    let rounding = Double(max(64, directions.matrix.rowCount)) * Double.ulpOfOne
    let rank = directions.values.prefix { $0 > rounding * directions.values[0] }.count
    return products.orthonormalizingRows(rank: rank)
  }
}
