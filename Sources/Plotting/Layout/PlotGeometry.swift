/// The measures of a figure with axes for one choice of legend and margins.
struct PlotGeometry {
  var size: Size
  var header: HeaderLayout
  var legend: LegendLayout
  var headingY: TextBlock
  var headingX: TextBlock
  var headingYTop = 0.0
  var note: TextBlock
  var panelTitles: [TextBlock]
  var columns: Int
  var rows: Int
  var panelSize: Size
  var left: Double
  var right: Double
  var gapX: Double
  var gapY: Double
  var firstPanelTop = 0.0
  var panelTitleHeight: Double
  /// The axes of each panel.
  var axes: [PanelAxes]

  /// The highest label of a horizontal axis.
  var heightX: Double { axes.reduce(0) { max($0, $1.ticksX.height) } }

  func frame(row: Int, column: Int) -> Rectangle {
    Rectangle(
      x: left + Double(column) * (panelSize.width + gapX),
      y: firstPanelTop + panelTitleHeight + Double(row) * (panelSize.height + gapY + panelTitleHeight),
      width: panelSize.width, height: panelSize.height)
  }

  /// All panels together.
  var plotBottom: Double { frame(row: rows - 1, column: 0).maxY }
  var plotRight: Double { frame(row: 0, column: columns - 1).maxX }
}

/// What the axes of a panel show, with ticks for a panel at the origin.
struct PanelAxes {
  var domains: PlotDomains
  var ticksX = AxisTicks()
  var ticksY = AxisTicks()
}

/// Finds measures that agree: ticks depend on the size of the panel, and the panel's size on the room for tick labels.
struct PlotGeometrySolver<Measurer: TextMeasurer> {
  var figure: Figure
  var panelTitleTexts: [String]
  var columns: Int
  var extents: PanelExtents
  /// Names along the axes instead of numbers; usually none.
  var namesX: AxisNames
  var namesY: AxisNames
  /// What stands below the axes.
  var notes: [String]
  var entries: [LegendEntry]
  var colorBars: [ColorBar]
  /// Room kept free at the right of the panel, for the names of lines.
  var reserve: Double
  var measurements: Measurements<Measurer>

  var rows: Int { max((panelTitleTexts.count + columns - 1) / columns, 1) }

  func solve() -> PlotGeometry {
    var margins = Margins(
      left: Metrics.margin + (figure.y.isHidden ? 0 : 34), right: Metrics.margin + reserve,
      gap: columns > 1 ? Metrics.panelGap + 10 : 0)
    var geometry = measured(width: figure.size.width, margins: margins)
    for attempt in 0..<5 {
      let needed = neededMargins(geometry)
      // At first margins may shrink as well; later they only grow, so that an end is reached.
      if margins.cover(needed) && (attempt > 2 || margins.total - needed.total < 5) { break }
      margins = attempt > 2 ? margins.union(needed) : needed
      geometry = measured(width: figure.size.width, margins: margins)
    }
    // Whatever is still missing is added outside, which leaves the ticks as they are.
    let enough = margins.union(neededMargins(geometry))
    geometry.size.width += enough.left - geometry.left + enough.right - geometry.right
    geometry.size.width += Double(columns - 1) * (enough.gap - geometry.gapX)
    geometry.left = enough.left
    geometry.right = enough.right
    geometry.gapX = enough.gap
    return geometry
  }

  /// Room beside the panels and between them.
  private struct Margins {
    var left: Double
    var right: Double
    var gap: Double

    var total: Double { left + right + gap }

    func cover(_ other: Margins) -> Bool {
      other.left <= left + 1e-9 && other.right <= right + 1e-9 && other.gap <= gap + 1e-9
    }

    func union(_ other: Margins) -> Margins {
      Margins(left: max(left, other.left), right: max(right, other.right), gap: max(gap, other.gap))
    }
  }

