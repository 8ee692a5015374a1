/// Lines of equal height of a function of two variables, such as a density, or of a matrix; with tints between them when asked for.
///
///     Contours(x: -3...3, y: -2...2, filled: true) { x, y in exp(-(x * x + y * y)) }
///     Contours(x: longitudes, y: latitudes, values: heights, tints: ColorScale(title: "height"))
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
  let omittedCount: Int
  /// How many of the heights have the tint of an end because they lie beyond those given for tints.
  let beyondTintsCount: Int
  /// The range of the heights; nothing when there are none.
  let valueRange: ClosedRange<Double>?
  /// What the areas under the lowest level are tinted in, when tints are asked for: all places with a height.
  let wholeArea: [[Point]]
  /// Why the data cannot be drawn.
  let problem: PlottingError?
  /// The color of the lines.
  public var lineColor: MarkColor
  /// Their thickness in points.
  public var width: Double
  /// Whether the areas above each level are tinted.
  public let filled: Bool
  /// The tints between levels; nothing where all have one color.
  public let tints: ColorScale?
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
  ///   - filled: whether the areas above each level are tinted, the more the higher.
  ///   - tints: when given, the areas between levels have colors of this scale, and a color bar shows them.
  ///   - labeled: whether each level's height stands on its line.
  ///   - label: what the legend says.
  ///   - function: the height at a place; not-finite heights leave a gap.
  /// - Throws: what the function throws.
  public init(
    x: ClosedRange<Double>, y: ClosedRange<Double>, resolution: Int = 200, levels: ContourLevels = .automatic,
    color: MarkColor = .muted, width: Double = 1, filled: Bool = false, tints: ColorScale? = nil,
    labeled: Bool = false, label: String = "", _ function: (_ x: Double, _ y: Double) throws -> Double
  ) rethrows {
    let ends = [x.lowerBound, x.upperBound, y.lowerBound, y.upperBound]
    let isUsable =
      ends.allSatisfy(\.isDrawable) && x.lowerBound < x.upperBound && y.lowerBound < y.upperBound
      && (2...4000).contains(resolution)
    var grid = ContourGrid(x: .given([]), y: .given([]), values: [])
    if isUsable {
      let stepX = (x.upperBound - x.lowerBound) / Double(resolution - 1)
      let stepY = (y.upperBound - y.lowerBound) / Double(resolution - 1)
      grid.x = .even(start: x.lowerBound, step: stepX, count: resolution)
      grid.y = .even(start: y.lowerBound, step: stepY, count: resolution)
      grid.values.reserveCapacity(resolution * resolution)
      for row in 0..<resolution {
        for column in 0..<resolution {
          grid.values.append(try function(x.lowerBound + Double(column) * stepX, y.lowerBound + Double(row) * stepY))
        }
      }
    }
    let problem: PlottingError? =
      isUsable
      ? nil
      : .unsuitable(
        mark: "Contours", argument: "the grid", value: "\(x) x \(y) at \(resolution)",
        requirement: "a rectangle with width and height, no further than 1e155 from zero, with 2 to 4000 points a side")
    self.init(
      grid, x: x, y: y, levels: levels, color: color, width: width, filled: filled, tints: tints, labeled: labeled,
      label: label, problem: problem)
  }

  /// Contour lines of a matrix over a grid that need not be even or square.
  ///
  /// - Parameters:
  ///   - x: the positions of the columns in data units, rising.
  ///   - y: the positions of the rows in data units, rising.
  ///   - values: the heights, a row for each of `y` with a height for each of `x`; not-finite ones leave a gap.
  ///   - levels: which heights are drawn.
  ///   - color: the color of the lines.
  ///   - width: their thickness in points.
  ///   - filled: whether the areas above each level are tinted, the more the higher.
  ///   - tints: when given, the areas between levels have colors of this scale, and a color bar shows them.
  ///   - labeled: whether each level's height stands on its line.
  ///   - label: what the legend says.
  public init(
    x: [Double], y: [Double], values: [[Double]], levels: ContourLevels = .automatic, color: MarkColor = .muted,
    width: Double = 1, filled: Bool = false, tints: ColorScale? = nil, labeled: Bool = false, label: String = ""
  ) {
    let problem = Self.problem(x: x, y: y, values: values)
    let isUsable = problem == nil
    self.init(
      ContourGrid(
        x: .given(isUsable ? x : []), y: .given(isUsable ? y : []), values: isUsable ? Array(values.joined()) : []),
      x: isUsable ? x[0]...x[x.count - 1] : 0...1, y: isUsable ? y[0]...y[y.count - 1] : 0...1, levels: levels,
      color: color, width: width, filled: filled, tints: tints, labeled: labeled, label: label, problem: problem)
  }

  private init(
    _ grid: ContourGrid, x: ClosedRange<Double>, y: ClosedRange<Double>, levels: ContourLevels, color: MarkColor,
    width: Double, filled: Bool, tints: ColorScale?, labeled: Bool, label: String, problem: PlottingError?
  ) {
    xRange = x
    yRange = y
    lineColor = color
    self.width = width
    self.filled = filled
    self.tints = tints
    self.labeled = labeled
    self.label = label
    omittedCount = grid.values.reduce(0) { $0 + ($1.isFinite ? 0 : 1) }
    beyondTintsCount = tints.map { $0.domain == nil ? 0 : $0.colorBar(of: []).beyondCount(of: grid.values) } ?? 0
    valueRange = grid.values.drawableRange
    self.problem = problem ?? Self.problem { () throws(PlottingError) in try levels.check() }
    let heights = levels.heights(of: valueRange, scale: tints?.scale ?? .linear)
    self.levels = grid.lines(heights, withAreas: filled || tints != nil)
    wholeArea = tints == nil ? [] : grid.wholeArea()
  }

  private static func problem(x: [Double], y: [Double], values: [[Double]]) -> PlottingError? {
    problem { () throws(PlottingError) in
      for (name, positions) in [("x", x), ("y", y)] {
        try PlottingError.check(
          (2...4000).contains(positions.count), "Contours", "the number of positions in \(name)", positions.count,
          "from 2 to 4000")
        for (index, position) in positions.enumerated() {
          try PlottingError.check(
            position.isDrawable && (index == 0 || position > positions[index - 1]), "Contours",
            "the position at index \(index) of \(name)", position,
            "larger than the one before, and no further than 1e155 from zero")
        }
      }
      try PlottingError.checkCounts("Contours", "rows of values", values.count, "positions in y", y.count)
      for row in values {
        try PlottingError.checkCounts("Contours", "values in a row", row.count, "positions in x", x.count)
      }
    }
  }

  private static func problem(_ check: () throws(PlottingError) -> Void) -> PlottingError? {
    do { try check() } catch { return error }
    return nil
  }
}

