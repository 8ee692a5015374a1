import LinearAlgebra
import NumericKernels

/// Points in some order, with their nearest centers and bounds on their distances from all.
final class BoundedPoints {
  private let points: InterleavedPoints
  /// The index of the point at each place.
  private let order: [Int32]
  private let bounds: DistanceBounds
  private var centers: Matrix

  /// The listed points, whose distances from all centers are computed.
  init(_ points: CenteredPoints, order: [Int32], centers: Matrix, threadCount: Int) {
    self.points = points.interleaved(order: order)
    self.order = order
    self.centers = centers
    bounds = DistanceBounds(pointLaneCount: self.points.laneCount, centerCount: centers.rowCount)
    divide(threadCount) { points, bounds, groups, centers in
      InstructionSet.kernels.assign(points, groups: groups, to: centers, noting: bounds)
    }
  }

  /// All points, sorted so that those that are looked at together have few centers between them.
  convenience init(_ points: CenteredPoints, sortedBy labels: [Int32], centers: Matrix, threadCount: Int) {
    let order = ComponentLists(labels: labels, componentCount: centers.rowCount, pointWeights: nil).points
    self.init(points, order: order, centers: centers, threadCount: threadCount)
  }

  /// The nearest center of each point, the first of equally near ones.
  var labels: [Int32] {
    var labels = [Int32](repeating: 0, count: order.count)
    for (place, index) in order.enumerated() { labels[Int(index)] = Int32(bounds.labels[place]) }
    return labels
  }

  /// Assigns the points again after the centers have moved; returns which share of the distances was not computed.
  func update(to centers: Matrix, threadCount: Int) -> Double {
    // Rounded up a little: a center must not have moved farther than bounds are told.
    let shifts = centers.squaredRowDistances(from: self.centers).map { $0.squareRoot() * (1 + 0x1p-40) }
    self.centers = centers
    let kernels = InstructionSet.kernels
    var lookCounts = [Int](repeating: 0, count: points.groupCount)
    lookCounts.withUnsafeMutableBufferPointer { lookCounts in
      shifts.withUnsafeBufferPointer { shifts in
        guard let shifts = shifts.baseAddress, let lookCounts = lookCounts.baseAddress else { return }
        divide(threadCount) { points, bounds, groups, centers in
          lookCounts[groups.lowerBound] = kernels.assign(
            points, groups: groups, to: centers, within: bounds, shifts: shifts)
        }
      }
    }
    return 1 - Double(lookCounts.reduce(0, +)) / Double(points.groupCount * centers.rowCount)
  }

  /// How many points are nearer to their centers than to all others by a factor.
  func countApart(by factor: Double) -> Int {
    let centerCount = centers.rowCount
    return order.indices.count { place in
      let distances = bounds.lower + (place / 8 * centerCount * 8 + place % 8)
      let own = Int(bounds.labels[place])
      return (0..<centerCount).allSatisfy { $0 == own || distances[$0 * 8] > factor * distances[own * 8] }
    }
  }

  private func divide(
    _ threadCount: Int, _ body: (InterleavedPoints, DistanceBounds, Range<Int>, UnsafePointer<Double>) -> Void
  ) {
    centers.elements.withUnsafeBufferPointer { elements in
      guard let elements = elements.baseAddress else { return }
      WorkSharing.divide(points.groupCount, threadCount: threadCount) { body(points, bounds, $0, elements) }
    }
  }
}
