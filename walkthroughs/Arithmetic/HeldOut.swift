import LinearAlgebra
import MixtureModels
import NumPyRandom

/// The mean log-likelihood of pictures that a mixture was not fitted to.
///
/// The pictures are shuffled and divided into five parts. Each part is held out once: principal components and mixture are
/// those of the other four, as scikit-learn's `cross_val_score` of a pipeline would have it.
public func heldOutLogLikelihood(
  of images: Matrix, components: Int, kind: CovarianceKind, floor: Double
) throws -> Double {
  var random = RandomState(seed: 0)
  let order = random.permutation(images.rowCount)
  var sum = 0.0
  for part in 0..<5 {
    let bounds = (part...(part + 1)).map { $0 * images.rowCount / 5 }
    let held = images.selectingRows(Array(order[bounds[0]..<bounds[1]]))
    let seen = images.selectingRows(
      Array(order[..<bounds[0]]) + Array(order[bounds[1]...]))
    let principal = try PrincipalComponents(
      of: seen, keeping: .varianceFraction(0.99), whitening: true)
    let model = try GaussianMixture.fit(
      principal.transform(seen), components: components, kind: kind,
      covarianceFloor: floor, random: RandomState(seed: 0)
    ).model
    sum += try model.logLikelihood(of: principal.transform(held))
  }
  return sum / Double(images.rowCount)
}
