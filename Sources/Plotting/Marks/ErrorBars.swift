/// How far a value may be off.
public enum ErrorRange: Hashable, Sendable {
  /// Nothing is known, or nothing is to be shown.
  case none
  /// As far up as down, such as a standard error for each value.
  case symmetric([Double])
  /// Different distances down and up.
  case asymmetric(lower: [Double], upper: [Double])
  /// The ends themselves rather than distances, such as a confidence interval.
  case interval(from: [Double], to: [Double])
}

/// Values with how far they may be off.
///
///     ErrorBars(x: doses, y: means, yError: .symmetric(standardErrors), label: "mean ± standard error")
///
/// On a logarithmic axis a lower end that is not positive lies below everything: the bar runs to the edge and ends there without a cap.
public struct ErrorBars {
  /// Where the values are: at numbers, or at names.
  public var coordinates: Coordinates
  /// How far horizontal positions may be off.
  public var xError: ErrorRange
  /// How far vertical positions may be off.
  public var yError: ErrorRange
  /// The color.
  public var lineColor: MarkColor
  /// The thickness of the bars in points.
  public var width: Double
  /// The length of the caps in points; 0 for none.
  public var capLength: Double
  /// Whether the values themselves are marked.
  public var points: Bool
  /// What the legend says.
  public var label: String

  /// Error bars at numbers.
  public init(
    x: [Double], y: [Double], xError: ErrorRange = .none, yError: ErrorRange = .none, color: MarkColor = .automatic,
    width: Double = 1.4, capLength: Double = 6, points: Bool = true, label: String = ""
  ) {
    self.init(AxisCoordinates(x), AxisCoordinates(y), xError, yError, color, width, capLength, points, label)
  }

  private init(
    _ x: AxisCoordinates, _ y: AxisCoordinates, _ xError: ErrorRange, _ yError: ErrorRange, _ color: MarkColor,
    _ width: Double, _ capLength: Double, _ points: Bool, _ label: String
  ) {
    coordinates = Coordinates(x: x, y: y)
    self.xError = xError
    self.yError = yError
    lineColor = color
    self.width = width
    self.capLength = capLength
    self.points = points
    self.label = label
  }

  /// Error bars at names along the x axis.
  public init(
    categories: [String], y: [Double], yError: ErrorRange, color: MarkColor = .automatic, width: Double = 1.4,
    capLength: Double = 6, points: Bool = true, label: String = ""
  ) {
    self.init(
      AxisCoordinates(names: categories), AxisCoordinates(y), .none, yError, color, width, capLength, points, label)
  }

  /// Error bars at names along the y axis.
  public init(
    x: [Double], categories: [String], xError: ErrorRange, color: MarkColor = .automatic, width: Double = 1.4,
    capLength: Double = 6, points: Bool = true, label: String = ""
  ) {
    self.init(
      AxisCoordinates(x), AxisCoordinates(names: categories), xError, .none, color, width, capLength, points, label)
  }

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

extension ErrorRange {
  func check(_ name: String, count: Int) throws(PlottingError) {
    func check(_ distances: [Double], _ what: String) throws(PlottingError) {
      try PlottingError.checkCounts("ErrorBars", "values", count, what, distances.count)
      if let index = distances.firstIndex(where: { $0 < 0 }) {
        try PlottingError.check(
          false, "ErrorBars", "\(what) at index \(index)", distances[index], "0 or more, as it is a distance")
      }
    }
    switch self {
    case .none: break
    case .symmetric(let distances): try check(distances, "\(name) errors")
    case .asymmetric(let lower, let upper):
      try check(lower, "lower \(name) errors")
      try check(upper, "upper \(name) errors")
    case .interval(let from, let to):
      try PlottingError.checkCounts("ErrorBars", "values", count, "starts of \(name) intervals", from.count)
      try PlottingError.checkCounts("ErrorBars", "values", count, "ends of \(name) intervals", to.count)
      if let index = from.indices.first(where: { from[$0] > to[$0] }) {
        try PlottingError.check(
          false, "ErrorBars", "the \(name) interval at index \(index)", "\(from[index]) to \(to[index])",
          "from the lower to the upper end")
      }
    }
  }

