/// How heavy letters are.
public enum FontWeight: String, Hashable, Sendable, CaseIterable {
  /// For running text.
  case regular
  /// For titles.
  case bold
}

/// A typeface at a weight and size; which typeface is the renderer's choice, one for all figures.
public struct Font: Hashable, Sendable {
  /// How heavy letters are.
  public var weight: FontWeight
  /// The em in points.
  public var size: Double

  /// A font from its weight and size in points.
  public init(weight: FontWeight = .regular, size: Double) {
    self.weight = weight
    self.size = size
  }
}

/// Tells a layout how wide text will be, so that it can make room before anything is drawn.
public protocol TextMeasurer: Sendable {
  /// The distance from the start of the text to where text after it would start, kerning included, at a size of one point.
  func advance(of text: Substring, weight: FontWeight) -> Double
}
