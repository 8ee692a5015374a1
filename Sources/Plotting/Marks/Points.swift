/// A scatter of points.
public struct Points {
  /// Where the points are: at numbers, or at names.
  public var coordinates: Coordinates
  /// The colors.
  public var pointColor: PointColor
  /// The sizes.
  public var size: PointSize
  /// The shapes.
  public var shape: PointShape
  /// How much a point hides what is below, from 0 to 1.
  public var opacity: Double
  /// What the legend says.
  public var label: String

  static let standardDiameter = 5.0
  /// Larger points, in points across, are cut at the frame.
  private static let largestUnclipped = 12.0

  /// Points from as many horizontal as vertical positions.
  public init(
    x: [Double], y: [Double], color: PointColor = .constant(.automatic), size: PointSize = .standard,
    shape: PointShape = .automatic, opacity: Double = 0.8, label: String = ""
  ) {
    self.init(AxisCoordinates(x), AxisCoordinates(y), color, size, shape, opacity, label)
  }

  /// Points at names along the x axis, of which each may hold many.
  public init(
    x: [some StringProtocol], y: [Double], color: PointColor = .constant(.automatic), size: PointSize = .standard,
    shape: PointShape = .automatic, opacity: Double = 0.8, label: String = ""
  ) {
    self.init(AxisCoordinates(names: x), AxisCoordinates(y), color, size, shape, opacity, label)
  }

  /// Points at names along the y axis, of which each may hold many.
  public init(
    x: [Double], y: [some StringProtocol], color: PointColor = .constant(.automatic), size: PointSize = .standard,
    shape: PointShape = .automatic, opacity: Double = 0.8, label: String = ""
  ) {
    self.init(AxisCoordinates(x), AxisCoordinates(names: y), color, size, shape, opacity, label)
  }

  /// Points at names along both axes, such as the cells of a table.
  public init(
    x: [some StringProtocol], y: [some StringProtocol], color: PointColor = .constant(.automatic),
    size: PointSize = .standard,
    shape: PointShape = .automatic, opacity: Double = 0.8, label: String = ""
  ) {
    self.init(AxisCoordinates(names: x), AxisCoordinates(names: y), color, size, shape, opacity, label)
  }

  private init(
    _ x: AxisCoordinates, _ y: AxisCoordinates, _ color: PointColor, _ size: PointSize, _ shape: PointShape,
    _ opacity: Double, _ label: String
  ) {
    coordinates = Coordinates(x: x, y: y)
    pointColor = color
    self.size = size
    self.shape = shape
    self.opacity = opacity
    self.label = label
  }

