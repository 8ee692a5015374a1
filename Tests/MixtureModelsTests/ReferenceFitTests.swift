import LinearAlgebra
import MixtureModels
import NumPyRandom
import Testing

@Suite("Fits equal scikit-learn's")
struct ReferenceFitTests {
  @Test("The mixture on four clouds, stopped where scikit-learn stops")
  func earlyStop() throws {
    typealias Reference = BlobsMixtureReference
    let fit = try GaussianMixture.fit(Points.blobs.points, components: 4, random: RandomState(seed: 0))
    let model = fit.model.sortedByMean()
    #expect(fit.iterations == Reference.earlyIterations)
    #expect(fit.stoppingReason == .converged)
    expectClose(model.means, Reference.earlyMeans)
    expectClose(model.weights, Reference.earlyWeights)
    for (matrix, expected) in zip(model.covarianceMatrices, Reference.earlyCovariances) {
      expectClose(matrix, expected)
    }
    expectClose(fit.logLikelihood, Reference.earlyLogLikelihood)
    expectClose(try model.aic(of: Points.blobs.points), Reference.earlyAIC)
    expectClose(fit.aic, Reference.earlyAIC)
    expectClose(fit.bic, Reference.earlyBIC)
    expectClose(
      try model.responsibilities(of: Points.blobs.points.selectingRows([0, 1, 2, 3, 4])),
      Reference.earlyResponsibilities)
  }

  @Test("The mixture on four clouds, run to the end")
  func converged() throws {
    typealias Reference = BlobsMixtureReference
    let points = Points.blobs.points
    let fit = try GaussianMixture.fit(points, components: 4, tolerance: 1e-14, maximumIterations: 1000)
    let model = fit.model.sortedByMean()
    #expect(fit.converged)
    expectClose(model.means, Reference.convergedMeans, relative: 1e-6)
    expectClose(model.weights, Reference.convergedWeights, relative: 1e-6)
    for (matrix, expected) in zip(model.covarianceMatrices, Reference.convergedCovariances) {
      expectClose(matrix, expected, relative: 1e-5)
    }
    expectClose(fit.logLikelihood, Reference.convergedLogLikelihood, relative: 1e-13)
    expectClose(try model.aic(of: points), Reference.convergedAIC, relative: 1e-13)
    expectClose(try model.bic(of: points), Reference.convergedBIC, relative: 1e-13)
    let labels = try model.labels(of: points)
    #expect(adjustedRandIndex(labels, Points.blobs.labels) > 0.98)
    expectClose(
      try model.responsibilities(of: points.selectingRows([0, 1, 2, 3, 4])), Reference.convergedResponsibilities,
      relative: 1e-5)
  }

  @Test("One E-step and one M-step on a line")
  func singleSteps() throws {
    typealias Reference = OneDimensionReference
    let points = Points.line(offset: 10)
    let start = try GaussianMixture(
      weights: [Double](repeating: 1.0 / 3, count: 3), means: [-5, 8, 1.5], variances: [25, 9, 1])
    let responsibilities = try start.responsibilities(of: points)
    expectClose(responsibilities.selectingRows([0, 1, 2]), Reference.firstResponsibilities)
    expectClose(responsibilities.row(59), Reference.lastResponsibilities)
    expectClose(try start.logLikelihood(of: points), Reference.logLikelihoodBefore)

    let next = try GaussianMixture(points: points, responsibilities: responsibilities, covarianceFloor: 0)
    expectClose(next.weights, Reference.weights)
    expectClose(next.means.column(0), Reference.means)
    expectClose(next.covarianceMatrices.map { $0[0, 0] }, Reference.variances)
    expectClose(try next.logLikelihood(of: points), Reference.logLikelihoodAfter)
    expectClose(
      try next.responsibilities(of: points).selectingRows([0, 1, 2]), Reference.responsibilitiesAfter)
    // A state of the sequence is the same step.
    let states = try Array(ExpectationMaximization(points, from: start, covarianceFloor: 0).prefix(2))
    #expect(states[0].responsibilities == responsibilities)
    expectClose(states[1].model.means.column(0), Reference.means)
  }

  @Test("Ten iterations on a line, from either reading of the tutorial's 5, 3, 1", arguments: [false, true])
  func trajectories(squared: Bool) throws {
    typealias Reference = OneDimensionReference
    let means = squared ? Reference.fromSquaresMeans : Reference.fromFiveThreeOneMeans
    let variances = squared ? Reference.fromSquaresVariances : Reference.fromFiveThreeOneVariances
    let weights = squared ? Reference.fromSquaresWeights : Reference.fromFiveThreeOneWeights
    let logLikelihoods = squared ? Reference.fromSquaresLogLikelihoods : Reference.fromFiveThreeOneLogLikelihoods
    let start = try GaussianMixture(weights: weights[0], means: means[0], variances: variances[0])
    let algorithm = try ExpectationMaximization(Points.line(offset: 15), from: start, covarianceFloor: 0)
    for state in algorithm.prefix(11) {
      expectClose(state.model.means.column(0), means[state.iteration])
      expectClose(state.model.covarianceMatrices.map { $0[0, 0] }, variances[state.iteration])
      expectClose(state.model.weights, weights[state.iteration])
      expectClose(state.logLikelihood, logLikelihoods[state.iteration])
    }
  }

