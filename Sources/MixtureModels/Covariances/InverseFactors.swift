import LinearAlgebra
import NumericKernels

/// The inverses of the Cholesky factors of covariances, as `MixtureTable` tells of them.
struct InverseFactors: Sendable {
  /// What they look like.
  let shape: MixtureTable.Shape
  /// Their elements, one factor after the other.
  private(set) var elements: [Double]
  /// The distance between factors of successive components in `elements`: zero where all share one.
  private(set) var stride: Int
  /// Half the logarithm of the determinant of each covariance.
  private(set) var halfLogDeterminants: [Double]

  /// Triangular factors; throws `notPositiveDefinite` for the first matrix that is not, to the precision of numbers.
  init(of matrices: [Matrix], dimensions count: Int, threadCount: Int) throws(MixtureError) {
    let size = count * (count + 1) / 2
    let kernels = InstructionSet.kernels
    shape = .triangular
    stride = size
    elements = WorkSharing.zeros(matrices.count * size, threadCount: threadCount)
    halfLogDeterminants = [Double](repeating: 0, count: matrices.count)
    var failures = [Int?](repeating: nil, count: matrices.count)
    // A thread costs more than the factors of a few small matrices.
    let threadCount = matrices.count * size < 1 << 14 ? 1 : threadCount
    elements.withUnsafeMutableBufferPointer { factors in
      halfLogDeterminants.withUnsafeMutableBufferPointer { halfLogDeterminants in
        failures.withUnsafeMutableBufferPointer { failures in
          guard let factorBase = factors.baseAddress, let logBase = halfLogDeterminants.baseAddress else { return }
          WorkSharing.divide(matrices.count, threadCount: threadCount) { part in
            for index in part {
              matrices[index].elements.withUnsafeBufferPointer { elements in
                guard let base = elements.baseAddress else { return }
                failures[index] = kernels.invertFactor(
                  of: base, count: count, into: factorBase + index * size,
                  halfLogDeterminant: &logBase[index])
              }
            }
          }
        }
      }
    }
    for (component, failure) in failures.enumerated() {
      if let failure { throw .notPositiveDefinite(component: component, dimension: failure) }
    }
    try checkConditions(of: matrices)
  }

  /// Diagonal factors of variances, a row a component; throws `notPositiveDefinite` for the first that is not positive.
  init(ofVariances variances: Matrix) throws(MixtureError) {
    shape = .diagonal
    stride = variances.columnCount
    elements = try Self.reciprocalRoots(of: variances.elements, perComponent: stride)
    let logarithms = elements.logarithms
    halfLogDeterminants = (0..<variances.rowCount).map { [stride] component in
      logarithms[component * stride..<(component + 1) * stride].reduce(0) { $0 - $1 }
    }
  }

  /// One factor a component of a variance that all coordinates share; throws as above.
  init(ofSharedVariances variances: [Double], dimensions: Int) throws(MixtureError) {
    shape = .uniform
    stride = 1
    elements = try Self.reciprocalRoots(of: variances, perComponent: 1)
    halfLogDeterminants = elements.logarithms.map { -Double(dimensions) * $0 }
  }

  private static func reciprocalRoots(of variances: [Double], perComponent count: Int) throws(MixtureError) -> [Double]
  {
    var factors: [Double] = []
    factors.reserveCapacity(variances.count)
    for (index, variance) in variances.enumerated() {
      let factor = 1 / variance.squareRoot()
      guard variance > 0, variance.isNormal, factor.isFinite else {
        throw .notPositiveDefinite(component: index / count, dimension: index % count)
      }
      factors.append(factor)
    }
    return factors
  }

  /// The first factor as that of all components.
  func shared(by components: Int) -> InverseFactors {
    var result = self
    result.stride = 0
    result.halfLogDeterminants = [Double](repeating: halfLogDeterminants[0], count: components)
    return result
  }
}
