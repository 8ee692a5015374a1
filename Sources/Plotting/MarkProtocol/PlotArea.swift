/// Where marks draw: the frame between the axes, the projections of the data onto it, and the theme.
public struct PlotArea: Sendable {
  /// The area between the axes, in points.
  public let frame: Rectangle
  /// Places horizontal values.
  public let x: AxisProjection
  /// Places vertical values.
  public let y: AxisProjection
  /// The colors.
  public let theme: Theme
  /// Whether lines differ in their dashes, because no label stands beside them.
  public let distinguishesByDash: Bool
  /// Tells how wide text is.
  let measurer: any TextMeasurer
  /// The series whose color `.automatic` means for the mark being drawn.
  public internal(set) var automaticSeries = 0
  /// What has been drawn before the latest elements that share a frame.
  private var finished: [SceneElement] = []
  /// The latest elements of which only the part within a frame is to be seen, so that thousands of lines share one frame.
  private var clipped: (frame: Rectangle, elements: [SceneElement])?

  init(
    frame: Rectangle, x: AxisProjection, y: AxisProjection, theme: Theme, distinguishesByDash: Bool,
    measurer: any TextMeasurer
  ) {
    self.frame = frame
    self.x = x
    self.y = y
    self.theme = theme
    self.distinguishesByDash = distinguishesByDash
    self.measurer = measurer
  }

  /// What has been drawn so far.
  public var elements: [SceneElement] {
    guard let clipped else { return finished }
    return finished + [.clipped(clipped.frame, clipped.elements)]
  }

  /// The place of a data point; nothing when the axes have no place for it.
  public func place(_ x: Double, _ y: Double) -> Point? {
    guard self.x.scale.accepts(x), self.y.scale.accepts(y) else { return nil }
    return Point(x: self.x(x), y: self.y(y))
  }

  /// The theme's color for a mark's.
  public func color(_ color: MarkColor) -> Color { color.resolved(in: theme, automatic: automaticSeries) }

  /// The series a color belongs to; nothing for a color that is not a series'.
  public func series(of color: MarkColor) -> Int? { color.series(automatic: automaticSeries) }

  /// The lengths of dashes and gaps of a line in this color; dashes tell series apart where no label stands beside them, and where
  /// a color has come again.
  public func dashes(_ dash: Dash, width: Double, color: MarkColor) -> [Double] {
    dash.lengths(
      width: width, series: series(of: color), colorCount: theme.series.count, distinguishes: distinguishesByDash)
  }

  /// The shape of the points of a line, or of a scatter in one color.
  public func shape(ofSeriesIn color: MarkColor) -> Markers.Shape {
    let series = series(of: color)
    return distinguishesByDash
      ? .ofSeries(series ?? 0, colorCount: theme.series.count)
      : .ofSingleSeries(series, colorCount: theme.series.count)
  }

  /// The places of data points in order, in pieces that end where the axes have no place for a point.
  public func pieces(of line: some Sequence<Point>) -> [[Point]] {
    var pieces: [[Point]] = [[]]
    for point in line {
      if let place = place(point.x, point.y) { pieces[pieces.count - 1].append(place) } else { pieces.append([]) }
    }
    return pieces.filter { !$0.isEmpty }
  }

  /// Draws elements of which only the part within the frame is to be seen.
  public mutating func addClipped(_ newElements: [SceneElement]) { addClipped(newElements, to: frame) }

  private mutating func addClipped(_ newElements: [SceneElement], to frame: Rectangle) {
    guard !newElements.isEmpty else { return }
    if clipped?.frame != frame {
      finish()
      clipped = (frame, [])
    }
    clipped?.elements.append(contentsOf: newElements)
  }

  /// Draws elements that may stand out over the frame, such as points on its edge.
  public mutating func addUnclipped(_ newElements: [SceneElement]) {
    guard !newElements.isEmpty else { return }
    finish()
    finished.append(contentsOf: newElements)
  }

  private mutating func finish() {
    if let clipped { finished.append(.clipped(clipped.frame, clipped.elements)) }
    clipped = nil
  }

  /// How many dashes a line may have.
  private static let mostDashes = 50_000.0

  /// Draws lines through points given in the picture's coordinates, cut where they leave the frame.
  ///
  /// - Parameter runsIntoAxis: whether the lower edge cuts what lies on it, as that of a density, which fades out there; a line on
  ///   any other edge is drawn in its full width.
  public mutating func strokeLines(
    _ lines: [[Point]], closed: Bool = false, color: Color, style: StrokeStyle, runsIntoAxis: Bool = false
  ) {
    let region = frame.expanded(by: 50)
    var path = Path()
    for line in DenseLines.reduced(lines, in: frame).lazy.map({ PolylineSimplification.simplified($0) }) {
      if line.allSatisfy(region.contains) {
        path.append(.polyline(line, closed: closed))
      } else {
        for piece in PolylineClipping.pieces(of: closed ? line + line.prefix(1) : line, within: region) {
          path.append(.polyline(piece))
        }
      }
    }
    guard !path.isEmpty else { return }
    let touch = EdgeTouch(lines, closed: closed, frame: frame, width: style.width, sparesLower: runsIntoAxis)
    var style = style
    // Dashes that would cover the whole picture cannot be told from a solid line.
    let period = style.dashes.reduce(0, +)
    if period > 0, path.length(atMost: period * Self.mostDashes) >= period * Self.mostDashes { style.dashes = [] }
    addClipped([.stroke(path, color, style)], to: touch.clip)
  }

  /// Fills the inside of polygons given in the picture's coordinates, cut to the frame.
  public mutating func fillPolygons(_ polygons: [[Point]], color: Color) {
    let region = frame.expanded(by: 50)
    var path = Path()
    for polygon in polygons {
      let visible =
        polygon.allSatisfy(region.contains) ? polygon : PolylineClipping.polygon(polygon, within: region)
      if visible.count >= 3 { path.append(.polyline(visible, closed: true)) }
    }
    if !path.isEmpty { addClipped([.fill(path, color)]) }
  }
}
