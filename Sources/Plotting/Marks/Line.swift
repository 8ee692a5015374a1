/// A line through given points in their order, such as a value by iteration.
public struct Line {
  /// Where its points are: at numbers, or at names.
  public var coordinates: Coordinates
  /// The color.
  public var lineColor: MarkColor
  /// The thickness in points.
  public var width: Double
  /// The pattern.
  public var dash: Dash
  /// Whether the given points are marked.
  public var points: Bool
  /// What stands at the line or in the legend.
  public var label: String
  /// Where a count began that neighbors cannot be told apart from; nothing usually.
  private var unsuitableStart: Int?

  /// A line through as many horizontal as vertical positions.
  public init(
    x: [Double], y: [Double], color: MarkColor = .automatic, width: Double = 1.8, dash: Dash = .automatic,
    points: Bool = false, label: String = ""
  ) {
    self.init(AxisCoordinates(x), AxisCoordinates(y), color, width, dash, points, label)
  }

  /// A line through values at names along the x axis.
  public init(
    x: [some StringProtocol], y: [Double], color: MarkColor = .automatic, width: Double = 1.8, dash: Dash = .automatic,
    points: Bool = false, label: String = ""
  ) {
    self.init(AxisCoordinates(names: x), AxisCoordinates(y), color, width, dash, points, label)
  }

  /// A line through values at names along the y axis.
  public init(
    x: [Double], y: [some StringProtocol], color: MarkColor = .automatic, width: Double = 1.8, dash: Dash = .automatic,
    points: Bool = false, label: String = ""
  ) {
    self.init(AxisCoordinates(x), AxisCoordinates(names: y), color, width, dash, points, label)
  }

  private init(
    _ x: AxisCoordinates, _ y: AxisCoordinates, _ color: MarkColor, _ width: Double, _ dash: Dash, _ points: Bool,
    _ label: String
  ) {
    coordinates = Coordinates(x: x, y: y)
    lineColor = color
    self.width = width
    self.dash = dash
    self.points = points
    self.label = label
  }

  /// A line through values at consecutive whole numbers, which may reach to 2^53 on both sides.
  public init(
    y: [Double], from start: Int = 0, color: MarkColor = .automatic, width: Double = 1.8, dash: Dash = .automatic,
    points: Bool = false, label: String = ""
  ) {
    self.init(
      x: y.indices.map { Double(start) + Double($0) }, y: y, color: color, width: width, dash: dash, points: points,
      label: label)
    if !(-Self.largestWhole...Self.largestWhole - y.count).contains(start) { unsuitableStart = start }
  }

  /// Beyond, not every whole number is a binary number of this precision.
  private static let largestWhole = 1 << 53

  /// Horizontal positions in data units, of which names are one apart.
  public var x: [Double] {
    get { coordinates.x.values }
    set { coordinates.x = AxisCoordinates(newValue) }
  }

  /// Vertical positions in data units, of which names are one apart.
  public var y: [Double] {
    get { coordinates.y.values }
    set { coordinates.y = AxisCoordinates(newValue) }
  }
}

// swift-format-ignore: AllPublicDeclarationsHaveDocumentation
extension Line: Mark {
  public var color: MarkColor? { lineColor }

  public func check() throws(PlottingError) {
    try PlottingError.checkCounts("Line", "x", x.count, "y", y.count)
    if let unsuitableStart {
      try PlottingError.check(
        false, "Line", "from", unsuitableStart, "so that all positions lie from −2^53 to 2^53, where neighbors differ")
    }
    try PlottingError.check(lineWidth: width, "Line")
  }

  public func extend(_ extent: inout Extent) {
    extent.padsX = true
    for (x, y) in zip(x, y) { extent.add(vertex: x, y) }
  }

  /// The line in the picture, broken where a value cannot be drawn.
  private func pieces(in plot: PlotArea) -> [[Point]] { plot.pieces(of: zip(x, y).lazy.map { Point(x: $0, y: $1) }) }

  public func draw(in plot: inout PlotArea) {
    let color = plot.color(lineColor)
    let dashes = plot.dashes(dash, width: width, color: lineColor)
    let pieces = pieces(in: plot)
    plot.strokeLines(pieces.filter { $0.count > 1 }, color: color, style: StrokeStyle(width: width, dashes: dashes))
    let region = plot.frame.expanded(by: 1e-6)
    // A value between two gaps has no line, so it is marked in any case.
    let centers = pieces.filter { points || $0.count == 1 }.flatMap { $0 }.filter(region.contains)
    guard !centers.isEmpty else { return }
    // Points in close order become smaller and lose their rims, so that they are beads on a line rather than breaks in it.
    let reach = (centers.last ?? centers[0]).x - centers[0].x
    let spacing = centers.count > 1 ? abs(reach) / Double(centers.count - 1) : .infinity
    let isDense = spacing < 16
    let diameter = isDense ? width * 1.2 + 1.6 : width * 1.3 + 3
    plot.addUnclipped([
      .markers(
        Markers(
          shapes: [plot.shape(ofSeriesIn: lineColor)], centers: centers, diameters: [diameter], colors: [color],
          edge: plot.theme.paper,
          edgeWidth: isDense ? 0 : 0.8))
    ])
  }

  public func labels(in plot: PlotArea) -> [DirectLabel] {
    guard !label.isEmpty else { return [] }
    let places = pieces(in: plot).flatMap { $0 }.filter(plot.frame.contains)
    // The end at the right.
    guard let last = plot.x.start > plot.x.end ? places.first : places.last else { return [] }
    var candidates: [DirectLabel.Candidate] = [0.0, -6, 6, -12, 12, -18, 18].map { shift in
      .init(Point(x: last.x, y: last.y + shift), .right, gap: 7)
    }
    for fraction in [0.97, 0.8, 0.6, 0.4, 0.2] {
      let place = places[Int((Double(places.count - 1) * fraction).rounded())]
      for placement in [Placement.above, .below, .aboveLeft, .aboveRight, .belowLeft, .belowRight] {
        candidates.append(.init(place, placement, gap: points ? 7 : 5))
      }
    }
    return [
      DirectLabel(
        label, color: lineColor, candidates: candidates, role: .name, wantsMargin: true,
        swatch: .line(lineColor, width: width, dash: dash, hasPoint: points))
    ]
  }

  public var summary: String {
    let drawable = zip(x, y).filter { $0.0.isDrawable && $0.1.isDrawable }
    let name = "a line" + RichText.inBrackets(label)
    guard let first = drawable.first, let last = drawable.last else { return "\(name) through no points" }
    return "\(name) through \(NumberText.grouped(drawable.count)) points from \(NumberText.rounded(first.1))"
      + " to \(NumberText.rounded(last.1))"
  }
}
