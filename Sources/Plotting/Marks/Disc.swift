/// A disc whose radius is a distance in the data, such as the reach of a cluster.
public struct Disc {
  /// The center in data units.
  public var center: Point
  /// The radius in data units.
  public var radius: Double
  /// The color.
  public var fillColor: MarkColor
  /// How much the disc hides what is below, from 0 to 1.
  public var opacity: Double
  /// What the legend says.
  public var label: String

  /// A disc from its center and radius.
  public init(
    x: Double, y: Double, radius: Double, color: MarkColor = .muted, opacity: Double = 0.18, label: String = ""
  ) {
    center = Point(x: x, y: y)
    self.radius = radius
    fillColor = color
    self.opacity = opacity
    self.label = label
  }
}

// swift-format-ignore: AllPublicDeclarationsHaveDocumentation
extension Disc: Mark {
  public var color: MarkColor? { fillColor }

  public func check() throws(PlottingError) {
    try PlottingError.check(!(radius < 0), "Disc", "radius", radius, "0 or more")
    try PlottingError.check(opacity: opacity, "Disc")
  }

  private var isDrawable: Bool { center.isDrawable && radius.isDrawable }

  public func extend(_ extent: inout Extent) {
    guard isDrawable else {
      extent.omittedCount += 1
      return
    }
    extent.padsX = true
    extent.add(
      shapeFrom: Point(x: center.x - radius, y: center.y - radius),
      to: Point(x: center.x + radius, y: center.y + radius))
  }

  public func draw(in plot: inout PlotArea) {
    guard isDrawable else { return }
    let color = plot.color(fillColor)
    let outline = RoundOutline.points(in: plot) { center + radius * $0 }
    plot.fillPolygons([outline], color: color.opacity(opacity))
    plot.strokeLines([outline], closed: true, color: color.opacity(min(1, 3 * opacity)), style: StrokeStyle(width: 1))
  }

  public var legendEntries: [LegendEntry] {
    label.isEmpty ? [] : [LegendEntry(.area(fillColor, opacity: opacity, outlined: true), label)]
  }

  public var summary: String {
    "a disc\(RichText.inBrackets(label)) of radius \(NumberText.rounded(radius, significantDigits: 3))"
      + " around \(NumberText.place(center))"
  }
}
