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
    // Halves, since a difference may exceed the largest number.
    let halves = CenteredRows(matrix, center: center, exponent: -1)
    if let wanted, LeadingDirections.pays(wanted: wanted, rowCount: rowCount, columnCount: columnCount) {
      let centered = halves.all()
      let squareSum = centered.elements.reduce(0) { $0 + $1 * $1 }
      if squareSum > 0x1p-800, squareSum < 0x1p1000, let found = LeadingDirections.find(wanted, of: centered) {
        singularValues = found.values.map(halves.undoingScale)
        directions = found.rows
        norm = halves.undoingScale(of: squareSum.squareRoot())
        return
      }
    }
    let isTall = rowCount >= columnCount
    let found = SingularDirections(
      of: isTall ? CenteredRows(matrix, center: center) : CenteredRows(halves.all().transposed()), wanted: wanted)
    func undoingScale(_ value: Double) -> Double {
      isTall ? found.matrix.undoingScale(of: value) : halves.undoingScale(of: found.matrix.undoingScale(of: value))
    }
    singularValues = found.values.map(undoingScale)
    directions = isTall ? found.rows : SingularValueDecomposition.otherVectors(found)
    norm = undoingScale(found.squareSum.squareRoot())
  }
}
