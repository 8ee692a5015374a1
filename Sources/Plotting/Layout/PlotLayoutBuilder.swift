/// Which mark of which panel.
private struct MarkIndex: Hashable {
  var panel: Int
  var mark: Int
}

/// Lays out panels with axes: deals out colors, decides which labels stand at their marks, and places everything.
struct PlotLayoutBuilder<Measurer: TextMeasurer> {
  var figure: Figure
  var panels: [Panel]
  var columns: Int
  var measurements: Measurements<Measurer>

  /// For each panel, the series that an automatic color means, by mark.
  private var series: [[Int]]
  private var extents: PanelExtents
  /// For each panel, the names of series that each mark will have.
  private var names: [[[DirectLabel]]]

  /// The names along the axes.
  private let namesX: AxisNames
  private let namesY: AxisNames

  init(figure: Figure, named: NamedAxes, columns: Int, extents: PanelExtents, measurer: Measurer) {
    self.figure = figure
    panels = named.panels.isEmpty ? [Panel(title: "", marks: [])] : named.panels
    (namesX, namesY) = (named.x, named.y)
    self.columns = min(columns, self.panels.count)
    self.extents = extents
    measurements = Measurements(measurer: measurer)
    // The axes that the final ones resemble.
    names = self.panels.enumerated().map { index, panel in
      let (rangeX, rangeY) = (extents.x(ofPanel: index).x, extents.y(ofPanel: index).y)
      let x = Domains.resolve(figure.x, names: named.x, range: rangeX, pads: true, restsOn: nil)
      let y = Domains.resolve(figure.y, names: named.y, range: rangeY, pads: true, restsOn: nil)
      let probe = PlotArea(
        frame: Rectangle(x: 0, y: 0, width: 100, height: 100),
        x: figure.x.projection(x, start: 0, end: 100), y: figure.y.projection(y, start: 100, end: 0), theme: .light,
        distinguishesByDash: false, measurer: measurer)
      return panel.marks.map { $0.labels(in: probe).filter { $0.role == .name } }
    }
    let entries = zip(self.panels, names).map { panel, names in
      zip(panel.marks, names).map { mark, names in mark.legendEntries + names.map(\.entry) }
    }
    series = SeriesDealing(self.panels, entries: entries).series
  }

  func build(into layout: inout Layout) {
    var usesDirectLabels = figure.legend == .automatic && panels.count == 1
    var reserves = true
    // Remarks that found no room; they go to the legend.
    var displaced: [MarkIndex: [LegendEntry]] = [:]
    while true {
      let geometry = solver(directLabels: usesDirectLabels, reserves: reserves, displaced: displaced).solve()
      layout = place(geometry, in: layout, distinguishesByDash: !usesDirectLabels)
      let failed = placeLabels(in: &layout, directLabels: usesDirectLabels, displaced: displaced)
      if failed.hasName {
        // First the margin is given up, then the names in place.
        let hasMargin = reserves && names[0].joined().contains(where: \.wantsMargin)
        if hasMargin { reserves = false } else { usesDirectLabels = false }
      } else if failed.remarks.isEmpty {
        return
      } else {
        displaced.merge(failed.remarks) { $1 }
      }
    }
  }

  private func solver(
    directLabels: Bool, reserves: Bool, displaced: [MarkIndex: [LegendEntry]]
  ) -> PlotGeometrySolver<Measurer> {
    var entries: [LegendEntry] = []
    var known: Set<LegendEntry> = []
    var bars: [ColorBar] = []
    var reserve = 0.0
    func add(_ entry: LegendEntry, series: Int) {
      var entry = entry
      entry.automaticSeries = series
      if known.insert(entry).inserted { entries.append(entry) }
    }
    for (panelIndex, panel) in panels.enumerated() {
      for (markIndex, mark) in panel.marks.enumerated() {
        let automatic = series[panelIndex][markIndex]
        let names = names[panelIndex][markIndex]
        if figure.legend != .none {
          if let bar = mark.colorBar, !bars.contains(bar) { bars.append(bar) }
          for entry in mark.legendEntries { add(entry, series: automatic) }
          if !directLabels { for name in names { add(name.entry, series: automatic) } }
        }
        for entry in displaced[MarkIndex(panel: panelIndex, mark: markIndex)] ?? [] { add(entry, series: automatic) }
        guard directLabels && reserves else { continue }
        for name in names where name.wantsMargin {
          let block = measurements.block(name.text, font: Metrics.labelFont, width: Metrics.marginLabelWidth)
          reserve = max(reserve, block.width + 4)
        }
      }
    }
    return PlotGeometrySolver(
      figure: figure, panelTitleTexts: panels.map(\.title), columns: columns, extents: extents,
      namesX: namesX, namesY: namesY, notes: notes(entries: entries), entries: entries, colorBars: bars,
      reserve: min(reserve, figure.size.width * 0.35),
      measurements: measurements)
  }

