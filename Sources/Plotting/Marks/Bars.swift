/// Bars that stand on zero, at names or at numbers.
///
///     Bars(categories: ["red", "green", "blue"], heights: [12, 7, 15])
///
/// Several of them at the same places stand side by side with ``grouped(_:)-([Bars])``, or on top of each other with
/// ``stacked(_:)``. Long names are best read beside bars that lie: `orientation: .horizontal`.
public struct Bars {
  /// Which way bars grow.
  public enum Orientation: String, Hashable, Sendable {
    /// Upwards, from places along the x axis.
    case vertical
    /// To the right, from places along the y axis, the first name at the top.
    case horizontal
  }

  /// Where the middles of the bars are.
  public var positions: AxisCoordinates
  /// The lengths of the bars in data units, whichever way they grow; negative ones grow the other way.
  public var heights: [Double]
  /// Which way the bars grow.
  public var orientation: Orientation
  /// The thickness of a bar, or of a group side by side, in data units, of which names are one apart; what suits the places when
  /// nothing is given.
  public var width: Double?
  /// The color.
  public var fillColor: MarkColor
  /// What the legend says.
  public var label: String
  /// Where the bars stand among others at the same places.
  var arrangement = BarArrangement()

  /// Bars at numbers.
  public init(
    x: [Double], heights: [Double], orientation: Orientation = .vertical, width: Double? = nil,
    color: MarkColor = .automatic, label: String = ""
  ) {
    self.init(AxisCoordinates(x), heights, orientation, width, color, label)
  }

  /// Bars at names, of which none may occur twice.
  public init(
    categories: [String], heights: [Double], orientation: Orientation = .vertical, width: Double? = nil,
    color: MarkColor = .automatic, label: String = ""
  ) {
    self.init(AxisCoordinates(names: categories), heights, orientation, width, color, label)
  }

  private init(
    _ positions: AxisCoordinates, _ heights: [Double], _ orientation: Orientation, _ width: Double?,
    _ color: MarkColor, _ label: String
  ) {
    self.positions = positions
    self.heights = heights
    self.orientation = orientation
    self.width = width
    fillColor = color
    self.label = label
  }

  /// The middles of the bars in data units; those of names are one apart.
  public var x: [Double] { positions.values }
  /// The names of the bars; empty when they stand at numbers.
  public var categories: [String] { positions.names ?? [] }
}

// swift-format-ignore: AllPublicDeclarationsHaveDocumentation
extension Bars: Mark {
  public var color: MarkColor? { fillColor }

  public var coordinates: Coordinates {
    get {
      switch orientation {
      case .vertical: Coordinates(x: positions)
      case .horizontal: Coordinates(y: positions)
      }
    }
    set {
      switch orientation {
      case .vertical: positions = newValue.x
      case .horizontal: positions = newValue.y
      }
    }
  }

  public func check() throws(PlottingError) {
    try PlottingError.checkCounts(
      "Bars", positions.names == nil ? "x" : "categories", positions.count, "heights", heights.count)
    if let width {
      let isAtNames = positions.names != nil
      try PlottingError.check(
        width > 0 && width.isDrawable && (width <= 1 || !isAtNames), "Bars", "width", width,
        isAtNames ? "above 0, at most 1, the distance of two names" : "above 0")
    }
    try arrangement.check()
    var taken: Set<BarArrangement.Place> = []
    for index in heights.indices where !taken.insert(place(index)).inserted && place(index) != .nowhere {
      throw .repeatedPlace(
        mark: "Bars", place: quoted(index),
        advice: "add up the heights of equal places, or give each a Bars of its own and join these with Bars.stacked or"
          + " Bars.grouped")
    }
  }

  func place(_ index: Int) -> BarArrangement.Place {
    if let names = positions.names { return .name(names[index]) }
    return positions.values[index].isDrawable ? .number(positions.values[index]) : .nowhere
  }

  private func quoted(_ index: Int) -> String {
    positions.names == nil ? positions.text(index, significantDigits: 15) : "“\(positions.text(index))”"
  }

