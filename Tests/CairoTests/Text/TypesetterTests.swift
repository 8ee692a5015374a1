import Testing

@testable import Cairo

/// Numbers in these tests are what HarfBuzz's own `hb-shape` prints for the same font files, in the fonts' units.
@Suite struct TypesetterTests {
  static func typesetter(bold: Bool = false) throws -> Typesetter {
    try Typesetter(
      family: "DejaVu Sans", style: bold ? "Bold" : "Book", package: "fonts-dejavu-core", weight: bold ? 200 : 80)
  }

  /// DejaVu's units.
  static let em = 2048.0

  /// The box of an outline in the font's units.
  static func bounds(_ outline: [FontOutlines.Element]) -> (minX: Double, minY: Double, maxX: Double, maxY: Double) {
    var (xs, ys): ([Double], [Double]) = ([], [])
    for element in outline {
      switch element {
      case .move(let x, let y), .line(let x, let y):
        xs.append(x * em)
        ys.append(y * em)
      case .curve(let x1, let y1, let x2, let y2, let x3, let y3):
        xs += [x1 * em, x2 * em, x3 * em]
        ys += [y1 * em, y2 * em, y3 * em]
      }
    }
    return (xs.min() ?? 0, ys.min() ?? 0, xs.max() ?? 0, ys.max() ?? 0)
  }

  @Test func putsAMarkOnItsLetter() throws {
    let line = try Self.typesetter().line("x\u{302}")
    #expect(line.glyphs.count == 2 && line.problem == nil)
    #expect(line.advance == 1212 / Self.em)
    let mark = try #require(line.glyphs.last)
    #expect(mark.x == (1212 - 90) / Self.em && mark.y == 0)
    let bounds = Self.bounds(mark.outline)
    #expect(bounds.minX == -831 && bounds.maxX == -831 + 638 && bounds.maxY == 1638 && bounds.minY == 1638 - 491)
  }

  @Test func stacksMarks() throws {
    let line = try Self.typesetter().line("q\u{308}\u{323}")
    let places = line.glyphs.map { [($0.x * Self.em).rounded(), ($0.y * Self.em).rounded()] }
    #expect(places == [[0, 0], [1300 - 140, -429], [1300 - 165, 0]] && line.advance == 1300 / Self.em)
  }

  /// Precomposed letters outside of those that are loaded at once, letters and their marks apart, and scripts of DejaVu.
  static let widths: [(text: String, units: Double, direction: WritingDirection)] = [
    ("e\u{301}", 1260, .leftToRight), ("ế", 1260, .leftToRight), ("p\u{304}", 1300, .leftToRight),
    ("ຄ່າ", 2513, .leftToRight), ("ნიშვ", 4240, .leftToRight), ("արժեք", 7241, .leftToRight),
    ("ⵜⵉⴼ", 4657, .leftToRight), ("שָׁלוֹם", 4532, .rightToLeft), ("لا", 1168, .rightToLeft),
    ("سلام", 4206, .rightToLeft), ("(שלום)", 6130, .rightToLeft),
  ]

  @Test(arguments: widths) func isAsWideAsHarfBuzzSays(text: String, units: Double, direction: WritingDirection) throws
  {
    let typesetter = try Self.typesetter()
    let line = typesetter.line(text[...], direction: direction)
    #expect(abs(line.advance * Self.em - units) < 1e-6)
    #expect(line.problem == nil && line.fonts == ["DejaVu Sans": typesetter.ownFont.version])
  }

  @Test func joinsArabicLettersInBoldToo() throws {
    let line = try Self.typesetter(bold: true).line("سلام", direction: .rightToLeft)
    #expect(abs(line.advance * Self.em - (1501 + 1555 + 2014)) < 1e-6)
    #expect(line.glyphs.count == 3)
  }

  /// From left to right: the last letter, then the first; brackets are mirrored.
  @Test func setsToTheLeft() throws {
    let typesetter = try Self.typesetter()
    let line = typesetter.line("(אב", direction: .rightToLeft)
    let expected = ["ב", "א", ")"].map { typesetter.line($0[...], direction: .leftToRight).glyphs[0].outline }
    #expect(line.glyphs.map(\.outline) == expected)
    #expect(line.glyphs.map(\.x) == line.glyphs.map(\.x).sorted())
  }

  /// Plain letters stand exactly where they always stood: one after the other, with the old kerning and without ligatures.
  @Test(arguments: ["AVATAR To We", "office", "Größe: σ² ≤ ½ €", "Среднее"])
  func setsPlainLettersOneByOne(text: String) throws {
    let typesetter = try Self.typesetter()
    let outlines = typesetter.outlines
    var x = 0.0
    var previous: Unicode.Scalar?
    var places: [Double] = []
    for scalar in text.unicodeScalars {
      let glyph = try #require(outlines.glyph(scalar))
      if let previous { x += outlines.kerning(previous, scalar) }
      if !glyph.outline.isEmpty { places.append(x) }
      x += glyph.advance
      previous = scalar
    }
    let line = typesetter.line(text[...])
    #expect(line.glyphs.map(\.x) == places && line.advance == x)
    #expect(outlines.advance(of: text[...]) == x)
  }

