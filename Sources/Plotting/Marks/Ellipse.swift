/// The ellipses of a two-dimensional normal distribution: where points lie so many standard deviations from the mean.
public struct Ellipse: Mark {
  /// The centre in data units.
  public var mean: Point
  /// Variance of x, covariance of x and y, variance of y.
  public var covariance: (xx: Double, xy: Double, yy: Double)
  /// One ellipse for each of these Mahalanobis distances.
  public var deviations: [Double]
  /// The colour.
  public var lineColor: MarkColor
  /// Whether the insides are tinted.
  public var filled: Bool
  /// What the legend says.
  public var label: String

  /// Ellipses from a mean and a covariance.
  public init(
    mean: (x: Double, y: Double), covariance: (xx: Double, xy: Double, yy: Double), deviations: [Double] = [1, 2],
    color: MarkColor = .automatic, filled: Bool = true, label: String = ""
  ) {
    self.mean = Point(x: mean.x, y: mean.y)
    self.covariance = covariance
    self.deviations = deviations
    lineColor = color
    self.filled = filled
    self.label = label
  }

  /// The colour by which automatic colours are dealt out.
  public var color: MarkColor? { lineColor }

  /// Refuses data that do not fit together.
  public func check() throws(PlottingError) {
    let (xx, xy, yy) = covariance
    let isUsable = xx >= 0 && yy >= 0 && xx.isFinite && yy.isFinite && xy.isFinite && xy * xy <= xx * yy * (1 + 1e-9)
    try PlottingError.check(
      isUsable, "Ellipse", "covariance", "(\(xx), \(xy), \(yy))",
      "finite, with variances that are not negative and xy² at most xx yy")
    for deviation in deviations {
      try PlottingError.check(deviation > 0 && deviation.isDrawable, "Ellipse", "a deviation", deviation, "above 0")
    }
  }

  /// Adds the data to what the axes must show.
  public func extend(_ extent: inout Extent) {
    guard mean.isDrawable else {
      extent.omittedCount += 1
      return
    }
    extent.padsX = true
    for deviation in deviations {
      let reach = Point(x: deviation * covariance.xx.squareRoot(), y: deviation * covariance.yy.squareRoot())
      extent.add(mean.x - reach.x, mean.y - reach.y)
      extent.add(mean.x + reach.x, mean.y + reach.y)
    }
  }

  /// Paints the mark.
  public func draw(in plot: inout PlotArea) {
    guard mean.isDrawable else { return }
    // The Cholesky factor turns the unit circle into the ellipse.
    let xx = covariance.xx.squareRoot()
    let xy = xx > 0 ? covariance.xy / xx : 0
    let yy = max(covariance.yy - xy * xy, 0).squareRoot()
    let color = plot.color(lineColor)
    for deviation in deviations.sorted(by: >) {
      let outline = RoundOutline.points(in: plot) { unit in
        Point(x: mean.x + deviation * xx * unit.x, y: mean.y + deviation * (xy * unit.x + yy * unit.y))
      }
      if filled { plot.fillPolygons([outline], color: color.opacity(0.12)) }
      plot.strokeLines([outline], closed: true, color: color, style: StrokeStyle(width: 1.4))
    }
  }

  /// What the legend explains.
  public var legendEntries: [LegendEntry] {
    label.isEmpty ? [] : [LegendEntry(.area(lineColor, opacity: filled ? 0.2 : 0, outlined: true), label)]
  }

  /// What the mark shows, for the alternative text.
  public var summary: String {
    let name = label.isEmpty ? "" : " (\(RichText(label).plain))"
    let distances = deviations.map { NumberFormat.rounded($0) }.joined(separator: ", ")
    return "an ellipse\(name) around (\(NumberFormat.rounded(mean.x, significantDigits: 3)),"
      + " \(NumberFormat.rounded(mean.y, significantDigits: 3))) at \(distances) standard deviations"
  }
}

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
