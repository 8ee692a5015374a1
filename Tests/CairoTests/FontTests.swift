import Cairo
import Testing

@Suite struct FontTests {
  private func sans() throws -> FontOutlines {
    try FontOutlines(path: FontLibrary.file(family: "DejaVu Sans", style: "Book", package: "fonts-dejavu-core"))
  }

  @Test func namesThePackageOfAMissingFont() {
    #expect {
      try FontLibrary.file(family: "No Such Font", style: "Book", package: "fonts-dejavu-core")
    } throws: { error in
      "\(error)".contains("fonts-dejavu-core")
    }
  }

  @Test func refusesWhatIsNotAFont() {
    #expect(throws: CairoError.self) { try FontOutlines(path: #filePath) }
    #expect(throws: CairoError.self) { try FontOutlines(path: "/no/such/font.ttf") }
  }

  /// The vertical stem of a capital I stands within its advance and is as high as a capital letter, about 0.73 em.
  @Test func hasOutlinesInEms() throws {
    let glyph = try sans().glyph("I")
    let points = glyph.outline.map { element -> (x: Double, y: Double) in
      switch element {
      case .move(let x, let y), .line(let x, let y), .curve(_, _, _, _, let x, let y): (x, y)
      }
    }
    #expect(glyph.advance > 0.2 && glyph.advance < 0.4)
    #expect(points.allSatisfy { $0.x > 0 && $0.x < glyph.advance })
    let (low, high) = (points.map(\.y).min() ?? -1, points.map(\.y).max() ?? -1)
    #expect(low == 0 && high > 0.7 && high < 0.75)
  }

  @Test func movesNeighborsTogether() throws {
    let font = try sans()
    #expect(font.kerning("A", "V") < 0 && font.kerning("x", "中") == 0)
    let apart = font.advance(of: "A") + font.advance(of: "V")
    #expect(abs(font.advance(of: "AV") - apart - font.kerning("A", "V")) < 1e-12)
  }

  /// A character that was not loaded has the box that stands for a missing glyph, as one has that no font knows.
  @Test func showsABoxForWhatIsMissing() throws {
    let font = try sans()
    #expect(font.glyph("\u{10FFFD}").outline == font.glyph("中").outline && !font.glyph("中").outline.isEmpty)
    #expect(font.glyph("中").outline != font.glyph("a").outline)
  }
}
