import NumericKernels

/// The largest few eigenvalues of a symmetric matrix and their eigenvectors, from the space of products with two
/// arbitrary vectors.
///
/// The fewer vectors the space grows by at a time, the smaller it is when it holds the eigenvectors wanted, but of those
/// of equal eigenvalues it holds no more than it grows by, until rounding brings in others. Two show whether there are
/// any: then there are two of them.
/// Orthogonalization is full, as in Golub and Van Loan, *Matrix Computations*, section 10.3.
final class LanczosPairs {
  /// How a search has ended.
  enum Outcome {
    case found(values: [Double], rows: Matrix)
    /// There may be equal values, or fewer that are not zero than wanted.
    case unclear
    /// A full decomposition takes less time.
    case slow
  }

  private let count: Int
  private let rowStride: Int
  /// The matrix, multiplied by a power of two that brings it near 1.
  private let matrix: UnsafeMutablePointer<Double>
  private let basis: UnsafeMutablePointer<Double>
  private let largestBasis: Int
  private var basisCount = 2
  /// For each pair, the elements (1, 1), (1, 2) and (2, 2) of the matrix as seen from it.
  private var within: [[Double]] = []
  /// For each pair, those of the next one's first vector with both of it, and of the second with the second.
  private var beyond: [[Double]] = []

  /// - Parameter matrix: without negative eigenvalues.
  static func find(_ wanted: Int, of matrix: Matrix) -> Outcome {
    // So large a space holds the largest values of spectra without gaps.
    guard 2 * (100 + 8 * wanted) <= matrix.rowCount else { return .slow }
    let peak = (0..<matrix.rowCount).reduce(0) { max($0, matrix[$1, $1]) }
    guard peak > 0 else { return .unclear }
    let exponent = peak.exponent
    let search = LanczosPairs(matrix, scale: Double(sign: .plus, exponent: -exponent, significand: 1))
    let outcome = search.run(wanted)
    guard case .found(let values, let rows) = outcome else { return outcome }
    return .found(values: values.map { Double(sign: .plus, exponent: exponent, significand: $0) }, rows: rows)
  }

  private init(_ source: Matrix, scale: Double) {
    count = source.rowCount
    rowStride = (count + 7) / 8 * 8
    largestBasis = count / 2 / 2 * 2
    matrix = AlignedMemory.allocate((rowStride + largestBasis + 2) * rowStride)
    basis = matrix + rowStride * rowStride
    source.elements.withUnsafeBufferPointer { elements in
      for row in 0..<rowStride {
        let target = matrix + row * rowStride
        let end = (row / 8 + 1) * 8
        let given = row < count ? min(count, end) : 0
        for column in 0..<given { target[column] = elements[row * count + column] * scale }
        for column in given..<end { target[column] = 0 }
      }
    }
  }

  deinit { matrix.deallocate() }

  private func run(_ wanted: Int) -> Outcome {
    var seed: UInt64 = 1
    let arbitrary = Matrix.arbitrary(2, count, seed: &seed)
    basis.initialize(repeating: 0, count: 2 * rowStride)
    for row in 0..<2 {
      for column in 0..<count { basis[row * rowStride + column] = arbitrary[row, column] }
    }
    InstructionSet.kernels.orthonormalizePair(basis, rowStride: rowStride)
    var nextCheck = 64
    var (lastCount, lastMissing) = (0, 52.0)
    while true {
      let isExhausted = extend()
      guard basisCount >= nextCheck || isExhausted || basisCount + 2 > largestBasis else {
        basisCount += 2
        continue
      }
      guard basisCount > wanted else { return .unclear }
      let ritz = SymmetricEigen(projectedMatrix(), vectorCount: wanted)
      let largest = ritz.values[0]
      let residual = residual(of: ritz)
      let tolerance = 0x1p-51 * largest
      if residual <= tolerance {
        let isClear = (1..<wanted).allSatisfy { ritz.values[$0 - 1] - ritz.values[$0] > 0x1p-40 * largest }
        return isClear ? .found(values: Array(ritz.values.prefix(wanted)), rows: expanded(ritz.vectorRows)) : .unclear
      }
      if isExhausted { return .unclear }
      let missing = residual.binaryLogarithm - tolerance.binaryLogarithm
      let pace = max(0.01, (lastMissing - missing) / Double(basisCount - lastCount))
      let expected = missing / pace
      // Residuals fall faster and faster, so that is not a reason to stop early on.
      let isHopeless = basisCount >= count / 4 && Double(basisCount) + 0.5 * expected > Double(largestBasis)
      if isHopeless || basisCount + 2 > largestBasis { return .slow }
      (lastCount, lastMissing) = (basisCount, missing)
      basisCount += 2
      nextCheck = basisCount + Int(min(64, max(8, 0.5 * expected)))
    }
  }

  /// Finds the next pair; returns whether there is none but for rounding.
  private func extend() -> Bool {
    var inner = [0.0, 0, 0]
    var outer = beyond.last ?? inner
    InstructionSet.kernels.extendByPair(
      basis, rowCount: basisCount, rowStride: rowStride, products: matrix, within: &inner, beyond: &outer)
    within.append(inner)
    beyond.append(outer)
    return min(outer[0], outer[2]) <= 0x1p-46 * within.reduce(0) { max($0, max($1[0], $1[2])) }
  }

  /// The matrix as seen from the basis.
  private func projectedMatrix() -> Matrix {
    var result = Matrix(zeros: basisCount, basisCount)
    for (pair, elements) in within.enumerated() {
      let first = 2 * pair
      result[first, first] = elements[0]
      result[first, first + 1] = elements[1]
      result[first + 1, first + 1] = elements[2]
      guard first + 2 < basisCount else { break }
      result[first, first + 2] = beyond[pair][0]
      result[first + 1, first + 2] = beyond[pair][1]
      result[first + 1, first + 3] = beyond[pair][2]
    }
    return result
  }

  /// The longest of the vectors by which the wanted ones fail to be eigenvectors.
  private func residual(of ritz: SymmetricEigen) -> Double {
    guard let last = beyond.last else { return .infinity }
    let rows = ritz.vectorRows
    return (0..<rows.rowCount).reduce(0) { longest, row in
      let (x, y) = (rows[row, basisCount - 2], rows[row, basisCount - 1])
      let first = last[0] * x + last[1] * y
      return max(longest, (first * first + last[2] * y * last[2] * y).squareRoot())
    }
  }

  /// Vectors that are seen from the basis, as they are.
  private func expanded(_ rows: Matrix) -> Matrix {
    let elements = Array(UnsafeBufferPointer(start: basis, count: basisCount * rowStride))
    let all = rows * Matrix(rowCount: basisCount, columnCount: rowStride, elements: elements)
    return rowStride == count ? all : all.selectingColumns(Array(0..<count))
  }
}

extension Double {
  /// The binary logarithm to a tenth; the C library's is not the same everywhere.
  fileprivate var binaryLogarithm: Double { self > 0 ? Double(exponent) + (significand - 1) : -1074 }
}
