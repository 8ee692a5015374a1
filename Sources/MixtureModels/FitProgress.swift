/// What a fit that is under way has come to, for those who want to watch it or to end it.
public struct FitProgress: Equatable, Sendable {
  /// What ran the iteration.
  public enum Stage: Equatable, Sendable {
    /// K-means; the centers moved by squared distances of this sum, in squared units of the points.
    case kMeans(movement: Double)
    /// Expectation maximization; the model has this log-likelihood, summed over points.
    case expectationMaximization(logLikelihood: Double)
  }

  /// What is to become of the fit.
  public enum Decision: Hashable, Sendable {
    /// It goes on.
    case proceed
    /// It ends at once, and throws `MixtureError.canceled`.
    case cancel
  }

  /// Which of the starts, counted from 0.
  public let attempt: Int
  /// The iteration that has ended, counted within the stage: from 1 in k-means; in expectation maximization from 0,
  /// which is the start itself.
  public let iteration: Int
  /// What ran it, and what it came to.
  public let stage: Stage

  /// The same progress of another attempt: k-means that starts a mixture has attempts of its own, of which this is one.
  func inAttempt(_ attempt: Int) -> FitProgress { FitProgress(attempt: attempt, iteration: iteration, stage: stage) }

  /// Reports an iteration; throws `canceled` where the callback or the task that runs the fit has been told to end.
  static func report(
    to progress: ((FitProgress) -> Decision)?, _ value: @autoclosure () -> FitProgress
  ) throws(MixtureError) {
    try checkCancellation()
    if let progress, progress(value()) == .cancel { throw .canceled }
  }

  /// Throws `canceled` if the task that runs the fit has been canceled.
  static func checkCancellation() throws(MixtureError) {
    if Task.isCancelled { throw .canceled }
  }
}
