import LinearAlgebra

/// Principal components: the orthogonal directions in which points vary most.
///
/// Found by a singular value decomposition of the points less their mean, so small variances are off by some roundings
/// of the largest standard deviation, not of the largest variance. In each direction the coordinate of largest magnitude
/// is positive (scikit-learn's `svd_flip`), so directions have a definite sign.
public struct PrincipalComponents: Equatable, Sendable {
  /// How many directions to keep.
  public enum Selection: Equatable, Sendable {
    /// All of them: as many as there are coordinates or points, whichever are fewer.
    case all
    /// The given number with the largest variances.
    case count(Int)
    /// The fewest whose share of the variance exceeds a fraction between 0 and 1.
    case varianceFraction(Double)
  }

  /// The mean of the points.
  public let mean: [Double]
  /// The directions kept, one a row, each of length 1.
  public let components: Matrix
  /// The variance of the points along each direction kept, with n - 1 in the denominator.
  public let explainedVariance: [Double]
  /// The share of the variance that each direction explains, largest first: of **all** directions, or of those kept where
  /// a number of them was asked for, since then the others are not looked for.
  public let allExplainedVarianceRatios: [Double]
  /// Whether coordinates are divided by their standard deviation.
  let isWhitening: Bool

  /// Finds the principal components of points.
  ///
  /// Throws `MixtureError` for fewer than two points, coordinates that are not finite, points without any variance or of one
  /// that overflows, or a selection out of range; whitening needs variance in every direction kept.
  public init(of points: Matrix, keeping selection: Selection = .all, whitening: Bool = false) throws(MixtureError) {
    let points = try CheckedPoints(points).points
    guard points.rowCount >= 2 else { throw .tooFewPoints(count: points.rowCount, needed: 2) }
    mean = points.columnMeans()
    guard mean.allSatisfy(\.isFinite) else { throw .unusableVariance(total: .infinity) }
    let directionCount = min(points.rowCount, points.columnCount)
    var wanted: Int?
    if case .count(let count) = selection, (1...directionCount).contains(count) { wanted = count }
    let axes = PrincipalAxes(of: points, center: mean, wanted: wanted)
    let total = axes.norm * axes.norm / Double(points.rowCount - 1)
    guard total > 0, total.isFinite else { throw .unusableVariance(total: total) }
    let variances = axes.singularValues.map { $0 * $0 / Double(points.rowCount - 1) }
    let ratios = variances.map { $0 / total }
    let count = try Self.count(selection, ratios: ratios)
    if whitening, let last = variances.prefix(count).last, !(last > 0) {
      throw .invalidOption(
        name: "components to whiten", value: Double(count), allowed: "at most the number of directions with variance")
    }
    allExplainedVarianceRatios = ratios
    explainedVariance = Array(variances.prefix(count))
    components = Matrix(
      rows: (0..<count).map { index in
        axes.directions.row(index).withDefiniteSign()
      })
    isWhitening = whitening
  }

  private static func count(_ selection: Selection, ratios: [Double]) throws(MixtureError) -> Int {
    switch selection {
    case .all:
      return ratios.count
    case .count(let count):
      guard (1...ratios.count).contains(count) else {
        throw .invalidOption(name: "count", value: Double(count), allowed: "from 1 to \(ratios.count)")
      }
      return count
    case .varianceFraction(let fraction):
      guard fraction > 0, fraction < 1 else {
        throw .invalidOption(name: "varianceFraction", value: fraction, allowed: "between 0 and 1")
      }
      var sum = 0.0
      for (index, ratio) in ratios.enumerated() {
        sum += ratio
        if sum > fraction { return index + 1 }
      }
      return ratios.count
    }
  }

  /// The number of directions kept.
  public var count: Int { components.rowCount }

  /// The share of the variance that the first directions kept explain together: entry i is that of i + 1 of them.
  public var cumulativeVarianceRatio: [Double] {
    var sum = 0.0
    return allExplainedVarianceRatios.prefix(count).map { ratio in
      sum += ratio
      return sum
    }
  }

  /// The coordinates of points along the directions kept, of variance 1 if whitening.
  ///
  /// Throws `MixtureError` where the points are not finite or have another dimension.
  public func transform(_ points: Matrix) throws(MixtureError) -> Matrix {
    var result =
      try CheckedPoints(points, dimensions: mean.count).points.subtractingFromRows(mean) * components.transposed()
    if isWhitening { result = result.scalingColumns(explainedVariance.map { 1 / $0.squareRoot() }) }
    return result
  }

  /// The points with given coordinates along the directions kept, and the mean's along all others.
  ///
  /// Throws `MixtureError` where the coordinates are not finite or not as many as directions.
  public func inverseTransform(_ coordinates: Matrix) throws(MixtureError) -> Matrix {
    let coordinates = try CheckedPoints(coordinates, dimensions: count).points
    let scaled =
      isWhitening ? coordinates.scalingColumns(explainedVariance.map { $0.squareRoot() }) : coordinates
    return (scaled * components).subtractingFromRows(mean.map { -$0 })
  }
}

extension Matrix {
  /// Every column multiplied by a number of its own.
  fileprivate func scalingColumns(_ factors: [Double]) -> Matrix {
    var result = self
    for row in 0..<rowCount {
      for column in 0..<columnCount { result[row, column] *= factors[column] }
    }
    return result
  }
}
