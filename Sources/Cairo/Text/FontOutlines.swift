/// The outlines and advances of a font's letters that need no shaping, in ems, without hinting: the same on every machine with the
/// same file.
///
/// Latin, Greek and Cyrillic letters, digits and signs stand one after the other. Everything else (marks that combine, other
/// scripts, characters that are not seen) is not in here: ``Typesetter`` brings it into shape.
public struct FontOutlines: Sendable {
  /// One step of an outline, in ems, y upwards.
  public enum Element: Hashable, Sendable {
    /// Starts a new piece.
    case move(x: Double, y: Double)
    /// A straight line.
    case line(x: Double, y: Double)
    /// A cubic Bézier curve.
    case curve(x1: Double, y1: Double, x2: Double, y2: Double, x3: Double, y3: Double)
  }

  /// A glyph.
  public struct Glyph: Hashable, Sendable {
    /// The outline; pieces are closed.
    public var outline: [Element]
    /// Where the next glyph starts, in ems.
    public var advance: Double
  }

  private var latin: [Glyph?] = []
  /// The advances of `latin` by themselves, since most texts are measured more often than drawn; not a number for what is not there.
  private var latinAdvances: [Double] = []
  private var others: [Unicode.Scalar: Glyph] = [:]
  /// Kerning of printable ASCII characters, a row for each left neighbor.
  private var kerning: [Double] = []

  /// The first character of `latin` and `kerning`, a space.
  private static let first: UInt32 = 0x20
  /// Printable ASCII characters, from the space to the tilde.
  private static let kernedCount = 95

  /// The characters that are loaded, as far as the font has them and they are seen or are spaces.
  private static let loaded: [ClosedRange<UInt32>] = [
    0x20...0x24F, 0x370...0x3FF, 0x2000...0x206F, 0x2070...0x209F, 0x20A0...0x20BF, 0x2100...0x214F, 0x2190...0x21FF,
    0x2200...0x22FF, 0x25A0...0x25FF, 0x400...0x45F,
  ]

  /// Loads a font file.
  ///
  /// - Throws: ``CairoError/unreadableFont(path:code:)``.
  public init(path: String) throws(CairoError) {
    let face = try FreeTypeFace(path: path)
    for range in Self.loaded {
      for value in range {
        guard let scalar = Unicode.Scalar(value) else { continue }
        let glyph = try Self.glyph(scalar, face: face)
        if range.lowerBound == Self.first { latin.append(glyph) } else if let glyph { others[scalar] = glyph }
      }
    }
    latinAdvances = latin.map { $0?.advance ?? .nan }
    loadKerning(face: face)
  }

  private static func glyph(_ scalar: Unicode.Scalar, face: borrowing FreeTypeFace) throws(CairoError) -> Glyph? {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: return nil
    default:
      let index = face.glyphIndex(scalar.value)
      return index == 0 ? nil : try face.glyph(index)
    }
  }

  /// Kerning among letters, digits and common signs; FreeType's own look-up for each pair would be slower than drawing it.
  private mutating func loadKerning(face: borrowing FreeTypeFace) {
    let indices = (0..<UInt32(Self.kernedCount)).map { face.glyphIndex(Self.first + $0) }
    for left in indices {
      for right in indices { kerning.append(face.kerning(left, right)) }
    }
  }

  /// The glyph of a character that needs no shaping; nothing for others, and for those that the font does not have.
  public func glyph(_ scalar: Unicode.Scalar) -> Glyph? {
    let position = Int(scalar.value) - Int(Self.first)
    if latin.indices.contains(position) { return latin[position] }
    return others[scalar]
  }

  /// By how much two neighbors come closer (negative) or stand apart, in ems.
  public func kerning(_ left: Unicode.Scalar, _ right: Unicode.Scalar) -> Double {
    let row = Int(left.value) - Int(Self.first)
    let column = Int(right.value) - Int(Self.first)
    guard row >= 0, row < Self.kernedCount, column >= 0, column < Self.kernedCount else { return 0 }
    return kerning[row * Self.kernedCount + column]
  }

  /// The distance from the start of the text to where text after it would start, in ems; nothing for text that needs shaping.
  public func advance(of text: Substring) -> Double? {
    var advance = 0.0
    var previous: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      if let previous { advance += kerning(previous, scalar) }
      let position = Int(scalar.value) - Int(Self.first)
      if latinAdvances.indices.contains(position) {
        advance += latinAdvances[position]
      } else if let glyph = others[scalar] {
        advance += glyph.advance
      } else {
        return nil
      }
      previous = scalar
    }
    return advance.isNaN ? nil : advance
  }
}
