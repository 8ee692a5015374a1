import LinearAlgebra
import NumericKernels

// Densities at many points, as rows of a matrix.
extension GaussianMixture {
  /// The logarithm of the density at each point.
  ///
  /// Throws `MixtureError` where the points are not finite or do not have the model's dimension.
  public func logDensities(of points: Matrix) throws(MixtureError) -> [Double] {
    try checkedEvaluation(of: points).logDensities
  }

  /// The density at each point.
  public func densities(of points: Matrix) throws(MixtureError) -> [Double] {
    try logDensities(of: points).exponentials
  }

  /// The log-likelihood: the sum over points of the logarithm of the density.
  ///
  /// - Parameters:
  ///   - points: one a row.
  ///   - pointWeights: how often each point counts; once each if nil.
  ///
  /// Throws `MixtureError` where points or weights are unsound or do not fit the model; `.pointOutOfReach` and `.outOfRange`
  /// where a logarithm, or their sum, is too large for a number.
  public func logLikelihood(of points: Matrix, pointWeights: [Double]? = nil) throws(MixtureError) -> Double {
    let checked = try CheckedPoints(points, weights: pointWeights, dimensions: dimensionCount)
    var sum = CompensatedSum()
    for (index, value) in try reachedEvaluation(of: checked.points).logDensities.enumerated() {
      sum.add(value * (checked.weights?[index] ?? 1))
    }
    guard sum.value.isFinite else { throw .outOfRange(quantity: "log-likelihood", exponent: 1024) }
    return sum.value
  }

  /// The responsibilities: the probability that a point came from a component, a row a point, a column a component.
  ///
  /// Computed from logarithms, so that points far from all components have sound responsibilities too (Bishop,
  /// *Pattern Recognition and Machine Learning*, equation 9.23; scikit-learn's `predict_proba`). Rows sum to 1.
  public func responsibilities(of points: Matrix) throws(MixtureError) -> Matrix {
    try checkedEvaluation(of: points, keepingResponsibilities: true).responsibilities
  }

  /// The component of largest responsibility for each point, the first of equals; scikit-learn's `predict`.
  public func labels(of points: Matrix) throws(MixtureError) -> [Int] {
    try checkedEvaluation(of: points, keepingLabels: true).labels
  }

  private func checkedEvaluation(
    of points: Matrix, keepingResponsibilities: Bool = false, keepingLabels: Bool = false
  ) throws(MixtureError) -> (logDensities: [Double], responsibilities: Matrix, labels: [Int]) {
    try reachedEvaluation(
      of: CheckedPoints(points, dimensions: dimensionCount).points, keepingResponsibilities: keepingResponsibilities,
      keepingLabels: keepingLabels)
  }

  /// What `evaluate` finds; throws where a point is out of reach of every component.
  func reachedEvaluation(
    of points: Matrix, keepingResponsibilities: Bool = false, keepingLabels: Bool = false
  ) throws(MixtureError) -> (logDensities: [Double], responsibilities: Matrix, labels: [Int]) {
    let result = evaluate(
      points, keepingResponsibilities: keepingResponsibilities, keepingLabels: keepingLabels)
    if let row = result.logDensities.firstIndex(where: { !($0 > -.infinity) }) { throw .pointOutOfReach(row: row) }
    return result
  }

