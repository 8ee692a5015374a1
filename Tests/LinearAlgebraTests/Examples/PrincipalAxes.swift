import LinearAlgebra

/// Prints along which axes some points vary, and by how much.
func printPrincipalAxes() {
  let points = Matrix(rows: [[7, 5], [3, 1], [6, 2], [4, 4]])
  let means = points.columnMeans()
  let deviations = points - Matrix(rows: points.rows.map { _ in means })
  let covariance = (1 / Double(points.rowCount)) * (deviations.transposed() * deviations)
  print("covariance:", covariance.rows)

  let eigen = SymmetricEigen(covariance)
  for (index, value) in eigen.values.enumerated() {
    let axis = eigen.vectors.column(index)
    // An eigenvalue is the variance of the points' coordinates along its axis.
    let coordinates = deviations * axis
    let variance = coordinates.reduce(0) { $0 + $1 * $1 } / Double(points.rowCount)
    print("slope \(axis[1] / axis[0]): variance \(variance), eigenvalue \(value)")
  }
}
