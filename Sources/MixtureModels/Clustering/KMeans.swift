import LinearAlgebra
import NumPyRandom

/// Clustering by k-means: Lloyd's algorithm from k-means++ starts.
///
/// Random numbers are drawn exactly as scikit-learn (1.3 and later) draws them, so `KMeans(clusters: k, restarts: n)`
/// with `RandomState(seed: s)` finds what `KMeans(k, n_init=n, random_state=s)` finds.
public struct KMeans: Equatable, Sendable {
  /// Where a try starts from.
  public enum Start: Equatable, Sendable {
    /// Greedy k-means++: points are drawn with probability proportional to their squared distance from the nearest
    /// centre so far; of 2 + ⌊log k⌋ candidates the one that helps most is taken.
    case greedyPlusPlus
    /// Different points, drawn with probability proportional to their weight.
    case randomPoints
    /// Given centres, one a row.
    case centers(Matrix)
  }

  /// The number of clusters.
  public var clusters: Int
  /// Where each try starts from.
  public var start: Start
  /// How many starts are tried; the clustering with the smallest inertia is kept.
  public var restarts: Int
  /// A try ends when the squared distances that centres move sum to at most this, times the mean variance of the
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
  ///   - points: one a row.
  ///   - pointWeights: how often each point counts; once each if nil.
  ///   - threadCount: the number of threads, as many as there are processors if nil; the results are the same.
  ///   - random: the generator, which is copied: the caller's is left as it was.
  ///
  /// Throws `MixtureError` where points, weights or options are unsound.
  public func fit(
    _ points: Matrix, pointWeights: [Double]? = nil, threadCount: Int? = nil,
    random: RandomState = RandomState(seed: 0)
  ) throws(MixtureError) -> Clustering {
    var random = random
    return try fit(points, pointWeights: pointWeights, threadCount: threadCount, using: &random)
  }

  /// Clusters points, drawing from the caller's generator.
  public func fit(
    _ points: Matrix, pointWeights: [Double]? = nil, threadCount: Int? = nil, using random: inout RandomState
  ) throws(MixtureError) -> Clustering {
    try check(points, pointWeights: pointWeights, threadCount: threadCount)
    // Distances are computed more accurately when the points lie round the origin.
    let mean = points.columnMeans()
    let centered = points.subtractingFromRows(mean)
    let weights = pointWeights ?? [Double](repeating: 1, count: points.rowCount)
    let threadCount = threadCount ?? WorkSharing.processorCount
    let interleaved = InterleavedPoints(centered, weights: pointWeights)
    let lloyd = LloydIteration(
      points: centered, weights: weights, interleaved: interleaved, threadCount: threadCount)
    let seeding = PlusPlusSeeding(
      points: centered, weights: pointWeights, interleaved: interleaved, threadCount: threadCount)
    let threshold = tolerance * centered.meanVariance()

    var best: Clustering?
    for _ in 0..<restarts {
      let centers = initialCenters(centered, weights: pointWeights, mean: mean, seeding: seeding, random: &random)
      let found = lloyd.run(from: centers, threshold: threshold, maximumIterations: maximumIterations)
      // A smaller inertia may be due to rounding alone: then the clustering is the same up to the names of clusters.
      if let kept = best, found.inertia >= kept.inertia || found.isSamePartition(as: kept) { continue }
      best = found
    }
    guard let best else { throw .invalidOption(name: "restarts", value: Double(restarts), allowed: "at least 1") }
    return best.moved(by: mean)
  }

  private func check(_ points: Matrix, pointWeights: [Double]?, threadCount: Int?) throws(MixtureError) {
    try PointCheck.check(points, weights: pointWeights, components: clusters)
    try PointCheck.check("restarts", Double(restarts), atLeast: 1)
    try PointCheck.check("tolerance", tolerance, atLeast: 0)
    try PointCheck.check("maximumIterations", Double(maximumIterations), atLeast: 1)
    if let threadCount { try PointCheck.check("threadCount", Double(threadCount), atLeast: 1) }
    if case .centers(let centers) = start {
      try PointCheck.check(centers, dimensions: points.columnCount)
      guard centers.rowCount == clusters else {
        throw .countMismatch(what: "centers", count: centers.rowCount, expected: clusters)
      }
    }
  }

  private func initialCenters(
    _ points: Matrix, weights: [Double]?, mean: [Double], seeding: PlusPlusSeeding, random: inout RandomState
  ) -> Matrix {
    switch start {
    case .greedyPlusPlus:
      points.selectingRows(seeding.choose(clusters, using: &random))
    case .randomPoints:
      points.selectingRows(
        random.choiceWithoutReplacement(
          probabilities: normalizedWeights(weights, count: points.rowCount), count: clusters))
    case .centers(let centers):
      centers.subtractingFromRows(mean)
    }
  }
}

/// Weights divided by their sum; equal ones if there are none.
func normalizedWeights(_ weights: [Double]?, count: Int) -> [Double] {
  guard let weights else { return [Double](repeating: 1 / Double(count), count: count) }
  let sum = weights.reduce(0, +)
  return weights.map { $0 / sum }
}

extension Matrix {
  /// The matrix with the same numbers taken from every row.
  func subtractingFromRows(_ row: [Double]) -> Matrix {
    let result = [Double](unsafeUninitializedCapacity: elements.count) { result, initializedCount in
      elements.withUnsafeBufferPointer { elements in
        row.withUnsafeBufferPointer { row in
          for start in stride(from: 0, to: elements.count, by: columnCount) {
            for column in 0..<columnCount {
              result.initializeElement(at: start + column, to: elements[start + column] - row[column])
            }
          }
        }
      }
      initializedCount = elements.count
    }
    return Matrix(rowCount: rowCount, columnCount: columnCount, elements: result)
  }

  /// The mean over columns of their variances, each the mean squared deviation from the column's mean.
  func meanVariance() -> Double {
    let means = columnMeans()
    let elements = elements
    var sum = 0.0
    for start in stride(from: 0, to: elements.count, by: columnCount) {
      for column in 0..<columnCount {
        let deviation = elements[start + column] - means[column]
        sum += deviation * deviation
      }
    }
    return sum / Double(rowCount) / Double(columnCount)
  }
}
