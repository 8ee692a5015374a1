/// A matrix as cells whose colors stand for its values, with a color bar.
///
///     HeatMap(correlations, columns: names, rows: names, map: .diverging, domain: -1...1, showsValues: true)
///
/// At names the first row stands at the top, as a table's does. At numbers it stands at the lowest of the given positions, as in a plot of
/// numbers; give falling positions to have it on top. A cell whose value is not finite or beyond 1e155 is crossed out, and the legend
/// says so.
public struct HeatMap {
  /// The matrix, row by row.
  public var values: [[Double]]
  /// Where the columns and rows are: at the middles of their cells, at edges where there is one more, or at names.
  public var coordinates: Coordinates
  /// How values become colors; values beyond a given domain get the nearer end's, and the figure says so.
  public var colors: ColorScale
  /// Whether values are written in the cells, where all cells have room for them.
  public var showsValues: Bool

  /// Cells at numbers.
  ///
  /// - Parameters:
  ///   - values: the matrix, row by row.
  ///   - x: the middles of the columns in data units, or their edges where there is one more; 0, 1, 2 ... when nothing is given.
  ///   - y: the middles of the rows in data units, or their edges where there is one more; 0, 1, 2 ... when nothing is given.
  ///   - map: how values become colors.
  ///   - domain: the values that get the first and the last color; the range of all values when nothing is given.
  ///   - showsValues: whether values are written in the cells, where all cells have room for them.
  ///   - title: what is measured, for the color bar.
  public init(
    _ values: [[Double]], x: [Double]? = nil, y: [Double]? = nil, map: ColorMap = .viridis,
    domain: ClosedRange<Double>? = nil, showsValues: Bool = false, title: String = ""
  ) {
    self.init(
      values, x: x, y: y, colors: ColorScale(map, domain: domain, title: title), showsValues: showsValues)
  }

  /// Cells at numbers with colors of any scale, such as a diverging or a logarithmic one.
  ///
  /// - Parameters:
  ///   - values: the matrix, row by row.
  ///   - x: the middles of the columns in data units, or their edges where there is one more; 0, 1, 2 ... when nothing is given.
  ///   - y: the middles of the rows in data units, or their edges where there is one more; 0, 1, 2 ... when nothing is given.
  ///   - colors: how values become colors, and what the color bar says.
  ///   - showsValues: whether values are written in the cells, where all cells have room for them.
  public init(
    _ values: [[Double]], x: [Double]? = nil, y: [Double]? = nil, colors: ColorScale, showsValues: Bool = false
  ) {
    self.init(
      values, columns: AxisCoordinates(x ?? (values.first ?? []).indices.map(Double.init)),
      rows: AxisCoordinates(y ?? values.indices.map(Double.init)), colors: colors, showsValues: showsValues)
  }

  /// Cells at names, such as the variables of a correlation matrix; the first row stands at the top.
  ///
  /// - Parameters:
  ///   - values: the matrix, row by row.
  ///   - columns: the names of the columns.
  ///   - rows: the names of the rows.
  ///   - map: how values become colors.
  ///   - domain: the values that get the first and the last color; the range of all values when nothing is given.
  ///   - showsValues: whether values are written in the cells, where all cells have room for them.
  ///   - title: what is measured, for the color bar.
  public init(
    _ values: [[Double]], columns: [some StringProtocol], rows: [some StringProtocol], map: ColorMap = .viridis,
    domain: ClosedRange<Double>? = nil, showsValues: Bool = false, title: String = ""
  ) {
    self.init(
      values, columns: AxisCoordinates(names: columns), rows: AxisCoordinates(names: rows),
      colors: ColorScale(map, domain: domain, title: title), showsValues: showsValues)
  }

