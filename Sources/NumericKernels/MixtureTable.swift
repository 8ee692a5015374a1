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
  /// Whether components may be dropped once they are negligible; the results are the same either way.
  package let isPruning: Bool

  /// A table of the given parts.
  package init(
    componentCount: Int, dimensionCount: Int, isTriangular: Bool, constants: UnsafePointer<Double>,
    means: UnsafePointer<Double>, factors: UnsafePointer<Double>, factorStride: Int, isPruning: Bool
  ) {
    self.componentCount = componentCount
    self.dimensionCount = dimensionCount
    self.isTriangular = isTriangular
    self.constants = constants
    self.means = means
    self.factors = factors
    self.factorStride = factorStride
    self.isPruning = isPruning
  }
}
