import LinearAlgebra
import NumericKernels

// What the centers say of points, those that were clustered or others.
extension Clustering {
  /// The nearest center of each of some points, the first of equally near ones; scikit-learn's `predict`.
  ///
  /// For the points that were clustered these are `labels`.
  ///
  /// - Parameter points: one a row.
  ///
  /// Throws `MixtureError` where the points are not finite or do not have the centers' dimension.
  public func labels(of points: Matrix) throws(MixtureError) -> [Int] {
    try nearestCenters(of: CheckedPoints(points, dimensions: centers.columnCount)).labels.map(Int.init)
  }

  /// The distance of each of some points from each center, a row a point, a column a center, in units of the points;
  /// scikit-learn's `transform`.
  ///
  /// - Parameter points: one a row.
  ///
  /// Throws `MixtureError` where the points are not finite or do not have the centers' dimension, and `.outOfRange` where
  /// a distance is too large for a number.
  public func transform(_ points: Matrix) throws(MixtureError) -> Matrix {
    let points = try CheckedPoints(points, dimensions: centers.columnCount).points
    let count = centers.rowCount
    let distances = WorkSharing.map(points.rowCount * count, threadCount: WorkSharing.processorCount) {
      points.distance(ofRow: $0 / count, from: $0 % count, of: centers)
    }
    guard distances.allSatisfy(\.isFinite) else {
      throw .outOfRange(quantity: "distance from a center", exponent: 1024)
    }
    return Matrix(rowCount: points.rowCount, columnCount: count, elements: distances)
  }

  /// The negative of what the inertia of some points would be: larger is better; scikit-learn's `score`.
  ///
  /// - Parameters:
  ///   - points: one a row.
  ///   - pointWeights: how often each point counts; once each if nil.
  ///
  /// Throws `MixtureError` where the points or weights are unsound or do not fit the centers, and `.outOfRange` where the
  /// sum is too large or too small for a number.
  public func score(of points: Matrix, pointWeights: [Double]? = nil) throws(MixtureError) -> Double {
    let points = try CheckedPoints(points, weights: pointWeights, dimensions: centers.columnCount)
    let nearest = nearestCenters(of: points)
    var sum = CompensatedSum()
    for (row, label) in nearest.labels.enumerated() {
      let distance = nearest.points.distance(ofRow: row, from: Int(label), of: framedCenters)
      sum.add((points.weights?[row] ?? 1) * distance * distance)
    }
    guard sum.value.isFinite else { throw .outOfRange(quantity: "inertia", exponent: 1024) }
    return -(try frame.outside(sum.value, power: 2, of: "inertia"))
  }

  /// The distance of the farthest member from each center, in units of the points; 0 for a cluster without members.
  ///
  /// - Precondition: these are the points that were clustered.
  public func radii(of points: Matrix) -> [Double] {
    require(
      points.rowCount == labels.count && points.columnCount == centers.columnCount,
      "A \(points.shape) matrix does not hold the \(labels.count) points that were clustered.")
    var radii = [Double](repeating: 0, count: centers.rowCount)
    for (row, label) in labels.enumerated() {
      radii[label] = max(radii[label], points.distance(ofRow: row, from: label, of: centers))
    }
    return radii
  }

  /// The points in the frame, and the nearest center of each.
  private func nearestCenters(of points: CheckedPoints) -> (points: Matrix, labels: [Int32]) {
    let inside = frame.inside(points.points)
    var labels = LloydIteration.assign(
      CenteredPoints(
        CheckedPoints(points: inside, weights: nil, totalWeight: points.totalWeight, size: .infinity)),
      to: framedCenters,
      threadCount: WorkSharing.processorCount
    ).labels
    // The squares of points far outside the frame overflow.
    let reach = CoordinateFrame.reach
    if inside.elements.allSatisfy({ $0.magnitude < reach }) { return (inside, labels) }
    for row in 0..<inside.rowCount where !inside.row(row).allSatisfy({ $0.magnitude < reach }) {
      labels[row] = Int32(truncatingIfNeeded: nearestCenter(ofDistant: points.points.row(row)))
    }
    return (inside, labels)
  }

  /// The nearest center of a point so far away that its distances from all centers are equal to rounding: what they
  /// differ by is computed by itself.
  private func nearestCenter(ofDistant point: [Double]) -> Int {
    let (point, exponent) = frame.insideScaled(point)
    var best = 0
    for center in 0..<framedCenters.rowCount {
      // |point - center|² - |point - best|² = 2 Σ (best - center) (point - (best + center) / 2).
      var difference = 0.0
      for (dimension, coordinate) in point.enumerated() {
        let middle = (framedCenters[best, dimension] + framedCenters[center, dimension]) / 2
        difference +=
          (framedCenters[best, dimension] - framedCenters[center, dimension])
          * (coordinate - middle.scaled(byPowerOfTwo: -exponent))
      }
      if difference < 0 { best = center }
    }
    return best
  }
}

extension Matrix {
  /// The Euclidean distance of a row from a row of another matrix; infinite only where it is too large for a number.
  func distance(ofRow row: Int, from otherRow: Int, of other: Matrix) -> Double {
    let own = row * columnCount
    let others = otherRow * columnCount
    func sum(_ difference: (Double, Double) -> Double) -> Double {
      var sum = 0.0
      for column in 0..<columnCount {
        let difference = difference(elements[own + column], other.elements[others + column])
        sum += difference * difference
      }
      return sum
    }
    let squared = sum { $0 - $1 }
    if (0x1p-900...Double.greatestFiniteMagnitude).contains(squared) { return squared.squareRoot() }
    // Squares that are too large or too small for a number: scaling by powers of two is exact.
    return squared < 1
      ? sum { ($0 - $1) * 0x1p600 }.squareRoot() * 0x1p-600
      : sum { $0 * 0x1p-600 - $1 * 0x1p-600 }.squareRoot() * 0x1p600
  }
}