  /// The two ends of a bar; nothing where there is none.
  func ends(of value: Double, index: Int) -> (low: Double, high: Double)? {
    switch self {
    case .none: nil
    case .symmetric(let distances): (value - distances[index], value + distances[index])
    case .asymmetric(let lower, let upper): (value - lower[index], value + upper[index])
    case .interval(let from, let to): (from[index], to[index])
    }
  }
}

// swift-format-ignore: AllPublicDeclarationsHaveDocumentation
extension ErrorBars: Mark {
  public var color: MarkColor? { lineColor }

  public func check() throws(PlottingError) {
    try PlottingError.checkCounts(
      "ErrorBars", coordinates.x.names == nil ? "x" : "categories", x.count,
      coordinates.y.names == nil ? "y" : "categories", y.count)
    try xError.check("x", count: x.count)
    try yError.check("y", count: y.count)
    try PlottingError.check(lineWidth: width, "ErrorBars")
    try PlottingError.check(
      capLength >= 0 && capLength <= 1000, "ErrorBars", "capLength", capLength, "from 0 to 1000 points")
  }

  public func extend(_ extent: inout Extent) {
    extent.padsX = true
    for index in x.indices {
      extent.add(x[index], y[index])
      guard extent.xScale.accepts(x[index]), extent.yScale.accepts(y[index]) else { continue }
      if let (low, high) = yError.ends(of: y[index], index: index) { extent.add(x[index], from: low, to: high) }
      if let (low, high) = xError.ends(of: x[index], index: index) {
        // What cannot be drawn is counted in one direction only, as there is one value.
        if low.isDrawable, extent.xScale.accepts(high) {
          extent.add(x: low)
          extent.add(x: high)
        } else {
          extent.omittedCount += 1
        }
      }
    }
  }

  public func draw(in plot: inout PlotArea) {
    let color = plot.color(lineColor)
    var bars: [[Point]] = []
    var caps: [[Point]] = []
    var centers: [Point] = []
    let half = capLength / 2
    for index in x.indices {
      guard let center = plot.place(x[index], y[index]) else { continue }
      centers.append(center)
      if let (low, high) = yError.ends(of: y[index], index: index), let start = plot.y.end(low),
        let end = plot.y.end(high)
      {
        bars.append([Point(x: center.x, y: start), Point(x: center.x, y: end)])
        caps += [start, end].map { [Point(x: center.x - half, y: $0), Point(x: center.x + half, y: $0)] }
      }
      if let (low, high) = xError.ends(of: x[index], index: index), let start = plot.x.end(low),
        let end = plot.x.end(high)
      {
        bars.append([Point(x: start, y: center.y), Point(x: end, y: center.y)])
        caps += [start, end].map { [Point(x: $0, y: center.y - half), Point(x: $0, y: center.y + half)] }
      }
    }
    plot.strokeLines(bars + (half > 0 ? caps : []), color: color, style: StrokeStyle(width: width))
    guard points else { return }
    let region = plot.frame.expanded(by: 1e-6)
    centers = centers.filter(region.contains)
    guard !centers.isEmpty else { return }
    let shape = plot.shape(ofSeriesIn: lineColor)
    plot.addUnclipped([
      .markers(
        Markers(
          shapes: [shape], centers: centers, diameters: [width + 5.2], colors: [color], edge: plot.theme.paper,
          edgeWidth: 0.6))
    ])
  }

  public var legendEntries: [LegendEntry] {
    label.isEmpty ? [] : [LegendEntry(.line(lineColor, width: width, dash: .solid, hasPoint: points), label)]
  }

  public var summary: String {
    let name = RichText.inBrackets(label)
    guard let range = y.drawableRange else { return "no error bars\(name)" }
    let directions =
      switch (xError, yError) {
      case (.none, .none): ""
      case (.none, _): " with error bars"
      case (_, .none): " with error bars in x"
      default: " with error bars in x and y"
      }
    return "\(NumberText.count(x.count, "value"))\(name)\(directions)"
      + " from \(NumberText.rounded(range.lowerBound)) to \(NumberText.rounded(range.upperBound))"
  }
}
