import LinearAlgebra
import MixtureModels

extension Covariances {
  /// Those of a kind, from a matrix for each component that is of this kind.
  init(_ matrices: [Matrix], kind: CovarianceKind) {
    func variances(_ matrix: Matrix) -> [Double] {
      (0..<matrix.rowCount).map { matrix[$0, $0] }
    }
    self =
      switch kind {
      case .tied: .tied(matrices[0])
      case .diagonal: .diagonal(Matrix(rows: matrices.map(variances)))
      case .spherical: .spherical(matrices.map { $0[0, 0] })
      default: .full(matrices)
      }
  }
}
