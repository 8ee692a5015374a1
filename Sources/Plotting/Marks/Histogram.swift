/// What the heights of a histogram say.
public enum HistogramHeight: String, Hashable, Sendable {
  /// How many values, or how much weight, a bin holds.
  case count
  /// The share of the values in a bin divided by its width, so that all areas add up to 1 as those under a density do.
  case density
  /// The share of the values in a bin: all heights add up to 1.
  case probability
}

/// How often values lie in each of many intervals.
///
///     Histogram(heights, bins: .width(2), label: "women")
///
/// The values are counted at once and not kept. Several histograms lie over each other, so that each is seen; give them the same edges,
/// and a density or probability where the samples differ in size.
public struct Histogram {
  /// The edges of the bins, one more than there are bins.
  public let edges: [Double]
  /// The number or the weight of the values in each bin.
  public let counts: [Double]
  /// The height of each bin.
  public let heights: [Double]
  /// What the heights say.
  public let height: HistogramHeight
  /// The color.
  public var fillColor: MarkColor
  /// How much the bins hide what is below, from 0 to 1; their outline hides all.
  public var opacity: Double
  /// What the legend says.
  public var label: String

  private let valueCount: Int
  private let outsideCount: Int
  private let omittedCount: Int
  private let failure: PlottingError?

  /// Counts values in bins.
  ///
  /// - Parameters:
  ///   - values: the sample; what is not finite or beyond 1e155 is in no bin.
  ///   - bins: how the range of the values is divided; rules go by the number of values, whatever their weights.
  ///   - weights: how much each value counts, 0 or more; 1 each when not given.
  ///   - height: what the heights say; shares are of what the bins hold.
  ///   - color: the color.
  ///   - opacity: how much the bins hide what is below, from 0 to 1.
  ///   - label: what the legend says.
  public init(
    _ values: [Double], bins: HistogramBins = .automatic, weights: [Double]? = nil, height: HistogramHeight = .count,
    color: MarkColor = .automatic, opacity: Double = 0.4, label: String = ""
  ) {
    self.height = height
    fillColor = color
    self.opacity = opacity
    self.label = label
    valueCount = values.count
    do {
      try PlottingError.check(weights, of: values, "Histogram")
      let edges = try bins.edges(for: values)
      let found = BinCounts(values, weights: weights, edges: edges)
      self.edges = edges
      counts = found.counts
      (outsideCount, omittedCount, failure) = (found.outsideCount, found.omittedCount, nil)
    } catch {
      (edges, counts) = ([], [])
      (outsideCount, omittedCount, failure) = (0, 0, error)
    }
    heights = Self.heights(counts, edges: edges, height)
  }

  private static func heights(_ counts: [Double], edges: [Double], _ height: HistogramHeight) -> [Double] {
    let total = counts.reduce(0, +)
    guard height != .count, total > 0 else { return counts }
    return counts.indices.map { index in
      switch height {
      case .count, .probability: counts[index] / total
      case .density: counts[index] / (edges[index + 1] - edges[index]) / total
      }
    }
  }
}

// swift-format-ignore: AllPublicDeclarationsHaveDocumentation
extension Histogram: Mark {
  public var color: MarkColor? { fillColor }

  public func check() throws(PlottingError) {
    if let failure { throw failure }
    try PlottingError.check(opacity: opacity, "Histogram")
  }

  public func extend(_ extent: inout Extent) {
    extent.omittedCount += omittedCount
    extent.padsX = true
    extent.restsOnZero = true
    extent.add(y: 0)
    var smallest = Double.infinity
    for (index, height) in heights.enumerated() {
      let (left, right) = (edges[index], edges[index + 1])
      guard height.isDrawable, extent.xScale.accepts(right) else {
        extent.omittedCount += 1
        continue
      }
      extent.add(x: left)
      extent.add(x: right)
      // An empty bin has no bar, which is no fault of the axis.
      extent.add(y: height)
      if height > 0 { smallest = min(smallest, height) }
    }
    // On a logarithmic axis the lowest bar stands out from the bottom.
    if !extent.yScale.accepts(0) { extent.add(y: smallest / 2) }
  }

  /// The upper edges of neighboring bins that are not empty, from left to right, and between which of them a bin ends.
  private func outlines(in plot: PlotArea, base: Double) -> (runs: [[Point]], walls: [[Point]]) {
    var runs: [[Point]] = []
    var walls: [[Point]] = []
    var current: [Point] = []
    func finish() {
      if let last = current.last { runs.append(current + [Point(x: last.x, y: base)]) }
      current = []
    }
    for (index, height) in heights.enumerated() {
      guard height > 0, plot.y.scale.accepts(height), plot.x.scale.accepts(edges[index + 1]),
        let left = plot.x.end(edges[index])
      else {
        finish()
        continue
      }
      let top = plot.y(height)
      let right = plot.x(edges[index + 1])
      if let last = current.last {
        if abs(right - left) >= Self.narrowestWithWalls {
          // As far as the lower of the two bins; the outline goes on from there.
          walls.append([
            Point(x: left, y: base), Point(x: left, y: abs(last.y - base) < abs(top - base) ? last.y : top),
          ])
        }
      } else {
        current.append(Point(x: left, y: base))
      }
      current += [Point(x: left, y: top), Point(x: right, y: top)]
    }
    finish()
    return (runs, walls)
  }

  /// Bins of fewer points are not set off from each other.
  private static let narrowestWithWalls = 5.0

  public func draw(in plot: inout PlotArea) {
    let color = plot.color(fillColor)
    let base = plot.y.scale.accepts(0) ? plot.y(0) : plot.y.start
    let (runs, walls) = outlines(in: plot, base: base)
    let reduced = runs.map(ColumnReduction.reduced)
    plot.fillPolygons(reduced, color: color.opacity(opacity))
    plot.strokeLines(walls, color: color.opacity(0.6), style: StrokeStyle(width: 0.75))
    plot.strokeLines(reduced, color: color, style: StrokeStyle(width: 1.25))
  }

  public var legendEntries: [LegendEntry] {
    label.isEmpty ? [] : [LegendEntry(.area(fillColor, opacity: opacity, outlined: true), label)]
  }

  public var summary: String {
    let name = "a histogram" + RichText.inBrackets(label)
    let outside = outsideCount == 0 ? "" : ", and \(NumberText.count(outsideCount, "value")) outside of the bins"
    let counted = NumberText.count(valueCount - outsideCount - omittedCount, "value")
    guard let highest = heights.indices.max(by: { heights[$0] < heights[$1] }), counts[highest] > 0 else {
      return "\(name) of no values\(outside)"
    }
    let what =
      switch height {
      case .count: ""
      case .density: " density"
      case .probability: " probability"
      }
    let ends = [edges[highest], edges[highest + 1]].map { NumberText.rounded($0, significantDigits: 3) }
    return "\(name) of \(counted) in \(NumberText.count(counts.count, "bin")), with its highest"
      + "\(what) \(NumberText.rounded(heights[highest])) from \(ends[0]) to \(ends[1])\(outside)"
  }
}
