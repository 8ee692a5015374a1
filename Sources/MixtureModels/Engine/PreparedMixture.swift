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
  /// Where all components share one triangular factor: what points, too, are transformed by before means are taken from
  /// them, and the transformed means.
  private let transformed: (center: [Double], means: [Double])?

  /// Half the logarithm of 2π.
  static let halfLogTwoPi = 0.91893853320467274178

  /// Prepares parameters of fitting shapes; throws `notPositiveDefinite` for the first component that is not.
  init(weights: [Double], means: Matrix, covariances: Covariances, threadCount: Int = 1) throws(MixtureError) {
    let dimensions = means.columnCount
    componentCount = weights.count
    dimensionCount = dimensions
    self.means = means.elements
    factors = try covariances.parameters.inverseFactors(
      components: weights.count, dimensions: dimensions, threadCount: threadCount)
    constants = zip(weights.logarithms, factors.halfLogDeterminants).map { logarithm, halfLogDeterminant in
      logarithm - Double(dimensions) * Self.halfLogTwoPi - halfLogDeterminant
    }
    transformed = Self.transform(means, by: factors)
  }

  /// Where components share a triangular factor W: the means, less their own mean, times W.
  ///
  /// Then a point costs one product with W instead of one for each component. W x - W mean is W (x - mean) to rounding
  /// as long as no term of these sums is large; where one exceeds 1024, which would cost more than three digits, nil.
  private static func transform(_ means: Matrix, by factors: InverseFactors) -> (center: [Double], means: [Double])? {
    guard factors.shape == .triangular, factors.stride == 0, means.rowCount > 1 else { return nil }
    let count = means.columnCount
    let center = means.columnMeans()
    var result: [Double] = []
    result.reserveCapacity(means.elements.count)
    for component in 0..<means.rowCount {
      let deviations = zip(means.row(component), center).map { $0 - $1 }
      // Rows stand in the table from the last one up.
      var position = count * (count + 1) / 2
      for row in 0..<count {
        position -= row + 1
        var sum = 0.0
        var size = 0.0
        for column in 0...row {
          let term = factors.elements[position + column] * deviations[column]
          sum += term
          size += term.magnitude
        }
        guard size <= 1024 else { return nil }
        result.append(sum)
      }
    }
    return (center, result)
  }

  /// Hands out where everything stands in memory.
  ///
  /// - Parameter isPruning: whether components may be dropped once they are negligible.
  func withTable<Result>(isPruning: Bool = EngineOptions.isPruning, _ body: (MixtureTable) -> Result) -> Result {
    // A mixture has at least one component of one dimension, so no array is empty.
    constants.withUnsafeBufferPointer { constants in
      (transformed?.means ?? means).withUnsafeBufferPointer { means in
        factors.elements.withUnsafeBufferPointer { elements in
          (transformed?.center ?? [0]).withUnsafeBufferPointer { center in
            [1.0].withUnsafeBufferPointer { one in
              guard
                let constants = constants.baseAddress, let means = means.baseAddress,
                let elements = elements.baseAddress, let center = center.baseAddress, let one = one.baseAddress
              else { fatalError("A mixture has at least one component of one dimension.") }
              let transformation = transformed.map { _ in
                MixtureTable.Transformation(rows: elements, center: center)
              }
              return body(
                MixtureTable(
                  componentCount: componentCount, dimensionCount: dimensionCount,
                  shape: transformation == nil ? factors.shape : .uniform, transformation: transformation,
                  constants: constants, means: means, factors: transformation == nil ? elements : one,
                  factorStride: transformation == nil ? factors.stride : 0, isPruning: isPruning))
            }
          }
        }
      }
    }
  }

  /// The logarithm of each component's density at one point, times its weight.
  func weightedLogDensities(at point: [Double]) -> [Double] {
    let kernels = InstructionSet.kernels
    return [Double](unsafeUninitializedCapacity: componentCount) { values, initializedCount in
      values.initialize(repeating: -.infinity)
      initializedCount = componentCount
      point.withUnsafeBufferPointer { point in
        guard let point = point.baseAddress, let values = values.baseAddress else { return }
        withTable(isPruning: false) { kernels.weightedLogDensities($0, at: point, into: values) }
      }
    }
  }
}
