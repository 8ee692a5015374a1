import CHarfBuzz
import Synchronization

/// Sets text in one font, and in other installed fonts where that lacks letters.
///
/// Letters that need no shaping stand one after the other, with the outlines and the kerning of ``FontOutlines``. All others are
/// shaped by HarfBuzz: marks find their place, Arabic letters join, Indic ones are ordered; what was shaped is remembered. Text that
/// goes both ways is taken apart with ``BidirectionalText`` before.
public final class Typesetter: Sendable {
  /// Outlines at their places.
  public struct Line: Hashable, Sendable {
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
    public internal(set) var glyphs: [Glyph] = []
    /// Where text after it would start, in ems.
    public internal(set) var advance = 0.0
    /// How far its letters reach above the base line, in ems.
    public internal(set) var above = 0.0
    /// How far its letters reach below the base line, in ems.
    public internal(set) var below = 0.0
    /// The families that it is set in, with their versions.
    public internal(set) var fonts: [String: String] = [:]
    /// A character that cannot be drawn; it has room, but no glyph.
    public internal(set) var problem: UndrawableCharacter?

    /// An empty line.
    public init() {}

    /// Goes on with another line.
    public mutating func append(_ other: Line) {
      glyphs.reserveCapacity(glyphs.count + other.glyphs.count)
      for var glyph in other.glyphs {
        glyph.x += advance
        glyphs.append(glyph)
      }
      advance += other.advance
      above = max(above, other.above)
      below = max(below, other.below)
      fonts.merge(other.fonts) { own, _ in own }
      if problem == nil { problem = other.problem }
    }
  }

  /// The letters that need no shaping.
  public let outlines: FontOutlines
  /// The family and version of its own font.
  public let ownFont: (family: String, version: String)
  private let font: InstalledFont
  private let shaped = Mutex<[Stretch: Line]>([:])

  /// As many stretches are remembered, mostly words.
  private static let largestCount = 4000

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

  /// The glyphs of a text on one line; nothing is missing without its `problem`.
  ///
  /// - Parameters:
  ///   - direction: Which way all of it goes.
  ///   - region: Which forms Chinese characters have where the text itself does not tell.
  public func line(
    _ text: Substring, direction: WritingDirection = .leftToRight, region: HanRegion = .china
  ) -> Line {
    let composer = LineComposer(text, outlines: outlines)
    let values = composer.scalars.map(\.value)
    let region = HanRegion(of: CollectionOfOne(String(text))) ?? region
    func shaped(_ range: Range<Int>, _ script: hb_script_t) -> Line {
      self.line(Stretch(scalars: Array(values[range]), script: script, direction: direction, region: region))
    }
    var line = Line()
    if let refused = composer.scalars.first(where: UndrawableCharacter.isRefused) {
      line.problem = UndrawableCharacter(String(refused), UndrawableCharacter.reason(refused))
    }
    for piece in direction == .leftToRight ? composer.pieces : composer.pieces.reversed() {
      switch piece {
      // HarfBuzz mirrors brackets.
      case .plain(let range) where direction == .rightToLeft: line.append(shaped(range, HB_SCRIPT_COMMON))
      case .plain(let range): line.append(plain(composer.scalars[range]))
      case .shaped(let range, let script): line.append(shaped(range, script))
      }
    }
    return line
  }

  private func plain(_ scalars: ArraySlice<Unicode.Scalar>) -> Line {
    var line = Line()
    line.fonts = [ownFont.family: ownFont.version]
    var previous: Unicode.Scalar?
    for scalar in scalars {
      guard let glyph = outlines.glyph(scalar) else { continue }
      if let previous { line.advance += outlines.kerning(previous, scalar) }
      if !glyph.outline.isEmpty { line.glyphs.append(Line.Glyph(outline: glyph.outline, x: line.advance, y: 0)) }
      line.advance += glyph.advance
      previous = scalar
    }
    return line
  }

  private func line(_ stretch: Stretch) -> Line {
    if let known = shaped.withLock({ $0[stretch] }) { return known }
    let line = stretch.line(in: font)
    shaped.withLock { shaped in
      if shaped.count >= Self.largestCount { shaped.removeAll(keepingCapacity: true) }
      shaped[stretch] = line
    }
    return line
  }
}
