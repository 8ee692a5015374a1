/// The largest singular values and right singular vectors of a matrix with the same numbers taken from each row.
package struct PrincipalAxes {
  /// The values, largest first.
  package let singularValues: [Double]
  /// The vectors as rows, orthonormal.
  package let directions: Matrix
  /// The root of the sum of the squares of **all** singular values.
  package let norm: Double

  /// - Parameters:
  ///   - center: a number for each column.
  ///   - wanted: how many values and vectors are needed, no more than there are rows and columns; all if nil. Others are
  ///     left out if that saves time.
  package init(of matrix: Matrix, center: [Double], wanted: Int? = nil) {
    let (rowCount, columnCount) = (matrix.rowCount, matrix.columnCount)
    let side = min(rowCount, columnCount)
    let wanted = wanted.flatMap { side >= 256 && $0 <= side / 8 ? $0 : nil }
    if rowCount >= columnCount {
      let found = SingularDirections(of: CenteredRows(matrix, center: center), wanted: wanted)
      singularValues = found.values.map(found.matrix.undoingScale)
      directions = found.rows
      norm = found.matrix.undoingScale(of: found.squareSum.squareRoot())
      return
    }
    // Halves, since a difference may exceed the largest number.
    let halves = CenteredRows(matrix, center: center, exponent: -1)
    let found = SingularDirections(of: CenteredRows(halves.all().transposed()), wanted: wanted)
    func undoingScale(_ value: Double) -> Double { halves.undoingScale(of: found.matrix.undoingScale(of: value)) }
    singularValues = found.values.map(undoingScale)
    directions = SingularValueDecomposition.otherVectors(found)
    norm = undoingScale(found.squareSum.squareRoot())
  }
}