  /// Cells at names or numbers along either axis, with colors of any scale.
  ///
  /// - Parameters:
  ///   - values: the matrix, row by row.
  ///   - columns: the names of the columns, their middles, or their edges where there is one more.
  ///   - rows: the names of the rows, their middles, or their edges where there is one more.
  ///   - colors: how values become colors, and what the color bar says.
  ///   - showsValues: whether values are written in the cells, where all cells have room for them.
  public init(
    _ values: [[Double]], columns: AxisCoordinates, rows: AxisCoordinates, colors: ColorScale,
    showsValues: Bool = false
  ) {
    self.values = values
    coordinates = Coordinates(x: columns, y: rows)
    self.colors = colors
    self.showsValues = showsValues
  }

  /// The middles of the columns in data units, or their edges where there is one more; of names one apart.
  public var x: [Double] {
    get { coordinates.x.values }
    set { coordinates.x = AxisCoordinates(newValue) }
  }

  /// The middles of the rows in data units, or their edges where there is one more; of names one apart.
  public var y: [Double] {
    get { coordinates.y.values }
    set { coordinates.y = AxisCoordinates(newValue) }
  }
}

// swift-format-ignore: AllPublicDeclarationsHaveDocumentation
extension HeatMap: Mark {
  static let largestCellCount = 16_777_216

  private var columnCount: Int { values.first?.count ?? 0 }

  public func check() throws(PlottingError) {
    for (index, row) in values.enumerated() where row.count != columnCount {
      try PlottingError.checkCounts("HeatMap", "values in row \(index)", row.count, "in the first row", columnCount)
    }
    try Self.check(coordinates.x, "x", count: columnCount, "columns")
    try Self.check(coordinates.y, "y", count: values.count, "rows")
    try PlottingError.check(
      columnCount * values.count <= Self.largestCellCount, "HeatMap", "the number of cells", columnCount * values.count,
      "at most \(NumberText.grouped(Self.largestCellCount))")
  }

  private static func check(
    _ coordinates: AxisCoordinates, _ axis: String, count: Int, _ what: String
  ) throws(PlottingError) {
    if let names = coordinates.names {
      try PlottingError.checkCounts("HeatMap", "names of \(what)", names.count, what, count)
      var known: Set<String> = []
      for name in names where !known.insert(name).inserted {
        try PlottingError.check(false, "HeatMap", "the name of one of the \(what)", name, "another for each")
      }
      return
    }
    let positions = coordinates.values
    if positions.count != count + 1 {
      try PlottingError.checkCounts("HeatMap", "positions in \(axis)", positions.count, what, count)
    }
    let steps = zip(positions, positions.dropFirst())
    let isOrdered = steps.allSatisfy { $0 < $1 } || steps.allSatisfy { $0 > $1 }
    try PlottingError.check(
      isOrdered && positions.allSatisfy(\.isDrawable), "HeatMap", axis, positions,
      "different numbers in rising or falling order, no further than 1e155 from zero")
  }

  private var isEmpty: Bool { columnCount == 0 || values.isEmpty }

  public func extend(_ extent: inout Extent) {
    guard !isEmpty else { return }
    // Columns and rows in the middle of places that the axes do not have cannot be drawn.
    let columns = x.filter { !extent.xScale.accepts($0) }.count
    let rows = y.filter { !extent.yScale.accepts($0) }.count
    let isDrawnX = x.count == columnCount + 1 || columns == 0
    let isDrawnY = y.count == values.count + 1 || rows == 0
    guard isDrawnX, isDrawnY else {
      extent.omittedCount += columnCount * values.count
      return
    }
    let edgesX = HeatMapCells.Side(coordinates.x, count: columnCount, scale: extent.xScale).edges
    let edgesY = HeatMapCells.Side(coordinates.y, count: values.count, scale: extent.yScale).edges
    guard let rangeX = edgesX.drawableRange, let rangeY = edgesY.drawableRange else { return }
    extent.add(coveredX: rangeX, coveredY: rangeY)
    if colors.domain != nil { extent.beyondColorsCount += colors.colorBar(of: []).beyondCount(of: values.joined()) }
    for position in x { extent.add(x: position) }
    for position in y { extent.add(y: position) }
  }

