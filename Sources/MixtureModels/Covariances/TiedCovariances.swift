import LinearAlgebra
import NumericKernels

extension CovarianceKind {
  /// All components share one covariance matrix.
  public static let tied = CovarianceKind(TiedCovariances.self)
}

extension Covariances {
  /// One symmetric matrix for all components.
  public static func tied(_ matrix: Matrix) -> Covariances { Covariances(TiedCovariances(matrix: matrix)) }
}

struct TiedCovariances: CovarianceParameters {
  static let name = "tied"
  static let products = MomentLayout.Products.all
  static let usesScatter = true

  let matrix: Matrix

  private enum CodingKeys: String, CodingKey {
    case matrix = "_0"
  }

  static func parameterCount(components: Int, dimensions: Int) -> Int { dimensions * (dimensions + 1) / 2 }

  static func maximizing(
    _ statistics: SufficientStatistics, covarianceFloor: Double, former: Covariances, threadCount: Int
  ) -> TiedCovariances {
    let counts = statistics.counts
    let total = counts.reduce(0, +)
    // What is within components is what there is about one center, less what is between their means.
    if let scatter = statistics.scatter {
      return TiedCovariances(
        matrix: scatter.within(
          means: statistics.improvedReferences, counts: counts, total: total, covarianceFloor: covarianceFloor))
    }
    return TiedCovariances(
      matrix: statistics.covarianceMatrix(
        of: counts.indices.filter { counts[$0] > 0 }, total: total, covarianceFloor: covarianceFloor))
  }

  func check(components: Int, dimensions: Int) throws(MixtureError) {
    try matrix.checkCovariance(of: 0, dimensions: dimensions)
  }

  func matrix(component: Int, dimensions: Int) -> Matrix { matrix }

  func selecting(_ indices: [Int]) -> TiedCovariances { self }

  func inverseFactors(components: Int, dimensions: Int, threadCount: Int) throws(MixtureError) -> InverseFactors {
    try InverseFactors(of: [matrix], dimensions: dimensions, threadCount: 1).shared(by: components)
  }
}
