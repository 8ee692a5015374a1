/// What marks that are lines of level and upright pieces have in common.
enum StepDrawing {
  static func draw(_ corners: [Point], color: MarkColor, width: Double, dash: Dash, in plot: inout PlotArea) {
    let resolved = plot.color(color)
    let pieces = plot.pieces(of: corners)
    let style = StrokeStyle(width: width, dashes: plot.dashes(dash, width: width, color: color))
    plot.strokeLines(
      pieces.filter { $0.count > 1 }.map(ColumnReduction.reduced), color: resolved, style: style)
    // A value that holds nowhere, between two gaps, is a point.
    let centers = pieces.filter { $0.count == 1 }.flatMap { $0 }.filter(plot.frame.expanded(by: 1e-6).contains)
    guard !centers.isEmpty else { return }
    plot.addUnclipped([
      .markers(
        Markers(
          shapes: [.circle], centers: centers, diameters: [width * 1.3 + 3], colors: [resolved], edge: plot.theme.paper,
          edgeWidth: 0.8))
    ])
  }

  /// The name at the end of the line, or above or below one of its level pieces.
  static func labels(
    _ label: String, _ corners: [Point], color: MarkColor, width: Double, dash: Dash, in plot: PlotArea
  ) -> [DirectLabel] {
    guard !label.isEmpty else { return [] }
    let places = plot.pieces(of: corners).flatMap { $0 }.filter(plot.frame.contains)
    guard let last = places.last else { return [] }
    var candidates: [DirectLabel.Candidate] = [0.0, -6, 6, -12, 12, -18, 18].map { shift in
      .init(Point(x: last.x, y: last.y + shift), .right, gap: 7)
    }
    for fraction in [0.95, 0.8, 0.65, 0.5, 0.35, 0.2, 0.05] {
      let place = places[Int((Double(places.count - 1) * fraction).rounded())]
      for placement in [Placement.aboveLeft, .belowRight, .above, .below, .aboveRight, .belowLeft] {
        candidates.append(.init(place, placement, gap: 5))
      }
    }
    return [
      DirectLabel(
        label, color: color, candidates: candidates, role: .name, wantsMargin: true,
        swatch: .line(color, width: width, dash: dash, hasPoint: false))
    ]
  }
}
