/// The ellipses of a two-dimensional normal distribution: where points lie so many standard deviations from the mean.
public struct Ellipse {
  /// The center in data units.
  public var mean: Point
  /// Variance of x, covariance of x and y, variance of y.
  public var covariance: (xx: Double, xy: Double, yy: Double)
  /// One ellipse for each of these Mahalanobis distances.
  public var deviations: [Double]
  /// The color.
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
}

// swift-format-ignore: AllPublicDeclarationsHaveDocumentation
extension Ellipse: Mark {
  public var color: MarkColor? { lineColor }

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

  public func extend(_ extent: inout Extent) {
    guard mean.isDrawable else {
      extent.omittedCount += 1
      return
    }
    extent.padsX = true
    for deviation in deviations {
      let reach = Point(x: deviation * covariance.xx.squareRoot(), y: deviation * covariance.yy.squareRoot())
      extent.add(shapeFrom: mean - reach, to: mean + reach)
    }
  }

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

  public var legendEntries: [LegendEntry] {
    label.isEmpty ? [] : [LegendEntry(.area(lineColor, opacity: filled ? 0.2 : 0, outlined: true), label)]
  }

  public var summary: String {
    let distances = deviations.map { NumberText.rounded($0) }.joined(separator: ", ")
    return "an ellipse\(RichText.inBrackets(label)) around \(NumberText.place(mean))"
      + " at \(distances) standard deviations"
  }
}
