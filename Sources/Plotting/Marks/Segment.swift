/// A straight line between two data points.
public struct Segment {
  /// Where it starts, in data units.
  public var start: Point
  /// Where it ends, in data units.
  public var end: Point
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
    self.start = Point(x: start.x, y: start.y)
    self.end = Point(x: end.x, y: end.y)
    lineColor = color
    self.width = width
    self.dash = dash
  }
}

// swift-format-ignore: AllPublicDeclarationsHaveDocumentation
extension Segment: Mark {
  public var color: MarkColor? { lineColor }

  public func check() throws(PlottingError) {
    try PlottingError.check(lineWidth: width, "Segment")
  }

  public func extend(_ extent: inout Extent) {
    extent.padsX = true
    extent.add(start.x, start.y)
    extent.add(end.x, end.y)
  }

  public func draw(in plot: inout PlotArea) {
    guard let start = plot.place(start.x, start.y), let end = plot.place(end.x, end.y) else { return }
    let dashes = dash.lengths(width: width, series: nil)
    plot.strokeLines([[start, end]], color: plot.color(lineColor), style: StrokeStyle(width: width, dashes: dashes))
  }

  public var summary: String { "a line segment" }
}
