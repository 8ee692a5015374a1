/// The colors of areas.
public enum AreaColor: Hashable, Sendable {
  /// All alike.
  case constant(MarkColor)
  /// By value, with a color bar; the domain defaults to the range of the values.
  case values([Double], map: ColorMap = .viridis, domain: ClosedRange<Double>? = nil, title: String = "")
}

/// Upright rectangles, such as spans of time or cells of an uneven grid.
///
///     Rectangles(left: starts, right: ends, bottom: [-.infinity], top: [.infinity], label: "recession")
///
/// An infinite end reaches to the edge of the figure. Where all bottoms or all tops are the same, one number stands for all.
public struct Rectangles {
  /// Where the rectangles begin, in data units.
  public var left: [Double]
  /// Where they end, in data units.
  public var right: [Double]
  /// Where they stand, in data units; one for each, or one for all.
  public var bottom: [Double]
  /// How far they reach up, in data units; one for each, or one for all.
  public var top: [Double]
  /// The colors.
  public var areaColor: AreaColor
  /// How much the rectangles hide what is below, from 0 to 1.
  public var opacity: Double
  /// Whether an outline is drawn.
  public var outlined: Bool
  /// What the legend says.
  public var label: String
  /// The axes on which positions are dates, in seconds since the beginning of 1970.
  public internal(set) var dateAxes: DateAxes = []

  /// Rectangles from their sides.
  public init(
    left: [Double], right: [Double], bottom: [Double], top: [Double], color: AreaColor = .constant(.automatic),
    opacity: Double = 0.4, outlined: Bool = true, label: String = ""
  ) {
    self.left = left
    self.right = right
    self.bottom = bottom
    self.top = top
    areaColor = color
    self.opacity = opacity
    self.outlined = outlined
    self.label = label
  }

  /// One rectangle for each interval, as high as the figure.
  public init(
    x intervals: [ClosedRange<Double>], color: MarkColor = .muted, opacity: Double = 0.15, label: String = ""
  ) {
    self.init(
      left: intervals.map(\.lowerBound), right: intervals.map(\.upperBound), bottom: [-.infinity], top: [.infinity],
      color: .constant(color), opacity: opacity, outlined: false, label: label)
  }

  /// One rectangle for each interval, as wide as the figure.
  public init(
    y intervals: [ClosedRange<Double>], color: MarkColor = .muted, opacity: Double = 0.15, label: String = ""
  ) {
    self.init(
      left: intervals.map { _ in -.infinity }, right: intervals.map { _ in .infinity },
      bottom: intervals.map(\.lowerBound), top: intervals.map(\.upperBound), color: .constant(color), opacity: opacity,
      outlined: false, label: label)
  }
}

// swift-format-ignore: AllPublicDeclarationsHaveDocumentation
extension Rectangles: Mark {
  public var color: MarkColor? {
    if case .constant(let color) = areaColor { color } else { nil }
  }

  public func check() throws(PlottingError) {
    try PlottingError.checkCounts("Rectangles", "left sides", left.count, "right sides", right.count)
    if bottom.count != 1 {
      try PlottingError.checkCounts("Rectangles", "left sides", left.count, "bottoms", bottom.count)
    }
    if top.count != 1 { try PlottingError.checkCounts("Rectangles", "left sides", left.count, "tops", top.count) }
    if case .values(let values, _, _, _) = areaColor {
      try PlottingError.checkCounts("Rectangles", "rectangles", left.count, "values", values.count)
    }
    try PlottingError.check(opacity: opacity, "Rectangles")
  }

  private func sides(_ index: Int) -> (left: Double, right: Double, bottom: Double, top: Double) {
    (
      left[index], right[index], bottom.count == 1 ? bottom[0] : bottom[index],
      top.count == 1 ? top[0] : top[index]
    )
  }

  /// Whether an interval from one end to another, in either order, covers something of an axis.
  private static func covers(_ start: Double, _ end: Double, _ scale: Scale) -> Bool {
    let ends = [start, end]
    guard ends.allSatisfy({ $0.isDrawable || $0.isInfinite }) else { return false }
    let upper = max(start, end)
    return upper == .infinity || scale.accepts(upper)
  }

