/// The area between two curves, such as a confidence band.
///
///     Band(x: days, lower: low, upper: high, color: .series(0), label: "95 %")
///     Line(x: days, y: means, color: .series(0), label: "mean")
///
/// The two curves may cross. On a logarithmic axis an end that is not positive lies below everything, so that the band is drawn from the
/// bottom.
public struct Band {
  /// Horizontal positions in data units.
  public var x: [Double]
  /// The lower ends in data units.
  public var lower: [Double]
  /// The upper ends in data units.
  public var upper: [Double]
  /// The color.
  public var fillColor: MarkColor
  /// How much the band hides what is below, from 0 to 1.
  public var opacity: Double
  /// What stands at the band or in the legend.
  public var label: String
  /// The axes on which positions are dates, in seconds since the beginning of 1970.
  public internal(set) var dateAxes: DateAxes = []

  /// A band from as many lower and upper ends as horizontal positions.
  public init(
    x: [Double], lower: [Double], upper: [Double], color: MarkColor = .automatic, opacity: Double = 0.22,
    label: String = ""
  ) {
    self.x = x
    self.lower = lower
    self.upper = upper
    fillColor = color
    self.opacity = opacity
    self.label = label
  }

  /// A band between the graphs of two functions, which are called at once wherever one of them bends.
  ///
  /// - Parameters:
  ///   - range: the horizontal range in data units.
  ///   - color: the color.
  ///   - opacity: how much the band hides what is below, from 0 to 1.
  ///   - label: what stands at the band or in the legend.
  ///   - lower: the lower end at a place.
  ///   - upper: the upper end at a place.
  /// - Throws: what the functions throw.
  public init(
    over range: ClosedRange<Double>, color: MarkColor = .automatic, opacity: Double = 0.22, label: String = "",
    lower: (Double) throws -> Double, upper: (Double) throws -> Double
  ) rethrows {
    let lowSamples = try AdaptiveSampling.samples(over: range, including: [], lower)
    let highSamples = try AdaptiveSampling.samples(over: range, including: [], upper)
    // Both ends at all places at which one of them was asked for.
    var x: [Double] = []
    for place in (lowSamples + highSamples).map(\.x).sorted() where x.last != place { x.append(place) }
    self.init(
      x: x, lower: try x.map(lower), upper: try x.map(upper), color: color, opacity: opacity, label: label)
  }
}

// swift-format-ignore: AllPublicDeclarationsHaveDocumentation
extension Band: Mark {
  public var color: MarkColor? { fillColor }

  public func check() throws(PlottingError) {
    try PlottingError.checkCounts("Band", "x", x.count, "lower ends", lower.count)
    try PlottingError.checkCounts("Band", "x", x.count, "upper ends", upper.count)
    try PlottingError.check(opacity: opacity, "Band")
  }

  public func extend(_ extent: inout Extent) {
    extent.padsX = true
    for index in x.indices { extent.add(x[index], from: lower[index], to: upper[index]) }
  }

  /// The lower and the upper edge in the picture, in pieces that end where an end cannot be drawn.
  private func pieces(in plot: PlotArea) -> [(lower: [Point], upper: [Point])] {
    var pieces: [(lower: [Point], upper: [Point])] = [([], [])]
    for index in x.indices {
      let (low, high) = (lower[index], upper[index])
      if plot.x.scale.accepts(x[index]), plot.y.scale.accepts(max(low, high)), let bottom = plot.y.end(low),
        let top = plot.y.end(high)
      {
        let place = plot.x(x[index])
        pieces[pieces.count - 1].lower.append(Point(x: place, y: bottom))
        pieces[pieces.count - 1].upper.append(Point(x: place, y: top))
      } else if pieces.last?.lower.isEmpty == false {
        pieces.append(([], []))
      }
    }
    return pieces.filter { !$0.lower.isEmpty }
  }

  public func draw(in plot: inout PlotArea) {
    let color = plot.color(fillColor)
    var areas: [[Point]] = []
    var edges: [[Point]] = []
    for piece in pieces(in: plot) {
      if piece.lower.count == 1 {
        // An interval between two gaps has no width, so it is a line.
        edges.append([piece.lower[0], piece.upper[0]])
        continue
      }
      let lower = ColumnReduction.reduced(piece.lower)
      let upper = ColumnReduction.reduced(piece.upper)
      areas.append(upper + lower.reversed())
      edges += [upper, lower]
    }
    plot.fillPolygons(areas, color: color.opacity(opacity))
    plot.strokeLines(edges, color: color.opacity(Self.edgeOpacity), style: StrokeStyle(width: Self.edgeWidth))
  }

  /// Thin edges show where a pale band ends.
  static let edgeWidth = 0.75
  static let edgeOpacity = 0.9

  public func labels(in plot: PlotArea) -> [DirectLabel] {
    guard !label.isEmpty else { return [] }
    let ends = pieces(in: plot).flatMap { zip($0.lower, $0.upper) }.filter {
      $0.0.x >= plot.frame.minX && $0.0.x <= plot.frame.maxX
    }
    func clamped(_ y: Double) -> Double { min(max(y, plot.frame.minY), plot.frame.maxY) }
    guard let last = ends.last else { return [] }
    var candidates = [0.5, 0.25, 0.75, 0, 1].map { share in
      let (low, high) = (clamped(last.0.y), clamped(last.1.y))
      return DirectLabel.Candidate(Point(x: last.0.x, y: high + share * (low - high)), .right, gap: 7)
    }
    for share in [0.9, 0.7, 0.5, 0.3, 0.1] {
      let place = ends[Int((Double(ends.count - 1) * share).rounded())]
      candidates.append(.init(Point(x: place.1.x, y: clamped(place.1.y)), .above, gap: 4))
      candidates.append(.init(Point(x: place.0.x, y: clamped(place.0.y)), .below, gap: 4))
    }
    return [
      DirectLabel(
        label, color: fillColor, candidates: candidates, role: .name, wantsMargin: true,
        swatch: .area(fillColor, opacity: opacity, outlined: true))
    ]
  }

  public var summary: String {
    let name = "a band" + RichText.inBrackets(label)
    let complete = 0..<min(x.count, lower.count, upper.count)
    let drawable = complete.filter { x[$0].isDrawable && lower[$0].isDrawable && upper[$0].isDrawable }
    guard let first = drawable.first, let last = drawable.last else { return "\(name) without a place" }
    func interval(_ index: Int) -> String {
      "\(NumberText.rounded(lower[index])) to \(NumberText.rounded(upper[index]))"
        + " at \(NumberText.position(x[index], isDate: dateAxes.contains(.x), significantDigits: 3))"
    }
    return first == last ? "\(name), \(interval(first))" : "\(name) from \(interval(first)) up to \(interval(last))"
  }
}
