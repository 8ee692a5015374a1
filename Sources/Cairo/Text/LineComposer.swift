import CHarfBuzz

/// Composes a line that goes one way: parts of one script, and for each the first font that has all of it.
struct LineComposer {
  private let scalars: [Unicode.Scalar]
  private let values: [UInt32]
  /// The scalars of each character as a reader sees it.
  private let characters: [Range<Int>]
  private let font: InstalledFont
  private let outlines: FontOutlines
  private let region: HanRegion
  private var line = Typesetter.Line()

  /// Part of a text that is set in one way.
  private enum Piece {
    /// Letters that need no shaping.
    case plain(Range<Int>)
    case shaped(Range<Int>, hb_script_t)
  }

  init(_ text: Substring, font: InstalledFont, outlines: FontOutlines) {
    scalars = Array(text.unicodeScalars)
    values = scalars.map(\.value)
    self.font = font
    self.outlines = outlines
    region = HanRegion(values)
    var found: [Range<Int>] = []
    for character in text {
      let start = found.last?.upperBound ?? 0
      found.append(start..<start + character.unicodeScalars.count)
    }
    characters = found
  }

  /// The line of a text that goes one way.
  mutating func line(_ direction: WritingDirection) -> Typesetter.Line {
    if let refused = scalars.firstIndex(where: UndrawableCharacter.isRefused) {
      line.problem = UndrawableCharacter(String(scalars[refused]), UndrawableCharacter.reason(scalars[refused]))
    }
    let pieces = pieces()
    for piece in direction == .leftToRight ? pieces : pieces.reversed() {
      switch piece {
      // HarfBuzz mirrors brackets.
      case .plain(let range) where direction == .rightToLeft: add(range, HB_SCRIPT_COMMON, direction, in: font)
      case .plain(let range): addPlain(range)
      case .shaped(let range, let script): addShaped(range, script, direction)
      }
    }
    return line
  }

  // MARK: - Pieces

  /// Characters of plain letters stay plain; others are shaped together with neighbors in the same script.
  private func pieces() -> [Piece] {
    var pieces: [Piece] = []
    for character in characters {
      let isPlain = character.allSatisfy { outlines.glyph(scalars[$0]) != nil }
      let script = isPlain ? HB_SCRIPT_COMMON : script(of: character)
      switch pieces.last {
      case .plain(let last) where isPlain: pieces[pieces.count - 1] = .plain(last.lowerBound..<character.upperBound)
      case .shaped(let last, let former)
      where !isPlain && (former == script || former == HB_SCRIPT_COMMON || script == HB_SCRIPT_COMMON):
        pieces[pieces.count - 1] = .shaped(
          last.lowerBound..<character.upperBound, former == HB_SCRIPT_COMMON ? script : former)
      default: pieces.append(isPlain ? .plain(character) : .shaped(character, script))
      }
    }
    return pieces
  }

  /// The characters in a range that begins and ends with one.
  private func characters(in range: Range<Int>) -> [Range<Int>] { characters.filter { range.contains($0.lowerBound) } }

  /// The first of its scalars' scripts that is one.
  private func script(of range: Range<Int>) -> hb_script_t {
    let functions = hb_unicode_funcs_get_default()
    for index in range {
      let script = hb_unicode_script(functions, values[index])
      if ![HB_SCRIPT_COMMON, HB_SCRIPT_INHERITED, HB_SCRIPT_UNKNOWN].contains(script) { return script }
    }
    return HB_SCRIPT_COMMON
  }

  // MARK: - Glyphs

  private mutating func addPlain(_ range: Range<Int>) {
    line.fonts[font.family] = font.version
    var previous: Unicode.Scalar?
    for scalar in scalars[range] {
      guard let glyph = outlines.glyph(scalar) else { continue }
      if let previous { line.advance += outlines.kerning(previous, scalar) }
      if !glyph.outline.isEmpty {
        line.glyphs.append(Typesetter.Line.Glyph(outline: glyph.outline, x: line.advance, y: 0))
      }
      line.advance += glyph.advance
      previous = scalar
    }
  }

  /// In the first font that has all of it; otherwise each character in the first that has it, neighbors in the same together.
  private mutating func addShaped(_ range: Range<Int>, _ script: hb_script_t, _ direction: WritingDirection) {
    if let font = fonts(for: range).first(where: { shape(range, script, direction, in: $0) != nil }) {
      add(range, script, direction, in: font)
      return
    }
    var parts: [(range: Range<Int>, font: InstalledFont?)] = []
    for character in characters(in: range) {
      let font = fonts(for: character).first { shape(character, script, direction, in: $0) != nil }
      if let last = parts.last, last.font == font {
        parts[parts.count - 1].range = last.range.lowerBound..<character.upperBound
      } else {
        parts.append((character, font))
      }
    }
    for part in direction == .leftToRight ? parts : parts.reversed() {
      if let font = part.font {
        add(part.range, script, direction, in: font)
      } else {
        addMissing(part.range)
      }
    }
  }

  /// Room for letters that cannot be drawn.
  private mutating func addMissing(_ range: Range<Int>) {
    let characters = characters(in: range)
    if line.problem == nil, let first = characters.first {
      line.problem = UndrawableCharacter(missing: Array(scalars[first]))
    }
    line.advance += 0.6 * Double(characters.count)
  }

  /// The fonts to be tried, the first first.
  private func fonts(for range: Range<Int>) -> [InstalledFont] {
    let seen = Set(range.filter { !scalars[$0].properties.isDefaultIgnorableCodePoint }.map { values[$0] })
    // Its own font may have what a character is made of, even if it does not have the character.
    return [font]
      + InstalledFonts.shared.fonts(having: seen).filter { $0.path != font.path }.sorted {
        $0.precedes($1, in: font.family, weight: font.weight, region: region)
      }
  }

  /// The glyphs of a part in a font that has all of it.
  private func shape(
    _ range: Range<Int>, _ script: hb_script_t, _ direction: WritingDirection, in font: InstalledFont
  ) -> ShapingFace.Shape? {
    guard let face = InstalledFonts.shared.face(font),
      let shape = try? face.shape(values, range: range, script: script, direction: direction), isWhole(shape, range)
    else { return nil }
    return shape
  }

  private mutating func add(
    _ range: Range<Int>, _ script: hb_script_t, _ direction: WritingDirection, in font: InstalledFont
  ) {
    guard let shape = shape(range, script, direction, in: font) else { return addMissing(range) }
    line.fonts[font.family] = font.version
    for glyph in shape.glyphs where !glyph.outline.isEmpty {
      line.glyphs.append(Typesetter.Line.Glyph(outline: glyph.outline, x: line.advance + glyph.x, y: glyph.y))
    }
    line.advance += shape.advance
  }

  /// Whether all characters that should be seen are: none is missing, and none is blank.
  private func isWhole(_ shape: ShapingFace.Shape, _ range: Range<Int>) -> Bool {
    let clusters = Set(shape.glyphs.map(\.cluster)).sorted()
    let seen = Set(shape.glyphs.filter { !$0.outline.isEmpty }.map(\.cluster))
    if shape.glyphs.contains(where: { $0.index == 0 }) { return false }
    for (position, cluster) in clusters.enumerated() where !seen.contains(cluster) {
      let end = position + 1 < clusters.count ? clusters[position + 1] : range.upperBound
      if scalars[cluster..<end].contains(where: UndrawableCharacter.isVisible) { return false }
    }
    return true
  }
}
