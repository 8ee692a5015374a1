/// A label that would rather stand beside what it names than in the legend.
public struct DirectLabel: Sendable {
  /// A place for the label: the anchor and which part of the label's box lies there.
  public struct Candidate: Hashable, Sendable {
    /// A point of the picture.
    public var anchor: Point
    /// Where the label stands relative to the anchor.
    public var placement: Placement
    /// The distance between the anchor and the box, in points.
    public var gap: Double

    /// A candidate from its parts.
    public init(_ anchor: Point, _ placement: Placement, gap: Double = 4) {
      self.anchor = anchor
      self.placement = placement
      self.gap = gap
    }
  }

  /// What it says, in label markup.
  public var text: String
  /// Its colour.
  public var color: MarkColor
  /// Places in order of preference.
  public var candidates: [Candidate]
  /// Whether it may stand on lines of other marks; where it may not and must, it goes to the legend.
  public var mayCoverLines: Bool
  /// Whether it may stand on points of marks.
  public var mayCoverPoints: Bool
  /// Whether the layout should leave a margin at the right for it, as for the name of a line at its end.
  public var wantsMargin: Bool
  /// Whether it is left out when no candidate is free, rather than moved to the legend.
  public var isOptional: Bool
  /// What the legend shows when no candidate is free.
  public var entry: LegendEntry

  /// A label from its parts.
  public init(
    _ text: String, color: MarkColor, candidates: [Candidate], mayCoverLines: Bool, mayCoverPoints: Bool = true,
    wantsMargin: Bool = false, isOptional: Bool = false, entry: LegendEntry
  ) {
    self.text = text
    self.color = color
    self.candidates = candidates
    self.mayCoverLines = mayCoverLines
    self.mayCoverPoints = mayCoverPoints
    self.wantsMargin = wantsMargin
    self.isOptional = isOptional
    self.entry = entry
  }
}

/// Where a label stands relative to its anchor.
public enum Placement: String, Hashable, Sendable, CaseIterable {
  /// Where there is room.
  case automatic
  /// Over the anchor, centred.
  case above
  /// Under the anchor, centred.
  case below
  /// Left of the anchor.
  case left
  /// Right of the anchor.
  case right
  /// Over the anchor and to its left.
  case aboveLeft
  /// Over the anchor and to its right.
  case aboveRight
  /// Under the anchor and to its left.
  case belowLeft
  /// Under the anchor and to its right.
  case belowRight
  /// On the anchor.
  case center

  /// The placement on the other side of the anchor.
  var opposite: Placement {
    switch self {
    case .above: .below
    case .below: .above
    case .left: .right
    case .right: .left
    case .aboveLeft: .belowRight
    case .aboveRight: .belowLeft
    case .belowLeft: .aboveRight
    case .belowRight: .aboveLeft
    case .automatic, .center: self
    }
  }

  /// The placements that `automatic` tries, in order.
  static let tried: [Placement] = [
    .right, .aboveRight, .above, .left, .aboveLeft, .belowRight, .below, .belowLeft,
  ]

  /// The box of a label of this size.
  func frame(of size: Size, at anchor: Point, gap: Double) -> Rectangle {
    let left = anchor.x - gap - size.width
    let right = anchor.x + gap
    let middle = anchor.x - size.width / 2
    let over = anchor.y - gap - size.height
    let under = anchor.y + gap
    let center = anchor.y - size.height / 2
    let diagonal = 0.7 * gap
    let (x, y): (Double, Double) =
      switch self {
      case .above: (middle, over)
      case .below: (middle, under)
      case .left: (left, center)
      case .right, .automatic: (right, center)
      case .aboveLeft: (anchor.x - diagonal - size.width, anchor.y - diagonal - size.height)
      case .aboveRight: (anchor.x + diagonal, anchor.y - diagonal - size.height)
      case .belowLeft: (anchor.x - diagonal - size.width, anchor.y + diagonal)
      case .belowRight: (anchor.x + diagonal, anchor.y + diagonal)
      case .center: (middle, center)
      }
    return Rectangle(x: x, y: y, width: size.width, height: size.height)
  }
}

/// A line of the legend: a sample and what it stands for.
public struct LegendEntry: Hashable, Sendable {
  /// A small picture of the mark.
  public enum Swatch: Hashable, Sendable {
    /// A piece of line, with a point on it or not.
    case line(MarkColor, width: Double, dash: Dash, hasPoint: Bool)
    /// A point.
    case marker(Markers.Shape, MarkColor, diameter: Double, opacity: Double)
    /// A filled area with an outline.
    case area(MarkColor, opacity: Double, outlined: Bool)
  }

  /// The sample.
  public var swatch: Swatch
  /// What it stands for, in label markup.
  public var text: String
  /// The series that an automatic colour in the swatch means; set by the layout.
  var automaticSeries = 0

  /// An entry from its parts.
  public init(_ swatch: Swatch, _ text: String) {
    self.swatch = swatch
    self.text = text
  }
}

/// The scale beside a figure that shows values as colours.
public struct ColorBar: Hashable, Sendable {
  /// How values become colours.
  public var map: ColorMap
  /// The values at the two ends.
  public var domain: ClosedRange<Double>
  /// What is measured, in label markup.
  public var title: String

  /// A colour bar from its parts.
  public init(map: ColorMap, domain: ClosedRange<Double>, title: String) {
    self.map = map
    self.domain = domain
    self.title = title
  }
}

/// The pattern of a line.
public enum Dash: String, Hashable, Sendable, CaseIterable {
  /// Solid where a label stands beside the line; otherwise by series.
  case automatic
  /// Without gaps.
  case solid
  /// Dashes of middle length.
  case dashed
  /// Short dashes.
  case dotted
  /// A dash and a dot in turn.
  case dashDotted

  /// The lengths of dashes and gaps for a line of this width.
  func lengths(width: Double, series: Int?, distinguishesByDash: Bool) -> [Double] {
    let unit = max(width, 1)
    switch self {
    case .automatic:
      guard distinguishesByDash, let series else { return [] }
      let bySeries: [Dash] = [.solid, .dashed, .dotted, .dashDotted]
      return bySeries[(series % 4 + 4) % 4].lengths(width: width, series: nil, distinguishesByDash: false)
    case .solid: return []
    case .dashed: return [4 * unit, 2.2 * unit]
    case .dotted: return [1.2 * unit, 1.6 * unit]
    case .dashDotted: return [5 * unit, 1.8 * unit, 1.2 * unit, 1.8 * unit]
    }
  }
}
