import LinearAlgebra

/// A mixture in the form in which densities are computed: Cholesky factors and logarithms taken once.
///
/// The log-density of a component at x is `constant - |z|² / 2` with z the solution of L z = x - mean, L the lower
/// triangular Cholesky factor of the covariance, and `constant` = log weight - d/2 log 2π - Σ log Lⱼⱼ.
struct PreparedMixture: Sendable {
  let componentCount: Int
  let dimensionCount: Int
  /// Whether factors are triangular; otherwise they are diagonal.
  let isTriangular: Bool
  /// The constant of each component, -infinity where its weight is zero.
  private(set) var constants: [Double]
  /// The means, component after component.
  let means: [Double]
  /// The factors, one after the other: rows of L up to the diagonal, or the diagonal alone, where reciprocals stand.
  private(set) var factors: [Double]
  /// The distance between factors of successive components in `factors`: zero where all share one.
  let factorStride: Int

  /// Prepares parameters of fitting shapes; throws `notPositiveDefinite` for the first component that is not.
  init(weights: [Double], means: Matrix, covariances: Covariances) throws(MixtureError) {
    let dimensions = means.columnCount
    componentCount = weights.count
    dimensionCount = dimensions
    self.means = means.elements
    constants = []
    factors = []
    var logDeterminants: [Double] = []
    switch covariances {
    case .full(let matrices):
      isTriangular = true
      factorStride = dimensions * (dimensions + 1) / 2
      factors.reserveCapacity(matrices.count * factorStride)
      for (component, matrix) in matrices.enumerated() {
        logDeterminants.append(try appendTriangularFactor(of: matrix, component: component))
      }
    case .tied(let matrix):
      isTriangular = true
      factorStride = 0
      let logDeterminant = try appendTriangularFactor(of: matrix, component: 0)
      logDeterminants = [Double](repeating: logDeterminant, count: weights.count)
    case .diagonal(let variances):
      isTriangular = false
      factorStride = dimensions
      for component in 0..<weights.count {
        logDeterminants.append(try appendDiagonalFactor(variances.row(component), component: component))
      }
    case .spherical(let variances):
      isTriangular = false
      factorStride = dimensions
      for (component, variance) in variances.enumerated() {
        let row = [Double](repeating: variance, count: dimensions)
        logDeterminants.append(try appendDiagonalFactor(row, component: component))
      }
    }
    let logTwoPi = 1.8378770664093453
    constants = zip(weights, logDeterminants).map { weight, logDeterminant in
      Elementary.log(weight) - 0.5 * Double(dimensions) * logTwoPi - 0.5 * logDeterminant
    }
  }

  /// Appends the Cholesky factor row by row; returns the logarithm of the determinant.
  private mutating func appendTriangularFactor(of matrix: Matrix, component: Int) throws(MixtureError) -> Double {
    let count = dimensionCount
    let start = factors.count
    factors.append(contentsOf: repeatElement(0, count: count * (count + 1) / 2))
    let failure = factors.withUnsafeMutableBufferPointer { factors in
      matrix.elements.withUnsafeBufferPointer { source in
        CholeskyKernel.factor(source, count: count, into: factors.extracting(start...))
      }
    }
    if let failure { throw .notPositiveDefinite(component: component, dimension: failure) }
    var sum = 0.0
    for row in 0..<count { sum -= Elementary.log(factors[start + row * (row + 1) / 2 + row]) }
    return 2 * sum
  }

  /// Appends the reciprocals of the standard deviations; returns the logarithm of the determinant.
  private mutating func appendDiagonalFactor(_ variances: [Double], component: Int) throws(MixtureError) -> Double {
    var sum = 0.0
    for (dimension, variance) in variances.enumerated() {
      guard variance > 0, variance.isFinite else {
        throw .notPositiveDefinite(component: component, dimension: dimension)
      }
      factors.append(1 / variance.squareRoot())
      sum += Elementary.log(variance)
    }
    return sum
  }

  /// The log-density of one component, times its weight, at one point; the operations are those of the block kernel.
  func weightedLogDensity(component: Int, at point: [Double]) -> Double {
    var z = [Double](repeating: 0, count: dimensionCount)
    var squared = 0.0
    for row in 0..<dimensionCount {
      var value = point[row] - means[component * dimensionCount + row]
      if isTriangular {
        let start = component * factorStride + row * (row + 1) / 2
        for column in 0..<row { value -= factors[start + column] * z[column] }
        value *= factors[start + row]
      } else {
        value *= factors[component * factorStride + row]
      }
      z[row] = value
      squared += value * value
    }
    return constants[component] - 0.5 * squared
  }
}
