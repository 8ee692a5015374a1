/// For each of some interleaved points its nearest center, and bounds on its distances from all centers.
package final class DistanceBounds {
  package let centerCount: Int
  /// The nearest center of each point. (They are doubles since vectors of integers are compared lane by lane.)
  package let labels: UnsafeMutablePointer<Double>
  /// Lower bounds of the distances from each center, eight points a center, center after center in each group.
  package let lower: UnsafeMutablePointer<Double>
  /// Upper bounds of the distances from the nearest center.
  package let upper: UnsafeMutablePointer<Double>

  /// Memory for bounds, which the first assignment fills.
  package init(pointLaneCount: Int, centerCount: Int) {
    self.centerCount = centerCount
    lower = InterleavedPoints.allocate(pointLaneCount * centerCount, zeroed: false)
    upper = InterleavedPoints.allocate(pointLaneCount)
    labels = InterleavedPoints.allocate(pointLaneCount)
  }

  deinit {
    lower.deallocate()
    upper.deallocate()
    labels.deallocate()
  }
}
