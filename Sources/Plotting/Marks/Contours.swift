/// Which heights contour lines stand for.
public enum ContourLevels: Hashable, Sendable {
  /// About seven round numbers within the range of the values.
  case automatic
  /// About so many round numbers.
  case count(Int)
  /// These heights.
  case values([Double])
  /// These parts of the greatest height.
  case fractionsOfMaximum([Double])
}

/// Lines of equal height of a function of two variables, such as a density.
public struct Contours: Mark {
  /// The lines of one level.
  struct Level: Hashable, Sendable {
    var value: Double
    var label: String
    /// In data units.
    var lines: [MarchingSquares.Isoline]
    /// The areas above the level, for filling; in data units.
    var areas: [[Point]]
  }

  let levels: [Level]
  let xRange: ClosedRange<Double>
  let yRange: ClosedRange<Double>
  let resolution: Int
  let omittedCount: Int
  /// The colour of the lines.
  public var lineColor: MarkColor
  /// Their thickness in points.
  public var width: Double
  /// Whether the areas above each level are tinted.
  public var filled: Bool
  /// Whether each level's height stands on its line.
  public var labeled: Bool
  /// What the legend says.
  public var label: String

  /// Contour lines over a rectangle; the function is called at once on an even grid.
  ///
  /// - Parameters:
  ///   - x: the horizontal range in data units.
  ///   - y: the vertical range in data units.
  ///   - resolution: the grid's points in each direction.
  ///   - levels: which heights are drawn.
  ///   - color: the colour of the lines.
  ///   - width: their thickness in points.
  ///   - filled: whether the areas above each level are tinted.
  ///   - labeled: whether each level's height stands on its line.
  ///   - label: what the legend says.
  ///   - function: the height at a place; not-finite heights leave a gap.
  /// - Throws: what the function throws.
  public init(
    x: ClosedRange<Double>, y: ClosedRange<Double>, resolution: Int = 200, levels: ContourLevels = .automatic,
    color: MarkColor = .muted, width: Double = 1, filled: Bool = false, labeled: Bool = false, label: String = "",
    _ function: (_ x: Double, _ y: Double) throws -> Double
  ) rethrows {
    xRange = x
    yRange = y
    self.resolution = resolution
    lineColor = color
    self.width = width
    self.filled = filled
    self.labeled = labeled
    self.label = label
    guard Self.isUsable(x, y, resolution) else {
      self.levels = []
      omittedCount = 0
      return
    }
    let stepX = (x.upperBound - x.lowerBound) / Double(resolution - 1)
    let stepY = (y.upperBound - y.lowerBound) / Double(resolution - 1)
    var values: [Double] = []
    values.reserveCapacity(resolution * resolution)
    for row in 0..<resolution {
      for column in 0..<resolution {
        values.append(try function(x.lowerBound + Double(column) * stepX, y.lowerBound + Double(row) * stepY))
      }
    }
    omittedCount = values.reduce(0) { $0 + ($1.isFinite ? 0 : 1) }
    let grid = MarchingSquares(values: values, columns: resolution, rows: resolution)
    func inData(_ point: Point) -> Point {
      Point(x: x.lowerBound + point.x * stepX, y: y.lowerBound + point.y * stepY)
    }
    let heights = Self.heights(levels, values: values)
    self.levels = zip(heights, grid.isolines(levels: heights.map(\.value))).map { tick, lines in
      let lines = lines.map { MarchingSquares.Isoline(points: $0.points.map(inData), isClosed: $0.isClosed) }
      let areas = filled ? grid.areas(above: tick.value).map { $0.map(inData) } : []
      return Level(value: tick.value, label: tick.label, lines: lines, areas: areas)
    }
  }

  private static func isUsable(_ x: ClosedRange<Double>, _ y: ClosedRange<Double>, _ resolution: Int) -> Bool {
    let ends = [x.lowerBound, x.upperBound, y.lowerBound, y.upperBound]
    return ends.allSatisfy(\.isDrawable) && x.lowerBound < x.upperBound && y.lowerBound < y.upperBound
      && (2...4000).contains(resolution)
  }

  private static func heights(_ levels: ContourLevels, values: [Double]) -> [Tick] {
    var low = Double.infinity
    var high = -Double.infinity
    for value in values where value.isDrawable {
      low = min(low, value)
      high = max(high, value)
    }
    guard low < high else { return [] }
    func named(_ heights: [Double]) -> [Tick] {
      heights.filter(\.isDrawable).sorted().map { Tick(value: $0, label: NumberFormat.rounded($0)) }
    }
    func round(_ count: Int) -> [Tick] {
      let search = TickSearch(lower: low, upper: high, target: Double(max(count, 2)), staysInside: false)
      guard let ticks = search.best(legibility: { _ in 1 }) else { return [] }
      let written = ticks.written()
      return written.ticks.filter { $0.value > low && $0.value < high }
        .map { Tick(value: $0.value, label: $0.label + written.factor) }
    }
    switch levels {
    case .automatic: return round(8)
    case .count(let count): return round(count + 1)
    case .values(let heights): return named(heights)
    case .fractionsOfMaximum(let fractions): return named(fractions.map { $0 * high })
    }
  }