  private func isDrawable(_ index: Int, x: Scale, y: Scale) -> Bool {
    let sides = sides(index)
    if case .values(let values, _, _, _) = areaColor, !values[index].isDrawable { return false }
    return Self.covers(sides.left, sides.right, x) && Self.covers(sides.bottom, sides.top, y)
  }

  public func extend(_ extent: inout Extent) {
    extent.padsX = true
    if case .values(let values, _, .some, _) = areaColor, let colorBar {
      let (scaleX, scaleY) = (extent.xScale, extent.yScale)
      let drawn = values.indices.lazy.filter { isDrawable($0, x: scaleX, y: scaleY) }
      extent.beyondColorsCount += colorBar.beyondCount(of: drawn.map { values[$0] })
    }
    for index in left.indices {
      guard isDrawable(index, x: extent.xScale, y: extent.yScale) else {
        extent.omittedCount += 1
        continue
      }
      let sides = sides(index)
      // Infinite ends have no place and need no room.
      for x in [sides.left, sides.right] { extent.add(x: x) }
      for y in [sides.bottom, sides.top] { extent.add(y: y) }
    }
  }

  public func draw(in plot: inout PlotArea) {
    let beyond = plot.frame.expanded(by: 40)
    func place(_ value: Double, _ axis: AxisProjection, _ low: Double, _ high: Double) -> Double? {
      if value.isInfinite { return (value > 0) == (axis.start < axis.end) ? high : low }
      // No farther than what is not seen anyway, since a renderer has no use for larger numbers.
      return axis.end(value).map { min(max($0, low), high) }
    }
    var elements: [SceneElement] = []
    let colors = colors(in: plot)
    for index in left.indices where isDrawable(index, x: plot.x.scale, y: plot.y.scale) {
      let sides = sides(index)
      guard let left = place(sides.left, plot.x, beyond.minX, beyond.maxX),
        let right = place(sides.right, plot.x, beyond.minX, beyond.maxX),
        let bottom = place(sides.bottom, plot.y, beyond.minY, beyond.maxY),
        let top = place(sides.top, plot.y, beyond.minY, beyond.maxY)
      else { continue }
      let box = Rectangle(
        minX: min(left, right), minY: min(bottom, top), maxX: max(left, right), maxY: max(bottom, top))
      let color = colors.count == 1 ? colors[0] : colors[index]
      elements.append(.fill(.rectangle(box), color.opacity(opacity)))
      if outlined { elements.append(.stroke(.rectangle(box), color, StrokeStyle(width: 1))) }
    }
    plot.addClipped(elements)
  }

  private var valueDomain: ClosedRange<Double> {
    guard case .values(let values, _, let domain, _) = areaColor else { return 0...1 }
    return domain ?? values.drawableRange ?? 0...1
  }

  private func colors(in plot: PlotArea) -> [Color] {
    switch areaColor {
    case .constant(let color): return [plot.color(color)]
    case .values(let values, let map, _, _):
      let domain = valueDomain
      let span = domain.upperBound - domain.lowerBound
      return values.map { map.color(at: span > 0 ? ($0 - domain.lowerBound) / span : 0.5, theme: plot.theme) }
    }
  }

  public var colorBar: ColorBar? {
    guard case .values(_, let map, _, let title) = areaColor else { return nil }
    return ColorBar(map: map, domain: valueDomain, title: title)
  }

  public var legendEntries: [LegendEntry] {
    label.isEmpty ? [] : [LegendEntry(.area(color ?? .muted, opacity: opacity, outlined: outlined), label)]
  }

  public var summary: String {
    let name = NumberText.count(left.count, "rectangle") + RichText.inBrackets(label)
    guard case .values(_, _, _, let title) = areaColor, !title.isEmpty else { return name }
    return "\(name) colored by \(RichText(title).plain)"
  }
}
