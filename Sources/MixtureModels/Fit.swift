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
    totalWeight = algorithm.points.totalWeight
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