  /// The colour by which automatic colours are dealt out.
  public var color: MarkColor? { lineColor }

  /// Refuses data that do not fit together.
  public func check() throws(PlottingError) {
    try PlottingError.check(
      Self.isUsable(xRange, yRange, resolution), "Contours", "the grid", "\(xRange) x \(yRange) at \(resolution)",
      "a rectangle with width and height, no further than 1e100 from zero, with 2 to 4000 points a side")
    try PlottingError.check(width > 0 && width <= 100, "Contours", "width", width, "above 0, at most 100 points")
  }

  /// Adds the data to what the axes must show.
  public func extend(_ extent: inout Extent) {
    extent.omittedCount += omittedCount
    extent.padsX = true
    // Room for what is drawn, not for the grid, which is often chosen generously.
    for level in levels {
      for line in level.lines {
        for point in line.points {
          extent.add(x: point.x)
          extent.add(y: point.y)
        }
      }
    }
  }

  private func placed(_ points: [Point], in plot: PlotArea) -> [Point] {
    points.compactMap { plot.place($0.x, $0.y) }
  }

  /// Paints the mark.
  public func draw(in plot: inout PlotArea) {
    let color = plot.color(lineColor)
    if filled {
      // Tints lie over each other, so that the highest area is the strongest.
      let opacity = 0.5 / Double(max(levels.count, 1))
      for level in levels {
        plot.fillPolygons(level.areas.map { placed($0, in: plot) }, color: color.opacity(opacity))
      }
    }
    let style = StrokeStyle(width: width)
    for level in levels {
      plot.strokeLines(
        level.lines.filter { !$0.isClosed }.map { placed($0.points, in: plot) }, color: color, style: style)
      plot.strokeLines(
        level.lines.filter(\.isClosed).map { placed($0.points, in: plot) }, closed: true, color: color, style: style)
    }
  }

  /// Labels that would rather stand at the mark.
  public func labels(in plot: PlotArea) -> [DirectLabel] {
    nameLabels(in: plot) + levelLabels(in: plot)
  }

  private func levelLabels(in plot: PlotArea) -> [DirectLabel] {
    guard labeled else { return [] }
    let linesInPicture = levels.map { $0.lines.map { placed($0.points, in: plot) } }
    return levels.indices.compactMap { index in
      let level = levels[index]
      guard let line = linesInPicture[index].max(by: { $0.count < $1.count }) else { return nil }
      let places = line.filter(plot.frame.contains)
      guard !places.isEmpty else { return nil }
      // About the size of the label; a place is good when no line of another level runs through it.
      let size = Size(width: 0.65 * Metrics.labelFont.size * Double(level.label.count), height: Metrics.labelFont.size)
      let others = linesInPicture.indices.filter { $0 != index }.flatMap { linesInPicture[$0].joined() }
      let candidates = [0.25, 0.75, 0, 0.5, 0.125, 0.375, 0.625, 0.875].compactMap { fraction in
        let place = places[Int(Double(places.count - 1) * fraction)]
        let box = Placement.center.frame(of: size, at: place, gap: 0).expanded(by: 1)
        return others.contains(where: box.contains) ? nil : DirectLabel.Candidate(place, .center, gap: 0)
      }
      guard !candidates.isEmpty else { return nil }
      // A level without room is read from its neighbours.
      return DirectLabel(
        level.label, color: lineColor, candidates: candidates, mayCoverLines: true, isOptional: true,
        entry: LegendEntry(.line(lineColor, width: width, dash: .solid, hasPoint: false), level.label))
    }
  }

  /// What the mark shows, for the alternative text.
  public var summary: String {
    let name = label.isEmpty ? "" : " (\(RichText(label).plain))"
    guard let first = levels.first, let last = levels.last else { return "no contour lines\(name)" }
    let heights =
      levels.count == 1
      ? NumberFormat.rounded(first.value)
      : "\(NumberFormat.rounded(first.value)) to \(NumberFormat.rounded(last.value))"
    return "contour lines\(name) at \(levels.count) \(levels.count == 1 ? "level" : "levels"), \(heights)"
  }
}
