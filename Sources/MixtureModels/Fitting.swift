import LinearAlgebra
import NumPyRandom

extension GaussianMixture {
  /// Where a fit starts from.
  public enum Start: Equatable, Sendable {
    /// Each point belongs to its k-means cluster; scikit-learn's `kmeans`.
    case kMeans
    /// Each component starts from one point, chosen as k-means++ chooses centers; scikit-learn's `k-means++`.
    ///
    /// The first covariances are those of the points that components start from: the floor alone. So they are in
    /// scikit-learn, except for kind `tied`: there its first covariance has in it the products of *all* points, measured
    /// from the origin, divided by the number of components. That is so wide that responsibilities are all but equal, and
    /// scikit-learn 1.5 to 1.9 then ends, in three iterations, with components that all lie on the mean of the points.
    /// Here `tied` starts as the other kinds do, wherever the origin is.
    case kMeansPlusPlus
    /// Each component starts from one point, all equally likely, or as likely as they weigh; scikit-learn's
    /// `random_from_data`, except for kind `tied` as with `kMeansPlusPlus`.
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
  ///   - progress: called after each iteration of each try, also of the k-means that a try starts from, on the calling
  ///     thread; it may cancel the fit.
  ///
  /// Throws `MixtureError` where points or options are unsound; `.collapsed` if every try came to a covariance that was
  /// not positive definite to the precision of numbers; and `.canceled` if `progress` says so, or the task that runs the
  /// fit is canceled, which is looked at after each iteration. A fit that did not converge is returned, and says so.
  public static func fit(
    _ points: Matrix, components: Int, kind: CovarianceKind = .full, pointWeights: [Double]? = nil,
    start: Start = .kMeans, restarts: Int = 1, tolerance: Double = 1e-3, maximumIterations: Int = 100,
    covarianceFloor: Double = 1e-6, threadCount: Int? = nil, random: RandomState = RandomState(seed: 0),
    progress: ((FitProgress) -> FitProgress.Decision)? = nil
  ) throws(MixtureError) -> Fit {
    let points = try CheckedPoints(points, weights: pointWeights)
    try points.check(components: components)
    try MixtureError.check(option: "restarts", Double(restarts), atLeast: 1)
    try MixtureError.check(option: "maximumIterations", Double(maximumIterations), atLeast: 0)
    try MixtureError.check(option: "covarianceFloor", covarianceFloor, atLeast: 0)
    if let threadCount { try MixtureError.check(option: "threadCount", Double(threadCount), atLeast: 1) }
    var random = random
    var best: Fit?
    var firstFailure: MixtureError?
    var failureCount = 0
    // From a given model every try would be the same.
    let tryCount = if case .model = start { 1 } else { restarts }
    for attempt in 0..<tryCount {
      do throws(MixtureError) {
        let model: GaussianMixture
        var hints: [Int32]?
        if case .model(let given) = start {
          try MixtureError.check(given.componentCount, of: "components in the start", components)
          model = given
        } else {
          (model, hints) = try initialModel(
            points, components: components, kind: kind, start: start, covarianceFloor: covarianceFloor,
            threadCount: threadCount ?? WorkSharing.processorCount, random: &random,
            progress: progress.map { progress in { progress($0.inAttempt(attempt)) } })
        }
        let fit = try Fit(
          ExpectationMaximization(
            points, from: model, tolerance: tolerance, maximumIterations: maximumIterations,
            covarianceFloor: covarianceFloor, threadCount: threadCount, hints: hints)
        ) { state throws(MixtureError) in
          try FitProgress.report(
            to: progress,
            FitProgress(
              attempt: attempt, iteration: state.iteration,
              stage: .expectationMaximization(logLikelihood: state.logLikelihood)))
        }
        if best.map({ fit.logLikelihood > $0.logLikelihood }) ?? true { best = fit }
      } catch {
        switch error {
        case .collapsed: firstFailure = firstFailure ?? error
        case .notPositiveDefinite(let component, _):
          firstFailure = firstFailure ?? .collapsed(component: component, iteration: 0)
        default: throw error
        }
        failureCount += 1
      }
    }
    guard var best else { throw firstFailure ?? .noPoints }
    best.collapsedTryCount = failureCount
    return best
  }

  /// The mixture that a start gives: one M-step on the responsibilities it stands for; and hints for the first E-step.
  private static func initialModel(
    _ points: CheckedPoints, components: Int, kind: CovarianceKind, start: Start, covarianceFloor: Double,
    threadCount: Int, random: inout RandomState, progress: ((FitProgress) -> FitProgress.Decision)?
  ) throws(MixtureError) -> (GaussianMixture, hints: [Int32]?) {
    let lists: ComponentLists
    var hints: [Int32]?
    switch start {
    case .kMeans, .model:
      let (frame, centered) = points.centered()
      let labels = try KMeans(clusters: components).best(
        for: centered, in: frame, threadCount: threadCount, using: &random, progress: progress
      ).labels
      hints = labels
      lists = ComponentLists(labels: labels, componentCount: components, pointWeights: points.weights)
    case .kMeansPlusPlus:
      let seeding = PlusPlusSeeding(points.squarable(), threadCount: threadCount)
      lists = ComponentLists(points: try seeding.choose(components, using: &random))
    case .randomPoints:
      lists = ComponentLists(
        points: points.weights == nil
          ? random.choice(points.points.rowCount, count: components, replacing: false)
          : random.choiceWithoutReplacement(probabilities: points.shares, count: components))
    }
    let model = try GaussianMixture(
      points: points.points, lists: lists, kind: kind, covarianceFloor: covarianceFloor, threadCount: threadCount)
    return (model, hints)
  }
}
