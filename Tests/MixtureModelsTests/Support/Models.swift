import LinearAlgebra
import MixtureModels
import NumPyRandom

/// Parameters in each form of covariances: three components in four dimensions.
enum Models {
  static let weights = [0.2, 0.5, 0.3]
  static let means = Matrix(rows: [[0, 1, -2, 0.5], [3, -1, 0, 0], [-4, 2, 2, 1]])

  static func matrix(_ seed: Int) -> Matrix {
    var random = RandomState(seed: UInt32(seed))
    let half = random.standardNormal(rowCount: 4, columnCount: 4)
    return half * half.transposed() + 0.3 * Matrix.identity(4)
  }

  static func covariances(_ kind: CovarianceKind) -> Covariances {
    switch kind {
    case .full: .full([matrix(1), matrix(2), matrix(3)])
    case .tied: .tied(matrix(4))
    case .diagonal: .diagonal(Matrix(rows: [[1, 2, 0.5, 0.1], [0.3, 0.3, 4, 1], [2, 0.7, 0.9, 3]]))
    case .spherical: .spherical([0.5, 2, 1.5])
    default: Models.lackingExample(of: kind)
    }
  }

  /// What a test does about a kind that it has no example of: to take another kind's would show nothing.
  static func lackingExample(of kind: CovarianceKind) -> Never { fatalError("Write an example of \(kind) here.") }

  static func model(_ kind: CovarianceKind) throws -> GaussianMixture {
    try GaussianMixture(weights: weights, means: means, covariances: covariances(kind))
  }
}
