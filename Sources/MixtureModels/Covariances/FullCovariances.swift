import LinearAlgebra
import NumericKernels

extension CovarianceKind {
  /// Each component has a covariance matrix of its own.
  public static let full = CovarianceKind(FullCovariances.self)
}

extension Covariances {
  /// A symmetric matrix a component.
  public static func full(_ matrices: [Matrix]) -> Covariances { Covariances(FullCovariances(matrices: matrices)) }
}

struct FullCovariances: CovarianceParameters {
  static let name = "full"
  static let products = MomentLayout.Products.all

  let matrices: [Matrix]

  private enum CodingKeys: String, CodingKey {
    case matrices = "_0"
  }

  static func parameterCount(components: Int, dimensions: Int) -> Int {
    components * dimensions * (dimensions + 1) / 2
  }

  static func maximizing(
    _ statistics: SufficientStatistics, covarianceFloor: Double, former: Covariances, threadCount: Int
  ) -> FullCovariances {
    let threadCount = statistics.products.count < 1 << 15 ? 1 : threadCount
    let counts = statistics.counts
    return FullCovariances(
      matrices: WorkSharing.map(counts.count, threadCount: threadCount) { component in
        counts[component] > 0
          ? statistics.covarianceMatrix(of: [component], total: counts[component], covarianceFloor: covarianceFloor)
          : former.matrix(component: component, dimensions: statistics.layout.dimensionCount)
      })
  }

  func check(components: Int, dimensions: Int) throws(MixtureError) {
    try MixtureError.check(matrices.count, of: "covariances", components)
    for (component, matrix) in matrices.enumerated() {
      try matrix.checkCovariance(of: component, dimensions: dimensions)
    }
  }

  func matrix(component: Int, dimensions: Int) -> Matrix { matrices[component] }

  func selecting(_ indices: [Int]) -> FullCovariances { FullCovariances(matrices: indices.map { matrices[$0] }) }
}
