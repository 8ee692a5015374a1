/// Cuts lines and polygons to a rectangle, so that renderers never see coordinates too large for them.
enum PolylineClipping {
  /// The parts of a line that lie within the rectangle, in order (Liang and Barsky, 1984).
  static func pieces(of line: [Point], within region: Rectangle) -> [[Point]] {
    var pieces: [[Point]] = []
    var current: [Point] = []
    for (start, end) in zip(line, line.dropFirst()) {
      guard let (first, last) = segment(from: start, to: end, within: region) else {
        if current.count > 1 { pieces.append(current) }
        current = []
        continue
      }
      if current.last != first {
        if current.count > 1 { pieces.append(current) }
        current = [first]
      }
      current.append(last)
    }
    if current.count > 1 { pieces.append(current) }
    return pieces
  }

  /// The part of a straight line that lies within the rectangle.
  static func segment(from start: Point, to end: Point, within region: Rectangle) -> (Point, Point)? {
    let direction = end - start
    var enter = 0.0
    var leave = 1.0
    func cut(_ step: Double, _ distance: Double) -> Bool {
      if step == 0 { return distance >= 0 }
      if step < 0 { enter = max(enter, distance / step) } else { leave = min(leave, distance / step) }
      return enter <= leave
    }
    guard
      cut(-direction.x, start.x - region.minX), cut(direction.x, region.maxX - start.x),
      cut(-direction.y, start.y - region.minY), cut(direction.y, region.maxY - start.y)
    else { return nil }
    return (
      enter == 0 ? start : start + enter * direction,
      leave == 1 ? end : start + leave * direction
    )
  }

  /// The part of a polygon within the rectangle, edge by edge (Sutherland and Hodgman, 1974).
  static func polygon(_ polygon: [Point], within region: Rectangle) -> [Point] {
    var result = polygon
    result = cut(result, distance: { $0.x - region.minX })
    result = cut(result, distance: { region.maxX - $0.x })
    result = cut(result, distance: { $0.y - region.minY })
    return cut(result, distance: { region.maxY - $0.y })
  }

  private static func cut(_ polygon: [Point], distance: (Point) -> Double) -> [Point] {
    guard var previous = polygon.last else { return [] }
    var previousDistance = distance(previous)
    var result: [Point] = []
    for point in polygon {
      let pointDistance = distance(point)
      if (pointDistance >= 0) != (previousDistance >= 0) {
        result.append(previous + previousDistance / (previousDistance - pointDistance) * (point - previous))
      }
      if pointDistance >= 0 { result.append(point) }
      previous = point
      previousDistance = pointDistance
    }
    return result
  }
}
