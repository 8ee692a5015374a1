/// How long the arrows of a vector field are.
public enum VectorLength: Hashable, Sendable {
  /// All by the same factor, so that the longest is about as long as its neighbors are apart.
  case automatic
  /// The vector's own length in data units times a factor: 1 for displacements.
  case factor(Double)
}

/// Arrows that show a direction and a strength at many places, such as a gradient.
///
///     VectorField(x: x, y: y, dx: slopesX, dy: slopesY)
///
/// Heads are measured in points. A vector of zero is a dot.
public struct VectorField {
  /// Horizontal positions of the starts in data units.
  public var x: [Double]
  /// Vertical positions of the starts in data units.
  public var y: [Double]
  /// Horizontal parts of the vectors in data units.
  public var dx: [Double]
  /// Vertical parts of the vectors in data units.
  public var dy: [Double]
  /// How long the arrows are.
  public var length: VectorLength
  /// How the lengths of the vectors become colors, with a color bar; one color for all when nothing is given.
  public var map: ColorMap?
  /// The color where the lengths of the vectors do not decide on it.
  public var lineColor: MarkColor
  /// The thickness in points.
  public var width: Double
  /// The length of the heads in points.
  public var headLength: Double
  /// What the legend says, or the color bar where there is one.
  public var label: String

  /// A vector for each pair of positions.
  public init(
    x: [Double], y: [Double], dx: [Double], dy: [Double], length: VectorLength = .automatic, map: ColorMap? = nil,
    color: MarkColor = .automatic, width: Double = 1.1, headLength: Double = 5.5, label: String = ""
  ) {
    self.x = x
    self.y = y
    self.dx = dx
    self.dy = dy
    self.length = length
    self.map = map
    lineColor = color
    self.width = width
    self.headLength = headLength
    self.label = label
  }

  /// The vectors of a function at the crossings of an even grid.
  ///
  /// - Parameters:
  ///   - x: the horizontal range in data units.
  ///   - y: the vertical range in data units.
  ///   - resolution: the grid's points in each direction.
  ///   - length: how long the arrows are.
  ///   - map: how the lengths of the vectors become colors.
  ///   - color: the color where the lengths do not decide on it.
  ///   - label: what the legend or the color bar says.
  ///   - function: the vector at a place; one that is not finite is left out.
  /// - Throws: what the function throws.
  public init(
    x: ClosedRange<Double>, y: ClosedRange<Double>, resolution: Int = 16, length: VectorLength = .automatic,
    map: ColorMap? = nil, color: MarkColor = .automatic, label: String = "",
    _ function: (_ x: Double, _ y: Double) throws -> (dx: Double, dy: Double)
  ) rethrows {
    self.init(x: [], y: [], dx: [], dy: [], length: length, map: map, color: color, label: label)
    let count = min(max(resolution, 2), 1000)
    for row in 0..<count {
      for column in 0..<count {
        let place = (
          x: x.lowerBound + (x.upperBound - x.lowerBound) * Double(column) / Double(count - 1),
          y: y.lowerBound + (y.upperBound - y.lowerBound) * Double(row) / Double(count - 1)
        )
        let vector = try function(place.x, place.y)
        self.x.append(place.x)
        self.y.append(place.y)
        dx.append(vector.dx)
        dy.append(vector.dy)
      }
    }
  }
}

// swift-format-ignore: AllPublicDeclarationsHaveDocumentation
extension VectorField: Mark {
  public var color: MarkColor? { map == nil ? lineColor : nil }

  public func check() throws(PlottingError) {
    try PlottingError.checkCounts("VectorField", "x", x.count, "y", y.count)
    try PlottingError.checkCounts("VectorField", "positions", x.count, "dx", dx.count)
    try PlottingError.checkCounts("VectorField", "positions", x.count, "dy", dy.count)
    try PlottingError.check(lineWidth: width, "VectorField")
    try PlottingError.check(
      headLength > 0 && headLength <= 1000, "VectorField", "headLength", headLength, "above 0, at most 1000 points")
    if case .factor(let factor) = length {
      try PlottingError.check(factor.isDrawable, "VectorField", "the factor of the lengths", factor, "a finite number")
    }
  }

  private func isDrawable(_ index: Int) -> Bool {
    x[index].isDrawable && y[index].isDrawable && dx[index].isDrawable && dy[index].isDrawable
  }