  private func neededMargins(_ geometry: PlotGeometry) -> Margins {
    var overhang = (start: 0.0, end: 0.0)
    var widthY = 0.0
    for axes in geometry.axes {
      let panel = axes.ticksX.overhang(ofLength: geometry.panelSize.width)
      overhang = (max(overhang.start, panel.start), max(overhang.end, panel.end))
      widthY = max(widthY, axes.ticksY.width)
    }
    let labels = figure.y.isHidden ? 0 : (widthY + Metrics.tickGap + Metrics.tickLength).rounded(.up)
    let before = extents.scales.isFreeY ? max(overhang.start, labels) : overhang.start
    let between = (before + overhang.end + Metrics.tickLabelDistance).rounded(.up)
    return Margins(
      left: Metrics.margin + max(labels, overhang.start.rounded(.up)),
      right: Metrics.margin + max(reserve, overhang.end.rounded(.up)),
      gap: columns > 1 ? max(between, Metrics.panelGap) : 0)
  }

  private func measured(width wishedWidth: Double, margins: Margins) -> PlotGeometry {
    let (left, right, gapX) = (margins.left, margins.right, margins.gap)
    let wishedPanel = (wishedWidth - left - right - Double(columns - 1) * gapX) / Double(columns)
    let roomX = namesLength(isHorizontal: true)
    let roomY = namesLength(isHorizontal: false)
    var panelWidth = max(wishedPanel.rounded(.down), Metrics.smallestPanelSide, roomX)
    func widthOfAll() -> Double { (left + right + Double(columns) * (panelWidth + gapX) - gapX).rounded(.up) }
    let width = widthOfAll()
    let textWidth = width - 2 * Metrics.margin

    let data = panelTitleTexts.indices.map {
      PlotDomains(figure, namesX: namesX, namesY: namesY, extents: extents, panel: $0)
    }
    var axes = data.map { PanelAxes(domains: $0) }
    let isEqual = figure.aspect == .equal
    let steepest = data.reduce(0) { max($0, $1.spanY / $1.spanX) }
    let proportion = isEqual ? min(max(steepest, 0.45), 1) : columns > 1 ? 0.75 : 0.56

    let header = measurements.header(figure, width: textWidth)
    var top = header.isEmpty ? Metrics.margin : header.bottom + Metrics.gap
    let legend = LegendLayout(
      entries: entries, colorBars: colorBars, x: Metrics.margin, y: top, width: textWidth,
      measurements: measurements)
    if !legend.isEmpty { top += legend.height + Metrics.gap }
    let panelTitles = panelTitleTexts.map {
      measurements.block($0, font: Metrics.panelTitleFont, width: panelWidth)
    }
    let titleHeight = panelTitles.reduce(0) { max($0, $1.height) } + (panelTitles.contains { !$0.isEmpty } ? 4 : 0)
    // Whole points, since it counts once a row.
    let panelTitleHeight = titleHeight.rounded(.up)

    // The height of the panels decides on the ticks, and these on a factor in the headings, which take height.
    var factorX = ""
    var factorY = ""
    var panelHeight = 0.0
    var headingX = measurements.block("", font: Metrics.axisFont, width: textWidth)
    var headingY = headingX
    var note = headingX
    var height = 0.0
    var headingTop = top
    var panelTop = top
    var gapY = 0.0
    for _ in 0..<3 {
      headingY = heading(figure.y, factor: factorY, width: textWidth)
      headingX = heading(figure.x, factor: factorX, width: textWidth)
      headingTop = top
      panelTop = headingY.isEmpty ? top : top + headingY.height + 9
      note = measurements.block(notes.joined(separator: "\n"), font: Metrics.noteFont, width: textWidth)
      if panelHeight == 0 || figure.size.height != nil {
        let highest = axes.reduce(0) { max($0, $1.ticksX.height) }
        let tickHeight = highest > 0 ? highest : TextLine.height * Metrics.tickFont.size
        gapY = self.gapY(tickHeight: tickHeight)
        let below = belowPanels(tickHeight: tickHeight, heading: headingX, note: note)
        let between = Double(rows - 1) * gapY + Double(rows) * panelTitleHeight
        // The names of lines take width, but should not make the figure lower than its neighbors.
        let automatic = (isEqual || columns > 1 ? panelWidth : panelWidth + reserve) * proportion
        let wished = figure.size.height.map { ($0 - panelTop - below - between) / Double(rows) } ?? automatic
        panelHeight = max(wished.rounded(.down), Metrics.smallestPanelSide, roomY)
        // Where domains are given, all panels become smaller alike; otherwise each keeps its size.
        var panel = Size(width: panelWidth, height: panelHeight)
        for index in axes.indices {
          panel = Size(width: panelWidth, height: panelHeight)
          axes[index].domains = data[index].withRoom(extents.whole.reach, in: panel)
          if isEqual { axes[index].domains = axes[index].domains.equal(in: &panel, roomX: roomX, roomY: roomY) }
        }
        (panelWidth, panelHeight) = (panel.width, panel.height)
      }
      for index in axes.indices {
        axes[index].ticksX = horizontalTicks(axes[index].domains.x, panel: index, width: panelWidth)
        axes[index].ticksY = verticalTicks(axes[index].domains.y, panel: index, height: panelHeight)
      }
      let tickHeight = axes.reduce(0) { max($0, $1.ticksX.height) }
      gapY = self.gapY(tickHeight: tickHeight)
      let below = belowPanels(tickHeight: tickHeight, heading: headingX, note: note)
      height =
        panelTop + Double(rows) * (panelHeight + panelTitleHeight + gapY) - gapY + below
      let factors = (axes.map(\.ticksX.factor).max() ?? "", axes.map(\.ticksY.factor).max() ?? "")
      if factors == (factorX, factorY) { break }
      (factorX, factorY) = factors
    }
    return PlotGeometry(
      size: Size(
        width: max(width, widthOfAll(), (legend.width + 2 * Metrics.margin).rounded(.up)), height: height.rounded(.up)),
      header: header, legend: legend, headingY: headingY,
      headingX: headingX, headingYTop: headingTop, note: note, panelTitles: panelTitles, columns: columns, rows: rows,
      panelSize: Size(width: panelWidth, height: panelHeight), left: left, right: right, gapX: gapX, gapY: gapY,
      firstPanelTop: panelTop.rounded(.up), panelTitleHeight: panelTitleHeight, axes: axes)
  }

