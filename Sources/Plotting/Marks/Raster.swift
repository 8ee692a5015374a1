/// Which row of an image comes first.
public enum RasterOrigin: String, Hashable, Sendable {
  /// The highest, as in files of pictures.
  case top
  /// The lowest, as in tables of measurements.
  case bottom
}

/// An image on the axes, such as a map or a slice of a scan.
///
///     Raster(pixels: bytes, channels: 3, columns: 640, x: 5.9...10.5, y: 45.8...47.8)
///
/// Pixels are rectangles of one color; many small ones are averaged in a picture that has fewer. On logarithmic axes they become unequal.
public struct Raster {
  /// What the pixels hold.
  enum Content: Hashable, Sendable {
    case values([Double], map: ColorMap, domain: ClosedRange<Double>)
    case bytes([UInt8], channels: Int)
  }

  let content: Content
  /// Pixels in a row.
  public let columns: Int
  /// The horizontal range, from the left edge of the first to the right edge of the last pixel of a row.
  public var x: ClosedRange<Double>
  /// The vertical range, from edge to edge.
  public var y: ClosedRange<Double>
  /// Which row comes first.
  public var origin: RasterOrigin
  /// What is measured, for the color bar; without it there is none.
  public var title: String

  /// An image of measured values, whose colors are those of the theme.
  ///
  /// - Parameters:
  ///   - values: the values row by row; one that is not finite or beyond 1e155 leaves a hole.
  ///   - columns: values in a row.
  ///   - x: the horizontal range, from edge to edge.
  ///   - y: the vertical range, from edge to edge.
  ///   - origin: which row comes first.
  ///   - map: how values become colors.
  ///   - domain: the values that get the first and the last color; the range of all values when nothing is given.
  ///   - title: what is measured, for the color bar; without it there is none.
  public init(
    values: [Double], columns: Int, x: ClosedRange<Double>, y: ClosedRange<Double>, origin: RasterOrigin = .top,
    map: ColorMap = .grays, domain: ClosedRange<Double>? = nil, title: String = ""
  ) {
    content = .values(values, map: map, domain: domain ?? values.drawableRange ?? 0...1)
    self.columns = columns
    self.x = x
    self.y = y
    self.origin = origin
    self.title = title
  }

  /// A picture, whose colors are the same in every theme.
  ///
  /// - Parameters:
  ///   - bytes: the pixels row by row: gray, or red, green and blue, or these and opacity, each from 0 (none) to 255.
  ///   - channels: bytes of a pixel: 1, 3 or 4.
  ///   - columns: pixels in a row.
  ///   - x: the horizontal range, from edge to edge.
  ///   - y: the vertical range, from edge to edge.
  ///   - origin: which row comes first.
  public init(
    pixels bytes: [UInt8], channels: Int, columns: Int, x: ClosedRange<Double>, y: ClosedRange<Double>,
    origin: RasterOrigin = .top
  ) {
    content = .bytes(bytes, channels: channels)
    self.columns = columns
    self.x = x
    self.y = y
    self.origin = origin
    title = ""
  }

  private var rows: Int {
    guard columns > 0 else { return 0 }
    switch content {
    case .values(let values, _, _): return values.count / columns
    case .bytes(let bytes, let channels): return channels > 0 ? bytes.count / channels / columns : 0
    }
  }
}

// swift-format-ignore: AllPublicDeclarationsHaveDocumentation
extension Raster: Mark {
  public func check() throws(PlottingError) {
    try PlottingError.check(columns > 0, "Raster", "columns", columns, "1 or more")
    switch content {
    case .values(let values, _, _):
      try PlottingError.check(
        values.count % columns == 0, "Raster", "the number of values", values.count,
        "a multiple of columns (\(columns))")
    case .bytes(let bytes, let channels):
      try PlottingError.check([1, 3, 4].contains(channels), "Raster", "channels", channels, "1, 3 or 4")
      try PlottingError.check(
        bytes.count % (channels * columns) == 0, "Raster", "the number of bytes", bytes.count,
        "a multiple of channels times columns (\(channels * columns))")
    }
    for (name, range) in [("x", x), ("y", y)] {
      try PlottingError.check(
        range.lowerBound < range.upperBound && range.lowerBound.isDrawable && range.upperBound.isDrawable, "Raster",
        name,
        range, "between two different numbers no further than 1e155 from zero")
    }
    try PlottingError.check(
      columns <= HeatMap.largestCellCount && rows * columns <= HeatMap.largestCellCount, "Raster",
      "the number of pixels", rows * columns, "at most \(NumberText.grouped(HeatMap.largestCellCount))")
  }

  private var omittedCount: Int {
    guard case .values(let values, _, _) = content else { return 0 }
    return values.reduce(0) { $0 + ($1.isDrawable ? 0 : 1) }
  }

  public func extend(_ extent: inout Extent) {
    guard rows > 0 else { return }
    extent.omittedCount += omittedCount
    guard extent.xScale.accepts(x.upperBound), extent.yScale.accepts(y.upperBound) else {
      extent.omittedCount += rows * columns
      return
    }
    extent.add(coveredX: x, coveredY: y)
    if case .values(let values, let map, let domain) = content {
      extent.beyondColorsCount += ColorBar(map: map, domain: domain, title: title).beyondCount(of: values)
    }
  }

  public func draw(in plot: inout PlotArea) {
    let (rows, columns) = (rows, columns)
    guard rows > 0, plot.x.scale.accepts(x.upperBound), plot.y.scale.accepts(y.upperBound) else { return }
    func edges(_ range: ClosedRange<Double>, _ count: Int, _ axis: AxisProjection) -> [Double] {
      // Weighted ends instead of steps, so that both ends are met exactly and no difference overflows.
      (0...count).compactMap { index in
        let share = Double(index) / Double(count)
        return axis.end((1 - share) * range.lowerBound + share * range.upperBound)
      }
    }
    let rowEdges = edges(y, rows, plot.y)
    let grid = CellGrid(
      columnEdges: edges(x, columns, plot.x), rowEdges: origin == .top ? rowEdges.reversed() : rowEdges)
    switch content {
    case .values(let values, let map, let domain):
      let theme = plot.theme
      let span = domain.upperBound / 2 - domain.lowerBound / 2
      grid.draw(in: &plot, isImage: true) { row, column in
        let value = values[row * columns + column]
        guard value.isDrawable else { return nil }
        return map.color(at: span > 0 ? (value / 2 - domain.lowerBound / 2) / span : 0.5, theme: theme)
      }
    case .bytes(let bytes, let channels):
      grid.draw(in: &plot, isImage: true) { row, column in
        let start = (row * columns + column) * channels
        let parts = bytes[start..<start + channels].map { Double($0) / 255 }
        return channels == 1
          ? Color(red: parts[0], green: parts[0], blue: parts[0])
          : Color(red: parts[0], green: parts[1], blue: parts[2], opacity: channels == 4 ? parts[3] : 1)
      }
    }
  }

  public var colorBar: ColorBar? {
    guard case .values(_, let map, let domain) = content, !title.isEmpty else { return nil }
    return ColorBar(map: map, domain: domain, title: title)
  }

  public var summary: String {
    let name = "an image of \(columns) by \(rows) pixels"
    guard case .values(let values, _, _) = content, let range = values.drawableRange else { return name }
    let what = title.isEmpty ? "values" : RichText(title).plain
    return "\(name), \(what) from \(NumberText.rounded(range.lowerBound)) to \(NumberText.rounded(range.upperBound))"
  }
}