  /// All of DejaVu's thousands of characters, in both weights.
  @Test(arguments: [false, true]) func drawsAllThatTheFontHas(bold: Bool) throws {
    let typesetter = try Self.typesetter(bold: bold)
    let style = bold ? "Bold" : "Book"
    let face = try FreeTypeFace(
      path: FontLibrary.file(family: "DejaVu Sans", style: style, package: "fonts-dejavu-core"))
    var count = 0
    for value in UInt32(0)...0x10FFFF {
      guard let scalar = Unicode.Scalar(value), face.glyphIndex(value) != 0,
        !UndrawableCharacter.isRefused(scalar)
      else { continue }
      count += 1
      let line = typesetter.line(String(scalar)[...])
      #expect(line.problem == nil, "\(UndrawableCharacter(String(scalar), "").name)")
      #expect(line.fonts.keys.sorted() == ["DejaVu Sans"])
    }
    #expect(count > 5000)
  }

  /// Letters with their accents apart, as macOS writes them in file names, look like those in one.
  @Test(arguments: [
    ("é", "e\u{301}"), ("Ångström", "A\u{30A}ngstro\u{308}m"), ("ế", "e\u{302}\u{301}"), ("ñ", "n\u{303}"),
    ("й", "и\u{306}"), ("ά", "α\u{301}"),
  ])
  func drawsEquivalentTextsAlike(composed: String, decomposed: String) throws {
    let typesetter = try Self.typesetter()
    let (one, other) = (typesetter.line(composed[...]), typesetter.line(decomposed[...]))
    #expect(one.glyphs.map(\.outline) == other.glyphs.map(\.outline) && abs(one.advance - other.advance) < 1e-12)
    for (first, second) in zip(one.glyphs, other.glyphs) { #expect(abs(first.x - second.x) < 1e-12 && second.y == 0) }
  }

  @Test(arguments: ["a\u{AD}b", "a\u{200D}b", "a\u{FEFF}b", "a\u{2060}b", "a\u{FE0F}b", "a\u{200B}b", "a\u{200E}b"])
  func leavesOutWhatIsNotSeen(text: String) throws {
    let typesetter = try Self.typesetter()
    let line = typesetter.line(text[...])
    #expect(line.problem == nil && line.glyphs.map(\.outline) == typesetter.line("ab").glyphs.map(\.outline))
    #expect(line.advance == typesetter.line("ab").advance)
  }

  /// Unicode gives these a width.
  @Test func hasRoomForSpaces() throws {
    let typesetter = try Self.typesetter()
    for space in ["\u{A0}", "\u{2003}", "\u{3000}", "\u{205F}"] {
      let line = typesetter.line(space[...])
      #expect(line.problem == nil && line.glyphs.isEmpty && line.advance > 0.1)
    }
    #expect(abs(typesetter.line("\u{3000}").advance - 1) < 0.01)
  }

  @Test(arguments: [
    ("a\u{7}b", "U+0007"), ("a\tb", "U+0009"), ("a\nb", "U+000A"), ("\u{9F}", "U+009F"), ("x\u{E000}", "U+E000"),
    ("\u{10FFFD}", "U+10FFFD"), ("\u{FFFF}", "U+FFFF"), ("a\u{2028}b", "U+2028"), ("\u{378}", "U+0378"),
    ("🏴\u{E0067}\u{E007F}", "U+E0067"), ("a\u{FFFC}", "U+FFFC"),
  ])
  func namesWhatCannotBeDrawn(text: String, code: String) throws {
    let problem = try #require(try Self.typesetter().line(text[...]).problem)
    #expect(problem.name.hasPrefix(code), "\(problem.name)")
    let advice = ["remove it", "write a letter", "draw each line by itself", "check it"]
    #expect(advice.contains(where: problem.reason.hasSuffix))
  }

  @Test func isTheSameFromManyTasks() async throws {
    let typesetter = try Self.typesetter()
    let words = ["سلام", "שלום", "x\u{302}y", "ệ", "ნიშვ", "ຄ່າ", "abc"]
    let alone = words.map { try! Self.typesetter().line($0[...]) }
    await withTaskGroup(of: Bool.self) { group in
      for task in 0..<200 {
        group.addTask { typesetter.line(words[task % words.count][...]) == alone[task % words.count] }
      }
      for await isEqual in group { #expect(isEqual) }
    }
  }
}
