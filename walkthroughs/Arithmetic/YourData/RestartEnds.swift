/// Where starts of the same model ended, and how often.
public struct RestartEnds: Sendable {
  /// The different ends, best first: the best log-likelihood of each, and how many starts came there.
  public let ends: [(logLikelihood: Double, count: Int)]
  /// How many starts collapsed.
  public let collapsedCount: Int

  /// Sorts ends, of which those closer than a gap to the best of their group count as the same.
  public init(_ logLikelihoods: [Double?], gap: Double) {
    var ends: [(logLikelihood: Double, count: Int)] = []
    for value in logLikelihoods.compactMap({ $0 }).sorted(by: >) {
      if let last = ends.last, last.logLikelihood - value < gap {
        ends[ends.count - 1].count += 1
      } else {
        ends.append((value, 1))
      }
    }
    self.ends = ends
    collapsedCount = logLikelihoods.count { $0 == nil }
  }
}