  /// Names beside a vertical axis are broken at this width.
  var widestName: Double { max(0.35 * figure.size.width, 60) }

  /// The length of an axis with room for all of its names.
  private func namesLength(isHorizontal: Bool) -> Double {
    let axis = isHorizontal ? figure.x : figure.y
    guard !axis.isHidden else { return 0 }
    let names = isHorizontal ? namesX : namesY
    return AxisTicks.length(
      for: names, isHorizontal: isHorizontal, widest: widestName, measurements: measurements
    ).rounded(.up)
  }

  private func heading(_ axis: Axis, factor: String, width: Double) -> TextBlock {
    guard !axis.isHidden else { return measurements.block("", font: Metrics.axisFont, width: width) }
    let heading = axis.heading
    let text = factor.isEmpty ? heading : heading.isEmpty ? factor : "\(heading) (\(factor))"
    return measurements.block(text, font: Metrics.axisFont, width: width)
  }

  /// The height of what stands below the lowest panels.
  private func belowPanels(tickHeight: Double, heading: TextBlock, note: TextBlock) -> Double {
    var height = figure.x.isHidden ? 0 : Metrics.tickLength + Metrics.tickGap + tickHeight
    if !heading.isEmpty { height += 3 + heading.height }
    if !note.isEmpty { height += Metrics.gap + note.height }
    return height + Metrics.margin - 2
  }
}
