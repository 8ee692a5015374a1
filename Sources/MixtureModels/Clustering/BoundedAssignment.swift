import LinearAlgebra
import NumericKernels

/// Assigns points to centers again and again, and learns what spares work.
///
/// The third time the points are sorted by their centers, so that those that are looked at together have few centers
/// between them, and bounds on distances are begun and then kept as long as they spare enough. The labels are those that
/// looking at all centers would give, to the last tie.
final class BoundedAssignment {
  /// Bounds are kept while there are at most this many, one for each point and center.
  private static let capacity = 1 << 24

  private let points: Matrix
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
  init(points: Matrix, interleaved: InterleavedPoints, centerCount: Int, threadCount: Int) {
    self.points = points
    self.interleaved = interleaved
    mayKeepBounds =
      interleaved.dimensionCount >= 8 && centerCount >= 4 && interleaved.laneCount * centerCount <= Self.capacity
    let work = interleaved.laneCount * centerCount * interleaved.dimensionCount
    self.threadCount = work < 1 << 16 ? 1 : threadCount
  }

  /// The nearest center of each point, the first of equally near ones.
  func assign(to centers: Matrix) -> [Int32] {
    roundCount += 1
    if let labels, roundCount == 3, interleaved.dimensionCount > 4, centers.rowCount > 4 {
      let order = Self.order(of: labels, centerCount: centers.rowCount)
      self.order = order
      interleaved = InterleavedPoints(
        points.elements, dimensionCount: points.columnCount, weights: nil, order: order)
      self.labels = order.map { labels[Int($0)] }
    }
    if let bounds, let formerCenters {
      update(bounds, from: formerCenters, to: centers)
    } else if mayKeepBounds, order != nil {
      let bounds = DistanceBounds(pointLaneCount: interleaved.laneCount, centerCount: centers.rowCount)
      divide(centers) { InstructionSet.kernels.assign(self.interleaved, groups: $0, to: $1, noting: bounds) }
      self.bounds = bounds
      labels = bounds.pointLabels(count: interleaved.pointCount)
    } else {
      assignPlainly(to: centers)
    }
    formerCenters = centers
    guard let labels else { return [] }
    guard let order else { return labels }
    var result = labels
    for (position, index) in order.enumerated() { result[Int(index)] = labels[position] }
    return result
  }

  /// Looks at all centers.
  private func assignPlainly(to centers: Matrix) {
    labels = LloydIteration.assign(interleaved, to: centers, hints: labels, threadCount: threadCount)
  }

  /// Looks at centers that the bounds do not rule out; gives bounds up once they rule out too few.
  private func update(_ bounds: DistanceBounds, from formerCenters: Matrix, to centers: Matrix) {
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
    labels = bounds.pointLabels(count: interleaved.pointCount)
    let lookCount = (0..<groupCount).reduce(0) { $0 + lookCounts[$1] }
    if lookCount > groupCount * centers.rowCount / 2 {
      self.bounds = nil
      mayKeepBounds = false
    }
  }

  private func divide(_ centers: Matrix, _ body: (Range<Int>, UnsafePointer<Double>) -> Void) {
    centers.elements.withUnsafeBufferPointer { elements in
      guard let elements = elements.baseAddress else { return }
      WorkSharing.divide(interleaved.groupCount, threadCount: threadCount) { body($0, elements) }
    }
  }

  /// The indices of points sorted by center, equal ones in order.
  private static func order(of labels: [Int32], centerCount: Int) -> [Int32] {
    ComponentLists(labels: labels, componentCount: centerCount, pointWeights: nil).points
  }
}

extension DistanceBounds {
  /// The nearest center of each point.
  fileprivate func pointLabels(count: Int) -> [Int32] { (0..<count).map { Int32(labels[$0]) } }
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
