import LinearAlgebra

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
    try PointCheck.check(points)
    try PointCheck.check(weights: pointWeights, count: points.rowCount)
    try PointCheck.check("covarianceFloor", covarianceFloor, atLeast: 0)
    try Self.check(responsibilities, pointCount: points.rowCount)
    let components = responsibilities.columnCount
    var entries = ResponsibilityEntries()
    for row in 0..<points.rowCount {
      for component in 0..<components {
        let value = responsibilities[row, component] * (pointWeights?[row] ?? 1)
        if value > 0 { entries.append(component: component, point: row, value: value) }
      }
    }
    try self.init(
      points: points, lists: ResponsibilityLists(componentCount: components, entries: [entries]), kind: kind,
      covarianceFloor: covarianceFloor, threadCount: 1)
  }

  /// The M-step on listed responsibilities.
  init(
    points: Matrix, lists: ResponsibilityLists, kind: CovarianceKind, covarianceFloor: Double, threadCount: Int
  ) throws(MixtureError) {
    let components = lists.starts.count - 1
    let dimensions = points.columnCount

    /// Statistics of listed points with deviations from a first guess, then again from the means that come out.
    func statistics(_ lists: ResponsibilityLists, components: Int, kind: CovarianceKind) -> SufficientStatistics {
      points.elements.withUnsafeBufferPointer { elements in
        var references = (0..<components).flatMap { _ in points.row(0) }
        for _ in 0..<2 {
          // Only sums are of interest here, so squares are enough.
          var rough = SufficientStatistics(
            componentCount: components, dimensionCount: dimensions, kind: .diagonal, references: references)
          if let base = elements.baseAddress { rough.add(lists, points: base, threadCount: threadCount) }
          references = rough.improvedReferences
        }
        var result = SufficientStatistics(
          componentCount: components, dimensionCount: dimensions, kind: kind, references: references)
        if let base = elements.baseAddress { result.add(lists, points: base, threadCount: threadCount) }
        return result
      }
    }

    var found = statistics(lists, components: components, kind: kind)
    var former = Covariances.spherical([Double](repeating: 1, count: components))
    if found.counts.contains(0) {
      var everything = ResponsibilityEntries()
      for row in 0..<points.rowCount { everything.append(component: 0, point: row, value: 1) }
      let whole = statistics(
        ResponsibilityLists(componentCount: 1, entries: [everything]), components: 1, kind: .full)
      let parameters = whole.maximized(kind: .full, covarianceFloor: covarianceFloor, former: former)
      let matrix = parameters.covariances.matrix(component: 0, dimensions: dimensions)
      former = .full([Matrix](repeating: matrix, count: components))
      found = found.replacingReferencesOfEmptyComponents(by: parameters.means.row(0))
    }
    let parameters = found.maximized(kind: kind, covarianceFloor: covarianceFloor, former: former)
    try self.init(
      checkedWeights: parameters.weights, means: parameters.means, covariances: parameters.covariances)
  }

  private static func check(_ responsibilities: Matrix, pointCount: Int) throws(MixtureError) {
    guard responsibilities.rowCount == pointCount else {
      throw .countMismatch(what: "rows of responsibilities", count: responsibilities.rowCount, expected: pointCount)
    }
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
    }
  }
}

extension SufficientStatistics {
  /// The same statistics with another reference for components that saw no points.
  func replacingReferencesOfEmptyComponents(by reference: [Double]) -> SufficientStatistics {
    var moved = references
    for component in 0..<componentCount where counts[component] == 0 {
      for dimension in 0..<dimensionCount { moved[component * dimensionCount + dimension] = reference[dimension] }
    }
    var result = self
    result.references = moved
    return result
  }
}
