/// A remark at a place in the data.
public struct Annotation {
  /// What it says.
  public var text: String
  /// The place in data units.
  public var place: Point
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
    self.text = text
    place = Point(x: x, y: y)
    self.placement = placement
    textColor = color
    self.marker = marker
  }
}

// swift-format-ignore: AllPublicDeclarationsHaveDocumentation
extension Annotation: Mark {
  public var color: MarkColor? { textColor }

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
    return [
      DirectLabel(
        text, color: textColor, candidates: candidates, role: .remark, mayCoverLines: true,
        swatch: .marker(.diamond, textColor, diameter: 8, opacity: 1))
    ]
  }

  public var summary: String {
    let name = RichText(text).plain
    return "\(name.isEmpty ? "a mark" : "“\(name)”") at \(NumberText.place(place))"
  }
}
