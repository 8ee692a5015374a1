/// Jacobi's method with cyclic sweeps (Golub and Van Loan, *Matrix Computations*, section 8.5) for small matrices: it
/// finds small eigenvalues of graded ones to the last digits, which tridiagonalization does not.
enum JacobiRotations {
  /// The eigenvalues of a symmetric matrix of which the upper triangle is read, largest first, and its eigenvectors as
  /// rows in that order.
  static func diagonalize(_ matrix: Matrix) -> (values: [Double], rows: Matrix) {
    let count = matrix.rowCount
    var rotated = matrix.elements
    for row in 0..<count {
      for column in 0..<row { rotated[row * count + column] = rotated[column * count + row] }
    }
    // Rows are the eigenvectors while rotating, so that a rotation works on contiguous memory.
    var vectors = Matrix.identity(count).elements
    // Each sweep squares what is left off the diagonal once it is small: 6 to 10 sweeps suffice.
    let sweepLimit = 60
    var sweep = 0
    while sweep < sweepLimit, Self.sweep(&rotated, &vectors, count: count) { sweep += 1 }
    let diagonal = (0..<count).map { rotated[$0 * count + $0] }
    let order = (0..<count).sorted { diagonal[$0] != diagonal[$1] ? diagonal[$0] > diagonal[$1] : $0 < $1 }
    let rows = Matrix(rowCount: count, columnCount: count, elements: vectors).selectingRows(order)
    return (order.map { diagonal[$0] }, rows)
  }

  /// Rotates every pair of rows and columns once; returns whether anything was left to rotate.
  private static func sweep(_ matrix: inout [Double], _ vectors: inout [Double], count: Int) -> Bool {
    var rotatedAny = false
    matrix.withUnsafeMutableBufferPointer { matrix in
      vectors.withUnsafeMutableBufferPointer { vectors in
        for first in 0..<max(0, count - 1) {
          for second in first + 1..<count {
            let offDiagonal = matrix[first * count + second]
            let a = matrix[first * count + first]
            let b = matrix[second * count + second]
            // Nothing that could change either diagonal element, even relative to the smaller one.
            if offDiagonal.magnitude <= 0x1p-54 * (a.magnitude.squareRoot() * b.magnitude.squareRoot()) {
              continue
            }
            rotatedAny = true
            let ratio = (b - a) / (2 * offDiagonal)
            let magnitude = 1 / (ratio.magnitude + (ratio * ratio + 1).squareRoot())
            let tangent = ratio < 0 ? -magnitude : magnitude
            let cosine = 1 / (tangent * tangent + 1).squareRoot()
            let sine = tangent * cosine
            for index in 0..<count {
              let x = matrix[first * count + index]
              let y = matrix[second * count + index]
              matrix[first * count + index] = cosine * x - sine * y
              matrix[second * count + index] = sine * x + cosine * y
            }
            for index in 0..<count {
              let x = matrix[index * count + first]
              let y = matrix[index * count + second]
              matrix[index * count + first] = cosine * x - sine * y
              matrix[index * count + second] = sine * x + cosine * y
            }
            matrix[first * count + first] = a - tangent * offDiagonal
            matrix[second * count + second] = b + tangent * offDiagonal
            matrix[first * count + second] = 0
            matrix[second * count + first] = 0
            for index in 0..<count {
              let x = vectors[first * count + index]
              let y = vectors[second * count + index]
              vectors[first * count + index] = cosine * x - sine * y
              vectors[second * count + index] = sine * x + cosine * y
            }
          }
        }
      }
    }
    return rotatedAny
  }
}
