import MixtureModels

/// One of the models that are compared: what a kind of covariance and a number of components came to.
public struct CandidateFit: Sendable {
  /// The model, in the units of its kind.
  let model: GaussianMixture
  /// The log-likelihood of the rows compared, in the table's units.
  public let logLikelihood: Double
  /// How many rows were compared.
  public let rowCount: Int
  /// What each component rests on.
  public let support: [ComponentSupport]

  init(
    _ fit: Fit, units: FittingUnits, rowCount: Int
  ) {
    model = fit.model
    logLikelihood =
      fit.logLikelihood - Double(rowCount)
      * units.units(for: fit.model.kind).logVolume
    self.rowCount = rowCount
    support = units.support(of: fit.model, pointCount: rowCount)
  }

  /// The form of the covariances.
  public var kind: CovarianceKind { model.kind }
  /// The number of components.
  public var componentCount: Int { model.componentCount }
  /// The number of free parameters.
  public var parameterCount: Int { model.parameterCount }
  /// Akaike's criterion: the smaller, the better.
  public var aic: Double {
    InformationCriterion.aic(
      logLikelihood: logLikelihood, parameterCount: parameterCount)
  }
  /// The Bayesian criterion: the smaller, the better.
  public var bic: Double {
    InformationCriterion.bic(
      logLikelihood: logLikelihood, parameterCount: parameterCount,
      pointCount: Double(rowCount))
  }
  /// Whether each component rests on points enough.
  public var isSound: Bool { support.allSatisfy(\.isSound) }

  /// Whether it is to be preferred over another of the same kind and number of components.
  func isBetter(than other: CandidateFit) -> Bool {
    isSound == other.isSound
      ? logLikelihood > other.logLikelihood : isSound
  }
}
