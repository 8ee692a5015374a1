import LinearAlgebra
import NumericKernels

/// Points divided among clusters, each with a center.
public struct Clustering: Equatable, Sendable {
  /// The centers, one a row.
  ///
  /// Where fewer clusters were found than asked for, those of `emptyClusters` stand where other centers do.
  public let centers: Matrix
  /// The cluster of each point: that of the nearest center, the first of equally near ones.
  public let labels: [Int]
  /// The (weighted) sum of squared distances of the points from the centers of their clusters.
  public let inertia: Double
  /// The number of iterations of the try that was kept.
  public let iterations: Int
  /// Whether that try settled before its limit on iterations.
  public let converged: Bool
  /// The clusters that no point of positive weight belongs to, in rising order.
  ///
  /// There are some where the points are fewer different ones than clusters (scikit-learn then warns), or where the limit
  /// on iterations came before they had taken over points.
  public let emptyClusters: [Int]
  /// Where the clustering was found, and labels are: the same comparisons give the same labels again.
  let frame: CoordinateFrame
  /// The centers in that frame.
  let framedCenters: Matrix

  /// The number of clusters that were found: those that points belong to.
  public var clusterCount: Int { centers.rowCount - emptyClusters.count }

  /// The same clustering with clusters sorted by the first coordinate of their centers, then the second, and so on.
  public func sortedByCenter() -> Clustering {
    let order = centers.rowsInLexicographicOrder()
    var position = [Int](repeating: 0, count: order.count)
    for (new, old) in order.enumerated() { position[old] = new }
    return Clustering(
      centers: centers.selectingRows(order), labels: labels.map { position[$0] }, inertia: inertia,
      iterations: iterations, converged: converged, emptyClusters: emptyClusters.map { position[$0] }.sorted(),
      frame: frame, framedCenters: framedCenters.selectingRows(order))
  }
}

extension Clustering {
  /// What the best try came to, brought back to where the points were.
  init(_ result: LloydIteration.Result, of points: CheckedPoints, in frame: CoordinateFrame) throws(MixtureError) {
    let labels = result.labels.map(Int.init)
    var centers = frame.outside(result.centers)
    var firstMembers = [Int?](repeating: nil, count: centers.rowCount)
    var haveEqualMembers = [Bool](repeating: true, count: centers.rowCount)
    for (row, label) in labels.enumerated() where (points.weights?[row] ?? 1) > 0 {
      guard let first = firstMembers[label] else {
        firstMembers[label] = row
        continue
      }
      haveEqualMembers[label] =
        haveEqualMembers[label]
        && (0..<centers.columnCount).allSatisfy { points.points[row, $0] == points.points[first, $0] }
    }
    // A center that is one of its points is that point, which moving there and back could have missed.
    for (cluster, member) in firstMembers.enumerated() {
      guard let member, haveEqualMembers[cluster] else { continue }
      let framed = frame.inside(points.points.selectingRows([member]))
      guard framed.elements == result.centers.row(cluster) else { continue }
      for dimension in 0..<centers.columnCount { centers[cluster, dimension] = points.points[member, dimension] }
    }
    self.init(
      centers: centers, labels: labels,
      inertia: try frame.outside(result.inertia, power: 2, of: "inertia"), iterations: result.iterations,
      converged: result.converged, emptyClusters: firstMembers.indices.filter { firstMembers[$0] == nil },
      frame: frame, framedCenters: result.centers)
  }
}
