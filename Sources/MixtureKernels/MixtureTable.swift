/// Where the numbers of a prepared mixture stand in memory; it owns nothing.
///
/// The log-density of a component, times its weight, is `constant - |z|² / 2` with z = W (x - mean), W the inverse of
/// the Cholesky factor of the covariance: lower triangular, or diagonal.
package struct MixtureTable {
  /// The number of components.
  package let componentCount: Int
  /// The number of coordinates of a point.
  package let dimensionCount: Int
  /// Whether W is triangular; otherwise it is diagonal.
  package let isTriangular: Bool
  /// The constant of each component, -infinity where its weight is zero.
  package let constants: UnsafePointer<Double>
  /// The means, component after component.
  package let means: UnsafePointer<Double>
  /// The matrices W, one after the other: if triangular, rows up to the diagonal, the **last row first**; otherwise the
  /// diagonal.
  package let factors: UnsafePointer<Double>
  /// The distance between the factors of successive components: zero where all share one.
  package let factorStride: Int

  /// A table of the given parts.
  package init(
    componentCount: Int, dimensionCount: Int, isTriangular: Bool, constants: UnsafePointer<Double>,
    means: UnsafePointer<Double>, factors: UnsafePointer<Double>, factorStride: Int
  ) {
    self.componentCount = componentCount
    self.dimensionCount = dimensionCount
    self.isTriangular = isTriangular
    self.constants = constants
    self.means = means
    self.factors = factors
    self.factorStride = factorStride
  }
}

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
