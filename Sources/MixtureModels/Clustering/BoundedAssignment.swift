import LinearAlgebra
import NumericKernels

/// Assigns points to centers again and again, and learns what spares work.
///
/// The third time, if clusters have come to lie apart, the points are sorted by their centers, so that those that are
/// looked at together have few centers between them, and bounds on distances are begun and then kept as long as they spare
/// enough. The labels are those that looking at all centers would give, to the last tie.
final class BoundedAssignment {
  /// Bounds are kept while there are at most this many, one for each point and center.
  private static let capacity = 1 << 24

  /// What an assignment comes to.
  struct Assigned {
    /// The nearest center of each point, the first of equally near ones.
    var labels: [Int32]
    /// The sums of the points of each cluster, times their weights, and of the weights, if they were found on the way.
    var sums: ClusterSums?
  }

  private let points: Matrix
  private let weights: [Double]
  private var interleaved: InterleavedPoints
  private let threadCount: Int
  /// Where the points stand in `interleaved`; as given if nil.
  private var order: [Int32]?
  private var labels: [Int32]?
  private var roundCount = 0
  private var bounds: DistanceBounds?
  private var mayKeepBounds: Bool
  private var formerCenters: Matrix?

  /// Assigns points, which are given twice: as they are, and interleaved.
  init(points: Matrix, weights: [Double], interleaved: InterleavedPoints, centerCount: Int, threadCount: Int) {
    self.points = points
    self.weights = weights
    self.interleaved = interleaved
    mayKeepBounds =
      interleaved.dimensionCount >= 8 && centerCount >= 4 && interleaved.laneCount * centerCount <= Self.capacity
    let work = interleaved.laneCount * centerCount * interleaved.dimensionCount
    self.threadCount = work < 1 << 16 ? 1 : threadCount
  }

  /// Assigns the points to centers.
  func assign(to centers: Matrix) -> Assigned {
    roundCount += 1
    if roundCount == 3, mayKeepBounds, let labels, areApart(centers) {
      let order = ComponentLists(labels: labels, componentCount: centers.rowCount, pointWeights: nil).points
      self.order = order
      interleaved = InterleavedPoints(
        points.elements, dimensionCount: points.columnCount, weights: weights, order: order)
      self.labels = order.map { labels[Int($0)] }
    }
    var sums: ClusterSums?
    let labels: [Int32]
    if let bounds, let formerCenters {
      labels = update(bounds, from: formerCenters, to: centers)
    } else if mayKeepBounds, order != nil {
      let bounds = DistanceBounds(pointLaneCount: interleaved.laneCount, centerCount: centers.rowCount)
      divide(centers) { InstructionSet.kernels.assign(self.interleaved, groups: $0, to: $1, noting: bounds) }
      self.bounds = bounds
      labels = bounds.pointLabels(count: interleaved.pointCount)
    } else {
      (labels, sums) = LloydIteration.assignAndAdd(
        interleaved, to: centers, hints: self.labels, threadCount: threadCount)
    }
    self.labels = labels
    formerCenters = centers
    guard let order else { return Assigned(labels: labels, sums: sums) }
    var result = labels
    for (position, index) in order.enumerated() { result[Int(index)] = labels[position] }
    return Assigned(labels: result, sums: sums)
  }

  /// Whether many of the points are clearly nearer to one center than to all others: then bounds pay.
  ///
  /// Some two hundred of the points tell.
  private func areApart(_ centers: Matrix) -> Bool {
    let rows = stride(from: 0, to: points.rowCount, by: max(1, points.rowCount / 200)).map { Int32($0) }
    let sample = InterleavedPoints(
      points.elements, dimensionCount: points.columnCount, weights: weights, order: rows)
    let bounds = DistanceBounds(pointLaneCount: sample.laneCount, centerCount: centers.rowCount)
    centers.elements.withUnsafeBufferPointer { elements in
      guard let elements = elements.baseAddress else { return }
      InstructionSet.kernels.assign(sample, groups: 0..<sample.groupCount, to: elements, noting: bounds)
    }
    let apart = rows.indices.count { index in
      let distances = bounds.lower + (index / 8 * centers.rowCount * 8 + index % 8)
      let own = Int(bounds.labels[index])
      return (0..<centers.rowCount).allSatisfy { $0 == own || distances[$0 * 8] > 1.25 * distances[own * 8] }
    }
    return 4 * apart > rows.count
  }

  /// Looks at centers that the bounds do not rule out; gives bounds up once they rule out too few.
  private func update(_ bounds: DistanceBounds, from formerCenters: Matrix, to centers: Matrix) -> [Int32] {
    // Rounded up a little: a center must not have moved farther than bounds are told.
    let shifts = centers.squaredRowDistances(from: formerCenters).map { $0.squareRoot() * (1 + 0x1p-40) }
    let kernels = InstructionSet.kernels
    let groupCount = interleaved.groupCount
    let lookCounts = UnsafeMutablePointer<Int>.allocate(capacity: groupCount)
    lookCounts.initialize(repeating: 0, count: groupCount)
    defer { lookCounts.deallocate() }
    shifts.withUnsafeBufferPointer { shifts in
      guard let shifts = shifts.baseAddress else { return }
      divide(centers) { groups, centers in
        lookCounts[groups.lowerBound] = kernels.assign(
          self.interleaved, groups: groups, to: centers, within: bounds, shifts: shifts)
      }
    }
    let lookCount = (0..<groupCount).reduce(0) { $0 + lookCounts[$1] }
    if lookCount > groupCount * centers.rowCount / 2 {
      self.bounds = nil
      mayKeepBounds = false
    }
    return bounds.pointLabels(count: interleaved.pointCount)
  }

  private func divide(_ centers: Matrix, _ body: (Range<Int>, UnsafePointer<Double>) -> Void) {
    centers.elements.withUnsafeBufferPointer { elements in
      guard let elements = elements.baseAddress else { return }
      WorkSharing.divide(interleaved.groupCount, threadCount: threadCount) { body($0, elements) }
    }
  }
}

extension DistanceBounds {
  /// The nearest center of each point.
  fileprivate func pointLabels(count: Int) -> [Int32] { (0..<count).map { Int32(labels[$0]) } }
}

extension Matrix {
  /// For each row the squared distance from the same row of another matrix.
  func squaredRowDistances(from other: Matrix) -> [Double] {
    (0..<rowCount).map { Self.squaredDistance(self, $0, other, $0) }
  }

  /// The squared distance of a row of one matrix from a row of another.
  static func squaredDistance(_ first: Matrix, _ row: Int, _ second: Matrix, _ otherRow: Int) -> Double {
    let count = first.columnCount
    return first.elements.withUnsafeBufferPointer { first in
      second.elements.withUnsafeBufferPointer { second in
        (0..<count).reduce(0.0) { sum, column in
          let difference = first[row * count + column] - second[otherRow * count + column]
          return sum + difference * difference
        }
      }
    }
  }
}
