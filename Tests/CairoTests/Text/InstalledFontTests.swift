import CHarfBuzz
import Foundation
import Testing

@testable import Cairo

/// Whether a family is installed that the README does not ask for.
func isInstalled(_ family: String) -> Bool { InstalledFonts.shared.hasFamily(family) }

@Suite struct InstalledFontTests {
  private func font(_ family: String, _ change: (inout InstalledFont) -> Void = { _ in }) -> InstalledFont {
    var font = InstalledFont(path: "/\(family)", index: 0, family: family, version: "1.0", weight: 80)
    font.characterCount = 100
    change(&font)
    return font
  }

  /// In whatever order fontconfig lists them.
  @Test func standInAnOrderOfTheirOwn() {
    let expected = [
      font("DejaVu Sans") { $0.weight = 200 }, font("Big Sans") { $0.characterCount = 900 }, font("A Sans"),
      font("B Sans"), font("C Sans") { $0.weight = 200 }, font("D Sans") { $0.isNormallyWide = false }, font("Plain"),
      font("A Serif"),
      font("A Sans Mono") { $0.isMonospaced = true }, font("Italic Sans") { $0.isUpright = false },
    ]
    for shift in expected.indices {
      let listed = Array((expected[shift...] + expected[..<shift]).reversed())
      let sorted = listed.sorted { $0.precedes($1, in: "DejaVu Sans", weight: 80, region: .china) }
      #expect(
        sorted.map(\.family) == [
          "DejaVu Sans", "Big Sans", "A Sans", "B Sans", "C Sans", "D Sans", "Plain", "A Sans Mono", "A Serif",
          "Italic Sans",
        ])
    }
    let bold = expected.sorted { $0.precedes($1, in: "DejaVu Sans", weight: 200, region: .china) }
    #expect(bold.map(\.family).prefix(3) == ["DejaVu Sans", "C Sans", "Big Sans"])
  }

  @Test(
    arguments: [
      ("直", nil), ("直です", .japan), ("직접 直 テ", .japan), ("직접 直", .korea), ("ㄓ直", .taiwan), ("x", nil),
    ] as [(String, HanRegion?)])
  func formsOfTheRegion(text: String, region: HanRegion?) {
    #expect(HanRegion(of: [text]) == region && HanRegion(of: ["平", text]) == region)
  }

  @Test func refuseFilesThatAreNoFonts() {
    #expect(throws: CairoError.self) { try ShapingFace(font("x") { $0.path = #filePath }) }
    #expect(throws: CairoError.self) { try ShapingFace(font("x") { $0.path = "/no/such/font.ttf" }) }
    #expect(InstalledFonts.shared.face(font("x") { $0.path = #filePath }) == nil)
  }

  /// A file that breaks off, or in which bytes were changed, is refused or has a letter less; nothing is read beyond its end.
  @Test func survivesBrokenFiles() throws {
    let path = try FontLibrary.file(family: "DejaVu Sans", style: "Book", package: "fonts-dejavu-core")
    let bytes = try Data(contentsOf: URL(filePath: path))
    let broken = FileManager.default.temporaryDirectory.appending(path: "broken-\(UUID().uuidString).ttf")
    defer { try? FileManager.default.removeItem(at: broken) }
    let text: [UInt32] = [0x633, 0x644, 0x627, 0x645]
    for step in 1...40 {
      var part = bytes.prefix(bytes.count * step / 40)
      for position in stride(from: step * 7, to: part.count, by: 40_009) { part[position] ^= 0x55 }
      try part.write(to: broken)
      guard let face = try? ShapingFace(font("x") { $0.path = broken.path }) else { continue }
      _ = try? face.shape(text, range: 0..<4, script: HB_SCRIPT_ARABIC, direction: .rightToLeft)
    }
  }

  @Test(.enabled(if: isInstalled("Noto Sans Devanagari"), "needs the Debian package fonts-noto-core"))
  func ordersIndicLetters() throws {
    let line = try TypesetterTests.typesetter().line("हिन्दी")
    #expect(abs(line.advance - (259 + 531 + 309 + 520 + 259) / 1000.0) < 1e-9 && line.problem == nil)
    #expect(line.fonts.keys.sorted() == ["Noto Sans Devanagari"])
  }

  @Test(.enabled(if: isInstalled("Noto Sans Thai"), "needs the Debian package fonts-noto-core"))
  func placesThaiMarks() throws {
    let line = try TypesetterTests.typesetter().line("น้ำ x")
    #expect(line.fonts.keys.sorted() == ["DejaVu Sans", "Noto Sans Thai"])
    let places = line.glyphs.prefix(4).map { ($0.x * 1000).rounded() }
    #expect(places == [0, 613, 613 - 29, 613])
  }

  /// The same character in the forms of two faces of one file.
  @Test(.enabled(if: isInstalled("Noto Sans CJK SC"), "needs the Debian package fonts-noto-cjk"))
  func readsCollections() throws {
    let typesetter = try TypesetterTests.typesetter()
    let (chinese, japanese) = (typesetter.line("直"), typesetter.line("直の"))
    #expect(chinese.fonts.keys.sorted() == ["Noto Sans CJK SC"] && japanese.fonts.keys.sorted() == ["Noto Sans CJK JP"])
    #expect(typesetter.line("直", region: .japan).glyphs.first == japanese.glyphs.first)
    #expect(chinese.advance == 1 && chinese.glyphs[0].outline != japanese.glyphs[0].outline)
  }
}
