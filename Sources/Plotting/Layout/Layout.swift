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
    var tickPositionsX: [Double]
    var tickPositionsY: [Double]
    /// Whether names stand along an axis, which need no lines across the panel.
    var hasNamesX: Bool
    var hasNamesY: Bool
    var drawsAxisX: Bool
    var drawsAxisY: Bool
  }

  struct PlacedImage: Sendable {
    var values: [Double]
    var frame: Rectangle
  }

  /// Width and height in points: what was wished for, or more where labels need it.
  public internal(set) var size: Size
  /// All texts with their places; no two overlap, and none leaves the picture.
  package internal(set) var texts: [PlacedText] = []
  /// The areas between the axes, panel by panel.
  package var frames: [Rectangle] { panels.map(\.frame) }
  /// What the picture shows, in words.
  public let alternativeText: String
  /// How many data values could not be drawn because they are not finite, too large, or not positive on a logarithmic axis.
  public internal(set) var omittedCount = 0

  var panels: [PlotPanel] = []
  var swatches: [LegendLayout.PlacedSwatch] = []
  var colorBars: [LegendLayout.PlacedColorBar] = []
  var images: [PlacedImage] = []
  var imageGrid: ImageGrid?
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
    case .panels(let panels, let columns):
      try Self.check(figure)
      try PlottingError.check(columns > 0, "Figure", "columns", columns, "1 or more")
      for mark in panels.lazy.flatMap(\.marks) {
        try mark.check()
        if let domain = mark.colorBar?.domain {
          try PlottingError.check(
            domain.lowerBound.isDrawable && domain.upperBound.isDrawable, "Color bar", "domain", domain,
            "between numbers no further than 1e100 from zero")
        }
      }
      let named = try NamedAxes(figure, panels: panels)
      let extent = try named.extent(of: figure)
      if figure.aspect == .equal {
        try PlotDomains(figure, namesX: named.x, namesY: named.y, extent: extent)
          .checkEqual(namesX: named.x, namesY: named.y)
      }
      alternativeText = figure.givenAlternativeText ?? figure.generatedAlternativeText(named: named, extent: extent)
      let builder = PlotLayoutBuilder(
        figure: figure, named: named, columns: columns, extent: extent, measurer: measurer)
      builder.build(into: &self)
      try Self.check(sizeOfLabels: size)
    case .images(let grid):
      try grid.check()
      alternativeText = figure.alternativeText
      placeImages(of: figure, grid: grid, measurer: measurer)
    }
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
    for (name, axis) in [("x", figure.x), ("y", figure.y)] {
      guard let domain = axis.domain else { continue }
      let accepts = axis.scale.accepts(domain.lowerBound) && axis.scale.accepts(domain.upperBound)
      try PlottingError.check(
        accepts && domain.lowerBound < domain.upperBound, "Axis \(name)", "domain", domain,
        axis.scale == .logarithmic
          ? "between two different positive numbers up to 1e100"
          : "between two different numbers no further than 1e100 from zero")
    }
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
}
