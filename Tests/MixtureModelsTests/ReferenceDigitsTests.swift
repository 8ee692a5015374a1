import LinearAlgebra
import MixtureModels
import NumPyRandom
import Testing

@Suite("Fits of the digits equal scikit-learn's")
struct ReferenceDigitsTests {
  @Test("Criteria of fits with the k-means start", arguments: [(0, 0), (6, 0), (15, 0), (2, 1), (11, 1)])
  func criteria(index: Int, seed: UInt32) throws {
    let points = try Points.digits.get().1
    let components = DigitsReference.componentCounts[index]
    let fit = try GaussianMixture.fit(points, components: components, random: RandomState(seed: seed))
    #expect(fit.iterations == 2)
    #expect(fit.converged)
    let aic = seed == 0 ? DigitsReference.seed0AIC : DigitsReference.seed1AIC
    let bic = seed == 0 ? DigitsReference.seed0BIC : DigitsReference.seed1BIC
    expectClose(fit.aic, aic[index], relative: 1e-9)
    expectClose(fit.bic, bic[index], relative: 1e-9)
    if components == 110 {
      #expect(fit.model.parameterCount == 99_329)
      expectClose(Array(fit.model.weights.sorted().prefix(5)), DigitsReference.lightestWeights, relative: 1e-9)
      expectClose(Array(fit.model.weights.sorted().suffix(5)), DigitsReference.heaviestWeights, relative: 1e-9)
    }
  }

  @Test("EM from the first five digits")
  func fixedStart() throws {
    let points = try Points.digits.get().1
    let start = try GaussianMixture(
      weights: [Double](repeating: 0.2, count: 5), means: points.selectingRows([0, 1, 2, 3, 4]),
      covariances: .full([Matrix](repeating: .identity(41), count: 5)))
    let states = try Array(ExpectationMaximization(points, from: start).prefix(21))
    let expected = [
      (1, DigitsReference.fixedStart1Weights, DigitsReference.fixedStart1MeanLogLikelihood),
      (2, DigitsReference.fixedStart2Weights, DigitsReference.fixedStart2MeanLogLikelihood),
      (20, DigitsReference.fixedStart20Weights, DigitsReference.fixedStart20MeanLogLikelihood),
    ]
    for (iteration, weights, meanLogLikelihood) in expected {
      expectClose(states[iteration].model.weights, weights)
      expectClose(states[iteration].logLikelihood / 1797, meanLogLikelihood, relative: 1e-11)
    }
    expectClose(try states[20].model.aic(of: points), DigitsReference.fixedStart20AIC, relative: 1e-11)
  }

  @Test("Samples come grouped by component, a hundred of them")
  func samples() throws {
    let (components, points) = try Points.digits.get()
    let model = try GaussianMixture.fit(points, components: 110).model
    var random = RandomState(seed: 0)
    let sample = model.sample(count: 100, using: &random)
    #expect(sample.points.rowCount == 100)
    #expect(sample.labels == sample.labels.sorted())
    // scikit-learn's sample has 59 components; how many come up is decided before any sign could matter.
    #expect(Set(sample.labels).count == 59)
    #expect(try components.inverseTransform(sample.points).columnCount == 64)
  }
}
