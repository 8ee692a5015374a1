/// The Cholesky decomposition in the layout of `PreparedMixture`.
enum CholeskyKernel {
  /// Decomposes a symmetric matrix given row by row; only its lower triangle is read.
  ///
  /// Rows of the factor up to the diagonal go to `factor`, with reciprocals on the diagonal. Returns the first row in
  /// which the matrix turns out not to be positive definite, or nil.
  static func factor(
    _ matrix: UnsafeBufferPointer<Double>, count: Int, into factor: UnsafeMutableBufferPointer<Double>
  ) -> Int? {
    for row in 0..<count {
      let rowStart = row * (row + 1) / 2
      var pivot = matrix[row * count + row]
      for column in 0..<row {
        let columnStart = column * (column + 1) / 2
        var value = matrix[row * count + column]
        for inner in 0..<column { value -= factor[rowStart + inner] * factor[columnStart + inner] }
        value *= factor[columnStart + column]
        factor[rowStart + column] = value
        pivot -= value * value
      }
      let reciprocal = 1 / pivot.squareRoot()
      guard pivot > 0, pivot.isFinite, reciprocal.isFinite else { return row }
      factor[rowStart + row] = reciprocal
    }
    return nil
  }
}
