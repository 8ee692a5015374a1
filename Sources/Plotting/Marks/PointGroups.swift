/// Names of groups of points, beside their groups where there is room.
extension Points {
  /// Whether groups of these points have names.
  var hasNamedGroups: Bool {
    if case .series(_, let names) = pointColor { names.contains { !$0.isEmpty } } else { false }
  }

  /// Where the points of a group lie in the picture.
  private struct Spread {
    var count = 0.0
    var sum = Point.zero
    var squares = Point.zero

    mutating func add(_ point: Point) {
      count += 1
      sum = sum + point
      squares = squares + Point(x: point.x * point.x, y: point.y * point.y)
    }

    var mean: Point { Point(x: sum.x / count, y: sum.y / count) }

    /// The standard deviations in both directions.
    var deviation: Point {
      func root(_ squares: Double, _ mean: Double) -> Double { max(squares / count - mean * mean, 0).squareRoot() }
      return Point(x: root(squares.x, mean.x), y: root(squares.y, mean.y))
    }
  }

  /// Labels that would rather stand at the mark: the name of each group, where it covers no point.
  public func labels(in plot: PlotArea) -> [DirectLabel] {
    guard hasNamedGroups, case .series(let labels, let names) = pointColor else { return [] }
    var spreads: [Int: Spread] = [:]
    // Of very many points some tell where their groups are.
    for index in stride(from: 0, to: x.count, by: max(x.count / LabelPlacement.largestCenterCount, 1)) {
      guard let place = plot.place(x[index], y[index]), plot.frame.contains(place) else { continue }
      spreads[labels[index], default: Spread()].add(place)
    }
    let present = Set(labels)
    return names.indices.filter { present.contains($0) && !names[$0].isEmpty }.map { group in
      DirectLabel(
        names[group], color: .series(group), candidates: Self.candidates(for: group, among: spreads),
        mayCoverLines: false, mayCoverPoints: false, entry: groupEntry(group, name: names[group]))
    }
  }

  /// How the legend shows a group whose name found no room beside it.
  private func groupEntry(_ group: Int, name: String) -> LegendEntry {
    LegendEntry(
      .marker(legendShape(ofSeries: group), .series(group), diameter: legendDiameter, opacity: max(opacity, 0.8)), name)
  }

  /// Places round a group, the nearest first, as long as they are nearer to this group than to any other.
  private static func candidates(for group: Int, among spreads: [Int: Spread]) -> [DirectLabel.Candidate] {
    guard let spread = spreads[group] else { return [] }
    let (mean, deviation) = (spread.mean, spread.deviation)
    let others = spreads.filter { $0.key != group }.map(\.value.mean)
    let sides: [(x: Double, y: Double, Placement)] = [
      (0, -1, .above), (0.8, -0.8, .aboveRight), (1, 0, .right), (-0.8, -0.8, .aboveLeft), (-1, 0, .left),
      (0, 1, .below), (0.8, 0.8, .belowRight), (-0.8, 0.8, .belowLeft),
    ]
    var candidates: [DirectLabel.Candidate] = []
    for distance in [2.2, 2.6, 3, 3.5, 4, 1.8] {
      for (x, y, placement) in sides {
        let anchor = mean + Point(x: distance * x * deviation.x, y: distance * y * deviation.y)
        let reach = anchor.distance(to: mean)
        if others.contains(where: { $0.distance(to: anchor) < reach }) { continue }
        candidates.append(.init(anchor, placement, gap: 5))
      }
    }
    return candidates
  }
}