  /// What the figure says below its axes.
  private func notes(entries: [LegendEntry]) -> [String] {
    var notes = extents.whole.notes
    if LegendLooks.areAlike(entries) { notes.append("Colors and patterns come again: some series look alike") }
    return notes
  }

  /// Everything but the labels at marks.
  private func place(_ geometry: PlotGeometry, in old: Layout, distinguishesByDash: Bool) -> Layout {
    var layout = old
    layout.size = geometry.size
    layout.omittedCount = extents.whole.omittedCount
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
      let axes = geometry.axes[index]
      // The lowest panel of each column carries the labels of its x axis, also where the last row is not full.
      let isLowest = index + columns >= panels.count
      layout.panels.append(
        Layout.PlotPanel(
          marks: panel.marks, automaticSeries: series[index], frame: frame,
          x: figure.x.projection(axes.domains.x, start: frame.minX, end: frame.maxX),
          y: figure.y.projection(axes.domains.y, start: frame.maxY, end: frame.minY),
          ticksX: Layout.TickLines(axes.ticksX, from: frame.minX),
          ticksY: Layout.TickLines(axes.ticksY, from: frame.minY), hasNamesX: !namesX.isEmpty,
          hasNamesY: !namesY.isEmpty, drawsAxisX: !figure.x.isHidden,
          drawsAxisY: !figure.y.isHidden))
      let title = geometry.panelTitles[index]
      if !title.isEmpty {
        layout.texts.append(PlacedText(title, x: frame.minX, y: frame.minY - geometry.panelTitleHeight))
      }
      if isLowest || extents.scales.isFreeX {
        for label in axes.ticksX.labels {
          let (x, y) = (frame.minX + label.position, frame.maxY + Metrics.tickLength + Metrics.tickGap)
          layout.texts.append(
            label.isTurned
              ? PlacedText(turned: label.block, x: x, y: y, color: .muted)
              : PlacedText(label.block, x: x, y: y, alignment: .center, color: .muted))
        }
      }
      if column == 0 || extents.scales.isFreeY {
        for label in axes.ticksY.labels {
          let top = frame.minY + label.top(besideAxisOf: frame.height)
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
    if !figure.x.isHidden { bottom += Metrics.tickLength + Metrics.tickGap + geometry.heightX }
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

  /// Places labels at their marks.
  ///
  /// Returns whether the name of a series found no room, and the remarks of marks of which one found none.
  private func placeLabels(
    in layout: inout Layout, directLabels: Bool, displaced: [MarkIndex: [LegendEntry]]
  ) -> (hasName: Bool, remarks: [MarkIndex: [LegendEntry]]) {
    var failed: (hasName: Bool, remarks: [MarkIndex: [LegendEntry]]) = (false, [:])
    for (panelIndex, panel) in layout.panels.enumerated() {
      var area = PlotArea(
        frame: panel.frame, x: panel.x, y: panel.y, theme: .light, distinguishesByDash: layout.distinguishesByDash,
        measurer: measurements.measurer)
      var requests: [(index: MarkIndex, label: DirectLabel)] = []
      for (markIndex, mark) in panel.marks.enumerated() {
        area.automaticSeries = panel.automaticSeries[markIndex]
        let index = MarkIndex(panel: panelIndex, mark: markIndex)
        for label in mark.labels(in: area) {
          let isInLegend = label.role == .name ? !directLabels : label.role == .remark && displaced[index] != nil
          if !isInLegend { requests.append((index, label)) }
        }
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
      let remarks = Dictionary(grouping: requests.filter { $0.label.role == .remark }) { $0.index }
      var placement = LabelPlacement(region: region, elements: area.elements)
      for (index, label) in requests {
        let automatic = panel.automaticSeries[index.mark]
        if let text = placement.place(label, automaticSeries: automatic, measurements: measurements) {
          layout.texts.append(text)
        } else if label.role == .name {
          failed.hasName = true
        } else if label.role == .remark {
          failed.remarks[index] = remarks[index]?.map(\.label.entry)
        }
      }
    }
    return failed
  }
}
