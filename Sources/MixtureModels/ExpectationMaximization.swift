import LinearAlgebra

/// Why an EM run ended.
public enum StoppingReason: Hashable, Sendable, Codable {
  /// The mean log-likelihood changed by less than the tolerance.
  case converged
  /// The limit on iterations was reached first.
  case iterationLimit
  /// The next M-step would have given a component a covariance that is not positive definite to the precision of numbers,
  /// so that a density with it would mean nothing; or sums overflowed.
  case collapsed(component: Int)
  /// A point is so far from every component that its log-density overflows: the log-likelihood is -infinity.
  case pointOutOfReach(row: Int)
}

/// The EM algorithm as a sequence of states: the start, then the state after each iteration.
///
///     for state in try ExpectationMaximization(points, from: start).prefix(11) {
///       print(state.iteration, state.logLikelihood)
///     }
///
/// States are computed as they are asked for. Without a tolerance and a limit the sequence ends only when a component
/// collapses. The last state says why in `stoppingReason`; the others have none. To end earlier, leave the loop: whether
/// the task has been canceled is not looked at here.
///
/// States are those of the algorithm as they come: where covariances are nearly singular, or a floor is added to them, one
/// can have a smaller log-likelihood than the one before. `GaussianMixture.fit` keeps the best.
public struct ExpectationMaximization: Sequence, Sendable {
  let points: CheckedPoints
  let start: GaussianMixture
  let tolerance: Double?
  let maximumIterations: Int?
  let covarianceFloor: Double
  let threadCount: Int
  /// For each point a component that is probably the most responsible one; it saves time, and changes nothing.
  var hints: [Int32]?

  /// EM from a given model, whose kind of covariances is kept.
  ///
  /// - Parameters:
  ///   - points: one a row.
  ///   - start: the model to start from.
  ///   - pointWeights: how often each point counts; once each if nil.
  ///   - tolerance: when the mean log-likelihood changes by less from one state to the next, one last M-step is taken
  ///     and the sequence ends (as in scikit-learn, whose `tol` this is).
  ///   - maximumIterations: the largest number of M-steps.
  ///   - covarianceFloor: added to all variances in each M-step; may be 0.
  ///   - threadCount: the number of threads, as many as there are processors if nil; the results are the same.
  ///
  /// Throws `MixtureError` where points, weights, or options are unsound, or do not fit each other.
  public init(
    _ points: Matrix, from start: GaussianMixture, pointWeights: [Double]? = nil, tolerance: Double? = nil,
    maximumIterations: Int? = nil, covarianceFloor: Double = 1e-6, threadCount: Int? = nil
  ) throws(MixtureError) {
    try self.init(
      CheckedPoints(points, weights: pointWeights), from: start, tolerance: tolerance,
      maximumIterations: maximumIterations, covarianceFloor: covarianceFloor, threadCount: threadCount)
  }

  /// EM on points that have been checked.
  init(
    _ points: CheckedPoints, from start: GaussianMixture, tolerance: Double?, maximumIterations: Int?,
    covarianceFloor: Double, threadCount: Int?, hints: [Int32]? = nil
  ) throws(MixtureError) {
    try points.check(dimensions: start.dimensionCount)
    try MixtureError.check(option: "covarianceFloor", covarianceFloor, atLeast: 0)
    if let tolerance { try MixtureError.check(option: "tolerance", tolerance, atLeast: 0) }
    if let maximumIterations {
      try MixtureError.check(option: "maximumIterations", Double(maximumIterations), atLeast: 0)
    }
    if let threadCount { try MixtureError.check(option: "threadCount", Double(threadCount), atLeast: 1) }
    self.points = points
    self.start = start
    self.tolerance = tolerance
    self.maximumIterations = maximumIterations
    self.covarianceFloor = covarianceFloor
    self.threadCount = threadCount ?? WorkSharing.processorCount
    self.hints = hints
  }

  /// A moment of the algorithm.
  public struct State: Sendable {
    /// How many M-steps led here; 0 is the start.
    public let iteration: Int
    /// The model at this moment.
    public let model: GaussianMixture
    /// The log-likelihood of that model: the (weighted) sum over points of the logarithm of its density.
    public let logLikelihood: Double
    /// Why no state follows this one; nil if one does.
    public let stoppingReason: StoppingReason?
    /// The points.
    let points: Matrix

    /// The responsibilities under the model, a row a point, a column a component: what the next M-step uses.
    ///
    /// They are computed when asked for, and not kept. A point out of reach of every component has a row of zeros.
    public var responsibilities: Matrix {
      model.evaluate(points, keepingResponsibilities: true).responsibilities
    }
  }

  /// An iterator that starts at the start.
  public func makeIterator() -> Iterator { Iterator(self) }

  /// Computes one state after the other.
  public struct Iterator: IteratorProtocol {
    private let algorithm: ExpectationMaximization
    private let engine: MixtureEngine
    private var following: GaussianMixture?
    private var iteration = 0
    private var previousLogLikelihood = -Double.infinity
    private var hasConverged = false

    init(_ algorithm: ExpectationMaximization) {
      self.algorithm = algorithm
      engine = MixtureEngine(
        algorithm.points, kind: algorithm.start.kind, threadCount: algorithm.threadCount, hints: algorithm.hints)
      following = algorithm.start
    }

    /// The next state, or nil after the last one.
    public mutating func next() -> State? {
      guard let model = following else { return nil }
      following = nil
      var reason: StoppingReason?
      if hasConverged {
        reason = .converged
      } else if iteration == algorithm.maximumIterations {
        reason = .iterationLimit
      }
      let logLikelihood: Double
      if reason == nil {
        switch engine.step(model, covarianceFloor: algorithm.covarianceFloor) {
        case .advanced(let value, let model):
          logLikelihood = value
          following = model
        case .stopped(let value, let obstacle):
          logLikelihood = value
          reason = obstacle
        }
      } else {
        logLikelihood = engine.logLikelihood(of: model)
      }
      let state = State(
        iteration: iteration, model: model, logLikelihood: logLikelihood, stoppingReason: reason,
        points: algorithm.points.points)
      if let tolerance = algorithm.tolerance {
        hasConverged = (logLikelihood - previousLogLikelihood).magnitude / algorithm.points.totalWeight < tolerance
      }
      previousLogLikelihood = logLikelihood
      iteration += 1
      return state
    }
  }
}
