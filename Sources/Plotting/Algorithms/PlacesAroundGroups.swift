/// Finds places for the names of groups of points, near to their own group and far from the others.
struct PlacesAroundGroups {
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

  private var spreads: [Int: Spread] = [:]

  mutating func add(_ point: Point, to group: Int) { spreads[group, default: Spread()].add(point) }

  /// Places around a group, the nearest first, as long as they are nearer to this group than to any other.
  func candidates(for group: Int) -> [DirectLabel.Candidate] {
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