  public func extend(_ extent: inout Extent) {
    let isVertical = orientation == .vertical
    let (scale, placeScale) = isVertical ? (extent.yScale, extent.xScale) : (extent.xScale, extent.yScale)
    extent.padsX = true
    let thickness = BarThickness(self)
    var lowest = Double.infinity
    for (index, middle) in positions.values.enumerated() {
      let (start, end) = arrangement.ends(index, height: heights[index])
      if isVertical { extent.add(middle, end) } else { extent.add(end, middle) }
      guard scale.accepts(end), placeScale.accepts(middle) else { continue }
      lowest = min(lowest, end)
      let sides = thickness.sides(index)
      if !extent.claims.add(place(index), across: sides, along: start, end, isVertical: isVertical) {
        extent.refuse(
          .repeatedPlace(
            mark: "Bars", place: quoted(index),
            advice: "join them with Bars.grouped or Bars.stacked, or make the later ones narrower with width"))
      }
      for side in [sides.lowerBound, sides.upperBound] {
        if isVertical { extent.makeRoom(x: side) } else { extent.makeRoom(y: side) }
      }
    }
    if scale.accepts(0) {
      extent.rest(on: 0, isVertical: isVertical)
    } else if lowest.isFinite {
      // The power of ten below, so that the lowest bar is seen too.
      extent.rest(on: 10.0.raised(to: (lowest / 2).decimalLogarithm.rounded(.down)), isVertical: isVertical)
    }
    let domain = isVertical ? extent.yDomain : extent.xDomain
    if !heights.isEmpty, !scale.accepts(0) || domain.map({ !$0.contains(0) }) ?? false {
      extent.tell("Bars start at the end of the axis instead of zero: compare where they end, not how long they are")
    }
  }

  public func draw(in plot: inout PlotArea) {
    let isVertical = orientation == .vertical
    let (across, along) = isVertical ? (plot.x, plot.y) : (plot.y, plot.x)
    let thickness = BarThickness(self)
    var bars: [BarThickness.Drawn] = []
    for (index, place) in positions.values.enumerated() {
      let sides = thickness.sides(index)
      let (start, end) = arrangement.ends(index, height: heights[index])
      guard across.scale.accepts(place), across.scale.accepts(sides.lowerBound), across.scale.accepts(sides.upperBound),
        along.scale.accepts(end)
      else { continue }
      let base = along.scale.accepts(start) ? along(start) : along.start
      bars.append(.init(across(sides.lowerBound), across(sides.upperBound), base: base, tip: along(end)))
    }
    let polygons = BarThickness.visible(bars, in: plot.frame).map { bar in
      [(bar.low, bar.base), (bar.low, bar.tip), (bar.high, bar.tip), (bar.high, bar.base)]
        .map { isVertical ? Point(x: $0.0, y: $0.1) : Point(x: $0.1, y: $0.0) }
    }
    let color = plot.color(fillColor)
    let look = BarLook(series: plot.series(of: fillColor), colorCount: plot.theme.series.count)
    plot.fillPolygons(polygons, color: color.opacity(look.opacity))
    if look.isOutlined {
      plot.strokeLines(polygons, closed: true, color: color, style: StrokeStyle(width: BarLook.outlineWidth))
    }
  }

  public var legendEntries: [LegendEntry] { label.isEmpty ? [] : [LegendEntry(.bar(fillColor), label)] }

  public var summary: String {
    let name = RichText.inBrackets(label)
    guard let range = heights.drawableRange else { return "no bars\(name)" }
    let count = NumberText.count(heights.count, "bar") + name
    if positions.names != nil, heights.count <= 8, heights.count == positions.count {
      let items = heights.indices.map { "\(positions.text($0)) \(NumberText.rounded(heights[$0]))" }
      return "\(count): \(items.joined(separator: ", "))"
    }
    func end(_ value: Double) -> String {
      let text = NumberText.rounded(value)
      guard positions.names != nil, let index = heights.firstIndex(of: value) else { return text }
      return "\(text) (\(positions.text(index)))"
    }
    return "\(count) from \(end(range.lowerBound)) to \(end(range.upperBound))"
  }
}
