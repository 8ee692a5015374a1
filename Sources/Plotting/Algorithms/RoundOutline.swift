/// Outlines of images of the unit circle.
enum RoundOutline {
  /// Corners of a regular polygon on the unit circle, from half-angle formulas, so that no sine varies between machines.
  static let unitCircle: [Point] = {
    var points = [Point(x: 1, y: 0), Point(x: 0, y: 1), Point(x: -1, y: 0), Point(x: 0, y: -1)]
    for _ in 0..<6 {
      let following = points.dropFirst() + points.prefix(1)
      points = zip(points, following).flatMap { start, end in
        let middle = start + end
        let length = middle.distance(to: .zero)
        return [start, Point(x: middle.x / length, y: middle.y / length)]
      }
    }
    return points
  }()

  /// The image in the picture of the unit circle under a transformation to data units.
  static func points(in plot: PlotArea, _ transform: (Point) -> Point) -> [Point] {
    unitCircle.compactMap { unit in
      let point = transform(unit)
      return plot.place(point.x, point.y)
    }
  }
}
