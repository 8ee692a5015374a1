import LinearAlgebra

/// Points divided among clusters, each with a centre.
public struct Clustering: Equatable, Sendable {
  /// The centres, one a row.
  public let centers: Matrix
  /// The cluster of each point.
  public let labels: [Int]
  /// The (weighted) sum of squared distances of the points from the centres of their clusters.
  public let inertia: Double
  /// The number of iterations of the try that was kept.
  public let iterations: Int
  /// Whether that try settled before its limit on iterations.
  public let converged: Bool

  /// The nearest centre of each of some points, the first of equally near ones.
  ///
  /// Throws `MixtureError` where the points are not finite or do not have the centres' dimension.
  public func labels(of points: Matrix) throws(MixtureError) -> [Int] {
    try PointCheck.check(points, dimensions: centers.columnCount)
    return LloydIteration.assign(
      InterleavedPoints(points, weights: nil), to: centers, threadCount: WorkSharing.processorCount
    ).map(Int.init)
  }

  /// The distance of the farthest member from each centre; 0 for a cluster without members.
  ///
  /// - Precondition: these are the points that were clustered.
  public func radii(of points: Matrix) -> [Double] {
    precondition(
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

  /// The same clustering with clusters sorted by the first coordinate of their centres, then the second, and so on.
  public func sortedByCenter() -> Clustering {
    let order = centers.rowsInLexicographicOrder()
    var position = [Int](repeating: 0, count: order.count)
    for (new, old) in order.enumerated() { position[old] = new }
    return Clustering(
      centers: centers.selectingRows(order), labels: labels.map { position[$0] }, inertia: inertia,
      iterations: iterations, converged: converged)
  }

  /// The same clustering with its centres moved.
  func moved(by offset: [Double]) -> Clustering {
    Clustering(
      centers: centers.subtractingFromRows(offset.map { -$0 }), labels: labels, inertia: inertia,
      iterations: iterations, converged: converged)
  }

  /// Whether the labels are those of another clustering under other names.
  func isSamePartition(as other: Clustering) -> Bool {
    var names = [Int?](repeating: nil, count: centers.rowCount)
    for (label, otherLabel) in zip(labels, other.labels) {
      if let name = names[label], name != otherLabel { return false }
      names[label] = otherLabel
    }
    return true
  }
}

/// How much two labellings of the same points agree, corrected for chance: 1 for the same partition, about 0 for
/// independent ones (Hubert and Arabie, "Comparing partitions", 1985; scikit-learn's `adjusted_rand_score`).
///
/// - Precondition: both have a label for each point.
public func adjustedRandIndex(_ left: [Int], _ right: [Int]) -> Double {
  precondition(left.count == right.count, "\(left.count) and \(right.count) labels are not those of the same points.")
  struct Pair: Hashable { let left, right: Int }
  var both: [Pair: Int] = [:]
  var lefts: [Int: Int] = [:]
  var rights: [Int: Int] = [:]
  for (leftLabel, rightLabel) in zip(left, right) {
    both[Pair(left: leftLabel, right: rightLabel), default: 0] += 1
    lefts[leftLabel, default: 0] += 1
    rights[rightLabel, default: 0] += 1
  }
  // Whole numbers, so the order of a dictionary does not matter.
  func pairs(_ counts: some Collection<Int>) -> Int { counts.reduce(0) { $0 + $1 * ($1 - 1) / 2 } }
  let together = Double(pairs(both.values))
  let inLeft = Double(pairs(lefts.values))
  let inRight = Double(pairs(rights.values))
  let all = Double(left.count) * Double(left.count - 1) / 2
  // One cluster each, or every point its own: the same partition.
  if left.count < 2 || inLeft + inRight == 0 || (inLeft == all && inRight == all) { return 1 }
  let expected = inLeft * inRight / all
  return (together - expected) / ((inLeft + inRight) / 2 - expected)
}
