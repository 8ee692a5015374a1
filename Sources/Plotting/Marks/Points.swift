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

  static let largestDiameter = 7.0
  static let standardDiameter = 5.0

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
      if let negative = labels.first(where: { $0 < 0 }) {
        try PlottingError.check(false, "Points", "a label", negative, "0 or more")
      }
    case .values(let values, _, _, _):
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
    case .areas(let areas, _):
      try PlottingError.checkCounts("Points", "points", x.count, "areas", areas.count)
    }
    try PlottingError.check(opacity: opacity, "Points")
  }

  public func extend(_ extent: inout Extent) {
    extent.padsX = true
    for index in x.indices {
      if hasLooks(index) { extent.add(x[index], y[index]) } else { extent.omittedCount += 1 }
    }
  }

  /// Whether size and value of a point are such that it can be drawn.
  private func hasLooks(_ index: Int) -> Bool {
    if case .values(let values, _, _, _) = pointColor, !values[index].isDrawable { return false }
    switch size {
    case .standard, .diameter: return true
    case .diameters(let diameters): return diameters[index] >= 0 && diameters[index] <= 1000
    case .areas(let areas, _): return areas[index] >= 0 && areas[index].isDrawable
    }
  }

  private var largestArea: Double {
    if case .areas(let areas, _) = size { areas.reduce(0) { $1.isDrawable ? max($0, $1) : $0 } } else { 0 }
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
    plot.addUnclipped([
      .markers(
        Markers(
          shapes: shapes(of: indices, in: plot), centers: places, diameters: diameters(of: indices),
          colors: colors(of: indices, in: plot), edge: plot.theme.paper, edgeWidth: 0.4))
    ])
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
    case .areas(let areas, _):
      let largest = largestArea
      return indices.map { largest > 0 ? Self.largestDiameter * (areas[$0] / largest).squareRoot() : 0 }
    }
  }

  private func colors(of indices: [Int], in plot: PlotArea) -> [Color] {
    switch pointColor {
    case .constant(let color): return [plot.color(color).opacity(opacity)]
    case .series(let labels, _): return indices.map { plot.theme.series(labels[$0]).opacity(opacity) }
    case .values(let values, let map, _, _):
      let domain = valueDomain
      let span = domain.upperBound - domain.lowerBound
      return indices.map { index in
        let fraction = span > 0 ? (values[index] - domain.lowerBound) / span : 0.5
        return map.color(at: fraction, theme: plot.theme).opacity(opacity)
      }
    case .blend(let weights):
      return indices.map { plot.color(.blend(weights[$0])).opacity(opacity) }
    case .colors(let colors): return indices.map { colors[$0].opacity(opacity) }
    }
  }

  /// The name of each group, where it covers no point.
  public func labels(in plot: PlotArea) -> [DirectLabel] {
    guard case .series(let labels, let names) = pointColor, names.contains(where: { !$0.isEmpty }) else { return [] }
    var groups = PlacesAroundGroups()
    // Of very many points some tell where their groups are.
    for index in stride(from: 0, to: x.count, by: max(x.count / 4000, 1)) {
      guard let place = plot.place(x[index], y[index]), plot.frame.contains(place) else { continue }
      groups.add(place, to: labels[index])
    }
    let present = Set(labels)
    return names.indices.filter { present.contains($0) && !names[$0].isEmpty }.map { group in
      DirectLabel(
        names[group], color: .series(group), candidates: groups.candidates(for: group), role: .name,
        mayCoverPoints: false, swatch: swatch(series: group, .series(group)))
    }
  }

  private var valueDomain: ClosedRange<Double> {
    guard case .values(let values, _, let domain, _) = pointColor else { return 0...1 }
    return domain ?? values.drawableRange ?? 0...1
  }

  public var colorBar: ColorBar? {
    guard case .values(_, let map, _, let title) = pointColor else { return nil }
    return ColorBar(map: map, domain: valueDomain, title: title)
  }

  private var legendDiameter: Double {
    if case .diameter(let diameter) = size { min(max(diameter, 3), 12) } else { Self.standardDiameter + 1 }
  }

  public var legendEntries: [LegendEntry] {
    var entries: [LegendEntry] = []
    if !label.isEmpty {
      entries.append(LegendEntry(swatch(series: nil, color ?? .muted), label))
    }
    return entries + sizeEntries
  }

  private func swatch(series: Int?, _ color: MarkColor) -> LegendEntry.Swatch {
    .marker(legendShape(ofSeries: series), color, diameter: legendDiameter, opacity: max(opacity, 0.8))
  }

  private func legendShape(ofSeries index: Int?) -> Markers.Shape? {
    if case .constant(let shape) = shape { return shape }
    return index.map { Markers.Shape.ofSeries($0) }
  }

  private var sizeEntries: [LegendEntry] {
    guard case .areas(_, let title) = size, !title.isEmpty else { return [] }
    let largest = largestArea
    let round = Ticks.round(from: 0, to: largest, count: 4, staysInside: true)
    return round.ticks.filter { $0.value > 0 }.suffix(3).map { tick in
      let diameter = Self.largestDiameter * (tick.value / largest).squareRoot()
      return LegendEntry(
        .marker(legendShape(ofSeries: nil), .muted, diameter: diameter, opacity: 0.8), "\(title) \(tick.label)")
    }
  }

  public var summary: String {
    let named = NumberText.count(x.count, "point") + RichText.inBrackets(label)
    switch pointColor {
    case .series(let labels, let names):
      let groups = Set(labels).sorted()
      let sizes = groups.map { group in
        let name = names.indices.contains(group) ? RichText(names[group]).plain : "group \(group + 1)"
        return "\(name) \(labels.reduce(0) { $0 + ($1 == group ? 1 : 0) })"
      }
      return groups.count > 1 && groups.count <= 6
        ? "\(named) in \(groups.count) groups (\(sizes.joined(separator: ", ")))" : named
    case .values(_, _, _, let title):
      return title.isEmpty ? named : "\(named) colored by \(RichText(title).plain)"
    case .constant, .blend, .colors: return named
    }
  }
}
