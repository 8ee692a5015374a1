/// Where points stand in memory, one after the other, and how much each counts; it owns nothing.
package struct PointRows {
  package let coordinates: UnsafePointer<Double>
  package let dimensionCount: Int
  package let count: Int
  /// How much each point counts; once each if nil.
  package let weights: UnsafePointer<Double>?

  /// Points in memory.
  package init(
    coordinates: UnsafePointer<Double>, dimensionCount: Int, count: Int, weights: UnsafePointer<Double>? = nil
  ) {
    self.coordinates = coordinates
    self.dimensionCount = dimensionCount
    self.count = count
    self.weights = weights
  }

  /// The number of groups of eight points.
  package var groupCount: Int { (count + 7) / 8 }
}
