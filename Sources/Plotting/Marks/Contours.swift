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
public struct Contours {
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
  /// The color of the lines.
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
  ///   - color: the color of the lines.
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
    guard let range = values.drawableRange, range.lowerBound < range.upperBound else { return [] }
    let (low, high) = (range.lowerBound, range.upperBound)
    func named(_ heights: [Double]) -> [Tick] {
      heights.filter(\.isDrawable).sorted().map { Tick(value: $0, label: NumberText.rounded($0)) }
    }
    func round(_ count: Int) -> [Tick] {
      let round = Ticks.round(from: low, to: high, count: Double(max(count, 2)), staysInside: false)
      return round.ticks.filter { $0.value > low && $0.value < high }
        .map { Tick(value: $0.value, label: $0.label + round.factor) }
    }
    switch levels {
    case .automatic: return round(8)
    case .count(let count): return round(count + 1)
    case .values(let heights): return named(heights)
    case .fractionsOfMaximum(let fractions): return named(fractions.map { $0 * high })
    }
  }
}

// swift-format-ignore: AllPublicDeclarationsHaveDocumentation
extension Contours: Mark {
  public var color: MarkColor? { lineColor }

  public func check() throws(PlottingError) {
    try PlottingError.check(
      Self.isUsable(xRange, yRange, resolution), "Contours", "the grid", "\(xRange) x \(yRange) at \(resolution)",
      "a rectangle with width and height, no further than 1e100 from zero, with 2 to 4000 points a side")
    try PlottingError.check(lineWidth: width, "Contours")
  }

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

  public func labels(in plot: PlotArea) -> [DirectLabel] {
    nameLabels(in: plot) + levelLabels(in: plot)
  }

  private var swatch: LegendEntry.Swatch { .line(lineColor, width: width, dash: .solid, hasPoint: false) }

  /// The name outside of the lines, at the side where it crosses none.
  private func nameLabels(in plot: PlotArea) -> [DirectLabel] {
    guard !label.isEmpty else { return [] }
    // The lowest level of a density lies outside of all others.
    let places = (levels.first?.lines ?? []).flatMap { placed($0.points, in: plot).filter(plot.frame.contains) }
    let sides: [(x: Double, y: Double, placement: Placement)] = [
      (0, -1, .above), (1, -1, .aboveRight), (-1, -1, .aboveLeft), (1, 0, .right), (-1, 0, .left), (0, 1, .below),
      (1, 1, .belowRight), (-1, 1, .belowLeft),
    ]
    let candidates = sides.compactMap { side in
      places.max { side.x * $0.x + side.y * $0.y < side.x * $1.x + side.y * $1.y }
        .map { DirectLabel.Candidate($0, side.placement, gap: 4) }
    }
    return [DirectLabel(label, color: lineColor, candidates: candidates, role: .name, swatch: swatch)]
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
      let height = DirectLabel.fontSize
      let size = Size(width: 0.65 * height * Double(level.label.count), height: height)
      let others = linesInPicture.indices.filter { $0 != index }.flatMap { linesInPicture[$0].joined() }
      let candidates = [0.25, 0.75, 0, 0.5, 0.125, 0.375, 0.625, 0.875].compactMap { fraction in
        let place = places[Int(Double(places.count - 1) * fraction)]
        let box = Placement.center.frame(of: size, at: place, gap: 0).expanded(by: 1)
        return others.contains(where: box.contains) ? nil : DirectLabel.Candidate(place, .center, gap: 0)
      }
      guard !candidates.isEmpty else { return nil }
      return DirectLabel(
        level.label, color: lineColor, candidates: candidates, role: .extra, mayCoverLines: true, swatch: swatch)
    }
  }

  public var summary: String {
    let name = RichText.inBrackets(label)
    guard let first = levels.first, let last = levels.last else { return "no contour lines\(name)" }
    let end = levels.count == 1 ? "" : " to \(NumberText.rounded(last.value))"
    let count = NumberText.count(levels.count, "level")
    return "contour lines\(name) at \(count), \(NumberText.rounded(first.value))\(end)"
  }
}
