import LinearAlgebra
import NumPyRandom

/// Points scattered around centers, with the center each came from.
public struct Blobs: Equatable, Sendable {
  /// The points, one a row.
  public let points: Matrix
  /// The index of the center that each point was scattered around.
  public let labels: [Int]
  /// The centers as they were drawn, one a row.
  public let centers: Matrix

  /// The blobs with coordinates in reverse order; NumPy's `X[:, ::-1]`.
  public func reversingColumns() -> Blobs {
    Blobs(points: points.reversingColumns(), labels: labels, centers: centers.reversingColumns())
  }

  /// The blobs after a linear map: round clouds become ellipses.
  ///
  /// Each point, a row, is multiplied by the matrix from the right; NumPy's `X.dot(transformation)`.
  ///
  /// - Precondition: the matrix has as many rows as the points have coordinates.
  public func stretched(by transformation: Matrix) -> Blobs {
    Blobs(points: points * transformation, labels: labels, centers: centers * transformation)
  }
}

/// Isotropic Gaussian clouds around centers drawn uniformly from a box; scikit-learn's `make_blobs`.
///
/// The points are those of scikit-learn for the same seed: centers first, then each cloud, then all points shuffled.
/// Where `count` is not a multiple of `centers`, the first clouds have one point more.
///
/// - Parameters:
///   - count: the number of points altogether.
///   - centers: the number of clouds.
///   - dimensions: the number of coordinates of a point.
///   - standardDeviation: of each coordinate within a cloud.
///   - centerBox: the bounds of every coordinate of a center.
///   - random: the generator, which is copied: the caller's is left as it was.
/// - Precondition: there is at least one center of one dimension, the box is not wider than the largest number, the
///   standard deviation is finite and not negative, and points lie within the range of numbers.
public func makeBlobs(
  count: Int, centers: Int = 3, dimensions: Int = 2, standardDeviation: Double = 1,
  centerBox: Range<Double> = -10..<10, random: RandomState
) -> Blobs {
  require(centers > 0 && dimensions > 0, "\(centers) centers of \(dimensions) dimensions make no blobs.")
  var random = random
  let box = random.uniform(in: centerBox, count: centers * dimensions)
  return scatter(
    count: count, around: Matrix(rowCount: centers, columnCount: dimensions, elements: box),
    standardDeviations: [Double](repeating: standardDeviation, count: centers), random: &random)
}

/// Gaussian clouds around given centers; scikit-learn's `make_blobs` with an array of centers.
///
/// - Parameters:
///   - count: the number of points altogether.
///   - centers: the centers, one a row.
///   - standardDeviations: one a center.
///   - random: the generator, which is copied: the caller's is left as it was.
/// - Precondition: there is a center, and for each a standard deviation, finite and not negative; points lie within the
///   range of numbers.
public func makeBlobs(
  count: Int, around centers: Matrix, standardDeviations: [Double], random: RandomState
) -> Blobs {
  require(centers.rowCount > 0, "Blobs need at least one center.")
  require(
    standardDeviations.count == centers.rowCount,
    "\(centers.rowCount) centers need as many standard deviations, not \(standardDeviations.count).")
  var random = random
  return scatter(count: count, around: centers, standardDeviations: standardDeviations, random: &random)
}

private func scatter(
  count: Int, around centers: Matrix, standardDeviations: [Double], random: inout RandomState
) -> Blobs {
  require(count >= 0, "There cannot be \(count) points.")
  var elements: [Double] = []
  var labels: [Int] = []
  for (label, deviation) in standardDeviations.enumerated() {
    let cloudCount = count / centers.rowCount + (label < count % centers.rowCount ? 1 : 0)
    for _ in 0..<cloudCount {
      for dimension in 0..<centers.columnCount {
        elements.append(random.normal(mean: centers[label, dimension], standardDeviation: deviation))
      }
      labels.append(label)
    }
  }
  require(
    elements.allSatisfy(\.isFinite), "Points around \(centers.rowCount) centers lie beyond the range of numbers.")
  let points = Matrix(rowCount: count, columnCount: centers.columnCount, elements: elements)
  let order = random.permutation(count)
  return Blobs(points: points.selectingRows(order), labels: order.map { labels[$0] }, centers: centers)
}
