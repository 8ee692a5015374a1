/// The legend above the axes: samples with their texts in rows, broken where the width ends.
struct LegendLayout {
  struct PlacedSwatch: Hashable, Sendable {
    var entry: LegendEntry
    var frame: Rectangle
  }

  struct PlacedColorBar: Hashable, Sendable {
    var bar: ColorBar
    var frame: Rectangle
    /// Tick places along the bar.
    var ticks: [Double]
  }

  var swatches: [PlacedSwatch] = []
  var colorBars: [PlacedColorBar] = []
  var texts: [PlacedText] = []
  var height = 0.0
  /// What the widest row takes, which may be more than there is.
  var width = 0.0

  var isEmpty: Bool { swatches.isEmpty && colorBars.isEmpty }

  init<Measurer: TextMeasurer>(
    entries: [LegendEntry], colorBars bars: [ColorBar], x left: Double, y top: Double, width: Double,
    measurements: Measurements<Measurer>
  ) {
    var x = left
    var y = top
    var rowHeight = 0.0
    func advance(for itemWidth: Double) {
      if x > left && x + itemWidth > left + width {
        x = left
        y += rowHeight + Metrics.legendRowGap
        rowHeight = 0
      }
    }
    for bar in bars {
      let item = BarItem(bar, limit: width, measurements: measurements)
      advance(for: item.width)
      place(item, x: x, y: y)
      x += item.width + Metrics.legendItemGap
      rowHeight = max(rowHeight, item.height)
    }
    // Texts stand at the middle of samples, some of which may be higher than a line.
    let lineHeight = TextLine.height * Metrics.legendFont.size
    let highest = entries.reduce(0) { max($0, Self.swatchHeight($1.swatch)) }
    let above = max(((highest - lineHeight) / 2).rounded(.up), 0)
    for entry in entries {
      let swatchWidth = Self.swatchWidth(entry.swatch)
      let gap = entry.swatch == .blank ? 0 : Metrics.swatchGap
      let room = max(width - swatchWidth - gap, 20)
      let block = measurements.block(entry.text, font: Metrics.legendFont, width: room)
      let itemWidth = swatchWidth + gap + block.width
      advance(for: itemWidth)
      swatches.append(
        PlacedSwatch(
          entry: entry,
          frame: Rectangle(x: x, y: y + above + block.extraAscent, width: swatchWidth, height: lineHeight)))
      texts.append(PlacedText(block, x: x + swatchWidth + gap, y: y + above))
      x += itemWidth + Metrics.legendItemGap
      rowHeight = max(rowHeight, above + block.height, 2 * above + lineHeight)
    }
    height = isEmpty ? 0 : y + rowHeight - top
    for edge in texts.map(\.frame.maxX) + colorBars.map(\.frame.maxX) { self.width = max(self.width, edge - left) }
  }

  static func swatchWidth(_ swatch: LegendEntry.Swatch) -> Double {
    switch swatch {
    case .line: Metrics.swatchWidth
    case .marker(_, _, let diameter, _): max(diameter, 6) + 1
    case .area, .bar: 12
    case .blank: 0
    }
  }

  private static func swatchHeight(_ swatch: LegendEntry.Swatch) -> Double {
    if case .marker(_, _, let diameter, _) = swatch { diameter + 1 } else { 0 }
  }

  /// A color bar with its title before and its numbers below.
  private struct BarItem {
    var bar: ColorBar
    var title: TextBlock
    var ticks: AxisTicks
    /// How far numbers reach beyond the bar, at the left and at the right.
    var overhang: (start: Double, end: Double)
    var barWidth: Double

    init<Measurer: TextMeasurer>(_ bar: ColorBar, limit: Double, measurements: Measurements<Measurer>) {
      self.bar = bar
      self.bar.domain = Domains.separated(bar.domain, scale: bar.scale)
      // Steps have numbers of their own.
      let wished = max(Metrics.colorBarWidth, min(Double(bar.steps.count + 1) * 22, 240))
      barWidth = max(min(wished, limit - 40), 40)
      let projection = AxisProjection(scale: bar.scale, domain: self.bar.domain, start: 0, end: barWidth)
      ticks = measurements.ticks(
        TickRequest(
          projection: projection, isHorizontal: true, wantedDistance: Metrics.wantedTickDistanceBar,
          places: bar.ticks, format: bar.format))
      overhang = ticks.overhang(ofLength: barWidth)
      let heading =
        ticks.factor.isEmpty ? bar.title : bar.title.isEmpty ? ticks.factor : "\(bar.title) (\(ticks.factor))"
      title = measurements.block(heading, font: Metrics.legendFont, width: limit)
    }

    var barAreaWidth: Double { overhang.start + barWidth + overhang.end }
    var width: Double { max(title.width, barAreaWidth) }
    var titleHeight: Double { title.isEmpty ? 0 : title.height + 1 }
    var height: Double { titleHeight + Metrics.colorBarHeight + 4 + ticks.height }
  }

  private mutating func place(_ item: BarItem, x: Double, y: Double) {
    if !item.title.isEmpty { texts.append(PlacedText(item.title, x: x, y: y)) }
    let left = x + item.overhang.start
    let frame = Rectangle(
      x: left, y: y + item.titleHeight, width: item.barWidth, height: Metrics.colorBarHeight)
    colorBars.append(PlacedColorBar(bar: item.bar, frame: frame, ticks: item.ticks.positions.map { left + $0 }))
    for label in item.ticks.labels {
      texts.append(
        PlacedText(label.block, x: left + label.position, y: frame.maxY + 4, alignment: .center, color: .muted))
    }
  }
}
