/// Lays out panels with axes: deals out colours, decides which labels stand at their marks, and places everything.
struct PlotLayoutBuilder<Measurer: TextMeasurer> {
  var figure: Figure
  var panels: [Panel]
  var columns: Int
  var measurements: Measurements<Measurer>

  /// For each panel, the series that an automatic colour means, by mark.
  private var series: [[Int]]
  private var extent: Extent

  init(figure: Figure, panels: [Panel], columns: Int, measurer: Measurer) {
    self.figure = figure
    self.panels = panels.isEmpty ? [Panel("", marks: [])] : panels
    self.columns = min(columns, self.panels.count)
    measurements = Measurements(measurer: measurer)
    series = self.panels.map { Self.automaticSeries($0.marks) }
    extent = Extent(xScale: figure.x.scale, yScale: figure.y.scale)
    for panel in self.panels {
      for mark in panel.marks { mark.extend(&extent) }
    }
  }

  /// The lowest series that no mark of the panel asks for, one after the other.
  private static func automaticSeries(_ marks: [any Mark]) -> [Int] {
    var used = Set<Int>()
    for mark in marks { if case .series(let index)? = mark.color { used.insert(index) } }
    return marks.map { mark in
      guard case .automatic? = mark.color else { return 0 }
      var index = 0
      while used.contains(index) { index += 1 }
      used.insert(index)
      return index
    }
  }

  mutating func build(into layout: inout Layout) {
    var usesDirectLabels = figure.legend == .automatic && panels.count == 1
    var reserves = true
    // Remarks that found no room, by panel and mark; they go to the legend.
    var displaced = Set<[Int]>()
    while true {
      let geometry = solver(directLabels: usesDirectLabels, reserves: reserves, displaced: displaced).solve()
      layout = place(geometry, in: layout, distinguishesByDash: !usesDirectLabels)
      let failed = placeLabels(in: &layout, geometry: geometry, directLabels: usesDirectLabels, displaced: displaced)
      if failed.isEmpty { return }
      if usesDirectLabels && failed.contains(where: { isSeries(panel: $0[0], mark: $0[1]) }) {
        // All or nothing: a figure with some series named in place and some in a legend is hard to read.
        if reserves && hasEndLabels { reserves = false } else { usesDirectLabels = false }
      } else {
        displaced.formUnion(failed)
      }
    }
  }

  private var hasEndLabels: Bool { panels[0].marks.contains { $0 is Line } }

  /// Whether labels of this mark name a series, rather than a place.
  private func isSeries(panel: Int, mark: Int) -> Bool {
    let mark = panels[panel].marks[mark]
    return switch mark {
    case is Line, is Curve: true
    case let points as Points: points.hasNamedGroups
    case let contours as Contours: !contours.label.isEmpty
    default: false
    }
  }

  private func solver(
    directLabels: Bool, reserves: Bool, displaced: Set<[Int]>
  ) -> PlotGeometrySolver<Measurer> {
    var entries: [LegendEntry] = []
    var bars: [ColorBar] = []
    var reserve = 0.0
    func add(_ entry: LegendEntry, series: Int) {
      var entry = entry
      entry.automaticSeries = series
      if !entries.contains(entry) { entries.append(entry) }
    }
    let probe = PlotArea(
      frame: Rectangle(x: 0, y: 0, width: 100, height: 100),
      x: AxisProjection(
        scale: figure.x.scale, domain: Domains.resolve(figure.x, range: extent.x, pads: true, restsOnZero: false),
        start: 0, end: 100),
      y: AxisProjection(
        scale: figure.y.scale, domain: Domains.resolve(figure.y, range: extent.y, pads: true, restsOnZero: false),
        start: 100, end: 0),
      theme: .light, distinguishesByDash: false)
    for (panelIndex, panel) in panels.enumerated() {
      for (markIndex, mark) in panel.marks.enumerated() {
        let automatic = series[panelIndex][markIndex]
        if let bar = mark.colorBar, !bars.contains(bar), figure.legend != .none { bars.append(bar) }
        if figure.legend != .none { for entry in mark.legendEntries { add(entry, series: automatic) } }
        let isSeries = isSeries(panel: panelIndex, mark: markIndex)
        let isDisplaced = displaced.contains([panelIndex, markIndex])
        if isDisplaced || (isSeries && !directLabels && figure.legend != .none) {
          for label in mark.labels(in: probe) where !label.isOptional { add(label.entry, series: automatic) }
        } else if isSeries && directLabels && reserves {
          for label in mark.labels(in: probe) where label.wantsMargin {
            let block = measurements.block(label.text, font: Metrics.labelFont, width: Metrics.marginLabelWidth)
            reserve = max(reserve, block.width + 4)
          }
        }
      }
    }
    let categories = panels.lazy.flatMap(\.marks).map(\.categories).first { !$0.isEmpty } ?? []
    return PlotGeometrySolver(
      figure: figure, panelTitleTexts: panels.map(\.title), columns: columns, extent: extent,
      categories: categories.enumerated().map { (Double($0.offset), $0.element) }, entries: entries, colorBars: bars,
      reserve: min(reserve, figure.size.width * 0.35), measurements: measurements)
  }

