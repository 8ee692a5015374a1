import LinearAlgebra

/// A mixture of Gaussians: a density that is a weighted sum of normal densities.
///
/// It is a value made of its parameters; fitting is separate (`fit`, `ExpectationMaximization`). Points are rows of a
/// `Matrix` with `dimensionCount` columns.
public struct GaussianMixture: Sendable {
  /// The weight of each component; they sum to 1.
  public let weights: [Double]
  /// The means: a row a component.
  public let means: Matrix
  /// The covariances, in the form of their kind.
  public let covariances: Covariances
  /// Factors and logarithms, taken once.
  let prepared: PreparedMixture

  /// A mixture with the given parameters.
  ///
  /// Throws `MixtureError` where shapes do not fit, a number is not finite, a weight is negative, the weights do not
  /// sum to 1 within 1e-6, or a covariance is not symmetric and positive definite.
  public init(weights: [Double], means: Matrix, covariances: Covariances) throws(MixtureError) {
    try Self.check(weights: weights, means: means)
    try covariances.parameters.check(components: weights.count, dimensions: means.columnCount)
    try self.init(checkedWeights: weights, means: means, covariances: covariances)
  }

  /// A mixture in one dimension with the given variances (not standard deviations), of kind `.full`.
  public init(weights: [Double], means: [Double], variances: [Double]) throws(MixtureError) {
    try self.init(
      weights: weights, means: Matrix(column: means),
      covariances: .full(variances.map { Matrix(rows: [[$0]]) }))
  }

  /// A mixture with parameters of fitting shapes, finite means and symmetric covariances.
  init(
    checkedWeights weights: [Double], means: Matrix, covariances: Covariances, threadCount: Int = 1
  ) throws(MixtureError) {
    self.weights = weights
    self.means = means
    self.covariances = covariances
    prepared = try PreparedMixture(
      weights: weights, means: means, covariances: covariances, threadCount: threadCount)
  }

  /// The number of components.
  public var componentCount: Int { weights.count }

  /// The number of coordinates of a point.
  public var dimensionCount: Int { means.columnCount }

  /// Which form the covariances have.
  public var kind: CovarianceKind { covariances.kind }

  /// The covariance matrices, one a component, whatever their kind.
  public var covarianceMatrices: [Matrix] {
    (0..<componentCount).map { covariances.matrix(component: $0, dimensions: dimensionCount) }
  }

  /// The components of weight zero, in rising order: EM has left them without points, and nothing depends on their means
  /// and covariances any more.
  public var emptyComponents: [Int] { weights.indices.filter { weights[$0] == 0 } }

  /// The number of free parameters: weights but one, means, and what the covariances of this kind have.
  ///
  /// Components of weight zero have none.
  public var parameterCount: Int {
    let count = weights.count { $0 > 0 }
    return count - 1 + count * dimensionCount
      + kind.parameters.parameterCount(components: count, dimensions: dimensionCount)
  }

  /// The same mixture with its components in another order.
  ///
  /// - Precondition: the order holds each index once.
  public func reordered(_ order: [Int]) -> GaussianMixture {
    require(
      order.sorted() == Array(0..<componentCount), "\(order) is not an order of \(componentCount) components.")
    do {
      return try GaussianMixture(
        checkedWeights: order.map { weights[$0] }, means: means.selectingRows(order),
        covariances: Covariances(covariances.parameters.selecting(order)))
    } catch {
      fatalError("The covariances were positive definite before they were put in another order. \(error)")
    }
  }

  /// The same mixture with its components sorted by the first coordinate of their means, then the second, and so on.
  public func sortedByMean() -> GaussianMixture {
    reordered(means.rowsInLexicographicOrder())
  }
}

extension GaussianMixture: Equatable {
  /// Whether two mixtures have the same parameters, in the same order.
  public static func == (left: GaussianMixture, right: GaussianMixture) -> Bool {
    left.weights == right.weights && left.means == right.means && left.covariances == right.covariances
  }
}

extension GaussianMixture: Codable {
  private enum CodingKeys: String, CodingKey {
    case weights, means, covariances
  }

  /// Reads the parameters and checks them as `init(weights:means:covariances:)` does.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    try self.init(
      weights: container.decode([Double].self, forKey: .weights),
      means: container.decode(Matrix.self, forKey: .means),
      covariances: container.decode(Covariances.self, forKey: .covariances))
  }

  /// Writes the parameters.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(weights, forKey: .weights)
    try container.encode(means, forKey: .means)
    try container.encode(covariances, forKey: .covariances)
  }
}
