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

/// Which way the letters of a text follow each other.
public enum TextDirection: String, Hashable, Sendable, CaseIterable {
  /// As in Latin.
  case leftToRight
  /// As in Hebrew and Arabic.
  case rightToLeft

  /// The direction of what is nested so deeply, by Unicode's bidirectional algorithm.
  package init(level: UInt8) { self = level % 2 == 0 ? .leftToRight : .rightToLeft }
}

/// What a renderer knows of letters, so that a layout can make room before anything is drawn.
public protocol TextMeasurer: Sendable {
  /// The distance from the start of the text to where text after it would start, kerning included, at a size of one point.
  func advance(of text: Substring, weight: FontWeight) -> Double

  /// The same for part of a text that goes one way; where no direction is given, the letters tell.
  ///
  /// By default, directions make no difference.
  func advance(of text: Substring, weight: FontWeight, direction: TextDirection?) -> Double

  /// How far the letters of a text reach above and below the base line, at a size of one point.
  ///
  /// Only what is more than usual (0.93 above, 0.32 below) counts; nothing, which is the default, if no letter reaches that far.
  func reach(of text: Substring, weight: FontWeight, direction: TextDirection?) -> TextReach?

  /// How deeply each scalar of a text is nested by Unicode's bidirectional algorithm (UAX #9): even levels go to the right, odd ones to
  /// the left. Nothing, which is the default, for text that goes to the right altogether.
  func levels(of text: String) -> [UInt8]?

  /// The first character that cannot be drawn, if there is one; by default, all can.
  func problem(in text: String, weight: FontWeight, direction: TextDirection?) -> TextProblem?
}

extension TextMeasurer {
  /// The distance in either direction.
  public func advance(of text: Substring, weight: FontWeight, direction: TextDirection?) -> Double {
    advance(of: text, weight: weight)
  }

  /// Nothing: all letters are as high as usual.
  public func reach(of text: Substring, weight: FontWeight, direction: TextDirection?) -> TextReach? { nil }

  /// Nothing: everything goes to the right.
  public func levels(of text: String) -> [UInt8]? { nil }

  /// Nothing: all characters can be drawn.
  public func problem(in text: String, weight: FontWeight, direction: TextDirection?) -> TextProblem? { nil }
}

/// How far letters reach from the base line, in parts of their size.
public struct TextReach: Hashable, Sendable {
  /// Upwards.
  public var above: Double
  /// Downwards.
  public var below: Double

  /// A reach from its parts.
  public init(above: Double, below: Double) {
    self.above = above
    self.below = below
  }
}

/// A character that a renderer cannot draw.
public struct TextProblem: Hashable, Sendable {
  /// The character with its code points, such as `"प" (U+092A, DEVANAGARI LETTER PA)`.
  public var character: String
  /// Why, and what to do, such as "which no installed font has; install one that has it".
  public var reason: String

  /// A problem from its parts.
  public init(character: String, reason: String) {
    self.character = character
    self.reason = reason
  }
}
