import CHarfBuzz

/// A stretch of text in one script and one direction, between letters that need no shaping.
struct Stretch: Hashable {
  let scalars: [UInt32]
  let script: hb_script_t
  let direction: WritingDirection
  /// Which forms its Chinese characters have.
  let region: HanRegion

  /// Its glyphs in the first font that has all of it; otherwise each character's in the first that has it, neighbors in the same
  /// font together.
  ///
  /// - Parameter font: The font that is asked first.
  func line(in font: InstalledFont) -> Typesetter.Line {
    let whole = 0..<scalars.count
    if let (font, shape) = firstShape(of: whole, own: font) { return Typesetter.Line(shape, in: font) }
    var parts: [(range: Range<Int>, font: InstalledFont?)] = []
    for character in characters {
      let found = firstShape(of: character, own: font)?.font
      if let last = parts.last, last.font == found {
        parts[parts.count - 1].range = last.range.lowerBound..<character.upperBound
      } else {
        parts.append((character, found))
      }
    }
    var line = Typesetter.Line()
    for part in direction == .leftToRight ? parts : parts.reversed() {
      if let font = part.font, let shape = shape(of: part.range, in: font) {
        line.append(Typesetter.Line(shape, in: font))
      } else {
        line.append(missing(part.range))
      }
    }
    return line
  }

  /// The scalars of each character as a reader sees it.
  private var characters: [Range<Int>] {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars.compactMap(Unicode.Scalar.init))
    var characters: [Range<Int>] = []
    for character in String(text) {
      let start = characters.last?.upperBound ?? 0
      characters.append(start..<start + character.unicodeScalars.count)
    }
    return characters
  }

  /// Room for letters that cannot be drawn.
  private func missing(_ range: Range<Int>) -> Typesetter.Line {
    var line = Typesetter.Line()
    let first = characters.first { range.contains($0.lowerBound) } ?? range
    line.advance = 0.6 * Double(range.count)
    line.problem = UndrawableCharacter(missing: scalars[first].compactMap(Unicode.Scalar.init))
    return line
  }

  /// The glyphs of a part in the first font that has all of it.
  private func firstShape(
    of range: Range<Int>, own: InstalledFont
  ) -> (font: InstalledFont, shape: ShapingFace.Shape)? {
    // Its own font may have what a character is made of, even if it does not have the character.
    if let shape = shape(of: range, in: own) { return (own, shape) }
    let isSeen = { (value: UInt32) in Unicode.Scalar(value)?.properties.isDefaultIgnorableCodePoint == false }
    let others = InstalledFonts.shared.fonts(having: Set(scalars[range].filter(isSeen)))
    let inOrder = others.sorted { $0.precedes($1, in: own.family, weight: own.weight, region: region) }
    for font in inOrder where font.path != own.path {
      if let shape = shape(of: range, in: font) { return (font, shape) }
    }
    return nil
  }

  /// The glyphs of a part in a font; nothing if one is missing, or blank where something should be seen.
  private func shape(of range: Range<Int>, in font: InstalledFont) -> ShapingFace.Shape? {
    guard let face = InstalledFonts.shared.face(font),
      let shape = try? face.shape(scalars, range: range, script: script, direction: direction),
      !shape.glyphs.contains(where: { $0.index == 0 })
    else { return nil }
    let seen = Set(shape.glyphs.filter { !$0.outline.isEmpty }.map(\.cluster))
    let clusters = Set(shape.glyphs.map(\.cluster)).sorted()
    for (position, cluster) in clusters.enumerated() where !seen.contains(cluster) {
      let end = position + 1 < clusters.count ? clusters[position + 1] : range.upperBound
      let isVisible = { (value: UInt32) in Unicode.Scalar(value).map(UndrawableCharacter.isVisible) ?? true }
      if scalars[cluster..<end].contains(where: isVisible) { return nil }
    }
    return shape
  }
}

extension Typesetter.Line {
  /// What HarfBuzz has shaped in a font.
  fileprivate init(_ shape: ShapingFace.Shape, in font: InstalledFont) {
    glyphs = shape.glyphs.filter { !$0.outline.isEmpty }.map { Glyph(outline: $0.outline, x: $0.x, y: $0.y) }
    advance = shape.advance
    for glyph in glyphs {
      for element in glyph.outline {
        let heights =
          switch element {
          case .move(_, let y), .line(_, let y): (y, y)
          case .curve(_, let y1, _, let y2, _, let y3): (max(y1, y2, y3), min(y1, y2, y3))
          }
        above = max(above, glyph.y + heights.0)
        below = max(below, -glyph.y - heights.1)
      }
    }
    fonts = [font.family: font.version]
  }
}
