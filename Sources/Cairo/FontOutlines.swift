import CCairo

/// The outlines and advances of a font file in its own units, without hinting: the same on every machine with the same file.
///
/// FreeType's objects are only used while loading, so the value is free to be shared.
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
  public struct Glyph: Sendable {
    /// The outline; pieces are closed.
    public var outline: [Element]
    /// Where the next glyph starts, in ems.
    public var advance: Double
  }

  private var latin: [Glyph] = []
  /// The advances of `latin` by themselves, since most texts are measured more often than drawn.
  private var latinAdvances: [Double] = []
  private var others: [Unicode.Scalar: Glyph] = [:]
  private var missing: Glyph
  /// Kerning of printable ASCII characters, a row for each left neighbor.
  private var kerning: [Double] = []

  /// The first character of `latin` and `kerning`, a space.
  private static let first: UInt32 = 0x20
  /// Printable ASCII characters, from the space to the tilde.
  private static let kernedCount = 95

  /// The characters that are loaded; all others are drawn as the box of a missing glyph.
  private static let loaded: [ClosedRange<UInt32>] = [
    0x20...0x24F, 0x370...0x3FF, 0x2000...0x206F, 0x2070...0x209F, 0x20A0...0x20BF, 0x2100...0x214F, 0x2190...0x21FF,
    0x2200...0x22FF, 0x25A0...0x25FF, 0x400...0x45F,
  ]

  /// Loads a font file.
  ///
  /// - Throws: ``CairoError/unreadableFont(path:code:)``.
  public init(path: String) throws(CairoError) {
    var library: FT_Library?
    var code = FT_Init_FreeType(&library)
    guard code == 0, let library else { throw .unreadableFont(path: path, code: code) }
    defer { FT_Done_FreeType(library) }
    var face: FT_Face?
    code = FT_New_Face(library, path, 0, &face)
    guard code == 0, let face else { throw .unreadableFont(path: path, code: code) }
    defer { FT_Done_Face(face) }
    let unitsPerEm = Double(face.pointee.units_per_EM)
    guard unitsPerEm > 0 else { throw .unreadableFont(path: path, code: -1) }

    missing = try Self.glyph(index: 0, face: face, unitsPerEm: unitsPerEm, path: path)
    for range in Self.loaded {
      for value in range {
        guard let scalar = Unicode.Scalar(value) else { continue }
        let index = FT_Get_Char_Index(face, FT_ULong(value))
        let glyph = index == 0 ? missing : try Self.glyph(index: index, face: face, unitsPerEm: unitsPerEm, path: path)
        if range.lowerBound == Self.first { latin.append(glyph) } else if index != 0 { others[scalar] = glyph }
      }
    }
    latinAdvances = latin.map(\.advance)
    loadKerning(face: face, unitsPerEm: unitsPerEm)
  }

  /// Kerning among letters, digits and common signs; FreeType's own look-up for each pair would be slower than drawing it.
  private mutating func loadKerning(face: FT_Face, unitsPerEm: Double) {
    let indices = (0..<UInt32(Self.kernedCount)).map { FT_Get_Char_Index(face, FT_ULong(Self.first + $0)) }
    for left in indices {
      for right in indices {
        var vector = FT_Vector()
        let code = FT_Get_Kerning(face, left, right, FT_UInt(FT_KERNING_UNSCALED.rawValue), &vector)
        kerning.append(code == 0 ? Double(vector.x) / unitsPerEm : 0)
      }
    }
  }

  /// The glyph of a character; a box when the font does not have it or it is not among those that are loaded.
  public func glyph(_ scalar: Unicode.Scalar) -> Glyph {
    let position = Int(scalar.value) - Int(Self.first)
    if latin.indices.contains(position) { return latin[position] }
    return others[scalar] ?? missing
  }

  /// By how much two neighbors come closer (negative) or stand apart, in ems.
  public func kerning(_ left: Unicode.Scalar, _ right: Unicode.Scalar) -> Double {
    let row = Int(left.value) - Int(Self.first)
    let column = Int(right.value) - Int(Self.first)
    guard row >= 0, row < Self.kernedCount, column >= 0, column < Self.kernedCount else { return 0 }
    return kerning[row * Self.kernedCount + column]
  }

  /// The distance from the start of the text to where text after it would start, in ems.
  public func advance(of text: Substring) -> Double {
    var advance = 0.0
    var previous: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      if let previous { advance += kerning(previous, scalar) }
      let position = Int(scalar.value) - Int(Self.first)
      advance += latinAdvances.indices.contains(position) ? latinAdvances[position] : glyph(scalar).advance
      previous = scalar
    }
    return advance
  }

  private static func glyph(
    index: UInt32, face: FT_Face, unitsPerEm: Double, path: String
  ) throws(CairoError) -> Glyph {
    let code = FT_Load_Glyph(face, index, FT_Int32(FT_LOAD_NO_SCALE))
    guard code == 0, let slot = face.pointee.glyph else { throw .unreadableFont(path: path, code: code) }
    let advance = Double(slot.pointee.metrics.horiAdvance) / unitsPerEm
    var collector = OutlineCollector(scale: 1 / unitsPerEm)
    let decomposed = withUnsafeMutablePointer(to: &collector) { collector in
      var functions = OutlineCollector.functions
      return FT_Outline_Decompose(&slot.pointee.outline, &functions, collector)
    }
    guard decomposed == 0 else { throw .unreadableFont(path: path, code: decomposed) }
    return Glyph(outline: collector.elements, advance: advance)
  }
}

