// How contours are drawn and labeled.
// swift-format-ignore: AllPublicDeclarationsHaveDocumentation
extension Contours {
  private func placed(_ points: [Point], in plot: PlotArea) -> [Point] {
    points.compactMap { plot.place($0.x, $0.y) }
  }

  public func draw(in plot: inout PlotArea) {
    let color = plot.color(lineColor)
    if let colorBar {
      // Each area hides what is below, so that no paper shines through where two meet.
      plot.fillPolygons(
        wholeArea.map { placed($0, in: plot) }, color: colorBar.color(of: -.infinity, theme: plot.theme))
      for level in levels {
        plot.fillPolygons(
          level.areas.map { placed($0, in: plot) }, color: colorBar.color(of: level.value, theme: plot.theme))
      }
    } else if filled {
      // Tints lie over each other, so that the highest area is the strongest.
      let opacity = 0.5 / Double(max(levels.count, 1))
      for level in levels {
        plot.fillPolygons(level.areas.map { placed($0, in: plot) }, color: color.opacity(opacity))
      }
    }
    let style = StrokeStyle(width: width)
    for level in levels {
      plot.strokeLines(
        level.lines.filter { !$0.isClosed }.map { placed($0.points, in: plot) }, color: color, style: style)
      plot.strokeLines(
        level.lines.filter(\.isClosed).map { placed($0.points, in: plot) }, closed: true, color: color, style: style)
    }
  }

  /// The bar of the tints, in which each stands for the heights from one level to the next.
  public var colorBar: ColorBar? {
    guard let tints else { return nil }
    var bar = tints.colorBar(of: valueRange.map { [$0.lowerBound, $0.upperBound] } ?? [])
    bar.steps = levels.map(\.value).filter { $0 > bar.domain.lowerBound && $0 < bar.domain.upperBound }
    if bar.ticks == .automatic && !bar.steps.isEmpty { bar.ticks = .values(bar.steps) }
    return bar
  }

  public func labels(in plot: PlotArea) -> [DirectLabel] {
    nameLabels(in: plot) + levelLabels(in: plot)
  }

  private var swatch: LegendEntry.Swatch { .line(lineColor, width: width, dash: .solid, hasPoint: false) }

  /// The name outside of the lines, at the side where it crosses none.
  private func nameLabels(in plot: PlotArea) -> [DirectLabel] {
    guard !label.isEmpty else { return [] }
    // The lowest level of a density lies outside of all others.
    let places = (levels.first?.lines ?? []).flatMap { placed($0.points, in: plot).filter(plot.frame.contains) }
    let sides: [(x: Double, y: Double, placement: Placement)] = [
      (0, -1, .above), (1, -1, .aboveRight), (-1, -1, .aboveLeft), (1, 0, .right), (-1, 0, .left), (0, 1, .below),
      (1, 1, .belowRight), (-1, 1, .belowLeft),
    ]
    let candidates = sides.compactMap { side in
      places.max { side.x * $0.x + side.y * $0.y < side.x * $1.x + side.y * $1.y }
        .map { DirectLabel.Candidate($0, side.placement, gap: 4) }
    }
    return [DirectLabel(label, color: lineColor, candidates: candidates, role: .name, swatch: swatch)]
  }

  private func levelLabels(in plot: PlotArea) -> [DirectLabel] {
    guard labeled else { return [] }
    let linesInPicture = levels.map { $0.lines.map { placed($0.points, in: plot) } }
    // All points with the levels they belong to.
    var index = PlaceIndex(region: plot.frame)
    var levelsOfPoints: [Int] = []
    var points: [Point] = []
    for (level, lines) in linesInPicture.enumerated() {
      for point in lines.joined() {
        index.add(Rectangle(minX: point.x, minY: point.y, maxX: point.x, maxY: point.y))
        points.append(point)
        levelsOfPoints.append(level)
      }
    }
    func isCrossed(_ box: Rectangle, byOtherThan level: Int) -> Bool {
      var isCrossed = false
      index.forEach(near: box) { point in
        isCrossed = levelsOfPoints[point] != level && box.contains(points[point])
        return !isCrossed
      }
      return isCrossed
    }
    return levels.indices.compactMap { number in
      let level = levels[number]
      guard let line = linesInPicture[number].max(by: { $0.count < $1.count }) else { return nil }
      let places = line.filter(plot.frame.contains)
      guard !places.isEmpty else { return nil }
      // About the size of the label; a place is good when no line of another level runs through it.
      let height = DirectLabel.fontSize
      let size = Size(width: 0.65 * height * Double(level.label.count), height: height)
      let candidates = [0.25, 0.75, 0, 0.5, 0.125, 0.375, 0.625, 0.875].compactMap { fraction in
        let place = places[Int(Double(places.count - 1) * fraction)]
        let box = Placement.center.frame(of: size, at: place, gap: 0).expanded(by: 1)
        return isCrossed(box, byOtherThan: number) ? nil : DirectLabel.Candidate(place, .center, gap: 0)
      }
      guard !candidates.isEmpty else { return nil }
      return DirectLabel(
        level.label, color: lineColor, candidates: candidates, role: .extra, mayCoverLines: true, swatch: swatch)
    }
  }
}
