import LinearAlgebra
import NumericKernels

extension GaussianMixture {
  /// One M-step: the mixture that given responsibilities call for.
  ///
  /// Weights are shares of responsibility, means and covariances weighted averages (Bishop, *Pattern Recognition and
  /// Machine Learning*, equations 9.24 to 9.26). A component that is responsible for nothing gets weight zero, and the
  /// mean and covariance of all points.
  ///
  /// - Parameters:
  ///   - points: one a row.
  ///   - responsibilities: a row a point, a column a component; each row is expected to sum to 1.
  ///   - pointWeights: how often each point counts; once each if nil.
  ///   - kind: the form of the covariances.
  ///   - covarianceFloor: added to all variances; may be 0.
  ///
  /// Throws `MixtureError` where shapes do not fit, a number is unsound, or a covariance comes out not positive
  /// definite.
  public init(
    points: Matrix, responsibilities: Matrix, pointWeights: [Double]? = nil, kind: CovarianceKind = .full,
    covarianceFloor: Double = 1e-6
  ) throws(MixtureError) {
    let points = try CheckedPoints(points, weights: pointWeights).points
    try MixtureError.check(option: "covarianceFloor", covarianceFloor, atLeast: 0)
    try Self.check(responsibilities, pointCount: points.rowCount)
    try self.init(
      points: points, lists: ComponentLists(responsibilities: responsibilities, pointWeights: pointWeights),
      kind: kind, covarianceFloor: covarianceFloor, threadCount: 1)
  }

  /// The M-step on listed responsibilities.
  init(
    points: Matrix, lists: ComponentLists, kind: CovarianceKind, covarianceFloor: Double, threadCount: Int
  ) throws(MixtureError) {
    let dimensions = points.columnCount
    var found = SufficientStatistics(
      points: points, lists: lists, products: kind.parameters.products, threadCount: threadCount)
    var former = Covariances.spherical([Double](repeating: 1, count: lists.componentCount))
    if found.counts.contains(0) {
      // What all points together have stands in where a component has no point.
      let labels = [Int32](repeating: 0, count: points.rowCount)
      let whole = SufficientStatistics(
        points: points, lists: ComponentLists(labels: labels, componentCount: 1, pointWeights: nil), products: .all,
        threadCount: threadCount
      ).maximized(kind: .full, covarianceFloor: covarianceFloor, former: former, threadCount: threadCount)
      let matrix = whole.covariances.matrix(component: 0, dimensions: dimensions)
      former = .full([Matrix](repeating: matrix, count: lists.componentCount))
      for component in found.counts.indices where found.counts[component] == 0 {
        for dimension in 0..<dimensions {
          found.references[component * dimensions + dimension] = whole.means[0, dimension]
        }
      }
    }
    let parameters = found.maximized(
      kind: kind, covarianceFloor: covarianceFloor, former: former, threadCount: threadCount)
    try self.init(
      checkedWeights: parameters.weights, means: parameters.means, covariances: parameters.covariances,
      threadCount: threadCount)
  }

  private static func check(_ responsibilities: Matrix, pointCount: Int) throws(MixtureError) {
    try MixtureError.check(responsibilities.rowCount, of: "rows of responsibilities", pointCount)
    guard responsibilities.columnCount > 0 else {
      throw .countMismatch(what: "columns of responsibilities", count: 0, expected: 1)
    }
    for row in 0..<pointCount {
      var sum = 0.0
      for column in 0..<responsibilities.columnCount {
        let value = responsibilities[row, column]
        guard value >= 0, value.isFinite else { throw .invalidResponsibility(row: row, column: column, value: value) }
        sum += value
      }
      guard sum > 0 else { throw .invalidResponsibility(row: row, column: 0, value: 0) }
      // So that no sum over points overflows.
      guard sum <= 0x1p500 else { throw .invalidResponsibility(row: row, column: 0, value: sum) }
    }
  }
}

extension SufficientStatistics {
  /// The statistics of listed points, with deviations taken from means that are found first.
  init(points: Matrix, lists: ComponentLists, products: MomentLayout.Products, threadCount: Int) {
    self.init(
      componentCount: lists.componentCount,
      layout: MomentLayout(dimensionCount: points.columnCount, products: products),
      references: (0..<lists.componentCount).flatMap { _ in points.row(0) }, threadCount: threadCount)
    points.elements.withUnsafeBufferPointer { elements in
      guard let base = elements.baseAddress else { return }
      for _ in 0..<2 {
        var rough = SufficientStatistics(
          componentCount: componentCount,
          layout: MomentLayout(dimensionCount: points.columnCount, products: .none), references: references,
          threadCount: threadCount)
        rough.add(lists, coordinates: base, threadCount: threadCount)
        references = rough.improvedReferences
      }
      add(lists, coordinates: base, threadCount: threadCount)
    }
  }
}
