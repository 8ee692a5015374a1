/// Where points stand in memory, one after the other, and how much each counts; it owns nothing.
package struct PointRows {
  package let coordinates: UnsafePointer<Double>
  package let dimensionCount: Int
  package let count: Int
  /// How much each point counts; once each if nil.
  package let weights: UnsafePointer<Double>?
  /// What is taken from the coordinates of each point whenever it is read; nothing if nil.
  package let origin: UnsafePointer<Double>?

  /// Points in memory.
  package init(
    coordinates: UnsafePointer<Double>, dimensionCount: Int, count: Int, weights: UnsafePointer<Double>? = nil,
    origin: UnsafePointer<Double>? = nil
  ) {
    self.coordinates = coordinates
    self.dimensionCount = dimensionCount
    self.count = count
    self.weights = weights
    self.origin = origin
  }

  /// The number of groups of eight points.
  package var groupCount: Int { (count + 7) / 8 }
}
