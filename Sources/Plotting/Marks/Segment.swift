/// A straight line between two data points.
public struct Segment {
  /// Its two ends: at numbers, or at names.
  public var coordinates: Coordinates
  /// The color.
  public var lineColor: MarkColor
  /// The thickness in points.
  public var width: Double
  /// The pattern.
  public var dash: Dash

  /// A line between two points.
  public init(
    from start: (x: Double, y: Double), to end: (x: Double, y: Double), color: MarkColor = .muted, width: Double = 1,
    dash: Dash = .solid
  ) {
    self.init(AxisCoordinates([start.x, end.x]), AxisCoordinates([start.y, end.y]), color, width, dash)
  }

  /// A line between two points at names along the x axis.
  public init(
    from start: (x: String, y: Double), to end: (x: String, y: Double), color: MarkColor = .muted, width: Double = 1,
    dash: Dash = .solid
  ) {
    self.init(AxisCoordinates(names: [start.x, end.x]), AxisCoordinates([start.y, end.y]), color, width, dash)
  }

  /// A line between two points at names along the y axis.
  public init(
    from start: (x: Double, y: String), to end: (x: Double, y: String), color: MarkColor = .muted, width: Double = 1,
    dash: Dash = .solid
  ) {
    self.init(AxisCoordinates([start.x, end.x]), AxisCoordinates(names: [start.y, end.y]), color, width, dash)
  }

  private init(_ x: AxisCoordinates, _ y: AxisCoordinates, _ color: MarkColor, _ width: Double, _ dash: Dash) {
    coordinates = Coordinates(x: x, y: y)
    lineColor = color
    self.width = width
    self.dash = dash
  }

  /// Where it starts, in data units, of which names are one apart.
  public var start: Point { end(0) }
  /// Where it ends, in data units.
  public var end: Point { end(1) }

  private func end(_ index: Int) -> Point { Point(x: coordinates.x.value(index), y: coordinates.y.value(index)) }
}

// swift-format-ignore: AllPublicDeclarationsHaveDocumentation
extension Segment: Mark {
  public var color: MarkColor? { lineColor }

  public func check() throws(PlottingError) {
    for (name, count) in [("x", coordinates.x.count), ("y", coordinates.y.count)] {
      try PlottingError.checkCounts("Segment", "ends", 2, name, count)
    }
    try PlottingError.check(lineWidth: width, "Segment")
  }

  public func extend(_ extent: inout Extent) {
    extent.padsX = true
    extent.add(vertex: start.x, start.y)
    extent.add(vertex: end.x, end.y)
  }

  public func draw(in plot: inout PlotArea) {
    guard let start = plot.place(start.x, start.y), let end = plot.place(end.x, end.y) else { return }
    let dashes = dash.lengths(width: width, series: nil)
    plot.strokeLines([[start, end]], color: plot.color(lineColor), style: StrokeStyle(width: width, dashes: dashes))
  }

  public var summary: String { "a line segment" }
}