  /// Everything but the labels at marks.
  private func place(_ geometry: PlotGeometry, in old: Layout, distinguishesByDash: Bool) -> Layout {
    var layout = old
    layout.size = geometry.size
    layout.omittedCount = extent.omittedCount
    layout.distinguishesByDash = distinguishesByDash
    layout.swatches = geometry.legend.swatches
    layout.colorBars = geometry.legend.colorBars
    layout.texts = geometry.header.texts + geometry.legend.texts
    layout.panels = []
    if !geometry.headingY.isEmpty {
      layout.texts.append(PlacedText(geometry.headingY, x: Metrics.margin, y: geometry.headingYTop))
    }
    for (index, panel) in panels.enumerated() {
      let row = index / columns
      let column = index % columns
      let frame = geometry.frame(row: row, column: column)
      // The lowest panel of each column carries the labels of its x axis, also where the last row is not full.
      let isLowest = index + columns >= panels.count
      layout.panels.append(
        Layout.PlotPanel(
          marks: panel.marks, automaticSeries: series[index], frame: frame,
          x: AxisProjection(
            scale: figure.x.scale, domain: geometry.domainX, start: frame.minX, end: frame.maxX),
          y: AxisProjection(
            scale: figure.y.scale, domain: geometry.domainY, start: frame.maxY, end: frame.minY),
          tickPositionsX: geometry.ticksX.positions.map { frame.minX + $0 },
          tickPositionsY: geometry.ticksY.positions.map { frame.minY + $0 }, drawsAxisX: !figure.x.isHidden,
          drawsAxisY: !figure.y.isHidden))
      let title = geometry.panelTitles[index]
      if !title.isEmpty {
        layout.texts.append(PlacedText(title, x: frame.minX, y: frame.minY - geometry.panelTitleHeight))
      }
      if isLowest {
        for label in geometry.ticksX.labels {
          layout.texts.append(
            PlacedText(
              label.block, x: frame.minX + label.position, y: frame.maxY + Metrics.tickLength + Metrics.tickGap,
              alignment: .center, color: .muted))
        }
      }
      if column == 0 {
        for label in geometry.ticksY.labels {
          // Digits, not the box with its room for descenders, are centred on the tick.
          let top = frame.minY + label.position - (TextLine.ascent - TextLine.digitMiddle) * Metrics.tickFont.size
          layout.texts.append(
            PlacedText(
              label.block, x: frame.minX - Metrics.tickLength - Metrics.tickGap, y: top, alignment: .right,
              color: .muted))
        }
      }
    }
    placeBelow(geometry, in: &layout)
    return layout
  }

  private func placeBelow(_ geometry: PlotGeometry, in layout: inout Layout) {
    var bottom = geometry.plotBottom
    if !figure.x.isHidden { bottom += Metrics.tickLength + Metrics.tickGap + geometry.ticksX.height }
    if !geometry.headingX.isEmpty {
      let middle = (geometry.left + geometry.plotRight) / 2
      let half = geometry.headingX.width / 2
      let x = min(max(middle, Metrics.margin + half), geometry.size.width - Metrics.margin - half)
      layout.texts.append(PlacedText(geometry.headingX, x: x, y: bottom + 3, alignment: .center))
      bottom += 3 + geometry.headingX.height
    }
    if !geometry.note.isEmpty {
      layout.texts.append(PlacedText(geometry.note, x: Metrics.margin, y: bottom + Metrics.gap, color: .muted))
    }
  }

  /// Places labels at their marks and returns the marks, by panel and mark, whose labels found no room.
  private func placeLabels(
    in layout: inout Layout, geometry: PlotGeometry, directLabels: Bool, displaced: Set<[Int]>
  ) -> Set<[Int]> {
    var failed = Set<[Int]>()
    for (panelIndex, panel) in layout.panels.enumerated() {
      var area = PlotArea(
        frame: panel.frame, x: panel.x, y: panel.y, theme: .light, distinguishesByDash: layout.distinguishesByDash)
      var requests: [(mark: Int, label: DirectLabel)] = []
      for (markIndex, mark) in panel.marks.enumerated() {
        area.automaticSeries = panel.automaticSeries[markIndex]
        if displaced.contains([panelIndex, markIndex]) { continue }
        let leavesNames = isSeries(panel: panelIndex, mark: markIndex) && !directLabels
        requests += mark.labels(in: area).filter { !leavesNames || $0.isOptional }.map { (markIndex, $0) }
      }
      // Names of groups have the most places to choose from, so they choose last.
      requests = requests.filter(\.label.mayCoverPoints) + requests.filter { !$0.label.mayCoverPoints }
      if requests.isEmpty { continue }
      for (markIndex, mark) in panel.marks.enumerated() {
        area.automaticSeries = panel.automaticSeries[markIndex]
        mark.draw(in: &area)
      }
      var region = panel.frame.expanded(by: -1)
      if layout.panels.count == 1 { region.maxX = layout.size.width - 4 }
      var placement = LabelPlacement(region: region, elements: area.elements)
      for (markIndex, label) in requests {
        let automatic = panel.automaticSeries[markIndex]
        if let text = placement.place(label, automaticSeries: automatic, measurements: measurements) {
          layout.texts.append(text)
        } else if !label.isOptional {
          failed.insert([panelIndex, markIndex])
        }
      }
    }
    return failed
  }
}
