import LinearAlgebra

/// Assigns points to centers again and again, and learns what spares work.
///
/// The third time, if clusters have come to lie apart, bounds on distances are begun, and then kept as long as they spare
/// enough. The labels are those that looking at all centers would give, to the last tie.
final class BoundedAssignment {
  /// What an assignment comes to, besides the labels.
  struct Assigned {
    /// Whether the labels are those of the assignment before.
    let isUnchanged: Bool
    /// The sums of the points of each cluster, if they were found on the way.
    let sums: ClusterSums?
    /// The squared distance of each point from its center, if they were found on the way.
    let distances: [Double]?
  }

  private let points: CenteredPoints
  private let threadCount: Int
  /// The nearest center of each point, the first of equally near ones, in the last assignment.
  private(set) var labels: [Int32] = []
  private var roundCount = 0
  private var boundedPoints: BoundedPoints?
  private var mayKeepBounds: Bool

  /// Whether bounds on distances are kept at the moment.
  var keepsBounds: Bool { boundedPoints != nil }

  /// Assigns points to so many centers.
  init(points: CenteredPoints, centerCount: Int, threadCount: Int) {
    self.points = points
    let (count, dimensions) = (points.rowCount, points.columnCount)
    // There is a bound for each point and center. To go through them must take less time than to compute distances.
    mayKeepBounds = dimensions >= 8 && centerCount >= 4 && count * centerCount <= min(1 << 24, dimensions << 16)
    self.threadCount = count * centerCount * dimensions < 1 << 16 ? 1 : threadCount
  }

  /// Assigns the points to centers.
  func assign(to centers: Matrix) -> Assigned {
    roundCount += 1
    if let boundedPoints {
      let spared = boundedPoints.update(to: centers, threadCount: threadCount)
      if spared < 0.5 {
        self.boundedPoints = nil
        mayKeepBounds = false
      }
      return replaceLabels(by: boundedPoints.labels)
    }
    if roundCount >= 3, mayKeepBounds {
      mayKeepBounds = areApart(centers)
      if mayKeepBounds {
        let boundedPoints = BoundedPoints(points, sortedBy: labels, centers: centers, threadCount: threadCount)
        self.boundedPoints = boundedPoints
        return replaceLabels(by: boundedPoints.labels)
      }
    }
    if labels.isEmpty {
      let (labels, sums) = LloydIteration.assign(points, to: centers, threadCount: threadCount)
      self.labels = labels
      return Assigned(isUnchanged: false, sums: sums, distances: nil)
    }
    let (isUnchanged, sums, distances) = LloydIteration.assign(
      points, to: centers, labels: &labels, threadCount: threadCount)
    return Assigned(isUnchanged: isUnchanged, sums: sums, distances: distances)
  }

  private func replaceLabels(by found: [Int32]) -> Assigned {
    let isUnchanged = found == labels
    labels = found
    return Assigned(isUnchanged: isUnchanged, sums: nil, distances: nil)
  }

  /// Whether many of the points are clearly nearer to one center than to all others: then bounds pay.
  ///
  /// Some two hundred of the points tell.
  private func areApart(_ centers: Matrix) -> Bool {
    let count = points.rowCount
    let rows = stride(from: 0, to: count, by: max(1, count / 200)).map { Int32(truncatingIfNeeded: $0) }
    let sample = BoundedPoints(points, order: rows, centers: centers, threadCount: 1)
    return 4 * sample.countApart(by: 1.25) > rows.count
  }
}

extension Matrix {
  /// For each row the squared distance from the same row of another matrix.
  func squaredRowDistances(from other: Matrix) -> [Double] {
    (0..<rowCount).map { row in
      var sum = 0.0
      for index in row * columnCount..<(row + 1) * columnCount {
        let difference = elements[index] - other.elements[index]
        sum += difference * difference
      }
      return sum
    }
  }
}
