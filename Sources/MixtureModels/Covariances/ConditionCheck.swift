import LinearAlgebra

extension InverseFactors {
  /// Throws `notPositiveDefinite` for the first matrix whose smallest principal variance is lost in rounding, so that a
  /// density with it would mean nothing, or that has a variance too small to have all digits.
  ///
  /// Let H be the matrix in units in which all variances are 1: its correlations. The factors of both are the same but
  /// for units, so how badly units are chosen does not matter. Rounding the elements of H and factoring it is as good as
  /// changing it by up to about d * 2^-52 in norm, d its dimension (Higham, *Accuracy and Stability of Numerical
  /// Algorithms*, theorems 10.3 and 10.7, where the bound is d (d + 1) 2^-53): eigenvalues as small as that are rounding
  /// errors. The inverse factor W gives trace(H⁻¹) = Σ Wⱼₖ² Σₖₖ, and the reciprocal of that trace is at most the smallest
  /// eigenvalue of H, and at least a d-th of it. It is refused from d * 2^-52 down.
  func checkConditions(of matrices: [Matrix]) throws(MixtureError) {
    guard let count = matrices.first?.rowCount else { return }
    let largestTrace = 0x1p52 / Double(count)
    for (component, matrix) in matrices.enumerated() {
      let variances = (0..<count).map { matrix.elements[$0 * count + $0] }
      if let dimension = variances.firstIndex(where: { !$0.isNormal }) {
        throw .notPositiveDefinite(component: component, dimension: dimension)
      }
      var trace = 0.0
      var worst = (dimension: 0, share: 0.0)
      // Rows stand in `elements` from the last one up.
      var position = component * count * (count + 1) / 2
      for row in (0..<count).reversed() {
        var share = 0.0
        for column in 0...row {
          let scaled = elements[position + column] * variances[column].squareRoot()
          share += scaled * scaled
        }
        position += row + 1
        trace += share
        if share > worst.share { worst = (row, share) }
      }
      guard trace < largestTrace else { throw .notPositiveDefinite(component: component, dimension: worst.dimension) }
    }
  }
}
