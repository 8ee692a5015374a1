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
    // Where the line is cut: sums with numbers from far away are rounded, so that the edge itself is more exact.
    var (first, last) = (start, end)
    func cut(
      _ step: Double, _ distance: Double, at edge: Double, along coordinate: WritableKeyPath<Point, Double>
    ) -> Bool {
      if step == 0 { return distance >= 0 }
      let position = distance / step
      if step < 0 ? position > enter : position < leave {
        var crossing = start + position * direction
        crossing[keyPath: coordinate] = edge
        if step < 0 { (enter, first) = (position, crossing) } else { (leave, last) = (position, crossing) }
      }
      return enter <= leave
    }
    guard
      cut(-direction.x, start.x - region.minX, at: region.minX, along: \.x),
      cut(direction.x, region.maxX - start.x, at: region.maxX, along: \.x),
      cut(-direction.y, start.y - region.minY, at: region.minY, along: \.y),
      cut(direction.y, region.maxY - start.y, at: region.maxY, along: \.y)
    else { return nil }
    return (region.nearest(to: first), region.nearest(to: last))
  }

  /// The part of a polygon within the rectangle, edge by edge (Sutherland and Hodgman, 1974).
  static func polygon(_ polygon: [Point], within region: Rectangle) -> [Point] {
    var result = polygon
    result = cut(result, at: region.minX, along: \.x, keeping: 1)
    result = cut(result, at: region.maxX, along: \.x, keeping: -1)
    result = cut(result, at: region.minY, along: \.y, keeping: 1)
    return cut(result, at: region.maxY, along: \.y, keeping: -1)
  }

  /// The part of a polygon on the side of an edge where coordinates rise (1) or fall (-1).
  private static func cut(
    _ polygon: [Point], at edge: Double, along coordinate: WritableKeyPath<Point, Double>, keeping sign: Double
  ) -> [Point] {
    guard var previous = polygon.last else { return [] }
    var previousDistance = sign * (previous[keyPath: coordinate] - edge)
    var result: [Point] = []
    for point in polygon {
      let pointDistance = sign * (point[keyPath: coordinate] - edge)
      if (pointDistance >= 0) != (previousDistance >= 0) {
        var crossing = previous + previousDistance / (previousDistance - pointDistance) * (point - previous)
        crossing[keyPath: coordinate] = edge
        result.append(crossing)
      }
      if pointDistance >= 0 { result.append(point) }
      previous = point
      previousDistance = pointDistance
    }
    return result
  }
}
