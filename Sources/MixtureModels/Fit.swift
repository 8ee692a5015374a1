import LinearAlgebra

/// The result of fitting a mixture.
///
/// Where covariances are nearly singular, or a floor is added to them, an iteration can make the log-likelihood fall. The
/// result is then the best model that the run came to: but for rounding it is never worse than one seen before.
public struct Fit: Sendable {
  /// The fitted mixture.
  public let model: GaussianMixture
  /// Why the run ended.
  public let stoppingReason: StoppingReason
  /// The log-likelihood at the start and after each iteration, summed over points.
  public let logLikelihoods: [Double]
  /// The iteration after which the model was as it is, 0 for the start; where the log-likelihood never fell, the last.
  public let bestIteration: Int
  /// How many other tries came to nothing because a component collapsed.
  public internal(set) var collapsedTryCount = 0
  /// The sum of the points' weights, or their number.
  public let totalWeight: Double
  /// The points.
  private let points: Matrix

  /// Runs EM to its end; throws `collapsed` or `pointOutOfReach` if that is how it ends.
  ///
  /// - Parameter observe: called with each state; throws to end the run.
  init(
    _ algorithm: ExpectationMaximization,
    observe: (ExpectationMaximization.State) throws(MixtureError) -> Void = { _ throws(MixtureError) in }
  ) throws(MixtureError) {
    var model = algorithm.start
    var reason = StoppingReason.iterationLimit
    var logLikelihoods: [Double] = []
    var bestIteration = 0
    var largest = -Double.infinity
    for state in algorithm {
      logLikelihoods.append(state.logLikelihood)
      // Of models that are equally good to rounding the last one is wanted: its parameters have settled.
      largest = max(largest, state.logLikelihood)
      if state.logLikelihood >= largest - 0x1p-40 * (algorithm.points.totalWeight + largest.magnitude) {
        model = state.model
        bestIteration = state.iteration
      }
      if let stoppingReason = state.stoppingReason { reason = stoppingReason }
      try observe(state)
    }
    switch reason {
    case .collapsed(let component): throw .collapsed(component: component, iteration: logLikelihoods.count)
    case .pointOutOfReach(let row): throw .pointOutOfReach(row: row)
    case .converged, .iterationLimit: break
    }
    self.model = model
    self.logLikelihoods = logLikelihoods
    self.bestIteration = bestIteration
    stoppingReason = reason
    totalWeight = algorithm.points.totalWeight
    points = algorithm.points.points
  }

  /// Whether the log-likelihood settled before the limit on iterations was reached.
  public var converged: Bool { stoppingReason == .converged }

  /// The number of iterations.
  public var iterations: Int { logLikelihoods.count - 1 }

  /// The log-likelihood of the model: the (weighted) sum over points of the logarithm of its density.
  public var logLikelihood: Double { logLikelihoods[bestIteration] }

  /// The responsibilities of the components for the points, a row a point, a column a component: computed when asked for.
  public var responsibilities: Matrix { model.evaluate(points, keepingResponsibilities: true).responsibilities }

  /// The component of largest responsibility for each point, the first of equals: computed when asked for.
  public var labels: [Int] { model.evaluate(points, keepingResponsibilities: false, keepingLabels: true).labels }

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
