import LinearAlgebra
import MixtureKernels

/// A mixture in the form in which densities are computed: factors inverted and logarithms taken once.
///
/// See `MixtureTable` for the formula. As in scikit-learn it is the Cholesky factor's inverse that is multiplied with
/// deviations from the mean, so that each of its rows can be applied by itself.
struct PreparedMixture: Sendable {
  let componentCount: Int
  let dimensionCount: Int
  /// Whether factors are triangular; otherwise they are diagonal.
  let isTriangular: Bool
  /// The constant of each component, -infinity where its weight is zero.
  private(set) var constants: [Double]
  /// The means, component after component.
  let means: [Double]
  /// The inverse factors, one after the other; see `MixtureTable.factors`.
  private(set) var factors: [Double]
  /// The distance between factors of successive components in `factors`: zero where all share one.
  let factorStride: Int

  /// Prepares parameters of fitting shapes; throws `notPositiveDefinite` for the first component that is not.
  init(
    weights: [Double], means: Matrix, covariances: Covariances, threadCount: Int = 1
  ) throws(MixtureError) {
    let dimensions = means.columnCount
    componentCount = weights.count
    dimensionCount = dimensions
    self.means = means.elements
    constants = []
    factors = []
    let halfLogDeterminants: [Double]
    switch covariances {
    case .full(let matrices):
      isTriangular = true
      factorStride = dimensions * (dimensions + 1) / 2
      halfLogDeterminants = try invertFactors(of: matrices, threadCount: threadCount)
    case .tied(let matrix):
      isTriangular = true
      factorStride = 0
      let single = try invertFactors(of: [matrix], threadCount: 1)
      halfLogDeterminants = [Double](repeating: single[0], count: weights.count)
    case .diagonal(let variances):
      isTriangular = false
      factorStride = dimensions
      halfLogDeterminants = try invertFactors(of: variances)
    case .spherical(let variances):
      isTriangular = false
      factorStride = dimensions
      halfLogDeterminants = try invertFactors(
        of: Matrix(
          rowCount: variances.count, columnCount: dimensions,
          elements: variances.flatMap { repeatElement($0, count: dimensions) }))
    }
    let halfLogTwoPi = 0.91893853320467274178
    constants = zip(weights, halfLogDeterminants).map { weight, halfLogDeterminant in
      Elementary.log(weight) - Double(dimensions) * halfLogTwoPi - halfLogDeterminant
    }
  }

  /// Fills in triangular factors; returns half the logarithms of the determinants.
  private mutating func invertFactors(of matrices: [Matrix], threadCount: Int) throws(MixtureError) -> [Double] {
    let count = dimensionCount
    let size = count * (count + 1) / 2
    let kernels = Kernels()
    factors = WorkSharing.zeros(matrices.count * size, threadCount: threadCount)
    var pivots = [Double](repeating: 1, count: matrices.count * count)
    var failures = [Int?](repeating: nil, count: matrices.count)
    // A thread costs more than the factors of a few small matrices.
    let threadCount = matrices.count * size < 1 << 14 ? 1 : threadCount
    factors.withUnsafeMutableBufferPointer { factors in
      pivots.withUnsafeMutableBufferPointer { pivots in
        failures.withUnsafeMutableBufferPointer { failures in
          guard let factorBase = factors.baseAddress, let pivotBase = pivots.baseAddress else { return }
          WorkSharing.divide(matrices.count, threadCount: threadCount) { part in
            for index in part {
              matrices[index].elements.withUnsafeBufferPointer { elements in
                guard let base = elements.baseAddress else { return }
                failures[index] = kernels.invertFactor(
                  of: base, count: count, into: factorBase + index * size, pivots: pivotBase + index * count)
              }
            }
          }
        }
      }
    }
    for (component, failure) in failures.enumerated() {
      if let failure { throw .notPositiveDefinite(component: component, dimension: failure) }
    }
    return (0..<matrices.count).map { index in
      pivots[index * count..<(index + 1) * count].reduce(0) { $0 - Elementary.log($1) }
    }
  }

  /// Fills in diagonal factors; returns half the logarithms of the determinants.
  private mutating func invertFactors(of variances: Matrix) throws(MixtureError) -> [Double] {
    factors.reserveCapacity(variances.elements.count)
    var sums = [Double](repeating: 0, count: variances.rowCount)
    for (index, variance) in variances.elements.enumerated() {
      let component = index / dimensionCount
      let factor = 1 / variance.squareRoot()
      guard variance > 0, variance.isFinite, factor.isFinite else {
        throw .notPositiveDefinite(component: component, dimension: index % dimensionCount)
      }
      factors.append(factor)
      sums[component] -= Elementary.log(factor)
    }
    return sums
  }

  /// Hands out where everything stands in memory.
  func withTable<Result>(_ body: (MixtureTable) -> Result) -> Result {
    constants.withUnsafeBufferPointer { constants in
      means.withUnsafeBufferPointer { means in
        factors.withUnsafeBufferPointer { factors in
          guard
            let constants = constants.baseAddress, let means = means.baseAddress, let factors = factors.baseAddress
          else { preconditionFailure("A mixture has at least one component of one dimension.") }
          return body(
            MixtureTable(
              componentCount: componentCount, dimensionCount: dimensionCount, isTriangular: isTriangular,
              constants: constants, means: means, factors: factors, factorStride: factorStride))
        }
      }
    }
  }

  /// The log-density of one component, times its weight, at one point; the operations are those of the block kernel.
  func weightedLogDensity(component: Int, at point: [Double]) -> Double {
    var squared = 0.0
    var position = component * factorStride
    for row in stride(from: dimensionCount - 1, through: 0, by: -1) {
      var value = 0.0
      if isTriangular {
        for column in 0...row {
          value += factors[position] * (point[column] - means[component * dimensionCount + column])
          position += 1
        }
      } else {
        let column = dimensionCount - 1 - row
        value = (point[column] - means[component * dimensionCount + column]) * factors[position + column]
      }
      squared += value * value
    }
    return constants[component] - 0.5 * squared
  }
}
