/// A remark at a place in the data.
public struct Annotation {
  /// What it says.
  public var text: String
  /// Where the place is: at numbers, or at names.
  public var coordinates: Coordinates
  /// Where the text stands relative to the place.
  public var placement: Placement
  /// The color.
  public var textColor: MarkColor
  /// Whether the place itself is marked.
  public var marker: Bool

  /// A remark at a place; where there is no room for it, it goes to the legend with the same marker.
  public init(
    _ text: String, x: Double, y: Double, placement: Placement = .automatic, color: MarkColor = .ink,
    marker: Bool = false
  ) {
    self.init(text, Coordinates(x: AxisCoordinates([x]), y: AxisCoordinates([y])), placement, color, marker)
  }

  /// A remark at a name along the x axis.
  public init(
    _ text: String, x: String, y: Double, placement: Placement = .automatic, color: MarkColor = .ink,
    marker: Bool = false
  ) {
    self.init(text, Coordinates(x: AxisCoordinates(names: [x]), y: AxisCoordinates([y])), placement, color, marker)
  }

  /// A remark at a name along the y axis.
  public init(
    _ text: String, x: Double, y: String, placement: Placement = .automatic, color: MarkColor = .ink,
    marker: Bool = false
  ) {
    self.init(text, Coordinates(x: AxisCoordinates([x]), y: AxisCoordinates(names: [y])), placement, color, marker)
  }

  private init(_ text: String, _ coordinates: Coordinates, _ placement: Placement, _ color: MarkColor, _ marker: Bool) {
    self.text = text
    self.coordinates = coordinates
    self.placement = placement
    textColor = color
    self.marker = marker
  }

  /// The place in data units, of which names are one apart.
  public var place: Point { Point(x: coordinates.x.value(0), y: coordinates.y.value(0)) }
}

// swift-format-ignore: AllPublicDeclarationsHaveDocumentation
extension Annotation: Mark {
  public var color: MarkColor? { textColor }

  public func check() throws(PlottingError) {
    for (name, count) in [("x", coordinates.x.count), ("y", coordinates.y.count)] {
      try PlottingError.checkCounts("Annotation", "place", 1, name, count)
    }
  }

  public func extend(_ extent: inout Extent) {
    extent.padsX = true
    extent.add(place.x, place.y)
  }

  public func draw(in plot: inout PlotArea) {
    guard marker, let center = plot.place(place.x, place.y), plot.frame.expanded(by: 1e-6).contains(center) else {
      return
    }
    plot.addUnclipped([
      .markers(
        Markers(
          shapes: [.diamond], centers: [center], diameters: [8], colors: [plot.color(textColor)],
          edge: plot.theme.paper, edgeWidth: 1.2))
    ])
  }

  public func labels(in plot: PlotArea) -> [DirectLabel] {
    guard !text.isEmpty, let anchor = plot.place(place.x, place.y), plot.frame.contains(anchor) else { return [] }
    let gap = marker ? 8.0 : 6.0
    let placements = (placement == .automatic ? [] : [placement, placement.opposite]) + Placement.around
    var candidates = placements.map { DirectLabel.Candidate(anchor, $0, gap: gap) }
    for distance in [2.0, 3.5] {
      candidates += Placement.around.map { .init(anchor, $0, gap: distance * gap) }
    }
    var label = DirectLabel(
      text, color: textColor, candidates: candidates, role: .remark, mayCoverLines: true,
      swatch: marker ? .marker(.diamond, textColor, diameter: 8, opacity: 1) : .blank)
    // Nothing in the figure shows where an unmarked remark belongs, so its legend says so.
    if !marker { label.entry.text = "\(text) at \(coordinates.text(0))" }
    return [label]
  }

  public var summary: String {
    let name = RichText(text).plain
    return "\(name.isEmpty ? "a mark" : "“\(name)”") at \(coordinates.text(0))"
  }
}