// swift-format-ignore: AllPublicDeclarationsHaveDocumentation
extension Contours: Mark {
  public var color: MarkColor? { lineColor }

  public func check() throws(PlottingError) {
    if let problem { throw problem }
    try PlottingError.check(lineWidth: width, "Contours")
  }

  public func extend(_ extent: inout Extent) {
    extent.omittedCount += omittedCount
    extent.beyondColorsCount += beyondTintsCount
    let points = levels.lazy.flatMap(\.lines).flatMap(\.points)
    // Tints reach to the ends of the grid, and what has no line is still looked for there.
    if tints != nil || points.isEmpty {
      extent.add(coveredX: xRange, coveredY: yRange)
      return
    }
    extent.padsX = true
    // Room for what is drawn, not for the grid, which is often chosen generously.
    for point in points {
      extent.add(x: point.x)
      extent.add(y: point.y)
    }
  }

  public var summary: String {
    let name = RichText.inBrackets(label)
    let drawn = levels.filter { !$0.lines.isEmpty }
    guard let first = drawn.first, let last = drawn.last else {
      let range = valueRange.map {
        ", as all heights lie from \(NumberText.rounded($0.lowerBound)) to \(NumberText.rounded($0.upperBound))"
      }
      return "no contour lines\(name)" + (range ?? "")
    }
    let end = drawn.count == 1 ? "" : " to \(NumberText.rounded(last.value))"
    let count = NumberText.count(drawn.count, "level")
    let tinted =
      tints.map { $0.title.isEmpty ? ", tinted in between" : ", tinted by \(RichText($0.title).plain)" } ?? ""
    return "contour lines\(name) at \(count), \(NumberText.rounded(first.value))\(end)\(tinted)"
  }
}
