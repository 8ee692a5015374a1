import LinearAlgebra
import NumericKernels
import NumPyRandom

/// K-means for many points: centers are moved by one small random batch after the other (Sculley, "Web-scale k-means
/// clustering", 2010), which takes a fraction of the time for an inertia that is a few percent larger.
///
/// Each point of a batch moves its nearest center towards it, by its share of all that has moved that center so far. A
/// center that no point has moved yet takes over the farthest point of a batch. Centers start from k-means++ on a sample of
/// three batches, or three points a cluster if that is more. The run ends when the smoothed mean squared distance of the
/// points of a batch from their centers has not become smaller for `patience` batches.
///
/// The same generator gives the same clustering on any number of threads. It is not scikit-learn's `MiniBatchKMeans` draw
/// for draw: that one also puts centers of few points elsewhere at random, and updates after whole batches.
public struct MiniBatchKMeans: Equatable, Sendable {
  /// The number of clusters.
  public var clusters: Int
  /// The number of points in a batch; they are drawn with replacement, all that weigh anything being equally likely.
  public var batchSize: Int
  /// The largest number of times that as many points are drawn as there are.
  public var maximumPasses: Int
  /// How many batches without progress end the run.
  public var patience: Int

  /// Mini-batch k-means with the given options; the defaults are scikit-learn's.
  public init(clusters: Int, batchSize: Int = 1024, maximumPasses: Int = 100, patience: Int = 10) {
    self.clusters = clusters
    self.batchSize = batchSize
    self.maximumPasses = maximumPasses
    self.patience = patience
  }

  /// Clusters points.
  ///
  /// In the result `iterations` counts batches, and `labels` and `inertia` are those of all points for the centers found.
  ///
  /// - Parameters:
  ///   - points: one a row.
  ///   - pointWeights: how often each point counts; once each if nil.
  ///   - threadCount: the number of threads, as many as there are processors if nil; the results are the same.
  ///   - random: the generator, which is copied: the caller's is left as it was.
  ///   - progress: called after each batch, on the calling thread; it may cancel the fit.
  ///
  /// Throws `MixtureError` where points, weights or options are unsound; `.outOfRange` where the inertia is too large or
  /// too small for a number; and `.canceled` if `progress` or the task says so.
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
    for (name, value) in [("batchSize", batchSize), ("maximumPasses", maximumPasses), ("patience", patience)] {
      try MixtureError.check(option: name, Double(value), atLeast: 1)
    }
    if let threadCount { try MixtureError.check(option: "threadCount", Double(threadCount), atLeast: 1) }
    let threads = threadCount ?? WorkSharing.processorCount
    let (frame, centered) = points.centered()
    let eligible = (0..<points.points.rowCount).filter { (centered.weights?[$0] ?? 1) > 0 }

    let sampleSize = min(eligible.count, 3 * max(batchSize, clusters))
    let sample = centered.selecting(
      random.choice(eligible.count, count: sampleSize, replacing: false).map { eligible[$0] })
    let seeds = try PlusPlusSeeding(CenteredPoints(sample), threadCount: threads).choose(clusters, using: &random)
    var centers = MovingCenters(sample.points.selectingRows(seeds))

    let batchesInPass = (eligible.count - 1) / batchSize + 1
    let (limit, overflow) = maximumPasses.multipliedReportingOverflow(by: batchesInPass)
    var trend = Trend(smoothing: min(1, 2 * Double(batchSize) / (Double(eligible.count) + 1)))
    var iterations = 0
    while iterations < (overflow ? .max : limit), trend.staleness < patience {
      let batch = centered.selecting(
        random.randomIntegers(in: 0..<eligible.count, count: batchSize).map { eligible[$0] })
      let former = centers.centers
      trend.note(centers.move(by: batch, threadCount: threads))
      iterations += 1
      let movement = centers.centers.squaredRowDistances(from: former).reduce(0, +)
      try FitProgress.report(
        to: progress,
        FitProgress(
          attempt: 0, iteration: iterations,
          stage: .kMeans(movement: movement.scaled(byPowerOfTwo: 2 * frame.exponent))))
    }
    // No iterations of Lloyd's: labels and inertia only.
    var result = try LloydIteration(centered, threadCount: threads).run(
      from: centers.centers, threshold: 0, maximumIterations: 0)
    result.iterations = iterations
    result.converged = trend.staleness >= patience
    return try Clustering(result, of: points, in: frame)
  }
}

/// Centers that points pull at one after the other.
private struct MovingCenters {
  private(set) var centers: Matrix
  /// The weight of the points that have pulled at each center.
  private var pulls: [Double]

  init(_ centers: Matrix) {
    self.centers = centers
    pulls = [Double](repeating: 0, count: centers.rowCount)
  }

  /// Moves the centers; returns the weighted mean squared distance of the batch from them before.
  mutating func move(by batch: CheckedPoints, threadCount: Int) -> Double {
    let points = batch.points
    var labels = LloydIteration.assign(CenteredPoints(batch), to: centers, threadCount: threadCount).labels.map(
      Int.init)
    let squares = labels.indices.map { row in
      let distance = points.distance(ofRow: row, from: labels[row], of: centers)
      return distance * distance
    }
    let members = Set(labels)
    let idle = pulls.indices.filter { pulls[$0] == 0 && !members.contains($0) }
    if !idle.isEmpty {
      let farthest = labels.indices.filter { squares[$0] > 0 }.sorted { (squares[$1], $1) < (squares[$0], $0) }
      for (center, row) in zip(idle, farthest) { labels[row] = center }
    }
    var sum = 0.0
    var weightSum = 0.0
    for (row, label) in labels.enumerated() {
      let weight = batch.weights?[row] ?? 1
      sum += weight * squares[row]
      weightSum += weight
      pulls[label] += weight
      let rate = weight / pulls[label]
      for dimension in 0..<points.columnCount {
        let target = points[row, dimension]
        // The first pull is the whole way, without rounding.
        if rate == 1 {
          centers[label, dimension] = target
        } else {
          centers[label, dimension] += rate * (target - centers[label, dimension])
        }
      }
    }
    return sum / weightSum
  }
}

/// How values that scatter go down.
private struct Trend {
  private let smoothing: Double
  private var average: Double?
  private var least = Double.infinity
  /// For how many values the smoothed ones have not gone below their least.
  private(set) var staleness = 0

  init(smoothing: Double) { self.smoothing = smoothing }

  mutating func note(_ value: Double) {
    let next = average.map { $0 + smoothing * (value - $0) } ?? value
    average = next
    staleness = next < least ? 0 : staleness + 1
    least = min(least, next)
  }
}
