import LinearAlgebra
import NumericKernels

/// Points divided among clusters, each with a center.
public struct Clustering: Equatable, Sendable {
  /// The centers, one a row.
  public let centers: Matrix
  /// The cluster of each point.
  public let labels: [Int]
  /// The (weighted) sum of squared distances of the points from the centers of their clusters.
  public let inertia: Double
  /// The number of iterations of the try that was kept.
  public let iterations: Int
  /// Whether that try settled before its limit on iterations.
  public let converged: Bool

  /// The nearest center of each of some points, the first of equally near ones.
  ///
  /// Throws `MixtureError` where the points are not finite or do not have the centers' dimension.
  public func labels(of points: Matrix) throws(MixtureError) -> [Int] {
    let points = InterleavedPoints(try CheckedPoints(points, dimensions: centers.columnCount))
    return LloydIteration.assign(points, to: centers, threadCount: WorkSharing.processorCount).map(Int.init)
  }

  /// The distance of the farthest member from each center; 0 for a cluster without members.
  ///
  /// - Precondition: these are the points that were clustered.
  public func radii(of points: Matrix) -> [Double] {
    require(
      points.rowCount == labels.count, "\(points.rowCount) points are not the \(labels.count) clustered ones.")
    var squares = [Double](repeating: 0, count: centers.rowCount)
    for (row, label) in labels.enumerated() {
      var distance = 0.0
      for dimension in 0..<centers.columnCount {
        let difference = points[row, dimension] - centers[label, dimension]
        distance += difference * difference
      }
      squares[label] = max(squares[label], distance)
    }
    return squares.map { $0.squareRoot() }
  }

  /// The same clustering with clusters sorted by the first coordinate of their centers, then the second, and so on.
  public func sortedByCenter() -> Clustering {
    let order = centers.rowsInLexicographicOrder()
    var position = [Int](repeating: 0, count: order.count)
    for (new, old) in order.enumerated() { position[old] = new }
    return Clustering(
      centers: centers.selectingRows(order), labels: labels.map { position[$0] }, inertia: inertia,
      iterations: iterations, converged: converged)
  }
}

extension Clustering {
  /// What the best try came to.
  init(_ result: LloydIteration.Result) {
    self.init(
      centers: result.centers, labels: result.labels.map(Int.init), inertia: result.inertia,
      iterations: result.iterations, converged: result.converged)
  }
}
