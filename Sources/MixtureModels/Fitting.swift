import LinearAlgebra
import NumPyRandom

extension GaussianMixture {
  /// Where a fit starts from.
  public enum Start: Equatable, Sendable {
    /// Each point belongs to its k-means cluster.
    case kMeans
    /// Each component starts from one point, chosen as k-means++ chooses centres.
    case kMeansPlusPlus
    /// Each component starts from one point, all equally likely.
    case randomPoints
    /// A given mixture, whose kind of covariances is kept: also the way to go on from an earlier fit.
    case model(GaussianMixture)
  }

  /// Fits a mixture by expectation maximization.
  ///
  /// With its defaults it does what scikit-learn's `GaussianMixture(components, random_state=seed).fit(points)` does,
  /// draw for draw.
  ///
  /// - Parameters:
  ///   - points: one a row.
  ///   - components: the number of components.
  ///   - kind: the form of the covariances.
  ///   - pointWeights: how often each point counts; once each if nil.
  ///   - start: where to start from.
  ///   - restarts: how many starts are tried; the fit with the largest log-likelihood is kept.
  ///   - tolerance: a fit has converged when the mean log-likelihood changes by less in an iteration.
  ///   - maximumIterations: the largest number of iterations of each try; 0 returns the start.
  ///   - covarianceFloor: added to all variances in each M-step; may be 0.
  ///   - threadCount: the number of threads, as many as there are processors if nil; the results are the same.
  ///   - random: the generator, which is copied: the caller's is left as it was.
  ///
  /// Throws `MixtureError` where points or options are unsound, and `.collapsed` if every try came to a covariance that
  /// was not positive definite. A fit that did not converge is returned, and says so.
  public static func fit(
    _ points: Matrix, components: Int, kind: CovarianceKind = .full, pointWeights: [Double]? = nil,
    start: Start = .kMeans, restarts: Int = 1, tolerance: Double = 1e-3, maximumIterations: Int = 100,
    covarianceFloor: Double = 1e-6, threadCount: Int? = nil, random: RandomState = RandomState(seed: 0)
  ) throws(MixtureError) -> Fit {
    try PointCheck.check(points, weights: pointWeights, components: components)
    try PointCheck.check("restarts", Double(restarts), atLeast: 1)
    try PointCheck.check("maximumIterations", Double(maximumIterations), atLeast: 0)
    try PointCheck.check("covarianceFloor", covarianceFloor, atLeast: 0)
    var random = random
    var best: Fit?
    var firstFailure: MixtureError?
    var failureCount = 0
    // From a given model every try would be the same.
    let tryCount = if case .model = start { 1 } else { restarts }
    for _ in 0..<tryCount {
      do throws(MixtureError) {
        let model: GaussianMixture
        var hints: [Int32]?
        if case .model(let given) = start {
          guard given.componentCount == components else {
            throw MixtureError.countMismatch(
              what: "components in the start", count: given.componentCount, expected: components)
          }
          model = given
        } else {
          (model, hints) = try initialModel(
            points, components: components, kind: kind, pointWeights: pointWeights, start: start,
            covarianceFloor: covarianceFloor, threadCount: threadCount, random: &random)
        }
        var algorithm = try ExpectationMaximization(
          points, from: model, pointWeights: pointWeights, tolerance: tolerance,
          maximumIterations: maximumIterations, covarianceFloor: covarianceFloor, threadCount: threadCount)
        algorithm.hints = hints
        let fit = try Fit(algorithm)
        if best.map({ fit.logLikelihood > $0.logLikelihood }) ?? true { best = fit }
      } catch {
        switch error {
        case .collapsed, .notPositiveDefinite:
          firstFailure = firstFailure ?? error
          failureCount += 1
        default: throw error
        }
      }
    }
    guard var best else { throw firstFailure ?? .noPoints }
    best.collapsedTryCount = failureCount
    return best
  }

  /// The mixture that a start gives: one M-step on the responsibilities it stands for; and hints for the first E-step.
  private static func initialModel(
    _ points: Matrix, components: Int, kind: CovarianceKind, pointWeights: [Double]?, start: Start,
    covarianceFloor: Double, threadCount: Int?, random: inout RandomState
  ) throws(MixtureError) -> (GaussianMixture, hints: [Int32]?) {
    let lists: ComponentLists
    var hints: [Int32]?
    switch start {
    case .kMeans, .model:
      let clustering = try KMeans(clusters: components).fit(
        points, pointWeights: pointWeights, threadCount: threadCount, using: &random)
      hints = clustering.labels.map { Int32(truncatingIfNeeded: $0) }
      lists = ComponentLists(labels: clustering.labels, componentCount: components, pointWeights: pointWeights)
    case .kMeansPlusPlus:
      lists = ComponentLists(
        points: PlusPlusSeeding(
          points: points, weights: pointWeights, threadCount: threadCount ?? WorkSharing.processorCount
        ).choose(components, using: &random))
    case .randomPoints:
      lists = ComponentLists(
        points: pointWeights.map { weights in
          random.choiceWithoutReplacement(
            probabilities: normalizedWeights(weights, count: points.rowCount), count: components)
        } ?? random.choice(points.rowCount, count: components, replacing: false))
    }
    let model = try GaussianMixture(
      points: points, lists: lists, kind: kind, covarianceFloor: covarianceFloor,
      threadCount: threadCount ?? WorkSharing.processorCount)
    return (model, hints)
  }
}

/// The result of fitting a mixture.
public struct Fit: Sendable {
  /// The fitted mixture.
  public let model: GaussianMixture
  /// Why the run ended.
  public let stoppingReason: StoppingReason
  /// The log-likelihood at the start and after each iteration; the last one is the model's.
  public let logLikelihoods: [Double]
  /// How many other tries came to nothing because a component collapsed.
  public internal(set) var collapsedTryCount = 0
  /// The sum of the points' weights, or their number.
  public let totalWeight: Double

  /// Runs EM to its end; throws `collapsed` or `pointOutOfReach` if that is how it ends.
  init(_ algorithm: ExpectationMaximization) throws(MixtureError) {
    var model = algorithm.start
    var reason = StoppingReason.iterationLimit
    var logLikelihoods: [Double] = []
    for state in algorithm {
      model = state.model
      logLikelihoods.append(state.logLikelihood)
      if let stoppingReason = state.stoppingReason { reason = stoppingReason }
    }
    switch reason {
    case .collapsed(let component): throw .collapsed(component: component, iteration: logLikelihoods.count)
    case .pointOutOfReach(let row): throw .pointOutOfReach(row: row)
    case .converged, .iterationLimit: break
    }
    self.model = model
    self.logLikelihoods = logLikelihoods
    stoppingReason = reason
    totalWeight = algorithm.pointWeights.map { $0.reduce(0, +) } ?? Double(algorithm.points.rowCount)
  }

  /// Whether the log-likelihood settled before the limit on iterations was reached.
  public var converged: Bool { stoppingReason == .converged }

  /// The number of iterations.
  public var iterations: Int { logLikelihoods.count - 1 }

  /// The log-likelihood of the model: the (weighted) sum over points of the logarithm of its density.
  public var logLikelihood: Double { logLikelihoods[logLikelihoods.count - 1] }

  /// Akaike's information criterion of the model for the points it was fitted to.
  public var aic: Double {
    InformationCriterion.aic(logLikelihood: logLikelihood, parameterCount: model.parameterCount)
  }

  /// The Bayesian information criterion of the model for the points it was fitted to.
  public var bic: Double {
    InformationCriterion.bic(
      logLikelihood: logLikelihood, parameterCount: model.parameterCount, pointCount: totalWeight)
  }
}
