import LinearAlgebra

/// The principal directions of points, before it is decided how many to keep.
struct PrincipalDirections {
  /// In what units and around what origin they were found.
  let frame: CoordinateFrame
  /// The directions, with definite signs, that of the largest variance first: as many as the points are, or as their
  /// coordinates, whichever is fewer; or only as many as are wanted, if that saves time.
  let vectors: [[Double]]
  /// The variance along each, with n - 1 in the denominator.
  let variances: [Double]
  /// The singular values of the points.
  let singularValues: [Double]
  /// How many of the directions have a variance, and not just what rounding leaves where there is none.
  let rank: Int
  /// The sum of the variances along **all** directions.
  let totalVariance: Double
  /// The sum of the variances along those that were left out, and how many they are.
  let leftOut: (variance: Double, count: Int)

  /// The directions of at least two points.
  ///
  /// Singular values are known to about 2^-52 of the largest: that much may be left where there is no variance. (The
  /// bound is NumPy's of `matrix_rank`.)
  ///
  /// - Parameters:
  ///   - mean: the mean of the points, which may have overflowed.
  ///   - wanted: how many directions are needed; all if nil.
  init(of points: Matrix, mean: [Double], wanted: Int?) {
    var frame = CoordinateFrame(origin: mean)
    var found: PrincipalAxes?
    if mean.allSatisfy(\.isFinite) { found = PrincipalAxes(of: points, center: mean, wanted: wanted) }
    let axes: PrincipalAxes
    if let found, CoordinateFrame.ordinary.contains(found.norm) {
      axes = found
    } else {
      let centered: Matrix
      (frame, centered) = CoordinateFrame.centering(points)
      axes = PrincipalAxes(
        of: centered, center: [Double](repeating: 0, count: points.columnCount), wanted: wanted)
    }
    self.frame = frame
    let freedom = Double(points.rowCount - 1)
    singularValues = axes.singularValues
    variances = singularValues.map { $0 * $0 / freedom }
    vectors = axes.directions.rows.map { $0.withDefiniteSign() }
    let resolution =
      Double(max(points.rowCount, points.columnCount)) * Double.ulpOfOne * (singularValues.first ?? 0)
    rank = singularValues.count { $0 > resolution }
    let count = min(points.rowCount, points.columnCount) - variances.count
    let sum = variances.reduce(0, +)
    totalVariance = count == 0 ? sum : axes.norm * axes.norm / freedom
    leftOut = (count == 0 ? 0 : max(0, totalVariance - sum), count)
  }
}
