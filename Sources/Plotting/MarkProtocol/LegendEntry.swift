/// A line of the legend: a sample and what it stands for.
public struct LegendEntry: Hashable, Sendable {
  /// A small picture of the mark.
  public enum Swatch: Hashable, Sendable {
    /// A piece of line, with a point on it or not.
    case line(MarkColor, width: Double, dash: Dash, hasPoint: Bool)
    /// A point; without a shape, that of the points of a series in one color.
    case marker(Markers.Shape?, MarkColor, diameter: Double, opacity: Double)
    /// A filled area with an outline.
    case area(MarkColor, opacity: Double, outlined: Bool)
    /// Nothing, for a text that explains itself.
    case blank
    /// A bar, filled as those of its series are.
    case bar(MarkColor)
  }

  /// The sample.
  public var swatch: Swatch
  /// What it stands for, in label markup.
  public var text: String
  /// The series that an automatic color in the swatch means; set by the layout.
  var automaticSeries = 0

  /// An entry from its parts.
  public init(_ swatch: Swatch, _ text: String) {
    self.swatch = swatch
    self.text = text
  }
}
