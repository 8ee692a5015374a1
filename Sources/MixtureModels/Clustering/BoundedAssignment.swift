import LinearAlgebra
import NumericKernels

/// Assigns points to centers again and again, with bounds on distances that spare most of the work.
///
/// The labels are those that looking at all centers would give, to the last tie.
final class BoundedAssignment {
  /// Bounds are kept while there are at most this many, one for each point and center.
  private static let capacity = 1 << 23

  private let points: InterleavedPoints
  private let threadCount: Int
  private let bounds: DistanceBounds
  private var formerCenters: Matrix?

  /// Memory for bounds, or nil where they would take too much or save nothing.
  init?(points: InterleavedPoints, centerCount: Int, threadCount: Int) {
    guard points.dimensionCount >= 8, centerCount >= 4, points.laneCount * centerCount <= Self.capacity else {
      return nil
    }
    self.points = points
    bounds = DistanceBounds(pointLaneCount: points.laneCount, centerCount: centerCount)
    self.threadCount = points.laneCount * centerCount < 1 << 16 ? 1 : threadCount
  }

  /// The nearest center of each point, the first of equally near ones.
  func assign(to centers: Matrix) -> [Int32] {
    // Rounded up a little: a center must not have moved farther than bounds are told.
    let shifts = formerCenters.map { former in
      centers.squaredRowDistances(from: former).map { $0.squareRoot() * (1 + 0x1p-40) }
    }
    let kernels = InstructionSet.kernels
    centers.elements.withUnsafeBufferPointer { elements in
      (shifts ?? []).withUnsafeBufferPointer { pointer in
        guard let elements = elements.baseAddress else { return }
        WorkSharing.divide(points.groupCount, threadCount: threadCount) { groups in
          if shifts != nil, let shifts = pointer.baseAddress {
            kernels.assign(points, groups: groups, to: elements, within: bounds, shifts: shifts)
          } else {
            kernels.assign(points, groups: groups, to: elements, noting: bounds)
          }
        }
      }
    }
    formerCenters = centers
    return (0..<points.pointCount).map { Int32(bounds.labels[$0]) }
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
