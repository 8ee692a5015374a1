/// A straight arrow between two data points; its head is measured in points, however long it is.
///
///     Arrow(from: (2, 5), to: (3, 2.2), label: "after the repair")
public struct Arrow {
  /// Where it starts, in data units.
  public var start: Point
  /// Where its tip lies, in data units.
  public var end: Point
  /// The color.
  public var lineColor: MarkColor
  /// The thickness in points.
  public var width: Double
  /// The length of the head in points.
  public var headLength: Double
  /// What stands at its start, or in the legend where there is no room.
  public var label: String

  /// An arrow from one place to another.
  public init(
    from start: (x: Double, y: Double), to end: (x: Double, y: Double), color: MarkColor = .ink, width: Double = 1.4,
    headLength: Double = 8, label: String = ""
  ) {
    self.start = Point(x: start.x, y: start.y)
    self.end = Point(x: end.x, y: end.y)
    lineColor = color
    self.width = width
    self.headLength = headLength
    self.label = label
  }
}

// swift-format-ignore: AllPublicDeclarationsHaveDocumentation
extension Arrow: Mark {
  public var color: MarkColor? { lineColor }

  public func check() throws(PlottingError) {
    try PlottingError.check(lineWidth: width, "Arrow")
    try PlottingError.check(
      headLength > 0 && headLength <= 1000, "Arrow", "headLength", headLength, "above 0, at most 1000 points")
  }

  public func extend(_ extent: inout Extent) {
    extent.padsX = true
    extent.add(start.x, start.y)
    extent.add(end.x, end.y)
  }

  public func draw(in plot: inout PlotArea) {
    guard let start = plot.place(start.x, start.y), let end = plot.place(end.x, end.y) else { return }
    let color = plot.color(lineColor)
    let arrow = ArrowShape(from: start, to: end, width: width, headLength: headLength)
    plot.strokeLines([arrow.shaft].filter { !$0.isEmpty }, color: color, style: StrokeStyle(width: width))
    plot.fillPolygons([arrow.head].filter { !$0.isEmpty }, color: color)
  }

  public func labels(in plot: PlotArea) -> [DirectLabel] {
    guard !label.isEmpty, let start = plot.place(start.x, start.y), let end = plot.place(end.x, end.y),
      plot.frame.contains(start)
    else { return [] }
    // Behind the start rather than over the shaft.
    let direction = end - start
    let behind: Placement =
      abs(direction.x) > abs(direction.y) ? (direction.x > 0 ? .left : .right) : (direction.y > 0 ? .above : .below)
    let placements = [behind] + Placement.around.filter { $0 != behind && $0 != behind.opposite }
    let candidates = [4.0, 10, 18].flatMap { gap in placements.map { DirectLabel.Candidate(start, $0, gap: gap) } }
    return [
      DirectLabel(
        label, color: lineColor, candidates: candidates, role: .remark, mayCoverLines: true,
        swatch: .line(lineColor, width: width, dash: .solid, hasPoint: false))
    ]
  }

  public var summary: String {
    "an arrow\(RichText.inBrackets(label)) from \(NumberText.place(start)) to \(NumberText.place(end))"
  }
}
