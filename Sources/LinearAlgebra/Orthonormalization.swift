import NumericKernels

extension Matrix {
  /// Rows of length 1 at right angles: each the direction of a row after those before it are taken out.
  ///
  /// By a Cholesky factor of the products of rows, once or twice (CholeskyQR2: Yamamoto, Nakatsukasa, Yanagisawa and Fukaya,
  /// "Roundoff error analysis of the CholeskyQR2 algorithm", *Electronic Transactions on Numerical Analysis* 44, 2015).
  ///
  /// - Parameter rank: how many rows at the top are nearly at right angles. Those after them are replaced by any at right
  ///   angles to all.
  /// - Precondition: there are no more rows than columns.
  func orthonormalizingRows(rank: Int) -> Matrix {
    require(rowCount <= columnCount, "There are no \(rowCount) orthogonal directions in \(columnCount) dimensions.")
    var result = selectingRows(Array(0..<rank)).scalingRowsToLengthOne().multipliedByInverseFactor()
    var seed: UInt64 = 1
    while result.rowCount < rowCount {
      // Arbitrary rows span all there is; where a few are nearly in the span of others, half of them surely are not.
      let missing = rowCount - result.rowCount
      let count = columnCount - result.rowCount < 2 * missing ? (missing + 1) / 2 : missing
      var rows = Matrix.arbitrary(count, columnCount, seed: &seed)
      for _ in 0..<2 {
        rows = (rows - rows.timesTransposed(result) * result).scalingRowsToLengthOne().multipliedByInverseFactor()
      }
      result = result.appendingRows(rows)
    }
    return result
  }

  /// Multiplies the rows, all of length 1, by the inverse of the Cholesky factor of their products, and again where they
  /// were far from right angles; leaves out all from the first one on that lies in the span of those before it.
  private func multipliedByInverseFactor() -> Matrix {
    var result = self
    var isOrthonormal = false
    while result.rowCount > 0, !isOrthonormal {
      let products = CenteredRows(result.transposed()).columnProducts()
      let (factor, failure) = products.inverseFactor()
      guard let failure else {
        let deviation = (products - .identity(result.rowCount)).elements.reduce(0) { Swift.max($0, $1.magnitude) }
        // The error that is left is the square of this, or rounding.
        isOrthonormal = deviation * Double(result.rowCount) < 0x1p-26
        result = factor * result
        continue
      }
      result = result.selectingRows(Array(0..<failure))
    }
    return result
  }

  /// The inverse of the lower triangular L for which this matrix is L Lᵀ, or the row where there is none.
  private func inverseFactor() -> (factor: Matrix, failure: Int?) {
    let count = rowCount
    var packed = [Double](repeating: 0, count: count * (count + 1) / 2)
    var halfLogDeterminant = 0.0
    let failure = InstructionSet.kernels.invertFactor(
      of: elements, count: count, into: &packed, halfLogDeterminant: &halfLogDeterminant)
    var factor = Matrix(zeros: count, count)
    guard failure == nil else { return (factor, failure) }
    // The last row comes first.
    var next = 0
    for row in (0..<count).reversed() {
      for column in 0...row {
        factor[row, column] = packed[next]
        next += 1
      }
    }
    return (factor, nil)
  }

  private func scalingRowsToLengthOne() -> Matrix {
    let result = [Double](unsafeUninitializedCapacity: elements.count) { result, initializedCount in
      elements.withUnsafeBufferPointer { elements in
        for start in stride(from: 0, to: elements.count, by: columnCount) {
          var peak = 0.0
          for column in 0..<columnCount { peak = Swift.max(peak, elements[start + column].magnitude) }
          var squares = 0.0
          for column in 0..<columnCount {
            let share = elements[start + column] / peak
            squares += share * share
          }
          let length = peak * squares.squareRoot()
          for column in 0..<columnCount {
            result.initializeElement(at: start + column, to: elements[start + column] / length)
          }
        }
      }
      initializedCount = elements.count
    }
    return Matrix(rowCount: rowCount, columnCount: columnCount, elements: result)
  }

  /// Numbers from -1 to 1 without any pattern, the same in every run (Knuth's linear congruential generator).
  static func arbitrary(_ rowCount: Int, _ columnCount: Int, seed: inout UInt64) -> Matrix {
    let elements = (0..<rowCount * columnCount).map { _ in
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(Int64(bitPattern: seed) >> 11) * 0x1p-52
    }
    return Matrix(rowCount: rowCount, columnCount: columnCount, elements: elements)
  }
}
