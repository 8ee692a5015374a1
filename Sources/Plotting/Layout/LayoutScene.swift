extension Layout {
  /// The drawing in the colors of a theme.
  public func scene(theme: Theme = .light) -> Scene {
    var elements: [SceneElement] = []
    for (index, panel) in panels.enumerated() {
      let marks = theme == .light ? marksInLight[index] : self.marks(of: panel, theme: theme)
      elements += self.elements(of: panel, marks: marks, theme: theme)
    }
    if let imageGrid {
      let scale = imageGrid.resolvedScale
      for image in images {
        elements.append(
          .image(
            SceneImage(
              columns: imageGrid.imageWidth, colors: imageGrid.colors(of: image.values, scale: scale, theme: theme),
              frame: image.frame)))
      }
    }
    for part in parts {
      elements += part.layout.scene(theme: theme).elements.map { $0.moved(by: part.origin) }
    }
    for swatch in swatches { elements += self.elements(of: swatch, theme: theme) }
    for bar in colorBars { elements += self.elements(of: bar, theme: theme) }
    for text in texts { elements += text.elements(theme: theme) }
    return Scene(
      size: size, background: theme.paper, elements: elements, alternativeText: alternativeText,
      omittedCount: omittedCount)
  }

  /// What the marks of a panel draw, in order.
  func marks(of panel: PlotPanel, theme: Theme) -> [SceneElement] {
    var area = PlotArea(
      frame: panel.frame, x: panel.x, y: panel.y, theme: theme, distinguishesByDash: distinguishesByDash,
      measurer: measurer)
    for (mark, series) in zip(panel.marks, panel.automaticSeries) {
      area.automaticSeries = series
      mark.draw(in: &area)
    }
    return MarkerRims.harmless(area.elements, in: panel.frame)
  }

  private func elements(of panel: PlotPanel, marks: [SceneElement], theme: Theme) -> [SceneElement] {
    let frame = panel.frame
    var elements: [SceneElement] = []
    let hairline = StrokeStyle(width: 0.5, isSnapped: true)
    func line(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ color: Color) {
      elements.append(.stroke(.segment(from: Point(x: x1, y: y1), to: Point(x: x2, y: y2)), color, hairline))
    }
    if panel.drawsAxisX && !panel.hasNamesX {
      for x in panel.ticksX.major { line(x, frame.maxY, x, frame.minY, theme.grid) }
    }
    if panel.drawsAxisY && !panel.hasNamesY {
      for y in panel.ticksY.major { line(frame.minX, y, frame.maxX, y, theme.grid) }
    }
    // Axes lie over lines and fills, but under points, which may stand on them.
    var marks = marks
    let firstMarkers = marks.firstIndex { if case .markers = $0 { true } else { false } } ?? marks.count
    elements += marks[..<firstMarkers]
    marks.removeFirst(firstMarkers)
    if panel.drawsAxisX {
      line(frame.minX, frame.maxY, frame.maxX, frame.maxY, theme.axis)
      for x in panel.ticksX.major { line(x, frame.maxY, x, frame.maxY + Metrics.tickLength, theme.axis) }
      for x in panel.ticksX.minor { line(x, frame.maxY, x, frame.maxY + Metrics.minorTickLength, theme.axis) }
    }
    if panel.drawsAxisY {
      line(frame.minX, frame.minY, frame.minX, frame.maxY, theme.axis)
      for y in panel.ticksY.major { line(frame.minX - Metrics.tickLength, y, frame.minX, y, theme.axis) }
      for y in panel.ticksY.minor { line(frame.minX - Metrics.minorTickLength, y, frame.minX, y, theme.axis) }
    }
    return elements + marks
  }

  private func elements(of swatch: LegendLayout.PlacedSwatch, theme: Theme) -> [SceneElement] {
    let frame = swatch.frame
    // The middle of small letters, rather than of the box.
    let middle = frame.minY + (TextLine.ascent - 0.3) * Metrics.legendFont.size
    let series = swatch.entry.automaticSeries
    func resolved(_ color: MarkColor) -> Color { color.resolved(in: theme, automatic: series) }
    func marker(_ shape: Markers.Shape, _ color: Color, _ diameter: Double, edgeWidth: Double) -> SceneElement {
      .markers(
        Markers(
          shapes: [shape], centers: [Point(x: frame.midX, y: middle)], diameters: [diameter], colors: [color],
          edge: theme.paper, edgeWidth: edgeWidth))
    }
    let colorCount = theme.series.count
    switch swatch.entry.swatch {
    case .line(let color, let width, let dash, let hasPoint):
      let index = color.series(automatic: series)
      let dashes = dash.lengths(
        width: width, series: index, colorCount: colorCount, distinguishes: distinguishesByDash)
      let line = Path.segment(from: Point(x: frame.minX, y: middle), to: Point(x: frame.maxX, y: middle))
      var elements: [SceneElement] = [.stroke(line, resolved(color), StrokeStyle(width: width, dashes: dashes))]
      if hasPoint {
        let shape =
          distinguishesByDash
          ? Markers.Shape.ofSeries(index ?? 0, colorCount: colorCount)
          : .ofSingleSeries(index, colorCount: colorCount)
        elements.append(marker(shape, resolved(color), width * 1.3 + 3, edgeWidth: 0.8))
      }
      return elements
    case .marker(let shape, let color, let diameter, let opacity):
      let shape = shape ?? .ofSingleSeries(color.series(automatic: series), colorCount: colorCount)
      return [marker(shape, resolved(color).opacity(opacity), diameter, edgeWidth: 0.4)]
    case .blank: return []
    case .bar(let color):
      let look = BarLook(series: color.series(automatic: series), colorCount: colorCount)
      let box = Rectangle(x: frame.minX, y: middle - 5, width: frame.width, height: 10)
      var elements: [SceneElement] = [.fill(.rectangle(box), resolved(color).opacity(look.opacity))]
      if look.isOutlined {
        let outline = Path.rectangle(box.expanded(by: -BarLook.outlineWidth / 2))
        elements.append(.stroke(outline, resolved(color), StrokeStyle(width: BarLook.outlineWidth)))
      }
      return elements
    case .area(let color, let opacity, let outlined):
      let box = Rectangle(x: frame.minX, y: middle - 5, width: frame.width, height: 10)
      var elements: [SceneElement] = [.fill(.rectangle(box), resolved(color).opacity(opacity))]
      if outlined {
        elements.append(.stroke(.rectangle(box.expanded(by: -0.5)), resolved(color), StrokeStyle(width: 1)))
      }
      return elements
    }
  }

  private func elements(of bar: LegendLayout.PlacedColorBar, theme: Theme) -> [SceneElement] {
    let frame = bar.frame
    // One column a half point: a pixel of the usual resolution.
    let count = max(Int(frame.width * 2), 2)
    let colors = (0..<count).map { bar.bar.color(alongBar: Double($0) / Double(count - 1), theme: theme) }
    var elements: [SceneElement] = [.image(SceneImage(columns: count, colors: colors, frame: frame))]
    for tick in bar.ticks {
      elements.append(
        .stroke(
          .segment(from: Point(x: tick, y: frame.maxY), to: Point(x: tick, y: frame.maxY + 3)), theme.axis,
          StrokeStyle(width: 0.5, isSnapped: true)))
    }
    return elements
  }
}
