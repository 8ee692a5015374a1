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

  /// What a label is for, which decides what becomes of it when no candidate is free.
  public enum Role: Hashable, Sendable {
    /// Names a series: a figure shows all of its series' names in place or all of them in the legend, since some here and some
    /// there are hard to read.
    case name
    /// Says something about a place: goes to the legend, together with the mark's other remarks.
    case remark
    /// Is left out, such as the height of a contour line, which can be read from its neighbors.
    case extra
  }

  /// The size of the letters in points.
  public static let fontSize = 12.0

  /// What it says, in label markup.
  public var text: String
  /// Its color.
  public var color: MarkColor
  /// Places in order of preference.
  public var candidates: [Candidate]
  /// What it is for.
  public var role: Role
  /// Whether it may stand on lines of other marks.
  public var mayCoverLines: Bool
  /// Whether it may stand on points of marks.
  public var mayCoverPoints: Bool
  /// Whether the layout should leave a margin at the right for it, as for the name of a line at its end.
  public var wantsMargin: Bool
  /// What the legend shows when no candidate is free.
  public var entry: LegendEntry

  /// A label from its parts; the legend would show the same text beside a swatch.
  public init(
    _ text: String, color: MarkColor, candidates: [Candidate], role: Role, mayCoverLines: Bool = false,
    mayCoverPoints: Bool = true, wantsMargin: Bool = false, swatch: LegendEntry.Swatch
  ) {
    self.text = text
    self.color = color
    self.candidates = candidates
    self.role = role
    self.mayCoverLines = mayCoverLines
    self.mayCoverPoints = mayCoverPoints
    self.wantsMargin = wantsMargin
    entry = LegendEntry(swatch, text)
  }
}
