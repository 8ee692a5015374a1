/// Where everything in a figure stands, after all text has been measured; the same for every theme.
public struct Layout: Sendable {
  /// The panels with their axes.
  struct PlotPanel: Sendable {
    var marks: [any Mark]
    /// The series that an automatic color means, by mark.
    var automaticSeries: [Int]
    var frame: Rectangle
    var x: AxisProjection
    var y: AxisProjection
    var ticksX: TickLines
    var ticksY: TickLines
    /// Whether names stand along an axis, which need no lines across the panel.
    var hasNamesX: Bool
    var hasNamesY: Bool
    var drawsAxisX: Bool
    var drawsAxisY: Bool
  }

  /// Where lines of ticks stand, in points: those with grid lines, and shorter ones in between.
  struct TickLines: Sendable {
    var major: [Double]
    var minor: [Double]

    init(_ ticks: AxisTicks, from start: Double) {
      major = ticks.positions.map { start + $0 }
      minor = ticks.minorPositions.map { start + $0 }
    }
  }

  struct PlacedImage: Sendable {
    var values: [Double]
    var frame: Rectangle
  }

  /// A figure within another, and where its upper left corner stands.
  struct Part: Sendable {
    var layout: Layout
    var origin: Point
  }

  /// Width and height in points: what was wished for, or more where labels need it.
  public internal(set) var size: Size
  /// All texts with their places; no two overlap, and none leaves the picture.
  package internal(set) var texts: [PlacedText] = []
  /// The areas between the axes, panel by panel.
  package var frames: [Rectangle] {
    panels.map(\.frame) + parts.flatMap { part in part.layout.frames.map { $0.moved(by: part.origin) } }
  }
  /// What the picture shows, in words.
  public let alternativeText: String
  /// How many data values could not be drawn because they are not finite, too large, or not positive on a logarithmic axis.
  public internal(set) var omittedCount = 0

  var panels: [PlotPanel] = []
  /// What the marks of each panel draw in the light theme, so that what they write is checked and nothing is drawn twice.
  private(set) var marksInLight: [[SceneElement]] = []
  var swatches: [LegendLayout.PlacedSwatch] = []
  var colorBars: [LegendLayout.PlacedColorBar] = []
  var images: [PlacedImage] = []
  var imageGrid: ImageGrid?
  /// Whole figures within this one.
  var parts: [Part] = []
  var distinguishesByDash = false
  /// Tells marks that write in the picture how wide their texts are.
  let measurer: any TextMeasurer

  /// Lays out a figure.
  ///
  /// - Throws: ``PlottingError`` when data of a mark do not fit together, or a size or domain makes no sense.
  public init<Measurer: TextMeasurer>(_ figure: Figure, measurer: Measurer) throws(PlottingError) {
    size = Size(width: figure.size.width, height: figure.size.height ?? 0)
    self.measurer = measurer
    switch figure.content {
    case .panels(let panels, let columns, let scales):
      var figure = figure
      (figure.x, figure.y) = try figure.axesWithDates(of: panels)
      try Self.check(figure)
      try PlottingError.check(columns > 0, "Figure", "columns", columns, "1 or more")
      for mark in panels.lazy.flatMap(\.marks) {
        try mark.check()
        try mark.colorBar?.check()
      }
      let named = try NamedAxes(figure, panels: panels)
      let extents = try named.extents(of: figure, scales: scales)
      if figure.aspect == .equal {
        for index in panels.indices {
          try PlotDomains(figure, namesX: named.x, namesY: named.y, extents: extents, panel: index)
            .checkEqual(namesX: named.x, namesY: named.y, scales: scales)
        }
      }
      alternativeText = figure.givenAlternativeText ?? figure.generatedAlternativeText(named: named, extents: extents)
      let builder = PlotLayoutBuilder(
        figure: figure, named: named, columns: columns, extents: extents, measurer: measurer)
      builder.build(into: &self)
      try Self.check(sizeOfLabels: size)
    case .images(let grid):
      try grid.check()
      alternativeText = figure.alternativeText
      placeImages(of: figure, grid: grid, measurer: measurer)
    case .figures(let figures):
      alternativeText = figure.alternativeText
      try place(figures, under: figure, measurer: measurer)
      try Self.check(sizeOfLabels: size)
    }
    marksInLight = panels.map { marks(of: $0, theme: .light) }
    try checkTexts(of: figure, measurer: measurer)
  }

  /// Refuses a figure that labels have made too large for a picture.
  private static func check(sizeOfLabels size: Size) throws(PlottingError) {
    func text(_ length: Double) -> String { NumberText.rounded(length.rounded(), significantDigits: 5) }
    try PlottingError.check(
      size.width <= 16_000 && size.height <= 16_000, "Figure", "the room that its labels need",
      "\(text(size.width)) x \(text(size.height)) points",
      "at most 16000 points wide and high; show fewer names or remarks, or several figures")
  }

  private static func check(_ figure: Figure) throws(PlottingError) {
    let sides = [("width", figure.size.width), ("height", figure.size.height ?? 100)]
    for (name, length) in sides {
      try PlottingError.check(
        length >= 20 && length <= 4000, "Figure", name, length, "from 20 to 4000 points")
    }
    try figure.x.check("x")
    try figure.y.check("y")
  }

  /// What a figure says about values it cannot show.
  static func note(omittedCount: Int) -> String {
    "\(NumberText.grouped(omittedCount)) \(omittedCount == 1 ? "value is" : "values are") not shown:"
      + " not finite or outside what an axis can show"
  }

  /// What a figure says about values beyond the ends given for its axes.
  static func note(outsideCount: Int) -> String {
    "\(NumberText.grouped(outsideCount)) \(outsideCount == 1 ? "value lies" : "values lie") outside of the range that is shown"
  }

  /// What a figure says about values beyond the ends given for colors.
  static func note(beyondColorsCount count: Int) -> String {
    "\(NumberText.grouped(count)) \(count == 1 ? "value lies" : "values lie") beyond the ends of the colors"
  }
}
