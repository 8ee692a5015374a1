/// Where a line of steps changes from one value to the next.
public enum StepPosition: String, Hashable, Sendable {
  /// Each value holds from its own position to the next: the line goes level, then up or down.
  case after
  /// Each value holds from the position before to its own.
  case before
  /// Each value holds around its position, halfway to its neighbors.
  case middle
}

/// A line that stays level and jumps, such as a rate that holds until it is changed.
///
///     Steps(x: dates, y: rates, position: .after, label: "interest rate")
public struct Steps {
  /// Horizontal positions in data units, in rising or falling order.
  public var x: [Double]
  /// Vertical positions in data units.
  public var y: [Double]
  /// Where the line changes from one value to the next.
  public var position: StepPosition
  /// The color.
  public var lineColor: MarkColor
  /// The thickness in points.
  public var width: Double
  /// The pattern.
  public var dash: Dash
  /// What stands at the line or in the legend.
  public var label: String
  /// The axes on which positions are dates, in seconds since the beginning of 1970.
  public internal(set) var dateAxes: DateAxes = []

  /// Steps through as many horizontal as vertical positions.
  public init(
    x: [Double], y: [Double], position: StepPosition = .after, color: MarkColor = .automatic, width: Double = 1.8,
    dash: Dash = .automatic, label: String = ""
  ) {
    self.x = x
    self.y = y
    self.position = position
    lineColor = color
    self.width = width
    self.dash = dash
    self.label = label
  }

  /// The corners of the steps in data units; not-a-number stands for a gap.
  var corners: [Point] {
    guard x.count > 1, x.count == y.count else { return zip(x, y).map { Point(x: $0, y: $1) } }
    var corners: [Point] = []
    corners.reserveCapacity(2 * x.count)
    for index in x.indices {
      let place = x[index]
      let next = index + 1 < x.count ? x[index + 1] : place
      let previous = index > 0 ? x[index - 1] : place
      // Half of each, since a sum could overflow; beside a gap a value reaches to its own position.
      func halfway(to other: Double) -> Double { other.isDrawable ? place / 2 + other / 2 : place }
      let (start, end) =
        switch position {
        case .after: (place, next.isDrawable ? next : place)
        case .before: (previous.isDrawable ? previous : place, place)
        case .middle: (halfway(to: previous), halfway(to: next))
        }
      corners.append(Point(x: start, y: y[index]))
      if end != start { corners.append(Point(x: end, y: y[index])) }
    }
    return corners
  }
}

// swift-format-ignore: AllPublicDeclarationsHaveDocumentation
extension Steps: Mark {
  public var color: MarkColor? { lineColor }

  public func check() throws(PlottingError) {
    try PlottingError.checkCounts("Steps", "x", x.count, "y", y.count)
    try PlottingError.check(lineWidth: width, "Steps")
    let places = x.filter(\.isDrawable)
    let isRising = (places.last ?? 0) >= (places.first ?? 0)
    if let turn = zip(places, places.dropFirst()).first(where: { isRising ? $1 < $0 : $1 > $0 }) {
      try PlottingError.check(
        false, "Steps", "x", "\(turn.0) followed by \(turn.1)", "in rising or falling order; sort the points by x")
    }
  }

  public func extend(_ extent: inout Extent) {
    extent.padsX = true
    for (x, y) in zip(x, y) { extent.add(x, y) }
  }

  public func draw(in plot: inout PlotArea) {
    StepDrawing.draw(corners, color: lineColor, width: width, dash: dash, in: &plot)
  }

  public func labels(in plot: PlotArea) -> [DirectLabel] {
    StepDrawing.labels(label, corners, color: lineColor, width: width, dash: dash, in: plot)
  }

  public var summary: String {
    let drawable = zip(x, y).filter { $0.0.isDrawable && $0.1.isDrawable }
    let name = "a line of steps" + RichText.inBrackets(label)
    guard let first = drawable.first, let last = drawable.last else { return "\(name) through no points" }
    return "\(name) through \(NumberText.count(drawable.count, "point")) from \(NumberText.rounded(first.1))"
      + " to \(NumberText.rounded(last.1))"
  }
}
