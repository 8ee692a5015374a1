import LinearAlgebra
import MixtureModels
import NumPyRandom

/// Pictures that are shuffled and divided into five parts, each of which is held out once.
///
/// Principal components are those of the other four parts, as scikit-learn's `cross_val_score` of a pipeline would have it.
public struct HeldOutPictures: Sendable {
  private let parts: [(seen: Matrix, held: Matrix)]
  private let count: Int

  /// Divides pictures, a row each.
  public init(_ images: Matrix) throws {
    var random = RandomState(seed: 0)
    let order = random.permutation(images.rowCount)
    count = images.rowCount
    parts = try (0..<5).map { part in
      let bounds = (part...(part + 1)).map { $0 * images.rowCount / 5 }
      let held = images.selectingRows(Array(order[bounds[0]..<bounds[1]]))
      let seen = images.selectingRows(
        Array(order[..<bounds[0]]) + Array(order[bounds[1]...]))
      let principal = try PrincipalComponents(
        of: seen, keeping: .varianceFraction(0.99), whitening: true)
      return (
        try principal.transform(seen), try principal.transform(held)
      )
    }
  }

  /// The mean log-likelihood of pictures that a mixture was not fitted to.
  public func meanLogLikelihood(
    components: Int, kind: CovarianceKind, floor: Double
  ) throws -> Double {
    try parts.reduce(0) { sum, part in
      let model = try GaussianMixture.fit(
        part.seen, components: components, kind: kind,
        covarianceFloor: floor, random: RandomState(seed: 0)
      ).model
      return sum + (try model.logLikelihood(of: part.held))
    } / Double(count)
  }
}
