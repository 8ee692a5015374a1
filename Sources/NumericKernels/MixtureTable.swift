/// Where the numbers of a prepared mixture stand in memory; it owns nothing.
///
/// The log-density of a component, times its weight, is `constant - |z|² / 2` with z = W (x - mean), W the inverse of
/// the Cholesky factor of the covariance.
package struct MixtureTable {
  /// What the matrices W look like.
  package enum Shape: Sendable {
    /// Lower triangular: rows up to the diagonal, the **last row first**.
    case triangular
    /// Diagonal: the diagonal.
    case diagonal
    /// A multiple of the identity: one number.
    case uniform
  }

  /// A triangular matrix, laid out as a factor is, that is applied to all points before they are looked at.
  ///
  /// Where all components share W, it is applied once a point instead of once a point and component.
  package struct Transformation {
    /// The rows.
    package let rows: UnsafePointer<Double>
    /// What is taken from points first.
    package let center: UnsafePointer<Double>

    /// A transformation of the given parts.
    package init(rows: UnsafePointer<Double>, center: UnsafePointer<Double>) {
      self.rows = rows
      self.center = center
    }
  }

  /// The number of components.
  package let componentCount: Int
  /// The number of coordinates of a point.
  package let dimensionCount: Int
  /// What the matrices W look like.
  package let shape: Shape
  /// What happens to points before means are taken from them; nil if nothing does.
  package let transformation: Transformation?
  /// The constant of each component, -infinity where its weight is zero.
  package let constants: UnsafePointer<Double>
  /// The means, component after component, transformed as points are.
  package let means: UnsafePointer<Double>
  /// The matrices W, one after the other.
  package let factors: UnsafePointer<Double>
  /// The distance between the factors of successive components: zero where all share one.
  package let factorStride: Int
  /// Whether components may be dropped once they are negligible; the results are the same either way.
  package let isPruning: Bool

  /// A table of the given parts.
  package init(
    componentCount: Int, dimensionCount: Int, shape: Shape, transformation: Transformation?,
    constants: UnsafePointer<Double>, means: UnsafePointer<Double>, factors: UnsafePointer<Double>, factorStride: Int,
    isPruning: Bool
  ) {
    self.componentCount = componentCount
    self.dimensionCount = dimensionCount
    self.shape = shape
    self.transformation = transformation
    self.constants = constants
    self.means = means
    self.factors = factors
    self.factorStride = factorStride
    self.isPruning = isPruning
  }
}
