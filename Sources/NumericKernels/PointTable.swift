/// Where a chunk of points stands in memory, and in which order to take them; it owns nothing.
package struct PointTable {
  /// The coordinates, point after point.
  package let coordinates: UnsafePointer<Double>
  /// How often each point counts; once each if nil.
  package let weights: UnsafePointer<Double>?
  /// The order in which to take the points; as they stand if nil.
  package let order: UnsafePointer<Int32>?
  /// For each point, as they stand, a component that is probably the most responsible one.
  package let hints: UnsafePointer<Int32>?

  /// A table of the given parts.
  package init(
    coordinates: UnsafePointer<Double>, weights: UnsafePointer<Double>?, order: UnsafePointer<Int32>? = nil,
    hints: UnsafePointer<Int32>? = nil
  ) {
    self.coordinates = coordinates
    self.weights = weights
    self.order = order
    self.hints = hints
  }

  /// The index of the point at a position of the order.
  @inline(__always)
  package func index(at position: Int) -> Int {
    guard let order else { return position }
    return Int(order[position])
  }
}
