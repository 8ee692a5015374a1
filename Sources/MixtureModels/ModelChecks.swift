import LinearAlgebra

extension GaussianMixture {
  /// Throws unless the shapes fit, all numbers are finite, and the weights are not negative and sum to 1 within 1e-6.
  static func check(weights: [Double], means: Matrix) throws(MixtureError) {
    guard !weights.isEmpty, means.columnCount > 0 else { throw .noPoints }
    try MixtureError.check(means.rowCount, of: "means", weights.count)
    for (component, weight) in weights.enumerated() where !(weight >= 0 && weight.isFinite) {
      throw .invalidWeight(component: component, value: weight)
    }
    let sum = weights.reduce(0, +)
    guard (sum - 1).magnitude <= 1e-6 else { throw .weightsDoNotSumToOne(sum: sum) }
    for (index, value) in means.elements.enumerated() where !value.isFinite {
      throw .meanNotFinite(component: index / means.columnCount)
    }
  }
}

extension Matrix {
  /// Throws unless the matrix has the shape of a covariance, is finite, and symmetric to 1e-8 of what its variances allow
  /// an element to be.
  func checkCovariance(of component: Int, dimensions: Int) throws(MixtureError) {
    try MixtureError.check(rowCount, of: "rows in a covariance", dimensions)
    try MixtureError.check(columnCount, of: "columns in a covariance", dimensions)
    if !elements.allSatisfy(\.isFinite) { throw .covarianceNotFinite(component: component) }
    for row in 0..<dimensions {
      for column in 0..<row {
        // Roots are taken first: the product of two variances could overflow.
        let scale = max(0, self[row, row]).squareRoot() * max(0, self[column, column]).squareRoot()
        guard (self[row, column] - self[column, row]).magnitude <= 1e-8 * scale else {
          throw .notSymmetric(component: component)
        }
      }
    }
  }
}

extension MixtureError {
  /// Throws unless there are as many of some things as there should be.
  static func check(_ count: Int, of what: String, _ expected: Int) throws(MixtureError) {
    guard count == expected else { throw .countMismatch(what: what, count: count, expected: expected) }
  }

  /// Throws unless an option is finite and not below a bound.
  static func check(option name: String, _ value: Double, atLeast bound: Double) throws(MixtureError) {
    guard value >= bound, value.isFinite else {
      throw .invalidOption(name: name, value: value, allowed: "a finite number not below \(bound)")
    }
  }
}
