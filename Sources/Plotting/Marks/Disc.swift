/// A disc whose radius is a distance in the data, such as the reach of a cluster.
public struct Disc: Mark {
  /// The centre in data units.
  public var center: Point
  /// The radius in data units.
  public var radius: Double
  /// The colour.
  public var fillColor: MarkColor
  /// How much the disc hides what is below, from 0 to 1.
  public var opacity: Double
  /// What the legend says.
  public var label: String

  /// A disc from its centre and radius.
  public init(
    x: Double, y: Double, radius: Double, color: MarkColor = .muted, opacity: Double = 0.18, label: String = ""
  ) {
    center = Point(x: x, y: y)
    self.radius = radius
    fillColor = color
    self.opacity = opacity
    self.label = label
  }

  /// The colour by which automatic colours are dealt out.
  public var color: MarkColor? { fillColor }

  /// Refuses data that do not fit together.
  public func check() throws(PlottingError) {
    try PlottingError.check(!(radius < 0), "Disc", "radius", radius, "0 or more")
    try PlottingError.check(opacity >= 0 && opacity <= 1, "Disc", "opacity", opacity, "from 0 to 1")
  }

  private var isDrawable: Bool { center.isDrawable && radius.isDrawable }

  /// Adds the data to what the axes must show.
  public func extend(_ extent: inout Extent) {
    guard isDrawable else {
      extent.omittedCount += 1
      return
    }
    extent.padsX = true
    extent.add(center.x - radius, center.y - radius)
    extent.add(center.x + radius, center.y + radius)
  }

  /// Paints the mark.
  public func draw(in plot: inout PlotArea) {
    guard isDrawable else { return }
    let color = plot.color(fillColor)
    let outline = RoundOutline.points(in: plot) { center + radius * $0 }
    plot.fillPolygons([outline], color: color.opacity(opacity))
    plot.strokeLines([outline], closed: true, color: color.opacity(min(1, 3 * opacity)), style: StrokeStyle(width: 1))
  }

  /// What the legend explains.
  public var legendEntries: [LegendEntry] {
    label.isEmpty ? [] : [LegendEntry(.area(fillColor, opacity: opacity, outlined: true), label)]
  }

  /// What the mark shows, for the alternative text.
  public var summary: String {
    let name = label.isEmpty ? "" : " (\(RichText(label).plain))"
    return "a disc\(name) of radius \(NumberFormat.rounded(radius, significantDigits: 3)) around"
      + " (\(NumberFormat.rounded(center.x, significantDigits: 3)), \(NumberFormat.rounded(center.y, significantDigits: 3)))"
  }
}