/// Receives the steps of an outline from FreeType.
private struct OutlineCollector {
  var scale: Double
  var elements: [FontOutlines.Element] = []
  var current = (x: 0.0, y: 0.0)

  private mutating func scaled(_ vector: FT_Vector) -> (x: Double, y: Double) {
    (Double(vector.x) * scale, Double(vector.y) * scale)
  }

  mutating func move(_ target: FT_Vector) {
    current = scaled(target)
    elements.append(.move(x: current.x, y: current.y))
  }

  mutating func line(_ target: FT_Vector) {
    current = scaled(target)
    elements.append(.line(x: current.x, y: current.y))
  }

  /// A quadratic curve as the cubic one of the same shape.
  mutating func conic(_ control: FT_Vector, _ target: FT_Vector) {
    let control = scaled(control)
    let end = scaled(target)
    elements.append(
      .curve(
        x1: current.x + 2 * (control.x - current.x) / 3, y1: current.y + 2 * (control.y - current.y) / 3,
        x2: end.x + 2 * (control.x - end.x) / 3, y2: end.y + 2 * (control.y - end.y) / 3, x3: end.x, y3: end.y))
    current = end
  }

  mutating func cubic(_ first: FT_Vector, _ second: FT_Vector, _ target: FT_Vector) {
    let first = scaled(first)
    let second = scaled(second)
    current = scaled(target)
    elements.append(
      .curve(x1: first.x, y1: first.y, x2: second.x, y2: second.y, x3: current.x, y3: current.y))
  }

  /// Adds a step to the collector that FreeType was given; anything but 0 ends the outline.
  private static func add(
    to user: UnsafeMutableRawPointer?, _ step: (inout OutlineCollector) -> Void
  ) -> Int32 {
    guard let user else { return 1 }
    step(&user.assumingMemoryBound(to: OutlineCollector.self).pointee)
    return 0
  }

  static let functions = FT_Outline_Funcs(
    move_to: { target, user in
      guard let target else { return 1 }
      return add(to: user) { $0.move(target.pointee) }
    },
    line_to: { target, user in
      guard let target else { return 1 }
      return add(to: user) { $0.line(target.pointee) }
    },
    conic_to: { control, target, user in
      guard let control, let target else { return 1 }
      return add(to: user) { $0.conic(control.pointee, target.pointee) }
    },
    cubic_to: { first, second, target, user in
      guard let first, let second, let target else { return 1 }
      return add(to: user) { $0.cubic(first.pointee, second.pointee, target.pointee) }
    },
    shift: 0, delta: 0)
}
