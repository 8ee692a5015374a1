import LinearAlgebra
import NumericKernels
import NumPyRandom

extension CovarianceKind {
  /// Each component has one variance for all coordinates.
  public static let spherical = CovarianceKind(SphericalCovariances.self)
}

extension Covariances {
  /// The variance of each component.
  public static func spherical(_ variances: [Double]) -> Covariances {
    Covariances(SphericalCovariances(variances: variances))
  }
}

struct SphericalCovariances: CovarianceParameters {
  static let name = "spherical"
  static let products = MomentLayout.Products.squares

  let variances: [Double]

  private enum CodingKeys: String, CodingKey {
    case variances = "_0"
  }

  static func parameterCount(components: Int, dimensions: Int) -> Int { components }

  static func maximizing(
    _ statistics: SufficientStatistics, covarianceFloor: Double, former: Covariances, threadCount: Int
  ) -> SphericalCovariances {
    let means = statistics.counts.indices.map { component in
      let variances = statistics.variances(of: component, covarianceFloor: covarianceFloor, former: former)
      return variances.reduce(0, +) / Double(variances.count)
    }
    return SphericalCovariances(variances: means)
  }

  func check(components: Int, dimensions: Int) throws(MixtureError) {
    try MixtureError.check(variances.count, of: "variances", components)
  }

  func matrix(component: Int, dimensions: Int) -> Matrix {
    .diagonal([Double](repeating: variances[component], count: dimensions))
  }

  func selecting(_ indices: [Int]) -> SphericalCovariances {
    SphericalCovariances(variances: indices.map { variances[$0] })
  }

  func inverseFactors(components: Int, dimensions: Int, threadCount: Int) throws(MixtureError) -> InverseFactors {
    try InverseFactors(ofSharedVariances: variances, dimensions: dimensions)
  }

  func sample(component: Int, mean: [Double], count: Int, using random: inout RandomState) -> Matrix {
    let variances = [Double](repeating: variances[component], count: mean.count)
    return random.normal(mean: mean, variances: variances, count: count)
  }
}
