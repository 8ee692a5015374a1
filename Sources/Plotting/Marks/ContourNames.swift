/// The name of contour lines, beside the outermost of them where there is room.
extension Contours {
  /// A label outside of the lines, at the side where it crosses none.
  func nameLabels(in plot: PlotArea) -> [DirectLabel] {
    guard !label.isEmpty else { return [] }
    // The lowest level of a density lies outside of all others.
    let places = (levels.first?.lines ?? []).flatMap { line in
      line.points.compactMap { plot.place($0.x, $0.y) }.filter(plot.frame.contains)
    }
    let sides: [(x: Double, y: Double, placement: Placement)] = [
      (0, -1, .above), (1, -1, .aboveRight), (-1, -1, .aboveLeft), (1, 0, .right), (-1, 0, .left), (0, 1, .below),
      (1, 1, .belowRight), (-1, 1, .belowLeft),
    ]
    let candidates = sides.compactMap { side in
      places.max { side.x * $0.x + side.y * $0.y < side.x * $1.x + side.y * $1.y }
        .map { DirectLabel.Candidate($0, side.placement, gap: 4) }
    }
    return [
      DirectLabel(
        label, color: lineColor, candidates: candidates, mayCoverLines: false,
        entry: LegendEntry(.line(lineColor, width: width, dash: .solid, hasPoint: false), label))
    ]
  }
}
