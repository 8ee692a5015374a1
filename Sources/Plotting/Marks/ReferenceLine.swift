/// A line across the whole figure at one value, to compare with.
public struct ReferenceLine {
  /// The value the line stands at.
  public enum Position: Hashable, Sendable {
    /// A vertical line at a horizontal value.
    case x(Double)
    /// A horizontal line at a vertical value.
    case y(Double)
  }

  /// Where the line stands.
  public var position: Position
  /// The name the line stands at; nothing for one at a number.
  public let name: String?
  /// Whether the number is a moment.
  var isDate = false
  /// What it means.
  public var label: String
  /// The color.
  public var lineColor: MarkColor

  /// A vertical line.
  public init(x: Double, label: String = "", color: MarkColor = .muted) {
    self.init(.x(x), nil, label, color)
  }

  /// A horizontal line.
  public init(y: Double, label: String = "", color: MarkColor = .muted) {
    self.init(.y(y), nil, label, color)
  }

  /// A vertical line at a name along the x axis.
  public init(x: String, label: String = "", color: MarkColor = .muted) {
    self.init(.x(0), x, label, color)
  }

  /// A horizontal line at a name along the y axis.
  public init(y: String, label: String = "", color: MarkColor = .muted) {
    self.init(.y(0), y, label, color)
  }

  private init(_ position: Position, _ name: String?, _ label: String, _ color: MarkColor) {
    self.position = position
    self.name = name
    self.label = label
    lineColor = color
  }
}

// swift-format-ignore: AllPublicDeclarationsHaveDocumentation
extension ReferenceLine: Mark {
  public var color: MarkColor? { lineColor }

  public var coordinates: Coordinates {
    get {
      guard name != nil || isDate else { return Coordinates() }
      var along = name.map { AxisCoordinates(names: [$0]) } ?? AxisCoordinates([value])
      along.areDates = isDate
      return if case .x = position { Coordinates(x: along) } else { Coordinates(y: along) }
    }
    set {
      guard name != nil else { return }
      switch position {
      case .x: position = .x(newValue.x.value(0))
      case .y: position = .y(newValue.y.value(0))
      }
    }
  }

  private var value: Double {
    switch position {
    case .x(let value), .y(let value): value
    }
  }

  public func extend(_ extent: inout Extent) {
    switch position {
    case .x(let value): extent.add(lineAt: value, isVertical: true)
    case .y(let value): extent.add(lineAt: value, isVertical: false)
    }
  }

  private func ends(in plot: PlotArea) -> (Point, Point)? {
    let frame = plot.frame
    switch position {
    case .x(let value):
      guard plot.x.scale.accepts(value) else { return nil }
      let place = plot.x(value)
      guard place >= frame.minX - 1e-6, place <= frame.maxX + 1e-6 else { return nil }
      return (Point(x: place, y: frame.maxY), Point(x: place, y: frame.minY))
    case .y(let value):
      guard plot.y.scale.accepts(value) else { return nil }
      let place = plot.y(value)
      guard place >= frame.minY - 1e-6, place <= frame.maxY + 1e-6 else { return nil }
      return (Point(x: frame.minX, y: place), Point(x: frame.maxX, y: place))
    }
  }

  public func draw(in plot: inout PlotArea) {
    guard let (start, end) = ends(in: plot) else { return }
    plot.addUnclipped([
      .stroke(
        .segment(from: start, to: end), plot.color(lineColor),
        StrokeStyle(width: 1, dashes: [3, 2.5], isSnapped: true))
    ])
  }

  public func labels(in plot: PlotArea) -> [DirectLabel] {
    guard !label.isEmpty, let (start, end) = ends(in: plot) else { return [] }
    let candidates: [DirectLabel.Candidate]
    switch position {
    case .x:
      candidates = [0.97, 0.85, 0.7, 0.5, 0.3, 0.1].flatMap { fraction -> [DirectLabel.Candidate] in
        let place = start + fraction * (end - start)
        return [.init(place, .right), .init(place, .left)]
      }
    case .y:
      candidates = [1.0, 0.0, 0.5].flatMap { fraction -> [DirectLabel.Candidate] in
        let place = start + fraction * (end - start)
        let sides: [Placement] =
          fraction == 1 ? [.aboveLeft, .belowLeft] : fraction == 0 ? [.aboveRight, .belowRight] : [.above, .below]
        return sides.map { .init(place, $0, gap: 3) }
      }
    }
    return [
      DirectLabel(
        label, color: lineColor, candidates: candidates, role: .remark,
        swatch: .line(lineColor, width: 1, dash: .dashed, hasPoint: false))
    ]
  }

  public var summary: String {
    let label = RichText.inBrackets(label)
    let place = name.map { RichText($0).plain } ?? NumberText.position(value, isDate: isDate)
    return if case .x = position { "a vertical line\(label) at \(place)" } else {
      "a horizontal line\(label) at \(place)"
    }
  }
}
