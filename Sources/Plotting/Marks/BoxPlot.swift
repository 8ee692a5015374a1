/// Boxes from the lower to the upper quartile of samples, with their medians, whiskers and outliers.
///
///     BoxPlot(categories: ["control", "treated"], samples: [control, treated])
///
/// Quartiles are of type 7 of Hyndman and Fan (1996), as in R and numpy; whiskers end at the last values within 1.5 heights of the box, and
/// values beyond are drawn one by one. The samples are summed up at once and not kept.
public struct BoxPlot {
  /// Where the boxes stand: at numbers, or at names.
  public var places: AxisCoordinates
  /// What is shown of each sample; nothing for an empty one.
  public let statistics: [BoxStatistics?]
  /// The width of the boxes in data units; three fifths of the smallest distance of two boxes when nothing is given.
  public var boxWidth: Double?
  /// Whether values run along the x axis instead of the y axis.
  public var horizontal: Bool
  /// The color.
  public var lineColor: MarkColor
  /// How much the boxes hide what is below, from 0 to 1.
  public var opacity: Double
  /// What the legend says.
  public var label: String

  private let reach: Double
  private let omittedCount: Int

  /// Boxes at numbers.
  ///
  /// - Parameters:
  ///   - samples: the values of each box; what is not finite or beyond 1e155 does not belong to a sample.
  ///   - positions: where the boxes stand, in data units; 0, 1, 2 ... when nothing is given.
  ///   - reach: how far whiskers may reach, in heights of the box.
  ///   - boxWidth: the width of the boxes in data units; three fifths of the smallest distance of two boxes when nothing is given.
  ///   - horizontal: whether values run along the x axis instead of the y axis.
  ///   - color: the color.
  ///   - opacity: how much the boxes hide what is below, from 0 to 1.
  ///   - label: what the legend says.
  public init(
    _ samples: [[Double]], positions: [Double]? = nil, reach: Double = 1.5, boxWidth: Double? = nil,
    horizontal: Bool = false, color: MarkColor = .automatic, opacity: Double = 0.25, label: String = ""
  ) {
    self.init(
      AxisCoordinates(positions ?? samples.indices.map(Double.init)), samples, reach, boxWidth, horizontal, color,
      opacity, label)
  }

  private init(
    _ places: AxisCoordinates, _ samples: [[Double]], _ reach: Double, _ boxWidth: Double?, _ horizontal: Bool,
    _ color: MarkColor, _ opacity: Double, _ label: String
  ) {
    self.places = places
    statistics = samples.map { BoxStatistics(of: $0, reach: reach) }
    omittedCount = samples.reduce(0) { $0 + $1.reduce(0) { $0 + ($1.isDrawable ? 0 : 1) } }
    self.reach = reach
    self.boxWidth = boxWidth
    self.horizontal = horizontal
    lineColor = color
    self.opacity = opacity
    self.label = label
  }

  /// Boxes at names, along the x axis or, where values run along it, along the y axis.
  public init(
    categories: [String], samples: [[Double]], reach: Double = 1.5, boxWidth: Double? = nil, horizontal: Bool = false,
    color: MarkColor = .automatic, opacity: Double = 0.25, label: String = ""
  ) {
    self.init(AxisCoordinates(names: categories), samples, reach, boxWidth, horizontal, color, opacity, label)
  }

  /// Where the boxes stand, in data units, of which names are one apart.
  public var positions: [Double] {
    get { places.values }
    set { places = AxisCoordinates(newValue) }
  }
}

// swift-format-ignore: AllPublicDeclarationsHaveDocumentation
extension BoxPlot: Mark {
  public var color: MarkColor? { lineColor }

  public var coordinates: Coordinates {
    get { horizontal ? Coordinates(y: places) : Coordinates(x: places) }
    set { places = horizontal ? newValue.y : newValue.x }
  }

  public func check() throws(PlottingError) {
    try PlottingError.checkCounts(
      "BoxPlot", places.names == nil ? "positions" : "categories", places.count, "samples", statistics.count)
    try PlottingError.check(reach >= 0 && reach.isDrawable, "BoxPlot", "reach", reach, "0 or more")
    if let boxWidth {
      try PlottingError.check(boxWidth > 0 && boxWidth.isDrawable, "BoxPlot", "boxWidth", boxWidth, "above 0")
    }
    try PlottingError.check(opacity: opacity, "BoxPlot")
  }

  /// The boxes that there are, with where they stand.
  private var boxes: [(position: Double, box: BoxStatistics)] {
    zip(positions, statistics).compactMap { position, box in box.map { (position, $0) } }
  }

