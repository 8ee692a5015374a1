import LinearAlgebra
import NumericKernels

/// A mixture in the form in which densities are computed: factors inverted and logarithms taken once.
///
/// See `MixtureTable` for the formula. As in scikit-learn it is the Cholesky factor's inverse that is multiplied with
/// deviations from the mean, so that each of its rows can be applied by itself.
struct PreparedMixture: Sendable {
  let componentCount: Int
  let dimensionCount: Int
  /// The constant of each component, -infinity where its weight is zero.
  let constants: [Double]
  /// The means, component after component.
  let means: [Double]
  let factors: InverseFactors

  /// Prepares parameters of fitting shapes; throws `notPositiveDefinite` for the first component that is not.
  init(weights: [Double], means: Matrix, covariances: Covariances, threadCount: Int = 1) throws(MixtureError) {
    let dimensions = means.columnCount
    componentCount = weights.count
    dimensionCount = dimensions
    self.means = means.elements
    factors = try covariances.parameters.inverseFactors(
      components: weights.count, dimensions: dimensions, threadCount: threadCount)
    let halfLogTwoPi = 0.91893853320467274178
    constants = zip(weights, factors.halfLogDeterminants).map { weight, halfLogDeterminant in
      Elementary.log(weight) - Double(dimensions) * halfLogTwoPi - halfLogDeterminant
    }
  }

  /// Hands out where everything stands in memory.
  func withTable<Result>(_ body: (MixtureTable) -> Result) -> Result {
    constants.withUnsafeBufferPointer { constants in
      means.withUnsafeBufferPointer { means in
        factors.elements.withUnsafeBufferPointer { elements in
          guard
            let constants = constants.baseAddress, let means = means.baseAddress, let elements = elements.baseAddress
          else { fatalError("A mixture has at least one component of one dimension.") }
          return body(
            MixtureTable(
              componentCount: componentCount, dimensionCount: dimensionCount, isTriangular: factors.isTriangular,
              constants: constants, means: means, factors: elements, factorStride: factors.stride,
              isPruning: EngineOptions.isPruning))
        }
      }
    }
  }

  /// The log-density of one component, times its weight, at one point; the operations are those of the block kernel.
  func weightedLogDensity(component: Int, at point: [Double]) -> Double {
    var squared = 0.0
    var position = component * factors.stride
    for row in stride(from: dimensionCount - 1, through: 0, by: -1) {
      var value = 0.0
      if factors.isTriangular {
        for column in 0...row {
          value += factors.elements[position] * (point[column] - means[component * dimensionCount + column])
          position += 1
        }
      } else {
        let column = dimensionCount - 1 - row
        value = (point[column] - means[component * dimensionCount + column]) * factors.elements[position + column]
      }
      squared += value * value
    }
    return constants[component] - 0.5 * squared
  }
}
