/// Where starts of the same model ended, and how often.
public struct RestartEnds: Sendable {
  /// A place where some starts ended: the best log-likelihood there, and how many starts came there.
  public typealias End = (logLikelihood: Double, count: Int)

  /// The different ends, highest first.
  public let ends: [End]
  /// How many starts collapsed.
  public let collapsedCount: Int
  /// Which of the ends is the model's: not the highest where that one rests on too few points.
  private let chosenIndex: Int?

  /// Sorts ends, of which those closer than a gap to the best of their group count as the same.
  ///
  /// - Parameter chosenEnd: the log-likelihood, among those given, of the start that led to the model.
  public init(
    _ logLikelihoods: [Double?], chosenEnd: Double?, gap: Double
  ) {
    var ends: [End] = []
    var chosenIndex: Int?
    for value in logLikelihoods.compactMap({ $0 }).sorted(by: >) {
      if let last = ends.last, last.logLikelihood - value < gap {
        ends[ends.count - 1].count += 1
      } else {
        ends.append((value, 1))
      }
      if value == chosenEnd { chosenIndex = ends.count - 1 }
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
