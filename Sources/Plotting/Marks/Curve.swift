/// The graph of a function, sampled as finely as its bends ask for.
public struct Curve {
  /// The sampled points in data units, from left to right.
  public let samples: [Point]
  /// The color.
  public var lineColor: MarkColor
  /// The thickness in points.
  public var width: Double
  /// The pattern.
  public var dash: Dash
  /// Whether the area down to zero is tinted.
  public var fill: Bool
  /// What stands at the curve or in the legend.
  public var label: String

  /// The graph of a function over a range.
  ///
  /// The function is called at once, at a few hundred places: evenly at first, then between neighbors wherever the
  /// curve bends too much to be drawn as a straight line.
  ///
  /// - Parameters:
  ///   - range: the horizontal range in data units.
  ///   - including: places that must be sampled, such as the means of peaks too narrow to be met by chance.
  ///   - color: the color.
  ///   - width: the thickness in points.
  ///   - dash: the pattern.
  ///   - fill: whether the area down to zero is tinted.
  ///   - label: what stands at the curve or in the legend.
  ///   - function: the height at a place.
  /// - Throws: what the function throws.
  public init(
    over range: ClosedRange<Double>, including: [Double] = [], color: MarkColor = .automatic, width: Double = 1.8,
    dash: Dash = .automatic, fill: Bool = false, label: String = "", _ function: (Double) throws -> Double
  ) rethrows {
    samples = try AdaptiveSampling.samples(over: range, including: including, function)
    lineColor = color
    self.width = width
    self.dash = dash
    self.fill = fill
    self.label = label
  }
}

// swift-format-ignore: AllPublicDeclarationsHaveDocumentation
extension Curve: Mark {
  public var color: MarkColor? { lineColor }

  public func check() throws(PlottingError) {
    try PlottingError.check(!samples.isEmpty, "Curve", "the range", "too large", "no further than 1e155 from zero")
    try PlottingError.check(lineWidth: width, "Curve")
  }

  public func extend(_ extent: inout Extent) {
    var low = Double.infinity
    var high = -Double.infinity
    for sample in samples {
      extent.add(sample: sample.x, sample.y)
      guard extent.yScale.accepts(sample.y) else { continue }
      low = min(low, sample.y)
      high = max(high, sample.y)
    }
    // A density that comes down to zero should be seen to stand on it.
    if fill || (low >= 0 && low <= 0.05 * high && high > 0) {
      extent.rest(on: 0)
    }
  }

  /// A single sample between gaps is not a line.
  private func pieces(in plot: PlotArea) -> [[Point]] { plot.pieces(of: samples).filter { $0.count > 1 } }

  public func draw(in plot: inout PlotArea) {
    let color = plot.color(lineColor)
    let pieces = pieces(in: plot)
    if fill {
      let base = plot.y.scale.accepts(0) ? plot.y(0) : plot.y.start
      let polygons = pieces.map { piece in
        [Point(x: piece[0].x, y: base)] + piece + [Point(x: piece[piece.count - 1].x, y: base)]
      }
      plot.fillPolygons(polygons, color: color.opacity(0.18))
    }
    let style = StrokeStyle(width: width, dashes: plot.dashes(dash, width: width, color: lineColor))
    plot.strokeLines(
      pieces.flatMap { Self.withoutTails($0, in: plot) }, color: color, style: style,
      runsIntoAxis: Self.runsIntoAxis(plot))
  }

  private static func runsIntoAxis(_ plot: PlotArea) -> Bool {
    plot.y.scale == .linear && plot.y.domain.lowerBound == 0
  }

  /// The parts of a line that can be told from the axis it stands on; otherwise the last of several densities would color the
  /// whole axis.
  private static func withoutTails(_ piece: [Point], in plot: PlotArea) -> [[Point]] {
    guard runsIntoAxis(plot) else { return [piece] }
    func isVisible(_ point: Point) -> Bool { abs(point.y - plot.y.start) > 0.3 }
    var parts: [[Point]] = [[]]
    for (index, point) in piece.enumerated() {
      // The neighbors of visible points are kept, so that the line runs into the axis.
      let isKept =
        isVisible(point) || (index > 0 && isVisible(piece[index - 1]))
        || (index + 1 < piece.count && isVisible(piece[index + 1]))
      if isKept { parts[parts.count - 1].append(point) } else if parts.last?.isEmpty == false { parts.append([]) }
    }
    return parts.filter { $0.count > 1 }
  }

  public func labels(in plot: PlotArea) -> [DirectLabel] {
    guard !label.isEmpty else { return [] }
    let places = pieces(in: plot).flatMap { $0 }.filter(plot.frame.contains)
    // In the picture the smallest y is the highest point.
    guard let peak = places.min(by: { $0.y < $1.y }) else { return [] }
    var candidates: [DirectLabel.Candidate] = [.init(peak, .above, gap: 3)]
    candidates += [.aboveRight, .aboveLeft, .right, .left].map { .init(peak, $0, gap: 6) }
    let bottom = places.reduce(peak.y) { max($0, $1.y) }
    for fraction in [0.15, 0.3, 0.5, 0.7] {
      let height = peak.y + (bottom - peak.y) * fraction
      if let right = places.last(where: { $0.y <= height }) { candidates.append(.init(right, .right, gap: 6)) }
      if let left = places.first(where: { $0.y <= height }) { candidates.append(.init(left, .left, gap: 6)) }
    }
    // Over a low peak whose neighbors leave no room beside it.
    candidates += [14.0, 22, 30, 40, 50].map { .init(peak, .above, gap: $0) }
    return [
      DirectLabel(
        label, color: lineColor, candidates: candidates, role: .name,
        swatch: .line(lineColor, width: width, dash: dash, hasPoint: false))
    ]
  }

  public var summary: String {
    let name = "a curve" + RichText.inBrackets(label)
    let drawable = samples.filter(\.isDrawable)
    guard let peak = drawable.max(by: { $0.y < $1.y }) else { return name }
    return "\(name) with its highest value \(NumberText.rounded(peak.y, significantDigits: 3))"
      + " at \(NumberText.rounded(peak.x, significantDigits: 3))"
  }
}