  /// One-dimensional data: points side by side on a horizontal line.
  public init(
    x: [Double], y: Double, color: PointColor = .constant(.automatic), size: PointSize = .standard,
    shape: PointShape = .automatic, opacity: Double = 0.8, label: String = ""
  ) {
    self.init(
      x: x, y: Array(repeating: y, count: x.count), color: color, size: size, shape: shape, opacity: opacity,
      label: label)
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

// swift-format-ignore: AllPublicDeclarationsHaveDocumentation
extension Points: Mark {
  public var color: MarkColor? {
    if case .constant(let color) = pointColor { color } else { nil }
  }

  public func check() throws(PlottingError) {
    try PlottingError.checkCounts("Points", "x", x.count, "y", y.count)
    switch pointColor {
    case .constant: break
    case .series(let labels, _):
      try PlottingError.checkCounts("Points", "points", x.count, "labels", labels.count)
      if let unusable = labels.first(where: { $0 < 0 || $0 > 1_000_000 }) {
        try PlottingError.check(false, "Points", "a label", unusable, "from 0 to 1000000, the number of a series")
      }
    case .values(let values, _, _, _), .scaled(let values, _):
      try PlottingError.checkCounts("Points", "points", x.count, "values", values.count)
    case .blend(let weights):
      try PlottingError.checkCounts("Points", "points", x.count, "rows of weights", weights.count)
    case .colors(let colors):
      try PlottingError.checkCounts("Points", "points", x.count, "colors", colors.count)
    }
    switch size {
    case .standard: break
    case .diameter(let diameter):
      try PlottingError.check(diameter > 0 && diameter <= 1000, "Points", "diameter", diameter, "above 0, at most 1000")
    case .diameters(let diameters):
      try PlottingError.checkCounts("Points", "points", x.count, "diameters", diameters.count)
    case .areas(let areas, _, let largest):
      try PlottingError.checkCounts("Points", "points", x.count, "areas", areas.count)
      try PlottingError.check(
        largest > 0 && largest <= 200, "Points", "largestDiameter", largest, "above 0, at most 200 points")
    }
    try PlottingError.check(opacity: opacity, "Points")
  }

  public func extend(_ extent: inout Extent) {
    extent.padsX = true
    if largestDiameter > Self.largestUnclipped { extent.makeRoom(points: largestDiameter / 2) }
    for index in x.indices {
      if hasLooks(index) { extent.add(x[index], y[index]) } else { extent.omittedCount += 1 }
    }
    if let values = valuesOnGivenColors, let colorBar {
      extent.beyondColorsCount += colorBar.beyondCount(of: x.indices.lazy.filter(hasLooks).map { values[$0] })
    }
  }

  /// The values whose colors have given ends, beyond which some may lie.
  private var valuesOnGivenColors: [Double]? {
    switch pointColor {
    case .values(let values, _, .some, _): values
    case .scaled(let values, let colors): colors.domain == nil ? nil : values
    case .constant, .series, .blend, .colors, .values: nil
    }
  }

  /// Whether size and value of a point are such that it can be drawn.
  private func hasLooks(_ index: Int) -> Bool {
    switch pointColor {
    case .values(let values, _, _, _): if !values[index].isDrawable { return false }
    case .scaled(let values, let colors): if !colors.scale.accepts(values[index]) { return false }
    case .constant, .series, .blend, .colors: break
    }
    switch size {
    case .standard, .diameter: return true
    case .diameters(let diameters): return diameters[index] >= 0 && diameters[index] <= 1000
    case .areas(let areas, _, _): return areas[index] >= 0 && areas[index].isDrawable
    }
  }

  private var largestDiameter: Double {
    switch size {
    case .standard: Self.standardDiameter
    case .diameter(let diameter): diameter
    case .diameters(let diameters): diameters.reduce(0) { $1 <= 1000 ? max($0, $1) : $0 }
    case .areas(_, _, let largestDiameter): largestDiameter
    }
  }

  var largestArea: Double {
    if case .areas(let areas, _, _) = size { areas.reduce(0) { $1.isDrawable ? max($0, $1) : $0 } } else { 0 }
  }

  public func draw(in plot: inout PlotArea) {
    var places: [Point] = []
    var indices: [Int] = []
    places.reserveCapacity(x.count)
    indices.reserveCapacity(x.count)
    let region = plot.frame.expanded(by: 1e-6)
    for index in x.indices where hasLooks(index) {
      guard let place = plot.place(x[index], y[index]), region.contains(place) else { continue }
      places.append(place)
      indices.append(index)
    }
    guard !places.isEmpty else { return }
    var markers = Markers(
      shapes: shapes(of: indices, in: plot), centers: places, diameters: diameters(of: indices),
      colors: colors(of: indices, in: plot), edge: plot.theme.paper, edgeWidth: 0.4)
    let isLarge = (markers.diameters.max() ?? 0) > Self.largestUnclipped
    if isLarge && markers.diameters.count > 1 { markers.sortBySize() }
    // Large ones would cover the numbers of an axis, small ones on its line are easier to see whole.
    if isLarge { plot.addClipped([.markers(markers)]) } else { plot.addUnclipped([.markers(markers)]) }
  }

  private func shapes(of indices: [Int], in plot: PlotArea) -> [Markers.Shape] {
    switch shape {
    case .constant(let shape): return [shape]
    case .automatic:
      if case .constant(let color) = pointColor {
        return [.ofSingleSeries(plot.series(of: color), colorCount: plot.theme.series.count)]
      }
      guard case .series(let labels, _) = pointColor else { return [.circle] }
      return indices.map { Markers.Shape.ofSeries(labels[$0], colorCount: plot.theme.series.count) }
    }
  }

  private func diameters(of indices: [Int]) -> [Double] {
    switch size {
    case .standard: return [Self.standardDiameter]
    case .diameter(let diameter): return [diameter]
    case .diameters(let diameters): return indices.map { diameters[$0] }
    case .areas(let areas, _, let largestDiameter):
      let largest = largestArea
      return indices.map { largest > 0 ? largestDiameter * (areas[$0] / largest).squareRoot() : 0 }
    }
  }

  private func colors(of indices: [Int], in plot: PlotArea) -> [Color] {
    switch pointColor {
    case .constant(let color): return [plot.color(color).opacity(opacity)]
    case .series(let labels, _): return indices.map { plot.theme.series(labels[$0]).opacity(opacity) }
    case .values(let values, _, _, _), .scaled(let values, _):
      guard let bar = colorBar else { return [] }
      return indices.map { bar.color(of: values[$0], theme: plot.theme).opacity(opacity) }
    case .blend(let weights):
      return indices.map { plot.color(.blend(weights[$0])).opacity(opacity) }
    case .colors(let colors): return indices.map { colors[$0].opacity(opacity) }
    }
  }
}
