/// Bars that stand on zero.
public struct Bars {
  /// The middles of the bars in data units.
  public var x: [Double]
  /// The heights in data units; negative ones hang.
  public var heights: [Double]
  /// The names of the bars; empty when they stand at numbers.
  public var categories: [String]
  /// The color.
  public var fillColor: MarkColor
  /// What the legend says.
  public var label: String

  /// Bars at numbers.
  public init(x: [Double], heights: [Double], color: MarkColor = .automatic, label: String = "") {
    self.x = x
    self.heights = heights
    categories = []
    fillColor = color
    self.label = label
  }

  /// Bars side by side with a name each.
  public init(categories: [String], heights: [Double], color: MarkColor = .automatic, label: String = "") {
    x = categories.indices.map(Double.init)
    self.heights = heights
    self.categories = categories
    fillColor = color
    self.label = label
  }
}

// swift-format-ignore: AllPublicDeclarationsHaveDocumentation
extension Bars: Mark {
  public var color: MarkColor? { fillColor }

  public func check() throws(PlottingError) {
    try PlottingError.checkCounts("Bars", categories.isEmpty ? "x" : "categories", x.count, "heights", heights.count)
  }

  /// Four fifths of the smallest distance of two bars.
  private var width: Double {
    let places = x.filter(\.isDrawable).sorted()
    let distances = zip(places, places.dropFirst()).map { $1 - $0 }.filter { $0 > 0 }
    return 0.8 * (distances.min() ?? 1)
  }

  public func extend(_ extent: inout Extent) {
    extent.padsX = true
    extent.restsOnZero = true
    extent.add(y: 0)
    let width = width
    for (x, height) in zip(x, heights) {
      extent.add(x, height)
      if height.isDrawable {
        extent.add(x: x - width / 2)
        extent.add(x: x + width / 2)
      }
    }
  }

  public func draw(in plot: inout PlotArea) {
    let width = width
    let base = plot.y.scale.accepts(0) ? plot.y(0) : plot.frame.maxY
    let polygons = zip(x, heights).compactMap { x, height -> [Point]? in
      guard let left = plot.place(x - width / 2, height), let right = plot.place(x + width / 2, height) else {
        return nil
      }
      return [Point(x: left.x, y: base), left, right, Point(x: right.x, y: base)]
    }
    plot.fillPolygons(polygons, color: plot.color(fillColor).opacity(0.85))
  }

  public var legendEntries: [LegendEntry] {
    label.isEmpty ? [] : [LegendEntry(.area(fillColor, opacity: 0.85, outlined: false), label)]
  }

  public var summary: String {
    let name = RichText.inBrackets(label)
    guard let range = heights.drawableRange else { return "no bars\(name)" }
    return NumberText.count(heights.count, "bar") + name
      + " from \(NumberText.rounded(range.lowerBound)) to \(NumberText.rounded(range.upperBound))"
  }
}
