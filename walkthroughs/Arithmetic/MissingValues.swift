/// The mean and the covariance of a normal distribution in two dimensions.
public struct PlaneNormal: Sendable {
  /// The mean.
  public var mean: (x: Double, y: Double)
  /// The variance of the first coordinate.
  public var xx: Double
  /// The covariance of the two.
  public var xy: Double
  /// The variance of the second coordinate.
  public var yy: Double

  /// Mean and covariance of points, each divided by their number.
  public init(of points: [(x: Double, y: Double)]) {
    self.init(
      expected: points.map { ($0.x, $0.y, $0.y * $0.y) })
  }

  /// Mean and covariance where of the second coordinate only its expectation is known, and that of its square.
  init(expected points: [(x: Double, y: Double, square: Double)]) {
    let count = Double(points.count)
    func mean(_ value: ((x: Double, y: Double, square: Double)) -> Double)
      -> Double
    { points.reduce(0) { $0 + value($1) } / count }
    let center = (x: mean(\.x), y: mean(\.y))
    self.mean = center
    xx = mean { ($0.x - center.x) * ($0.x - center.x) }
    xy = mean { ($0.x - center.x) * ($0.y - center.y) }
    yy = mean(\.square) - center.y * center.y
  }

  /// Mean of both coordinates, then the variance of the first, the covariance, and the variance of the second.
  public var values: [Double] { [mean.x, mean.y, xx, xy, yy] }

  /// The correlation of the two coordinates.
  public var correlation: Double { xy / (xx * yy).squareRoot() }

  /// EM where second coordinates are missing: the E-step expects them and their squares, given the first; the M-step takes
  /// the mean and the covariance of what is expected.
  ///
  /// - Returns: the distribution after each iteration; the first is that of the complete points.
  public static func fit(
    _ points: [(x: Double, y: Double?)], iterations: Int
  ) -> [PlaneNormal] {
    var normal = PlaneNormal(
      of: points.compactMap { point in point.y.map { (point.x, $0) } })
    var states = [normal]
    for _ in 0..<iterations {
      let slope = normal.xy / normal.xx
      let rest = normal.yy - slope * normal.xy
      normal = PlaneNormal(
        expected: points.map { point in
          let expected =
            point.y ?? normal.mean.y + slope * (point.x - normal.mean.x)
          let spread = point.y == nil ? rest : 0
          return (point.x, expected, expected * expected + spread)
        })
      states.append(normal)
    }
    return states
  }
}
