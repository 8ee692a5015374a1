/// The share of a sample's values that are no larger than each value: its empirical distribution function.
///
///     EmpiricalDistribution(waitingTimes, label: "Monday")
///
/// The values are sorted at once and not kept; equal ones make one higher step.
public struct EmpiricalDistribution {
  /// The different values of the sample in rising order.
  public let values: [Double]
  /// For each value the share of the sample that is no larger, or that is larger.
  public let shares: [Double]
  /// Whether the shares are those of larger values.
  public let isComplementary: Bool
  /// The color.
  public var lineColor: MarkColor
  /// The thickness in points.
  public var width: Double
  /// The pattern.
  public var dash: Dash
  /// What stands at the line or in the legend.
  public var label: String

  private let valueCount: Int
  private let omittedCount: Int
  private let failure: PlottingError?

  /// The empirical distribution of a sample.
  ///
  /// - Parameters:
  ///   - values: the sample; what is not finite or beyond 1e155 does not belong to it.
  ///   - weights: how much each value counts, 0 or more; 1 each when not given.
  ///   - complementary: whether the share of larger values is shown instead, as for survival times.
  ///   - color: the color.
  ///   - width: the thickness in points.
  ///   - dash: the pattern.
  ///   - label: what stands at the line or in the legend.
  public init(
    _ values: [Double], weights: [Double]? = nil, complementary: Bool = false, color: MarkColor = .automatic,
    width: Double = 1.8, dash: Dash = .automatic, label: String = ""
  ) {
    isComplementary = complementary
    lineColor = color
    self.width = width
    self.dash = dash
    self.label = label
    do {
      try PlottingError.check(weights, of: values, "EmpiricalDistribution")
      failure = nil
    } catch {
      (self.values, shares, valueCount, omittedCount, failure) = ([], [], 0, 0, error)
      return
    }
    var pairs: [(value: Double, weight: Double)] = []
    pairs.reserveCapacity(values.count)
    for (index, value) in values.enumerated() where value.isDrawable { pairs.append((value, weights?[index] ?? 1)) }
    valueCount = pairs.count
    omittedCount = values.count - pairs.count
    pairs.sort { $0.value < $1.value }
    let total = pairs.reduce(0) { $0 + $1.weight }
    var (different, sums): ([Double], [Double]) = ([], [])
    var sum = 0.0
    for pair in pairs where pair.weight > 0 {
      sum += pair.weight
      if different.last == pair.value {
        sums[sums.count - 1] = sum
      } else {
        different.append(pair.value)
        sums.append(sum)
      }
    }
    self.values = different
    // Sums are taken in another order than the total, so that the last share would not always be 1.
    shares = sums.enumerated().map { index, sum in
      let share = index + 1 == sums.count ? 1 : min(sum / total, 1)
      return complementary ? 1 - share : share
    }
  }

  /// The corners of the steps in data units, from where no value is smaller.
  private var corners: [Point] {
    guard let first = values.first else { return [] }
    var corners = [Point(x: first, y: isComplementary ? 1 : 0)]
    corners.reserveCapacity(2 * values.count)
    for (index, value) in values.enumerated() {
      corners.append(Point(x: value, y: shares[index]))
      if index + 1 < values.count { corners.append(Point(x: values[index + 1], y: shares[index])) }
    }
    return corners
  }
}

// swift-format-ignore: AllPublicDeclarationsHaveDocumentation
extension EmpiricalDistribution: Mark {
  public var color: MarkColor? { lineColor }

  public func check() throws(PlottingError) {
    if let failure { throw failure }
    try PlottingError.check(lineWidth: width, "EmpiricalDistribution")
  }

  public func extend(_ extent: inout Extent) {
    extent.omittedCount += omittedCount
    extent.padsX = true
    extent.restsOnZero = true
    extent.add(y: 0)
    extent.add(y: 1)
    for (value, share) in zip(values, shares) {
      // A share of zero is where the steps begin or end, which a logarithmic axis has no place for and nobody misses.
      if share > 0 { extent.add(value, share) } else { extent.add(x: value) }
    }
  }

  public func draw(in plot: inout PlotArea) {
    StepDrawing.draw(corners, color: lineColor, width: width, dash: dash, in: &plot)
  }

  public func labels(in plot: PlotArea) -> [DirectLabel] {
    StepDrawing.labels(label, corners, color: lineColor, width: width, dash: dash, in: plot)
  }

  public var summary: String {
    let name = "an empirical distribution" + RichText.inBrackets(label)
    guard let first = values.first, let last = values.last else { return "\(name) of no values" }
    // The first value that half of the sample does not exceed.
    let half = shares.firstIndex { isComplementary ? $0 <= 0.5 : $0 >= 0.5 } ?? 0
    return "\(name) of \(NumberText.count(valueCount, "value")) from \(NumberText.rounded(first)) to"
      + " \(NumberText.rounded(last)), half of them up to \(NumberText.rounded(values[half]))"
      + (isComplementary ? ", as the share of larger values" : "")
  }
}
