// Not @testable: this stands for a mark that another package defines, and may use what is public only.
import Plotting

/// Upright bands from a low to a high value, with all that a mark can ask of a layout.
struct Bands: Mark {
  var x: [Double]
  var low: [Double]
  var high: [Double]
  var bandColor: MarkColor = .automatic
  var label = ""
  var remark = ""
  var names: [String] = []
  var legendText = ""
  var values: ColorBar?
  var dash: Dash = .automatic

  var color: MarkColor? { bandColor }
  var coordinates: Coordinates {
    get { Coordinates(x: names.isEmpty ? AxisCoordinates(x) : AxisCoordinates(names: names)) }
    set { x = newValue.x.values }
  }
  var colorBar: ColorBar? { values }
  var summary: String { "\(NumberText.count(x.count, "band"))\(RichText.inBrackets(label))" }
  private var swatch: LegendEntry.Swatch { .line(bandColor, width: 2, dash: dash, hasPoint: true) }
  var legendEntries: [LegendEntry] { legendText.isEmpty ? [] : [LegendEntry(swatch, legendText)] }

  func check() throws(PlottingError) {
    guard low.count == x.count, high.count == x.count else {
      throw .differentCounts(
        mark: "Bands", first: "x", firstCount: x.count, second: "ends", secondCount: min(low.count, high.count))
    }
  }

  func extend(_ extent: inout Extent) {
    extent.padsX = true
    for index in x.indices {
      extent.add(x[index], low[index])
      extent.add(x[index], high[index])
    }
  }

  func draw(in plot: inout PlotArea) {
    let style = StrokeStyle(width: 2, dashes: plot.dashes(dash, width: 2, color: bandColor))
    let ends = x.indices.map { [Point(x: x[$0], y: low[$0]), Point(x: x[$0], y: high[$0])] }
    plot.strokeLines(ends.flatMap(plot.pieces), color: plot.color(bandColor), style: style)
    let middles = ends.compactMap { plot.place($0[0].x, ($0[0].y + $0[1].y) / 2) }.filter(plot.frame.contains)
    plot.addUnclipped([
      .markers(
        Markers(
          shapes: [.ofSeries(plot.series(of: bandColor) ?? 0)], centers: middles, diameters: [5],
          colors: [plot.color(bandColor)], edge: plot.theme.paper, edgeWidth: 0.4))
    ])
  }

  func labels(in plot: PlotArea) -> [DirectLabel] {
    guard let last = x.indices.last, let end = plot.place(x[last], high[last]) else { return [] }
    var labels: [DirectLabel] = []
    if !label.isEmpty {
      labels.append(
        DirectLabel(
          label, color: bandColor, candidates: [.init(end, .right, gap: 7)], role: .name, wantsMargin: true,
          swatch: swatch))
    }
    if !remark.isEmpty {
      labels.append(
        DirectLabel(
          remark, color: .ink, candidates: Placement.around.map { .init(end, $0) }, role: .remark, swatch: swatch))
    }
    let round = Ticks.round(from: low[last], to: high[last], count: 3, staysInside: true)
    return labels
      + round.ticks.compactMap { tick in
        guard let place = plot.place(x[last], tick.value) else { return nil }
        let size = Size(width: DirectLabel.fontSize, height: DirectLabel.fontSize)
        guard plot.frame.contains(Placement.left.frame(of: size, at: place, gap: 4)) else { return nil }
        return DirectLabel(
          "level \(tick.label)", color: .muted, candidates: [.init(place, .left)], role: .extra, swatch: swatch)
      }
  }
}
