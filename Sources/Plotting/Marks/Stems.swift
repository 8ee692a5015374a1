/// Values at the ends of lines that stand on a base, such as the coefficients of a series.
///
///     Stems(x: lags, y: autocorrelations, label: "autocorrelation")
public struct Stems {
  /// Where the heads are: at numbers, or at names along the x axis.
  public var coordinates: Coordinates
  /// Where the stems stand, in data units; on a logarithmic axis a base that is not positive is the bottom.
  public var base: Double
  /// The color.
  public var lineColor: MarkColor
  /// The thickness of the stems in points.
  public var width: Double
  /// What the legend says.
  public var label: String

  /// Stems at numbers.
  public init(
    x: [Double], y: [Double], base: Double = 0, color: MarkColor = .automatic, width: Double = 1.4, label: String = ""
  ) {
    self.init(AxisCoordinates(x), y, base, color, width, label)
  }

  private init(
    _ x: AxisCoordinates, _ y: [Double], _ base: Double, _ color: MarkColor, _ width: Double, _ label: String
  ) {
    coordinates = Coordinates(x: x, y: AxisCoordinates(y))
    self.base = base
    lineColor = color
    self.width = width
    self.label = label
  }

  /// Stems at names along the x axis.
  public init(
    categories: [String], y: [Double], base: Double = 0, color: MarkColor = .automatic, width: Double = 1.4,
    label: String = ""
  ) {
    self.init(AxisCoordinates(names: categories), y, base, color, width, label)
  }

  /// Horizontal positions in data units, of which names are one apart.
  public var x: [Double] {
    get { coordinates.x.values }
    set { coordinates.x = AxisCoordinates(newValue) }
  }

  /// Vertical positions in data units.
  public var y: [Double] {
    get { coordinates.y.values }
    set { coordinates.y = AxisCoordinates(newValue) }
  }
}

// swift-format-ignore: AllPublicDeclarationsHaveDocumentation
extension Stems: Mark {
  public var color: MarkColor? { lineColor }

  public func check() throws(PlottingError) {
    try PlottingError.checkCounts("Stems", coordinates.x.names == nil ? "x" : "categories", x.count, "y", y.count)
    try PlottingError.check(base.isDrawable, "Stems", "base", base, "a number no further than 1e155 from zero")
    try PlottingError.check(lineWidth: width, "Stems")
  }

  public func extend(_ extent: inout Extent) {
    extent.padsX = true
    if base == 0 { extent.restsOnZero = true }
    extent.add(y: base)
    for (x, y) in zip(x, y) { extent.add(x, y) }
  }

  public func draw(in plot: inout PlotArea) {
    guard let foot = plot.y.end(base) else { return }
    let color = plot.color(lineColor)
    let heads = zip(x, y).compactMap { plot.place($0, $1) }
    plot.strokeLines(
      heads.map { [Point(x: $0.x, y: foot), $0] }, color: color, style: StrokeStyle(width: width))
    if foot > plot.frame.minY, foot < plot.frame.maxY, !heads.isEmpty {
      // Where the stems stand, unless they stand on the axis.
      let line = [Point(x: plot.frame.minX, y: foot), Point(x: plot.frame.maxX, y: foot)]
      plot.addClipped([
        .stroke(.polyline(line), plot.theme.axis, StrokeStyle(width: 0.5, isSnapped: true))
      ])
    }
    let centers = heads.filter(plot.frame.expanded(by: 1e-6).contains)
    guard !centers.isEmpty else { return }
    let shape = plot.shape(ofSeriesIn: lineColor)
    plot.addUnclipped([
      .markers(
        Markers(
          shapes: [shape], centers: centers, diameters: [diameter(centers)], colors: [color], edge: plot.theme.paper,
          edgeWidth: 0.4))
    ])
  }

  /// Heads in close order are smaller, so that they do not run into each other.
  private func diameter(_ centers: [Point]) -> Double {
    let (low, high) = centers.reduce((Double.infinity, -Double.infinity)) { (min($0.0, $1.x), max($0.1, $1.x)) }
    let spacing = centers.count > 1 ? (high - low) / Double(centers.count - 1) : .infinity
    return min(max(0.8 * spacing, width + 0.6), width + 4)
  }

  public var legendEntries: [LegendEntry] {
    label.isEmpty ? [] : [LegendEntry(.line(lineColor, width: width, dash: .solid, hasPoint: true), label)]
  }

  public var summary: String {
    let name = RichText.inBrackets(label)
    guard let range = y.drawableRange else { return "no stems\(name)" }
    return NumberText.count(x.count, "stem") + name + " from \(NumberText.rounded(range.lowerBound))"
      + " to \(NumberText.rounded(range.upperBound))"
  }
}
