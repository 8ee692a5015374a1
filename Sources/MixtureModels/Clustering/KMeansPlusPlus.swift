import LinearAlgebra
import NumPyRandom

/// Points chosen as k-means++ chooses centers to start from.
public struct PlusPlusCenters: Equatable, Sendable {
  /// The centers, one a row, in the order in which they were chosen.
  public let centers: Matrix
  /// The row of the points that each center is.
  public let rows: [Int]
}

extension KMeans {
  /// Chooses points to start k-means from, far from each other; scikit-learn's `kmeans_plusplus`, draw for draw.
  ///
  /// The first is drawn with probability proportional to its weight. For each other one some candidates are drawn with
  /// probability proportional to weight times squared distance from the nearest center so far, and the one that leaves
  /// the smallest sum of these is taken (Arthur and Vassilvitskii, "k-means++: the advantages of careful seeding", 2007).
  ///
  /// - Parameters:
  ///   - points: one a row.
  ///   - count: how many to choose.
  ///   - pointWeights: how often each point counts; once each if nil.
  ///   - trialCount: how many candidates are tried for each but the first; 2 + ⌊log count⌋ if nil.
  ///   - threadCount: the number of threads, as many as there are processors if nil; the results are the same.
  ///   - random: the generator, which goes on.
  ///
  /// Throws `MixtureError` where points, weights or options are unsound, or there are fewer points that count than are
  /// wanted; `.canceled` if the task is.
  public static func plusPlusCenters(
    of points: Matrix, count: Int, pointWeights: [Double]? = nil, trialCount: Int? = nil, threadCount: Int? = nil,
    using random: inout RandomState
  ) throws(MixtureError) -> PlusPlusCenters {
    let checked = try CheckedPoints(points, weights: pointWeights)
    try checked.check(components: count)
    if let trialCount { try MixtureError.check(option: "trialCount", Double(trialCount), atLeast: 1) }
    if let threadCount { try MixtureError.check(option: "threadCount", Double(threadCount), atLeast: 1) }
    let seeding = PlusPlusSeeding(checked.squarable(), threadCount: threadCount ?? WorkSharing.processorCount)
    let rows = try seeding.choose(count, trialCount: trialCount, using: &random)
    return PlusPlusCenters(centers: points.selectingRows(rows), rows: rows)
  }
}
