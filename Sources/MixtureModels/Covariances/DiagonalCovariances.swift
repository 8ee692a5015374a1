import LinearAlgebra
import NumericKernels
import NumPyRandom

extension CovarianceKind {
  /// Each component has a variance for each coordinate; coordinates are independent within a component.
  public static let diagonal = CovarianceKind(DiagonalCovariances.self)
}

extension Covariances {
  /// The variances: a row a component, a column a coordinate.
  public static func diagonal(_ variances: Matrix) -> Covariances {
    Covariances(DiagonalCovariances(variances: variances))
  }
}

struct DiagonalCovariances: CovarianceParameters {
  static let name = "diagonal"
  static let products = MomentLayout.Products.squares

  let variances: Matrix

  private enum CodingKeys: String, CodingKey {
    case variances = "_0"
  }

  static func parameterCount(components: Int, dimensions: Int) -> Int { components * dimensions }

  static func maximizing(
    _ statistics: SufficientStatistics, covarianceFloor: Double, former: Covariances, threadCount: Int
  ) -> DiagonalCovariances {
    let rows = statistics.counts.indices.map { component in
      statistics.variances(of: component, covarianceFloor: covarianceFloor, former: former)
    }
    return DiagonalCovariances(variances: Matrix(rows: rows))
  }

  func check(components: Int, dimensions: Int) throws(MixtureError) {
    try MixtureError.check(variances.rowCount, of: "rows of variances", components)
    try MixtureError.check(variances.columnCount, of: "columns of variances", dimensions)
  }

  func matrix(component: Int, dimensions: Int) -> Matrix { .diagonal(variances.row(component)) }

  func selecting(_ indices: [Int]) -> DiagonalCovariances {
    DiagonalCovariances(variances: variances.selectingRows(indices))
  }

  func inverseFactors(components: Int, dimensions: Int, threadCount: Int) throws(MixtureError) -> InverseFactors {
    try InverseFactors(ofVariances: variances)
  }

  func sample(component: Int, mean: [Double], count: Int, using random: inout RandomState) -> Matrix {
    random.normal(mean: mean, variances: variances.row(component), count: count)
  }
}
