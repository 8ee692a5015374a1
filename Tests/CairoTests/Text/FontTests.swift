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
    let glyph = try #require(try sans().glyph("I"))
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
    let apart = try #require(font.advance(of: "A")) + #require(font.advance(of: "V"))
    #expect(abs(try #require(font.advance(of: "AV")) - apart - font.kerning("A", "V")) < 1e-12)
  }

  /// What needs shaping, is not seen or is not there has no glyph of its own: never a box.
  @Test(arguments: ["中", "\u{301}", "\u{AD}", "\u{7}", "\u{200B}", "\u{10FFFD}", "א"])
  func hasOnlyWhatNeedsNoShaping(scalar: Unicode.Scalar) throws {
    let font = try sans()
    #expect(font.glyph(scalar) == nil)
    #expect(font.advance(of: "a\(scalar)") == nil && font.advance(of: "a") != nil)
  }
}