  private func cells(in plot: PlotArea) -> HeatMapCells? {
    guard !isEmpty else { return nil }
    let acceptsX = x.count == columnCount + 1 || x.allSatisfy(plot.x.scale.accepts)
    let acceptsY = y.count == values.count + 1 || y.allSatisfy(plot.y.scale.accepts)
    guard acceptsX, acceptsY else { return nil }
    return HeatMapCells(
      columns: .init(coordinates.x, count: columnCount, scale: plot.x.scale),
      rows: .init(coordinates.y, count: values.count, scale: plot.y.scale), in: plot)
  }

  private var missingCount: Int {
    values.reduce(0) { $0 + $1.reduce(0) { $0 + (colors.scale.accepts($1) ? 0 : 1) } }
  }

  public func draw(in plot: inout PlotArea) {
    guard let cells = cells(in: plot) else { return }
    let (bar, scale, values, theme) = (colors.colorBar(of: values.joined()), colors.scale, values, plot.theme)
    func color(_ row: Int, _ column: Int) -> Color? {
      guard let value = cells.value(in: values, row: row, column: column), scale.accepts(value) else { return nil }
      return bar.color(of: value, theme: theme)
    }
    if missingCount > 0 { drawMissing(cells, in: &plot) }
    cells.grid.draw(in: &plot, isImage: false, color: color)
    if showsValues { drawValues(cells, color: color, in: &plot) }
  }

  static let missingOpacity = 0.16

  /// Crossed out, so that no color of any map is taken for it.
  private func drawMissing(_ cells: HeatMapCells, in plot: inout PlotArea) {
    let grid = cells.grid
    let region = plot.frame.expanded(by: 20)
    var areas = Path()
    var crosses = Path()
    let columns = CellGrid.visible(grid.columnEdges, from: plot.frame.minX, to: plot.frame.maxX)
    for row in CellGrid.visible(grid.rowEdges, from: plot.frame.minY, to: plot.frame.maxY) {
      for column in columns {
        guard let value = cells.value(in: values, row: row, column: column), !colors.scale.accepts(value) else {
          continue
        }
        let box = cells.box(row, column)
        let seen = Rectangle(
          minX: max(box.minX, region.minX), minY: max(box.minY, region.minY), maxX: min(box.maxX, region.maxX),
          maxY: min(box.maxY, region.maxY))
        areas.append(.rectangle(seen))
        guard box.width >= 5, box.height >= 5 else { continue }
        let (lower, upper) = (Point(x: box.minX, y: box.maxY), Point(x: box.maxX, y: box.minY))
        if let (start, end) = PolylineClipping.segment(from: lower, to: upper, within: region) {
          crosses.append(.segment(from: start, to: end))
        }
      }
    }
    let color = plot.theme.mutedInk
    var elements: [SceneElement] = []
    if !areas.isEmpty { elements.append(.fill(areas, color.opacity(Self.missingOpacity))) }
    if !crosses.isEmpty { elements.append(.stroke(crosses, color.opacity(0.6), StrokeStyle(width: 0.75))) }
    plot.addClipped(elements)
  }

  public var colorBar: ColorBar? { isEmpty ? nil : colors.colorBar(of: values.joined()) }

  public var legendEntries: [LegendEntry] {
    missingCount == 0 ? [] : [LegendEntry(.area(.muted, opacity: Self.missingOpacity, outlined: false), "no value")]
  }

  public var summary: String {
    let title = colors.title
    let name = "a heat map" + (title.isEmpty ? "" : " of \(RichText(title).plain)")
    let size = "\(NumberText.count(values.count, "row")) and \(NumberText.count(columnCount, "column"))"
    let missing = missingCount
    let gaps = missing == 0 ? "" : ", \(NumberText.count(missing, "cell")) without a value"
    guard let range = values.joined().filter(colors.scale.accepts).drawableRange else {
      return "\(name) with \(size)\(gaps)"
    }
    return "\(name) with \(size), values from \(NumberText.rounded(range.lowerBound))"
      + " to \(NumberText.rounded(range.upperBound))\(gaps)"
  }
}
