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
      default: .spherical([0.2, 0.4])
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

  @Test("The log-likelihood never falls without a floor", arguments: CovarianceKind.allCases)
  func monotone(kind: CovarianceKind) throws {
    for seed in UInt32(0)..<4 {
      let fit = try GaussianMixture.fit(
        Points.threeClouds, components: 4, kind: kind, start: .randomPoints, tolerance: 0, maximumIterations: 1,
        covarianceFloor: 1e-3, random: RandomState(seed: seed))
      let algorithm = try ExpectationMaximization(Points.threeClouds, from: fit.model, covarianceFloor: 0)
      let values = algorithm.prefix(60).map(\.logLikelihood)
      for (value, next) in zip(values, values.dropFirst()) { #expect(next >= value - 1e-11 * value.magnitude) }
      #expect(values[values.count - 1] > values[0])
    }
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

  @Test("The reason for stopping is said")
  func stoppingReasons() throws {
    let points = Points.blobs.points
    let limited = try GaussianMixture.fit(points, components: 4, tolerance: 0, maximumIterations: 3)
    #expect(limited.stoppingReason == .iterationLimit)
    #expect(limited.iterations == 3)
    let start = limited.model
    let states = try Array(ExpectationMaximization(points, from: start, tolerance: 1e-6, maximumIterations: 500))
    #expect(states.last?.stoppingReason == .converged)
    #expect(states.dropLast().allSatisfy { $0.stoppingReason == nil })
    #expect(states.map(\.iteration) == Array(0..<states.count))
    // One state more than it took for the change to become small, as scikit-learn counts.
    let changes = zip(states, states.dropFirst()).map { ($1.logLikelihood - $0.logLikelihood) / 400 }
    #expect(changes[changes.count - 2] < 1e-6)
    #expect(changes.dropLast(2).allSatisfy { $0 >= 1e-6 })
  }

  @Test("A sequence can be walked twice, and each walk starts at the start")
  func sequence() throws {
    let start = try GaussianMixture.fit(Points.blobs.points, components: 2, maximumIterations: 0).model
    let algorithm = try ExpectationMaximization(Points.blobs.points, from: start, maximumIterations: 4)
    #expect(algorithm.map(\.logLikelihood) == algorithm.map(\.logLikelihood))
    #expect(algorithm.map(\.logLikelihood).count == 5)
    var iterator = algorithm.makeIterator()
    var count = 0
    while iterator.next() != nil { count += 1 }
    #expect(count == 5)
    #expect(iterator.next() == nil)
  }
}
