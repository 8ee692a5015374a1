import Synchronization

/// Sets text in one font, and in other installed fonts where that lacks letters.
///
/// Letters that need no shaping stand one after the other, with the outlines and the kerning of ``FontOutlines``. All others are
/// shaped by HarfBuzz: marks find their place, Arabic letters join, Indic ones are ordered. The result is remembered. Text that goes
/// both ways is taken apart with ``BidirectionalText`` before.
public final class Typesetter: Sendable {
  /// Outlines at their places.
  public struct Line: Sendable {
    /// A glyph, which may stand anywhere.
    public struct Glyph: Hashable, Sendable {
      /// The outline; pieces are closed.
      public var outline: [FontOutlines.Element]
      /// From the start of the text, in ems.
      public var x: Double
      /// Above the base line, in ems.
      public var y: Double
    }

    /// The glyphs that are seen.
    public var glyphs: [Glyph] = []
    /// Where text after it would start, in ems.
    public var advance = 0.0
    /// The families that it is set in, with their versions.
    public var fonts: [String: String] = [:]
    /// A character that cannot be drawn; it has room, but no glyph.
    public var problem: UndrawableCharacter?

    /// An empty line.
    public init() {}

    /// Goes on with another line.
    public mutating func append(_ other: Line) {
      for var glyph in other.glyphs {
        glyph.x += advance
        glyphs.append(glyph)
      }
      advance += other.advance
      fonts.merge(other.fonts) { own, _ in own }
      if problem == nil { problem = other.problem }
    }
  }

  private struct Key: Hashable {
    /// By its bytes: canonically equivalent strings are equal, but may have other glyphs.
    var text: [UInt8]
    var direction: WritingDirection
  }

  /// The letters that need no shaping.
  public let outlines: FontOutlines
  /// The family and version of its own font.
  public let ownFont: (family: String, version: String)
  private let font: InstalledFont
  private let lines = Mutex<[Key: Line]>([:])

  /// As many lines are remembered.
  private static let largestCount = 2000

  /// A typesetter for a font that is installed.
  ///
  /// - Parameters:
  ///   - package: the Debian package that has the font, for the error.
  ///   - weight: how heavy other fonts should be, by fontconfig's numbers: 80 for regular, 200 for bold.
  /// - Throws: ``CairoError`` when the font is missing or cannot be read.
  public init(family: String, style: String, package: String, weight: Double) throws(CairoError) {
    let found = try FontLibrary.newest(family: family, style: style, package: package)
    outlines = try FontOutlines(path: found.path)
    font = InstalledFont(path: found.path, index: 0, family: family, version: found.version, weight: weight)
    ownFont = (family, found.version)
  }

  /// The distance from the start of a text to where text after it would start, in ems.
  public func advance(of text: Substring, direction: WritingDirection = .leftToRight) -> Double {
    if direction == .leftToRight, let advance = outlines.advance(of: text) { return advance }
    return line(text, direction: direction).advance
  }

  /// The glyphs of a text on one line; nothing is missing without its `problem`.
  ///
  /// - Parameter direction: Which way all of it goes.
  public func line(_ text: Substring, direction: WritingDirection = .leftToRight) -> Line {
    let key = Key(text: Array(text.utf8), direction: direction)
    if let known = lines.withLock({ $0[key] }) { return known }
    var composer = LineComposer(text, font: font, outlines: outlines)
    let line = composer.line(direction)
    lines.withLock { lines in
      if lines.count >= Self.largestCount { lines.removeAll() }
      lines[key] = line
    }
    return line
  }
}
