/// What a box plot shows of a sample.
public struct BoxStatistics: Hashable, Sendable {
  /// How many values there are.
  public let count: Int
  /// A quarter of the values lies below: the quantile of type 7 of Hyndman and Fan (1996).
  public let lowerQuartile: Double
  /// Half of the values lies below.
  public let median: Double
  /// A quarter of the values lies above.
  public let upperQuartile: Double
  /// The smallest value that is no outlier.
  public let lowerWhisker: Double
  /// The largest value that is no outlier.
  public let upperWhisker: Double
  /// The values farther from the box than the whiskers may reach, in rising order.
  public let outliers: [Double]

  /// The numbers of a sample; nothing for an empty one.
  ///
  /// - Parameters:
  ///   - values: the sample; what is not finite or beyond 1e155 does not belong to it.
  ///   - reach: how far whiskers may reach, in heights of the box (Tukey 1977).
  public init?(of values: [Double], reach: Double = 1.5) {
    self.init(ofSorted: values.filter(\.isDrawable).sorted(), reach: reach)
  }

  init?(ofSorted values: [Double], reach: Double) {
    guard !values.isEmpty else { return nil }
    count = values.count
    lowerQuartile = Quantiles.linear(0.25, ofSorted: values)
    median = Quantiles.linear(0.5, ofSorted: values)
    upperQuartile = Quantiles.linear(0.75, ofSorted: values)
    let farthest = reach * (upperQuartile - lowerQuartile)
    let (low, high) = (lowerQuartile - farthest, upperQuartile + farthest)
    // A whisker never ends inside of the box, as it would where no value lies between the box and the limit.
    let lowest = values.first { $0 >= low } ?? lowerQuartile
    let highest = values.last { $0 <= high } ?? upperQuartile
    let lowerWhisker = min(lowest, lowerQuartile)
    let upperWhisker = max(highest, upperQuartile)
    (self.lowerWhisker, self.upperWhisker) = (lowerWhisker, upperWhisker)
    outliers = Array(values.prefix { $0 < lowerWhisker } + values.reversed().prefix { $0 > upperWhisker }.reversed())
  }
}
