import LinearAlgebra

/// Principal components: the orthogonal directions in which points vary most.
///
/// Found by a singular value decomposition of the points less their mean, so standard deviations are off by some
/// roundings of the largest one. Of the coordinates of largest magnitude of each direction the first is positive
/// (scikit-learn's `svd_flip`), those that are equal but for rounding counting as equal, so directions have a definite
/// sign. Of n points in d dimensions there are at most min(n, d) directions. Points may be of any size, as long as their
/// variances are numbers: inside they are scaled by a power of two where squares would overflow or vanish.
public struct PrincipalComponents: Equatable, Sendable {
  /// How many directions to keep.
  public enum Selection: Equatable, Sendable {
    /// All of them: min(n, d).
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
  /// The variance of the points along each direction kept, with n - 1 in the denominator, in squared units of the points.
  public let explainedVariance: [Double]
  /// The share of the variance that each of **all** min(n, d) directions explains, largest first.
  ///
  /// Where `.count` asks for at most an eighth of 256 directions or more, the others are not looked for, and only the
  /// shares of those kept are here.
  public let allExplainedVarianceRatios: [Double]
  /// The singular values of the points less their mean that belong to the directions kept, in units of the points: the
  /// root of n - 1 times the variance; scikit-learn's `singular_values_`.
  public let singularValues: [Double]
  /// The mean variance along the directions that were not kept, 0 if all were: that of the noise in probabilistic
  /// principal components (Tipping and Bishop, 1999); scikit-learn's `noise_variance_`.
  public let noiseVariance: Double
  /// Whether coordinates are divided by their standard deviation.
  public let isWhitening: Bool

  /// Finds the principal components of points.
  ///
  /// - Parameters:
  ///   - points: n points, one a row.
  ///   - selection: how many directions to keep.
  ///   - whitening: whether to divide coordinates along each direction by their standard deviation.
  ///
  /// Throws `MixtureError` for fewer than two points, coordinates that are not finite, a selection out of range, and
  /// whitening of a direction without variance, or of one no larger than rounding leaves where there is none;
  /// `.unusableVariance` for points that are all alike, or whose variance is too large or too small for a number;
  /// `.outOfRange` where that of one direction kept is too small.
  public init(of points: Matrix, keeping selection: Selection = .all, whitening: Bool = false) throws(MixtureError) {
    let origin = points.exactColumnMeans()
    // A sum is no number where a coordinate is none.
    if origin.isEmpty || !origin.allSatisfy(\.isFinite) { _ = try CheckedPoints(points) }
    guard points.rowCount >= 2 else { throw .tooFewPoints(count: points.rowCount, needed: 2) }
    var wanted: Int?
    if case .count(let count) = selection, count >= 1, count <= min(points.rowCount, points.columnCount) {
      wanted = count
    }
    let directions = PrincipalDirections(of: points, mean: origin, wanted: wanted)
    let frame = directions.frame
    let total = directions.totalVariance
    let outerTotal = total.scaled(byPowerOfTwo: 2 * frame.exponent)
    guard total > 0, outerTotal.isNormal else { throw .unusableVariance(total: outerTotal) }
    let ratios = directions.variances.map { $0 / total }
    let count = try Self.count(selection, ratios: ratios)
    if whitening, count > directions.rank {
      throw .invalidOption(
        name: "components to whiten", value: Double(count),
        allowed: "at most \(directions.rank), the number of directions with variance")
    }
    var variances: [Double] = []
    for variance in directions.variances.prefix(count) {
      variances.append(try frame.outside(variance, power: 2, of: "variance along a direction"))
    }
    let discarded = directions.variances.dropFirst(count)
    let discardedCount = discarded.count + directions.leftOut.count
    let noise = (discarded.reduce(0, +) + directions.leftOut.variance) / Double(max(1, discardedCount))
    mean = frame.center
    components = Matrix(rows: Array(directions.vectors.prefix(count)))
    explainedVariance = variances
    allExplainedVarianceRatios = ratios
    singularValues = directions.singularValues.prefix(count).map { $0.scaled(byPowerOfTwo: frame.exponent) }
    noiseVariance = noise.scaled(byPowerOfTwo: 2 * frame.exponent)
    isWhitening = whitening
  }

  private static func count(_ selection: Selection, ratios: [Double]) throws(MixtureError) -> Int {
    switch selection {
    case .all:
      return ratios.count
    case .count(let count):
      guard count >= 1, count <= ratios.count else {
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

  /// The share of the variance that each direction kept explains; scikit-learn's `explained_variance_ratio_`.
  public var explainedVarianceRatio: [Double] { Array(allExplainedVarianceRatios.prefix(count)) }

  /// The share of the variance that the first directions kept explain together: entry i is that of i + 1 of them.
  public var cumulativeVarianceRatio: [Double] {
    var sum = 0.0
    return explainedVarianceRatio.map { ratio in
      sum += ratio
      return sum
    }
  }

  /// The coordinates of points along the directions kept, of variance 1 if whitening.
  ///
  /// Throws `MixtureError` where the points are not finite or have another dimension, and `.outOfRange` where a result is
  /// too large for a number.
  public func transform(_ points: Matrix) throws(MixtureError) -> Matrix {
    var result =
      try CheckedPoints(points, dimensions: mean.count).points.subtractingFromRows(mean).timesTransposed(components)
    if isWhitening { result = result.scalingColumns(explainedVariance.map { 1 / $0.squareRoot() }) }
    return try result.checkedFinite("coordinate along a direction")
  }

  /// The points with given coordinates along the directions kept, and the mean's along all others.
  ///
  /// Throws `MixtureError` where the coordinates are not finite or not as many as directions, and `.outOfRange` where a
  /// result is too large for a number.
  public func inverseTransform(_ coordinates: Matrix) throws(MixtureError) -> Matrix {
    let coordinates = try CheckedPoints(coordinates, dimensions: count).points
    let scaled =
      isWhitening ? coordinates.scalingColumns(explainedVariance.map { $0.squareRoot() }) : coordinates
    return try (scaled * components).subtractingFromRows(mean.map { -$0 }).checkedFinite("coordinate of a point")
  }
}

extension Matrix {
  /// The matrix itself; throws `outOfRange` where an element has overflowed.
  fileprivate func checkedFinite(_ quantity: String) throws(MixtureError) -> Matrix {
    guard elements.allSatisfy(\.isFinite) else { throw .outOfRange(quantity: quantity, exponent: 1024) }
    return self
  }

  /// Every column multiplied by a number of its own.
  fileprivate func scalingColumns(_ factors: [Double]) -> Matrix {
    var result = self
    for row in 0..<rowCount {
      for column in 0..<columnCount { result[row, column] *= factors[column] }
    }
    return result
  }
}
