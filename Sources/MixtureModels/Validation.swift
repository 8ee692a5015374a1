import LinearAlgebra

extension GaussianMixture {
  static func check(weights: [Double], means: Matrix) throws(MixtureError) {
    guard !weights.isEmpty, means.columnCount > 0 else { throw .noPoints }
    guard means.rowCount == weights.count else {
      throw .countMismatch(what: "means", count: means.rowCount, expected: weights.count)
    }
    for (component, weight) in weights.enumerated() where !(weight >= 0 && weight.isFinite) {
      throw .invalidWeight(component: component, value: weight)
    }
    let sum = weights.reduce(0, +)
    guard (sum - 1).magnitude <= 1e-6 else { throw .weightsDoNotSumToOne(sum: sum) }
    for (index, value) in means.elements.enumerated() where !value.isFinite {
      throw .meanNotFinite(component: index / means.columnCount)
    }
  }

  /// Checks shapes and symmetry; whether matrices are positive definite shows when they are decomposed.
  static func check(_ covariances: Covariances, components: Int, dimensions: Int) throws(MixtureError) {
    switch covariances {
    case .full(let matrices):
      guard matrices.count == components else {
        throw .countMismatch(what: "covariances", count: matrices.count, expected: components)
      }
      for (component, matrix) in matrices.enumerated() {
        try check(matrix, component: component, dimensions: dimensions)
      }
    case .tied(let matrix):
      try check(matrix, component: 0, dimensions: dimensions)
    case .diagonal(let variances):
      guard variances.rowCount == components else {
        throw .countMismatch(what: "rows of variances", count: variances.rowCount, expected: components)
      }
      guard variances.columnCount == dimensions else {
        throw .countMismatch(what: "columns of variances", count: variances.columnCount, expected: dimensions)
      }
    case .spherical(let variances):
      guard variances.count == components else {
        throw .countMismatch(what: "variances", count: variances.count, expected: components)
      }
    }
  }

  private static func check(_ matrix: Matrix, component: Int, dimensions: Int) throws(MixtureError) {
    guard matrix.rowCount == dimensions else {
      throw .countMismatch(what: "rows in a covariance", count: matrix.rowCount, expected: dimensions)
    }
    guard matrix.columnCount == dimensions else {
      throw .countMismatch(what: "columns in a covariance", count: matrix.columnCount, expected: dimensions)
    }
    for row in 0..<dimensions {
      for column in 0..<row {
        let difference = (matrix[row, column] - matrix[column, row]).magnitude
        let scale = max(matrix[row, column].magnitude, matrix[column, row].magnitude)
        guard difference <= 1e-8 * scale else { throw .notSymmetric(component: component) }
      }
    }
  }
}

/// Checks on points and what goes with them, common to everything that is fitted.
enum PointCheck {
  /// Throws unless there are points and all coordinates are finite.
  static func check(_ points: Matrix) throws(MixtureError) {
    guard points.rowCount > 0, points.columnCount > 0 else { throw .noPoints }
    // The exponent of a number that is not finite overflows when it grows; the search is only for the message.
    let elements = points.elements
    let exponent = Double.infinity.bitPattern
    var overflow: UInt64 = 0
    for element in elements { overflow |= (element.bitPattern & exponent) &+ 1 << 52 }
    if overflow >> 63 == 0 { return }
    for (index, value) in points.elements.enumerated() where !value.isFinite {
      throw .notFinite(row: index / points.columnCount, column: index % points.columnCount, value: value)
    }
  }

  /// Throws unless the points are sound and have as many coordinates as a model.
  static func check(_ points: Matrix, dimensions: Int) throws(MixtureError) {
    try check(points)
    guard points.columnCount == dimensions else {
      throw .dimensionMismatch(points: points.columnCount, model: dimensions)
    }
  }

  /// Throws unless there is a finite weight for each point, none negative and one positive.
  static func check(weights: [Double]?, count: Int) throws(MixtureError) {
    guard let weights else { return }
    guard weights.count == count else {
      throw .countMismatch(what: "point weights", count: weights.count, expected: count)
    }
    for (index, weight) in weights.enumerated() where !(weight >= 0 && weight.isFinite) {
      throw .invalidPointWeight(index: index, value: weight)
    }
    let sum = weights.reduce(0, +)
    guard sum > 0, sum.isFinite else { throw .invalidPointWeight(index: nil, value: sum) }
  }

  /// Throws unless there are at least as many points of positive weight as components.
  static func check(_ points: Matrix, weights: [Double]?, components: Int) throws(MixtureError) {
    guard components > 0 else {
      throw .invalidOption(name: "components", value: Double(components), allowed: "at least 1")
    }
    try check(points)
    try check(weights: weights, count: points.rowCount)
    let count = weights.map { $0.count { $0 > 0 } } ?? points.rowCount
    guard count >= components else { throw .tooFewPoints(count: count, needed: components) }
  }

  /// Throws unless an option is finite and not below a bound.
  static func check(_ name: String, _ value: Double, atLeast bound: Double) throws(MixtureError) {
    guard value >= bound, value.isFinite else {
      throw .invalidOption(name: name, value: value, allowed: "a finite number not below \(bound)")
    }
  }
}
