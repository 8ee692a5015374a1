/// Where starts of the same model ended, and how often.
public struct RestartEnds: Sendable {
  /// A place where starts ended: the best log-likelihood there, and how many came there; none where the model was found from the
  /// best of them.
  public typealias End = (logLikelihood: Double, count: Int)

  /// The different ends, highest first.
  public let ends: [End]
  /// How many starts collapsed.
  public let collapsedCount: Int
  /// Which of the ends is the model's: not the highest where that one rests on too few points.
  private let chosenIndex: Int?

  /// Sorts ends, of which those closer than a gap to the best of their group count as the same.
  ///
  /// - Parameter chosenEnd: the log-likelihood of the model, whether a start led there or not.
  public init(
    _ logLikelihoods: [Double?], chosenEnd: Double?, gap: Double
  ) {
    var ends: [End] = []
    var chosenIndex: Int?
    var values = logLikelihoods.compactMap { value in
      value.map { (value: $0, isStart: true) }
    }
    if let chosenEnd { values.append((chosenEnd, false)) }
    for (value, isStart) in values.sorted(by: { $0.value > $1.value }) {
      let count = isStart ? 1 : 0
      if let last = ends.last, last.logLikelihood - value < gap {
        ends[ends.count - 1].count += count
      } else {
        ends.append((value, count))
      }
      if !isStart { chosenIndex = ends.count - 1 }
    }
    self.ends = ends
    self.chosenIndex = chosenIndex
    collapsedCount = logLikelihoods.count { $0 == nil }
  }

  /// The end that the model is from; nil where no start came to one.
  public var chosen: End? { chosenIndex.map { ends[$0] } }

  /// The ends that are higher than the model's, and were passed over.
  public var passedOver: [End] { Array(ends.prefix(chosenIndex ?? 0)) }

  /// The ends that are lower than the model's.
  public var lower: [End] {
    chosenIndex.map { Array(ends.dropFirst($0 + 1)) } ?? []
  }
}
