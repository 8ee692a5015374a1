import LinearAlgebra
import NumericKernels
import NumPyRandom

/// Clustering by k-means: Lloyd's algorithm from k-means++ starts.
///
/// Random numbers are drawn exactly as scikit-learn (1.3 and later) draws them, so `KMeans(clusters: k, restarts: n)`
/// with `RandomState(seed: s)` finds what `KMeans(k, n_init=n, random_state=s)` finds.
public struct KMeans: Equatable, Sendable {
  /// Where a try starts from.
  public enum Start: Equatable, Sendable {
    /// Greedy k-means++: points are drawn with probability proportional to their squared distance from the nearest
    /// center so far; of 2 + ⌊log k⌋ candidates the one that helps most is taken.
    case greedyPlusPlus
    /// Different points, drawn with probability proportional to their weight.
    case randomPoints
    /// Given centers, one a row.
    case centers(Matrix)
  }

  /// The number of clusters.
  public var clusters: Int
  /// Where each try starts from.
  public var start: Start
  /// How many starts are tried; the clustering with the smallest inertia is kept.
  public var restarts: Int
  /// A try ends when the squared distances that centers move sum to at most this, times the mean variance of the
  /// coordinates.
  public var tolerance: Double
  /// The largest number of iterations of a try.
  public var maximumIterations: Int

  /// K-means with the given options; the defaults are scikit-learn's.
  public init(
    clusters: Int, start: Start = .greedyPlusPlus, restarts: Int = 1, tolerance: Double = 1e-4,
    maximumIterations: Int = 300
  ) {
    self.clusters = clusters
    self.start = start
    self.restarts = restarts
    self.tolerance = tolerance
    self.maximumIterations = maximumIterations
  }

  /// Clusters points.
  ///
  /// - Parameters:
  ///   - points: one a row, of any size that a number can hold: inside they are moved to the origin and, where their
  ///     squares would be too large or too small, scaled by a power of two.
  ///   - pointWeights: how often each point counts; once each if nil.
  ///   - threadCount: the number of threads, as many as there are processors if nil; the results are the same.
  ///   - random: the generator, which is copied: the caller's is left as it was.
  ///   - progress: called after each iteration of each try, on the calling thread; it may cancel the fit.
  ///
  /// Throws `MixtureError` where points, weights or options are unsound; `.outOfRange` where the points can be clustered
  /// but the inertia is too large or too small for a number, or where a given center is so far from the points that
  /// squared distances from it are too large; and `.canceled` if `progress` or the task says so.
  public func fit(
    _ points: Matrix, pointWeights: [Double]? = nil, threadCount: Int? = nil,
    random: RandomState = RandomState(seed: 0), progress: ((FitProgress) -> FitProgress.Decision)? = nil
  ) throws(MixtureError) -> Clustering {
    var random = random
    return try fit(
      points, pointWeights: pointWeights, threadCount: threadCount, using: &random, progress: progress)
  }

  /// Clusters points, drawing from the caller's generator.
  public func fit(
    _ points: Matrix, pointWeights: [Double]? = nil, threadCount: Int? = nil, using random: inout RandomState,
    progress: ((FitProgress) -> FitProgress.Decision)? = nil
  ) throws(MixtureError) -> Clustering {
    let points = try CheckedPoints(points, weights: pointWeights)
    try points.check(components: clusters)
    try check(dimensions: points.points.columnCount, threadCount: threadCount)
    let (frame, centered) = points.centered()
    return try Clustering(
      best(
        for: centered, in: frame, threadCount: threadCount ?? WorkSharing.processorCount, using: &random,
        progress: progress),
      of: points, in: frame)
  }

  /// The best of several tries on points that suffice, with options that have been checked.
  ///
  /// - Parameters:
  ///   - points: as they stand in the frame: distances are computed more accurately around the origin.
  ///   - frame: where given centers have to be brought to.
  func best(
    for points: CenteredPoints, in frame: CoordinateFrame, threadCount: Int, using random: inout RandomState,
    progress: ((FitProgress) -> FitProgress.Decision)? = nil
  ) throws(MixtureError) -> LloydIteration.Result {
    let lloyd = LloydIteration(points, threadCount: threadCount)
    lazy var seeding = PlusPlusSeeding(points, threadCount: threadCount)
    let threshold = tolerance == 0 ? 0 : tolerance * points.meanVariance()

    var best: LloydIteration.Result?
    for attempt in 0..<restarts {
      let centers =
        switch start {
        case .greedyPlusPlus:
          points.selectingRows(try seeding.choose(clusters, using: &random))
        case .randomPoints:
          points.selectingRows(
            random.choiceWithoutReplacement(probabilities: points.shares, count: clusters))
        case .centers(let centers):
          try frame.reachable(centers)
        }
      let found = try lloyd.run(
        from: centers, threshold: threshold, maximumIterations: maximumIterations
      ) { iteration, movement throws(MixtureError) in
        try FitProgress.report(
          to: progress,
          FitProgress(
            attempt: attempt, iteration: iteration,
            stage: .kMeans(movement: movement.scaled(byPowerOfTwo: 2 * frame.exponent))))
      }
      // A smaller inertia may be due to rounding alone: then the clustering is the same up to the names of clusters.
      if let kept = best, found.inertia >= kept.inertia || found.isSamePartition(as: kept) { continue }
      best = found
    }
    guard let best else { throw .invalidOption(name: "restarts", value: Double(restarts), allowed: "at least 1") }
    return best
  }

  private func check(dimensions: Int, threadCount: Int?) throws(MixtureError) {
    try MixtureError.check(option: "restarts", Double(restarts), atLeast: 1)
    try MixtureError.check(option: "tolerance", tolerance, atLeast: 0)
    try MixtureError.check(option: "maximumIterations", Double(maximumIterations), atLeast: 1)
    if let threadCount { try MixtureError.check(option: "threadCount", Double(threadCount), atLeast: 1) }
    if case .centers(let centers) = start {
      _ = try CheckedPoints(centers, dimensions: dimensions)
      try MixtureError.check(centers.rowCount, of: "centers", clusters)
    }
  }
}
