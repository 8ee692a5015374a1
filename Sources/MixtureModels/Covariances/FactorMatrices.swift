import LinearAlgebra

extension InverseFactors {
  /// The inverse of the Cholesky factor of one component's covariance, written out in full: lower triangular.
  func matrix(component: Int, dimensions: Int) -> Matrix {
    var result = Matrix(zeros: dimensions, dimensions)
    var position = component * stride
    // Rows stand in `elements` from the last one up; of a diagonal factor, the diagonal from the first.
    for row in (0..<dimensions).reversed() {
      if isTriangular {
        for column in 0...row { result[row, column] = elements[position + column] }
        position += row + 1
      } else {
        result[row, row] = elements[position + row]
      }
    }
    return result
  }
}
