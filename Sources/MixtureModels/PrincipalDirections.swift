import LinearAlgebra

/// All principal directions of points around the origin: what decomposing them gives, before any is chosen.
struct PrincipalDirections {
  /// The directions, with definite signs, that of the largest variance first: as many as the points are, or as their
  /// coordinates, whichever is fewer.
  let vectors: [[Double]]
  /// The variance along each, with n - 1 in the denominator.
  let variances: [Double]
  /// The singular values of the points.
  let singularValues: [Double]
  /// How many of the directions have a variance, and not just what rounding leaves where there is none.
  let rank: Int

  /// The directions of at least two points of ordinary size.
  ///
  /// They are eigenvectors of the covariance matrix, whose elements are known to about 2^-52 of the largest variance: that
  /// much may be left where there is no variance. (The bound is NumPy's of `matrix_rank`, for squares.)
  init(of points: Matrix) {
    let freedom = Double(points.rowCount - 1)
    let eigen = SymmetricEigen((points.transposed() * points).mapElements { $0 / freedom })
    let count = min(points.rowCount, points.columnCount)
    variances = eigen.values.prefix(count).map { max(0, $0) }
    vectors = (0..<count).map { eigen.signedVector($0) }
    singularValues = variances.map { ($0 * freedom).squareRoot() }
    let resolution = Double(max(points.rowCount, points.columnCount)) * 0x1p-52 * (variances.first ?? 0)
    rank = variances.count { $0 > resolution }
  }
}
