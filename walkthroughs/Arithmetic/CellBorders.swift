import LinearAlgebra

/// The borders between the cells of points that are nearest to the same center, as straight pieces within a box.
///
/// A border lies on the line halfway between two centers, where no third center is nearer.
public func cellBorders(
  of centers: Matrix, x: ClosedRange<Double>, y: ClosedRange<Double>
) -> [(start: (x: Double, y: Double), end: (x: Double, y: Double))] {
  let points = centers.rows.map { (x: $0[0], y: $0[1]) }
  var borders:
    [(start: (x: Double, y: Double), end: (x: Double, y: Double))] =
      []
  for i in points.indices {
    for j in points.indices where j > i {
      let (a, b) = (points[i], points[j])
      let middle = (x: (a.x + b.x) / 2, y: (a.y + b.y) / 2)
      let along = (x: a.y - b.y, y: b.x - a.x)
      var (low, high) = (-Double.infinity, Double.infinity)
      // Keeps the part of the line on which slope * t <= bound.
      func keep(_ slope: Double, _ bound: Double) {
        if slope > 0 {
          high = min(high, bound / slope)
        } else if slope < 0 {
          low = max(low, bound / slope)
        } else if bound < 0 {
          high = -.infinity
        }
      }
      keep(along.x, x.upperBound - middle.x)
      keep(-along.x, middle.x - x.lowerBound)
      keep(along.y, y.upperBound - middle.y)
      keep(-along.y, middle.y - y.lowerBound)
      for (k, other) in points.enumerated() where k != i && k != j {
        // Nearer to a than to the other: linear along the line.
        let (dx, dy) = (other.x - a.x, other.y - a.y)
        let half =
          (other.x * other.x + other.y * other.y - a.x * a.x - a.y * a.y)
          / 2
        keep(
          along.x * dx + along.y * dy,
          half - middle.x * dx - middle.y * dy)
      }
      guard low < high else { continue }
      borders.append(
        (
          (middle.x + low * along.x, middle.y + low * along.y),
          (middle.x + high * along.x, middle.y + high * along.y)
        ))
    }
  }
  return borders
}