  /// Log-densities and, if wanted, responsibilities and labels of points that have been checked.
  ///
  /// Where a log-density is not above -infinity, the point is out of reach, and what else is found of it means nothing.
  package func evaluate(
    _ points: Matrix, keepingResponsibilities: Bool, keepingLabels: Bool = false
  ) -> (logDensities: [Double], responsibilities: Matrix, labels: [Int]) {
    let components = componentCount
    let blockCount = (points.rowCount + 15) / 16
    let kernels = InstructionSet.kernels
    var logDensities = [Double](repeating: 0, count: points.rowCount)
    var elements = [Double](repeating: 0, count: keepingResponsibilities ? points.rowCount * components : 0)
    var labels = [Int](repeating: 0, count: keepingLabels ? points.rowCount : 0)
    logDensities.withUnsafeMutableBufferPointer { logDensities in
      elements.withUnsafeMutableBufferPointer { elements in
        labels.withUnsafeMutableBufferPointer { labels in
          points.elements.withUnsafeBufferPointer { coordinates in
            guard let base = coordinates.baseAddress, let logDensities = logDensities.baseAddress else { return }
            let responsibilities = keepingResponsibilities ? elements.baseAddress : nil
            let best = keepingLabels ? labels.baseAddress : nil
            prepared.withTable { table in
              WorkSharing.divide(blockCount, threadCount: WorkSharing.processorCount) { blocks in
                kernels.evaluate(
                  table, PointTable(coordinates: base, weights: nil),
                  range: blocks.lowerBound * 16..<min(points.rowCount, blocks.upperBound * 16),
                  logDensities: logDensities, responsibilities: responsibilities, best: best)
              }
            }
          }
        }
      }
    }
    return (
      logDensities,
      Matrix(
        rowCount: keepingResponsibilities ? points.rowCount : 0, columnCount: components, elements: elements),
      labels
    )
  }
}

// Densities at one point, given as its coordinates.
extension GaussianMixture {
  /// The logarithm of the density at one point; NaN where a coordinate is NaN or infinite.
  ///
  /// It is -infinity where it is too small for a number: 1e154 standard deviations away from every component.
  ///
  /// - Precondition: the point has as many coordinates as the model has dimensions.
  public func logDensity(at point: [Double]) -> Double {
    let values = weightedLogDensities(at: point)
    if values.contains(where: \.isNaN) { return .nan }
    let best = values.max() ?? -.infinity
    guard best > -.infinity else { return -.infinity }
    return best + InstructionSet.log(values.map { $0 - best }.exponentials.reduce(0, +))
  }

  /// The density at one point; NaN where a coordinate is NaN or infinite.
  ///
  /// - Precondition: the point has as many coordinates as the model has dimensions.
  public func density(at point: [Double]) -> Double {
    InstructionSet.exp(logDensity(at: point))
  }

  /// The density of each component at one point, without the components' weights, which may be zero; NaN where a
  /// coordinate is NaN or infinite.
  ///
  /// - Precondition: the point has as many coordinates as the model has dimensions.
  public func componentDensities(at point: [Double]) -> [Double] {
    let weighted = weightedLogDensities(at: point)
    return weighted.enumerated().map { component, value in
      if weights[component] > 0 { return InstructionSet.exp(value - InstructionSet.log(weights[component])) }
      return value.isNaN ? .nan : InstructionSet.exp(unweightedLogDensity(component: component, at: point))
    }
  }

  /// The responsibilities of the components for one point; NaN where a coordinate is NaN or infinite.
  ///
  /// Where the point is so far away that all log-densities are too small for numbers, what they differ by decides.
  ///
  /// - Precondition: the point has as many coordinates as the model has dimensions.
  public func responsibilities(at point: [Double]) -> [Double] {
    let values = weightedLogDensities(at: point)
    if values.contains(where: \.isNaN) { return [Double](repeating: .nan, count: componentCount) }
    let best = values.max() ?? -.infinity
    guard best > -.infinity else { return distantResponsibilities(at: point) }
    let exponentials = values.map { $0 - best }.exponentials
    let reciprocal = 1 / exponentials.reduce(0, +)
    return exponentials.map { $0 * reciprocal }
  }

  private func weightedLogDensities(at point: [Double]) -> [Double] {
    require(
      point.count == dimensionCount, "A point of \(point.count) coordinates does not fit \(dimensionCount) dimensions.")
    guard point.allSatisfy(\.isFinite) else { return [Double](repeating: .nan, count: componentCount) }
    // Infinite deviations may have canceled.
    return prepared.weightedLogDensities(at: point).map { $0.isNaN ? -.infinity : $0 }
  }
}