  private var width: Double {
    if let boxWidth { return boxWidth }
    if places.names != nil { return 0.6 }
    let places = positions.filter(\.isDrawable).sorted()
    let distances = zip(places, places.dropFirst()).map { $1 - $0 }.filter { $0 > 0 }
    return 0.6 * (distances.min() ?? 1)
  }

  public func extend(_ extent: inout Extent) {
    extent.omittedCount += omittedCount
    extent.padsX = true
    let half = width / 2
    func add(_ position: Double, _ value: Double) {
      if horizontal { extent.add(value, position) } else { extent.add(position, value) }
    }
    func widen(_ position: Double) {
      if horizontal { extent.makeRoom(y: position) } else { extent.makeRoom(x: position) }
    }
    // Empty samples leave their places empty.
    for position in positions {
      widen(position - half)
      widen(position + half)
    }
    for (position, box) in boxes {
      for value in [box.lowerQuartile, box.median, box.upperQuartile, box.lowerWhisker, box.upperWhisker] {
        add(position, value)
      }
      for outlier in box.outliers { add(position, outlier) }
    }
  }

  public func draw(in plot: inout PlotArea) {
    let color = plot.color(lineColor)
    var areas: [[Point]] = []
    var whiskers: [[Point]] = []
    var medians: [[Point]] = []
    var outliers: [Point] = []
    let across = horizontal ? plot.y : plot.x
    let along = horizontal ? plot.x : plot.y
    func point(_ position: Double, _ value: Double) -> Point {
      horizontal ? Point(x: value, y: position) : Point(x: position, y: value)
    }
    for (position, box) in boxes {
      guard let left = across.end(position - width / 2), let right = across.end(position + width / 2),
        across.scale.accepts(position), let lower = along.end(box.lowerQuartile),
        let upper = along.end(box.upperQuartile)
      else { continue }
      let center = across(position)
      // A cap half as wide as its box.
      let (capLeft, capRight) = ((left + center) / 2, (center + right) / 2)
      areas.append([point(left, lower), point(right, lower), point(right, upper), point(left, upper)])
      if let median = along.end(box.median) { medians.append([point(left, median), point(right, median)]) }
      for (start, value) in [(lower, box.lowerWhisker), (upper, box.upperWhisker)] {
        guard let end = along.end(value) else { continue }
        whiskers.append([point(center, start), point(center, end)])
        whiskers.append([point(capLeft, end), point(capRight, end)])
      }
      for outlier in box.outliers where along.scale.accepts(outlier) {
        outliers.append(point(center, along(outlier)))
      }
    }
    plot.fillPolygons(areas, color: color.opacity(opacity))
    plot.strokeLines(whiskers, color: color, style: StrokeStyle(width: 1.2))
    plot.strokeLines(areas, closed: true, color: color, style: StrokeStyle(width: 1.2))
    plot.strokeLines(medians, color: color, style: StrokeStyle(width: 2.6))
    outliers = outliers.filter(plot.frame.expanded(by: 1e-6).contains)
    guard !outliers.isEmpty else { return }
    plot.addUnclipped([
      .markers(
        Markers(
          shapes: [.circle], centers: outliers, diameters: [4], colors: [color.opacity(0.7)], edge: plot.theme.paper,
          edgeWidth: 0))
    ])
  }

  public var legendEntries: [LegendEntry] {
    label.isEmpty ? [] : [LegendEntry(.area(lineColor, opacity: opacity, outlined: true), label)]
  }

  public var summary: String {
    let name = RichText.inBrackets(label)
    guard !boxes.isEmpty else { return "no boxes\(name)" }
    let parts = zip(positions.indices, statistics).compactMap { index, box -> String? in
      guard let box else { return nil }
      let outliers = box.outliers.isEmpty ? "" : ", \(NumberText.count(box.outliers.count, "outlier"))"
      let heading = places.names == nil ? "" : "\(places.text(index)): "
      return "\(heading)median \(NumberText.rounded(box.median, significantDigits: 3)), quartiles"
        + " \(NumberText.rounded(box.lowerQuartile, significantDigits: 3))"
        + " and \(NumberText.rounded(box.upperQuartile, significantDigits: 3))\(outliers)"
    }
    // More than a listener would keep in mind.
    guard parts.count <= 6 else {
      let medians = statistics.compactMap { $0?.median }.drawableRange ?? 0...0
      return "\(NumberText.grouped(parts.count)) boxes\(name) with medians from"
        + " \(NumberText.rounded(medians.lowerBound)) to \(NumberText.rounded(medians.upperBound))"
    }
    return "\(parts.count == 1 ? "a box" : "\(parts.count) boxes")\(name): " + parts.joined(separator: "; ")
  }
}
