import LinearAlgebra
import NumericKernels

/// The inverses of the Cholesky factors of covariances, as `MixtureTable` tells of them.
struct InverseFactors: Sendable {
  /// Whether they are triangular; otherwise they are diagonal.
  let isTriangular: Bool
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
    isTriangular = true
    stride = size
    elements = WorkSharing.zeros(matrices.count * size, threadCount: threadCount)
    var pivots = [Double](repeating: 1, count: matrices.count * count)
    var failures = [Int?](repeating: nil, count: matrices.count)
    // A thread costs more than the factors of a few small matrices.
    let threadCount = matrices.count * size < 1 << 14 ? 1 : threadCount
    elements.withUnsafeMutableBufferPointer { factors in
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
    halfLogDeterminants = (0..<matrices.count).map { index in
      pivots[index * count..<(index + 1) * count].reduce(0) { $0 - Elementary.log($1) }
    }
    try checkConditions(of: matrices)
  }

  /// Diagonal factors of variances, a row a component; throws `notPositiveDefinite` for the first that is not positive.
  init(ofVariances variances: Matrix) throws(MixtureError) {
    isTriangular = false
    stride = variances.columnCount
    elements = []
    elements.reserveCapacity(variances.elements.count)
    halfLogDeterminants = [Double](repeating: 0, count: variances.rowCount)
    for (index, variance) in variances.elements.enumerated() {
      let component = index / stride
      let factor = 1 / variance.squareRoot()
      guard variance > 0, variance.isNormal, factor.isFinite else {
        throw .notPositiveDefinite(component: component, dimension: index % stride)
      }
      elements.append(factor)
      halfLogDeterminants[component] -= Elementary.log(factor)
    }
  }

  /// The first factor as that of all components.
  func shared(by components: Int) -> InverseFactors {
    var result = self
    result.stride = 0
    result.halfLogDeterminants = [Double](repeating: halfLogDeterminants[0], count: components)
    return result
  }
}