  /// The length of a vector; scaled, as squares of very short and very long ones are not numbers.
  private func magnitude(_ index: Int) -> Double {
    let largest = max(abs(dx[index]), abs(dy[index]))
    guard largest > 0 else { return 0 }
    let (a, b) = (dx[index] / largest, dy[index] / largest)
    return largest * (a * a + b * b).squareRoot()
  }

  /// By how much vectors are drawn longer than they are.
  private var factor: Double {
    if case .factor(let factor) = length { return factor }
    let indices = x.indices.filter(isDrawable)
    guard let rangeX = indices.lazy.map({ x[$0] }).drawableRange, let rangeY = indices.lazy.map({ y[$0] }).drawableRange
    else { return 1 }
    // Distances are measured in the widths of the whole field, as its places lie in the picture.
    let spanX = rangeX.upperBound - rangeX.lowerBound
    let spanY = rangeY.upperBound - rangeY.lowerBound
    func share(_ part: Double, _ span: Double) -> Double { span > 0 ? abs(part) / span : 0 }
    var longest = 0.0
    for index in indices { longest = max(longest, share(dx[index], spanX), share(dy[index], spanY)) }
    guard longest > 0, longest.isFinite else { return 1 }
    let perSide = max(Double(indices.count).squareRoot() - 1, 1)
    return 0.9 / perSide / longest
  }

  private func ends(_ index: Int, _ factor: Double) -> (start: Point, end: Point) {
    let start = Point(x: x[index], y: y[index])
    return (start, Point(x: start.x + factor * dx[index], y: start.y + factor * dy[index]))
  }

  public func extend(_ extent: inout Extent) {
    extent.padsX = true
    let factor = factor
    for index in x.indices {
      guard isDrawable(index) else {
        extent.omittedCount += 1
        continue
      }
      let (start, end) = ends(index, factor)
      guard extent.xScale.accepts(start.x), extent.yScale.accepts(start.y) else {
        extent.omittedCount += 1
        continue
      }
      extent.add(start.x, start.y)
      extent.add(end.x, end.y)
    }
  }

  public func draw(in plot: inout PlotArea) {
    let factor = factor
    let domain = valueDomain
    let span = domain.upperBound - domain.lowerBound
    var shapes: [Color: (shafts: [[Point]], heads: [[Point]], dots: [Point])] = [:]
    var order: [Color] = []
    for index in x.indices where isDrawable(index) {
      let (start, end) = ends(index, factor)
      guard let tail = plot.place(start.x, start.y), let tip = plot.place(end.x, end.y) else { continue }
      let color =
        map.map { $0.color(at: span > 0 ? (magnitude(index) - domain.lowerBound) / span : 0.5, theme: plot.theme) }
        ?? plot.color(lineColor)
      if shapes[color] == nil {
        shapes[color] = ([], [], [])
        order.append(color)
      }
      let arrow = ArrowShape(from: tail, to: tip, width: width, headLength: headLength)
      if arrow.head.isEmpty {
        shapes[color]?.dots.append(tail)
      } else {
        shapes[color]?.shafts.append(arrow.shaft)
        shapes[color]?.heads.append(arrow.head)
      }
    }
    // In the order in which colors were met, which is the same every time.
    for color in order {
      guard let (shafts, heads, dots) = shapes[color] else { continue }
      plot.strokeLines(shafts, color: color, style: StrokeStyle(width: width))
      plot.fillPolygons(heads, color: color)
      let radius = width
      plot.fillPolygons(
        dots.map { dot in
          RoundOutline.unitCircle.enumerated().filter { $0.offset % 16 == 0 }.map { dot + radius * $0.element }
        },
        color: color)
    }
  }

  private var valueDomain: ClosedRange<Double> {
    x.indices.lazy.filter(isDrawable).map(magnitude).drawableRange ?? 0...1
  }

  public var colorBar: ColorBar? { map.map { ColorBar(map: $0, domain: valueDomain, title: label) } }

  public var legendEntries: [LegendEntry] {
    label.isEmpty || map != nil
      ? [] : [LegendEntry(.line(lineColor, width: width, dash: .solid, hasPoint: false), label)]
  }

  public var summary: String {
    let name = NumberText.count(x.count, "arrow") + RichText.inBrackets(label)
    guard dx.count == x.count, dy.count == x.count, y.count == x.count, x.indices.contains(where: isDrawable) else {
      return name
    }
    let domain = valueDomain
    return "\(name) for vectors of lengths from \(NumberText.rounded(domain.lowerBound, significantDigits: 3))"
      + " to \(NumberText.rounded(domain.upperBound, significantDigits: 3))"
  }
}
