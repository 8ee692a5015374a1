/// A line that the points of a quantile plot are compared with.
public enum QuantileReference: String, Hashable, Sendable {
  /// No line.
  case none
  /// The straight line that lies nearest to the points, by squared vertical distances.
  case leastSquares
  /// Through the lower and the upper quartiles, which outliers do not move.
  case quartiles
  /// Where both quantiles are equal.
  case identity
}

/// The quantiles of a sample against those of a normal distribution or of another sample: a straight line where the shapes agree.
///
///     QuantilePlot(residuals)
///
/// Against a normal distribution, the expected places of the sorted values are the medians of uniform order statistics (Filliben 1975) as
/// in scipy's `probplot`. Of two samples, the smaller one's values are set against the quantiles of type 7 of the larger one, as in R's
/// `qqplot`.
public struct QuantilePlot {
  /// The expected quantiles in rising order, along the x axis.
  public let expected: [Double]
  /// The quantiles of the sample in rising order, along the y axis.
  public let observed: [Double]
  /// The line that the points are compared with.
  public var reference: QuantileReference
  /// The color of the points.
  public var pointColor: MarkColor
  /// How much a point hides what is below, from 0 to 1.
  public var opacity: Double
  /// What the legend says.
  public var label: String

  private let omittedCount: Int
  /// The lower and the upper quartiles of both.
  private let quartiles: (lower: Point, upper: Point)

  /// The quantiles of a sample against those of the standard normal distribution.
  public init(
    _ values: [Double], reference: QuantileReference = .leastSquares, color: MarkColor = .automatic,
    opacity: Double = 0.8, label: String = ""
  ) {
    observed = values.filter(\.isDrawable).sorted()
    let count = observed.count
    expected = (0..<count).map { index in
      // The median of the largest of so many uniform values, and by symmetry of the smallest.
      let extreme = 0.5.raised(to: 1 / Double(count))
      let probability =
        index + 1 == count ? extreme : index == 0 ? 1 - extreme : (Double(index + 1) - 0.3175) / (Double(count) + 0.365)
      return NormalDistribution.quantile(probability)
    }
    quartiles = (
      Point(x: NormalDistribution.quantile(0.25), y: Quantiles.linear(0.25, ofSorted: observed)),
      Point(x: NormalDistribution.quantile(0.75), y: Quantiles.linear(0.75, ofSorted: observed))
    )
    omittedCount = values.count - count
    self.reference = reference
    pointColor = color
    self.opacity = opacity
    self.label = label
  }

  /// The quantiles of a sample against those of another one.
  public init(
    _ values: [Double], against other: [Double], reference: QuantileReference = .identity,
    color: MarkColor = .automatic, opacity: Double = 0.8, label: String = ""
  ) {
    let first = values.filter(\.isDrawable).sorted()
    let second = other.filter(\.isDrawable).sorted()
    let count = min(first.count, second.count)
    func quantiles(_ sorted: [Double]) -> [Double] {
      if sorted.count == count { return sorted }
      return (0..<count).map { index in
        Quantiles.linear(count > 1 ? Double(index) / Double(count - 1) : 0.5, ofSorted: sorted)
      }
    }
    observed = quantiles(first)
    expected = quantiles(second)
    quartiles = (
      Point(x: Quantiles.linear(0.25, ofSorted: second), y: Quantiles.linear(0.25, ofSorted: first)),
      Point(x: Quantiles.linear(0.75, ofSorted: second), y: Quantiles.linear(0.75, ofSorted: first))
    )
    omittedCount = values.count - first.count + other.count - second.count
    self.reference = reference
    pointColor = color
    self.opacity = opacity
    self.label = label
  }

  /// The reference line; nothing where there is none, or too few different values for one.
  public var referenceLine: (slope: Double, intercept: Double)? {
    switch reference {
    case .none: return nil
    case .identity: return observed.isEmpty ? nil : (1, 0)
    case .quartiles:
      let (lower, upper) = quartiles
      guard observed.count > 1, upper.x > lower.x else { return nil }
      let slope = (upper.y - lower.y) / (upper.x - lower.x)
      return (slope, lower.y - slope * lower.x)
    case .leastSquares:
      // Scaled before squaring, so that very small and very large values keep their slope.
      let scaleX = expected.reduce(0) { max($0, abs($1)) }
      guard observed.count > 1, scaleX > 0 else { return nil }
      let size = Double(observed.count)
      let meanX = expected.reduce(0) { $0 + $1 / scaleX } / size
      let meanY = observed.reduce(0) { $0 + $1 / size }
      var (products, squares) = (0.0, 0.0)
      for (x, y) in zip(expected, observed) {
        products += (x / scaleX - meanX) * (y - meanY)
        squares += (x / scaleX - meanX) * (x / scaleX - meanX)
      }
      guard squares > 0 else { return nil }
      let slope = products / squares
      return (slope / scaleX, meanY - slope * meanX)
    }
  }
}

// swift-format-ignore: AllPublicDeclarationsHaveDocumentation
extension QuantilePlot: Mark {
  public var color: MarkColor? { pointColor }

  public func check() throws(PlottingError) {
    try PlottingError.check(opacity: opacity, "QuantilePlot")
  }

  public func extend(_ extent: inout Extent) {
    extent.omittedCount += omittedCount
    extent.padsX = true
    for (x, y) in zip(expected, observed) { extent.add(x, y) }
  }

  /// Across the whole frame; on axes of two scales the line is bent.
  private func line(in plot: PlotArea) -> [[Point]] {
    guard let (slope, intercept) = referenceLine else { return [] }
    let scale = plot.x.scale
    let (first, last) = (scale.transform(plot.x.domain.lowerBound), scale.transform(plot.x.domain.upperBound))
    let count = scale == .linear && plot.y.scale == .linear ? 1 : 200
    let places = (0...count).map { scale.inverse(first + (last - first) * Double($0) / Double(count)) }
    return plot.pieces(of: places.map { Point(x: $0, y: intercept + slope * $0) }).filter { $0.count > 1 }
  }

  public func draw(in plot: inout PlotArea) {
    plot.strokeLines(line(in: plot), color: plot.theme.mutedInk, style: StrokeStyle(width: 1.2))
    let region = plot.frame.expanded(by: 1e-6)
    let places = zip(expected, observed).compactMap { plot.place($0, $1) }.filter(region.contains)
    guard !places.isEmpty else { return }
    let shape = plot.shape(ofSeriesIn: pointColor)
    plot.addUnclipped([
      .markers(
        Markers(
          shapes: [shape], centers: places, diameters: [Points.standardDiameter],
          colors: [plot.color(pointColor).opacity(opacity)], edge: plot.theme.paper, edgeWidth: 0.4))
    ])
  }

  public var legendEntries: [LegendEntry] {
    label.isEmpty
      ? []
      : [
        LegendEntry(
          .marker(.circle, pointColor, diameter: Points.standardDiameter + 1, opacity: max(opacity, 0.8)), label)
      ]
  }

  public var summary: String {
    let name = "a quantile plot" + RichText.inBrackets(label)
    guard let first = observed.first, let last = observed.last else { return "\(name) of no values" }
    let line =
      referenceLine.map { line in
        reference == .identity
          ? " and the line of equal quantiles"
          : " and a line of slope \(NumberText.rounded(line.slope, significantDigits: 3)) through"
            + " \(NumberText.rounded(line.intercept, significantDigits: 3)) at 0"
      } ?? ""
    return "\(name) of \(NumberText.count(observed.count, "quantile")) from \(NumberText.rounded(first)) to"
      + " \(NumberText.rounded(last))\(line)"
  }
}
