import LinearAlgebra
import NumericKernels
import NumPyRandom

/// The parameters of the covariances of one kind, and all in which that kind differs from others.
///
/// To add a kind, write a type that conforms, in a file of its own, and add it to `CovarianceKind.all`. Parameters are
/// saved as those of an enumeration's case would be, `{"spherical": {"_0": [1, 2]}}`: `_0` is their coding key.
protocol CovarianceParameters: Codable, Equatable, Sendable {
  /// The name of the kind.
  static var name: String { get }

  /// Which products of deviations the M-step needs of each component.
  static var products: MomentLayout.Products { get }

  /// Whether products of all points together will do as well, as long as they lose no digits.
  static var usesScatter: Bool { get }

  /// The number of free numbers in the covariances of `components` components in `dimensions` dimensions.
  static func parameterCount(components: Int, dimensions: Int) -> Int

  /// The M-step: the covariances that make the points most likely, with the floor added to the variances.
  ///
  /// A component without points keeps what it had in `former`, which may be of another kind.
  static func maximizing(
    _ statistics: SufficientStatistics, covarianceFloor: Double, former: Covariances, threadCount: Int
  ) -> Self

  /// Checks shapes and symmetry; whether covariances are positive definite shows when their factors are inverted.
  func check(components: Int, dimensions: Int) throws(MixtureError)

  /// The covariance matrix of one component, written out in full.
  func matrix(component: Int, dimensions: Int) -> Matrix

  /// The covariances of the components at the given indices, in that order.
  func selecting(_ indices: [Int]) -> Self

  /// What densities are computed with; throws `notPositiveDefinite` for the first component that is not.
  func inverseFactors(components: Int, dimensions: Int, threadCount: Int) throws(MixtureError) -> InverseFactors

  /// Draws points of one component, in scikit-learn's order of random numbers.
  func sample(component: Int, mean: [Double], count: Int, using random: inout RandomState) -> Matrix
}

// What holds for any covariances, from their matrices.
extension CovarianceParameters {
  static var usesScatter: Bool { false }

  func inverseFactors(components: Int, dimensions: Int, threadCount: Int) throws(MixtureError) -> InverseFactors {
    try InverseFactors(
      of: (0..<components).map { matrix(component: $0, dimensions: dimensions) }, dimensions: dimensions,
      threadCount: threadCount)
  }

  func sample(component: Int, mean: [Double], count: Int, using random: inout RandomState) -> Matrix {
    do {
      return try random.multivariateNormal(
        mean: mean, covariance: matrix(component: component, dimensions: mean.count), count: count)
    } catch {
      fatalError("The covariance of component \(component) was sound when the model was made. \(error)")
    }
  }
}
