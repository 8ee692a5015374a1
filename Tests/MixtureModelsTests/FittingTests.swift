import LinearAlgebra
import MixtureModels
import NumPyRandom
import Testing

@Suite("Fitting")
struct FittingTests {
  /// Five hundred points of two components in four dimensions, well apart, and what they were drawn from.
  private func recoverable(_ kind: CovarianceKind) throws -> (truth: GaussianMixture, points: Matrix) {
    let means = Matrix(rows: [[-6, 0, 3, 1], [6, 4, -3, 0]])
    let covariances: Covariances =
      switch kind {
      case .full: .full([0.2 * Models.matrix(1), 0.2 * Models.matrix(2)])
      case .tied: .tied(0.2 * Models.matrix(3))
      case .diagonal: .diagonal(Matrix(rows: [[0.2, 0.4, 0.1, 0.3], [0.3, 0.1, 0.5, 0.2]]))
      case .spherical: .spherical([0.2, 0.4])
      default: Models.lackingExample(of: kind)
      }
    let truth = try GaussianMixture(weights: [0.4, 0.6], means: means, covariances: covariances)
    var random = RandomState(seed: 2)
    return (truth, truth.sample(count: 500, using: &random).points)
  }

  @Test("Parameters are recovered from five hundred points", arguments: CovarianceKind.allCases)
  func recovery(kind: CovarianceKind) throws {
    let (truth, points) = try recoverable(kind)
    let fit = try GaussianMixture.fit(points, components: 2, kind: kind, restarts: 3)
    let model = fit.model.sortedByMean()
    #expect(fit.converged)
    for (weight, expected) in zip(model.weights, truth.weights) { #expect((weight - expected).magnitude < 0.1) }
    for (mean, expected) in zip(model.means.elements, truth.means.elements) {
      #expect((mean - expected).magnitude < 0.15)
    }
    for (matrix, expected) in zip(model.covarianceMatrices, truth.covarianceMatrices) {
      for (value, expected) in zip(matrix.elements, expected.elements) {
        #expect((value - expected).magnitude < 0.1 + 0.15 * expected.magnitude)
      }
    }
    #expect(fit.logLikelihood >= (try truth.logLikelihood(of: points)))
  }

  @Test("More restarts are never worse", arguments: CovarianceKind.allCases)
  func restarts(kind: CovarianceKind) throws {
    var values: [Double] = []
    for restarts in [1, 2, 5, 12] {
      let fit = try GaussianMixture.fit(
        Points.threeClouds, components: 5, kind: kind, start: .randomPoints, restarts: restarts,
        random: RandomState(seed: 6))
      values.append(fit.logLikelihood)
    }
    #expect(values == values.sorted())
    #expect(values[3] > values[0])
  }

  @Test("Every start leads to a fit", arguments: [0, 1, 2, 3])
  func starts(index: Int) throws {
    let given = try GaussianMixture(
      weights: [0.3, 0.3, 0.4], means: Points.threeClouds.selectingRows([0, 1, 2]), covariances: .tied(.identity(2)))
    let starts: [GaussianMixture.Start] = [.kMeans, .kMeansPlusPlus, .randomPoints, .model(given)]
    let fit = try GaussianMixture.fit(Points.threeClouds, components: 3, kind: .tied, start: starts[index], restarts: 4)
    #expect(fit.converged)
    #expect(fit.model.kind == .tied)
    #expect(fit.logLikelihood > fit.logLikelihoods[0])
    // From random starts the best optimum known is found; from a poor start it may be a poor one.
    let best = try GaussianMixture.fit(Points.threeClouds, components: 3, kind: .tied, restarts: 10, tolerance: 1e-9)
    if index < 3 { #expect(fit.logLikelihood > best.logLikelihood - 1) }
    let again = try GaussianMixture.fit(
      Points.threeClouds, components: 3, kind: .tied, start: starts[index], restarts: 4)
    #expect(again.model == fit.model)
  }

  @Test("No iterations leave the start as it is")
  func noIterations() throws {
    let start = try Models.model(.full)
    var random = RandomState(seed: 1)
    let points = random.standardNormal(rowCount: 50, columnCount: 4)
    let fit = try GaussianMixture.fit(points, components: 3, start: .model(start), maximumIterations: 0)
    #expect(fit.model == start)
    #expect(fit.iterations == 0)
    #expect(fit.stoppingReason == .iterationLimit)
    #expect(!fit.converged)
    #expect(fit.logLikelihoods.count == 1)
    expectClose(fit.logLikelihood, try start.logLikelihood(of: points), relative: 1e-14)
  }

  @Test("Going on from a state is the same as not stopping", arguments: CovarianceKind.allCases)
  func warmStart(kind: CovarianceKind) throws {
    let points = Points.threeClouds
    let start = try GaussianMixture.fit(points, components: 3, kind: kind, maximumIterations: 0).model
    let one = try GaussianMixture.fit(points, components: 3, start: .model(start), tolerance: 0, maximumIterations: 1)
    let oneMore = try GaussianMixture.fit(
      points, components: 3, start: .model(one.model), tolerance: 0, maximumIterations: 1)
    let two = try GaussianMixture.fit(points, components: 3, start: .model(start), tolerance: 0, maximumIterations: 2)
    #expect(oneMore.model == two.model)
    #expect(two.iterations == 2)
    let states = try Array(ExpectationMaximization(points, from: start).prefix(3))
    #expect(states[2].model == two.model)
    #expect(states.map(\.logLikelihood) == two.logLikelihoods)
  }
}