  @Test("Fifty iterations in two dimensions from given means", arguments: [false, true])
  func twoDimensions(third: Bool) throws {
    typealias Reference = TwoDimensionsReference
    let start = try GaussianMixture(
      weights: [Double](repeating: 1.0 / 3, count: 3),
      means: Matrix(rows: third ? Reference.thirdStart : Reference.firstStart),
      covariances: .full([Matrix](repeating: .diagonal([5 + 1e-6, 5 + 1e-6]), count: 3)))
    let states = try Array(ExpectationMaximization(Points.threeClouds, from: start).prefix(51))
    expectClose(
      states.map(\.logLikelihood), third ? Reference.thirdLogLikelihoods : Reference.firstLogLikelihoods)
    let last = try #require(states.last).model
    expectClose(last.means, third ? Reference.thirdMeans : Reference.firstMeans)
    expectClose(last.weights, third ? Reference.thirdWeights : Reference.firstWeights)
    let covariances = third ? Reference.thirdCovariances : Reference.firstCovariances
    for (matrix, expected) in zip(last.covarianceMatrices, covariances) { expectClose(matrix, expected) }
    let posterior = third ? Reference.thirdPosterior : Reference.firstPosterior
    expectClose(last.responsibilities(at: [0.5, 0.5]), posterior)
    expectClose(try last.responsibilities(of: Matrix(rows: [[0.5, 0.5]])), [posterior])
  }

  /// What scikit-learn comes to from its own starts: `GaussianMixture(4, covariance_type=kind, init_params=start,
  /// n_init=2, max_iter=12, random_state=3)`.
  ///
  /// Left out: shared covariances from single points. There scikit-learn takes the products of all points but divides by
  /// the number of chosen ones, and ends at -3365.58, where the definition leads to -2974.61.
  struct KindAndStart: Sendable, CustomTestStringConvertible {
    let start: GaussianMixture.Start
    let kind: CovarianceKind
    let iterations: Int
    let converged: Bool
    let logLikelihood: Double
    let bic: Double

    var testDescription: String { "\(kind) from \(start)" }

    init(
      _ start: GaussianMixture.Start, _ kind: CovarianceKind, _ iterations: Int, _ converged: Bool,
      _ logLikelihood: Double, _ bic: Double
    ) {
      self.start = start
      self.kind = kind
      self.iterations = iterations
      self.converged = converged
      self.logLikelihood = logLikelihood
      self.bic = bic
    }

    static let all = [
      KindAndStart(.kMeans, .full, 6, true, -2970.758426967521, 6084.452840198752),
      KindAndStart(.kMeans, .tied, 5, true, -2974.6668579023126, 6036.3382291825355),
      KindAndStart(.kMeans, .diagonal, 3, true, -3031.1367375997934, 6180.351029069609),
      KindAndStart(.kMeans, .spherical, 4, true, -3034.544064231449, 6162.30724993923),
      KindAndStart(.kMeansPlusPlus, .full, 12, false, -2970.8735581229175, 6084.683102509545),
      KindAndStart(.kMeansPlusPlus, .diagonal, 5, true, -3043.2389175573926, 6204.555388984807),
      KindAndStart(.kMeansPlusPlus, .spherical, 10, true, -3043.5494772850866, 6180.318076046506),
      KindAndStart(.randomPoints, .full, 8, true, -2967.8912855492918, 6078.718557362294),
      KindAndStart(.randomPoints, .diagonal, 5, true, -3030.653490908009, 6179.38453568604),
      KindAndStart(.randomPoints, .spherical, 5, true, -3034.3862782495735, 6161.991677975479),
    ]
  }

  @Test("Four kinds of covariances from three kinds of starts", arguments: KindAndStart.all)
  func kindsAndStarts(_ expected: KindAndStart) throws {
    let fit = try GaussianMixture.fit(
      Points.threeClouds, components: 4, kind: expected.kind, start: expected.start, restarts: 2,
      maximumIterations: 12, random: RandomState(seed: 3))
    #expect(fit.iterations == expected.iterations)
    #expect(fit.converged == expected.converged)
    expectClose(fit.logLikelihood, expected.logLikelihood, relative: 1e-9)
    expectClose(fit.bic, expected.bic, relative: 1e-9)
  }
}
