import LinearAlgebra

/// Assigns points to centres again and again, with bounds on distances that spare most of the work.
///
/// The labels are those that looking at all centres would give, to the last tie.
final class BoundedAssignment {
  /// Bounds are kept while there are at most this many, one for each point and centre.
  private static let capacity = 1 << 23

  private let points: InterleavedPoints
  private let centerCount: Int
  private let threadCount: Int
  private let lower: UnsafeMutablePointer<Double>
  private let upper: UnsafeMutablePointer<Double>
  private let labels: UnsafeMutablePointer<Double>
  private var formerCenters: Matrix?

  /// Memory for bounds, or nil where they would take too much or save nothing.
  init?(points: InterleavedPoints, centerCount: Int, threadCount: Int) {
    let groupCount = points.groupCount
    guard points.dimensionCount >= 8, centerCount >= 4, groupCount * 8 * centerCount <= Self.capacity else {
      return nil
    }
    self.points = points
    self.centerCount = centerCount
    self.threadCount = threadCount
    // The first assignment writes all of it.
    lower = InterleavedPoints.allocate(groupCount * 8 * centerCount, zeroed: false)
    upper = InterleavedPoints.allocate(groupCount * 8)
    labels = InterleavedPoints.allocate(groupCount * 8)
  }

  deinit {
    lower.deallocate()
    upper.deallocate()
    labels.deallocate()
  }

  /// The nearest centre of each point, the first of equally near ones.
  func assign(to centers: Matrix) -> [Int32] {
    // Rounded up a little: a centre must not have moved farther than bounds are told.
    let shifts = formerCenters.map { former in
      centers.squaredRowDistances(from: former).map { $0.squareRoot() * (1 + 0x1p-40) }
    }
    let kernels = Kernels()
    let threadCount = points.groupCount * 8 * centerCount < 1 << 16 ? 1 : threadCount
    centers.elements.withUnsafeBufferPointer { elements in
      (shifts ?? []).withUnsafeBufferPointer { shifts in
        guard let elements = elements.baseAddress else { return }
        WorkSharing.divide(points.groupCount, threadCount: threadCount) { groups in
          if let shifts = shifts.baseAddress, formerCenters != nil {
            kernels.assignWithinBounds(
              interleaved: points.coordinates, groups: groups, dimensionCount: points.dimensionCount,
              centers: elements, centerCount: centerCount, shifts: shifts, labels: labels, lower: lower,
              upper: upper)
          } else {
            kernels.assignNotingBounds(
              interleaved: points.coordinates, groups: groups, dimensionCount: points.dimensionCount,
              centers: elements, centerCount: centerCount, labels: labels, lower: lower, upper: upper)
          }
        }
      }
    }
    formerCenters = centers
    return (0..<points.pointCount).map { Int32(labels[$0]) }
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
