import CCairo
import SafeFiles
import Testing

@testable import Notebook

/// The fonts that come with the pages draw all that formulas are written with, so that no browser shows a box.
struct MathematicsFontTests {
  private static func characters(of file: String) throws -> Set<Character> {
    let bytes = try FileSystem.contents(of: fixtures.sourceFolder + "/../../../Sources/Notebook/Resources/\(file)")
    var library: FT_Library?
    var face: FT_Face?
    try #require(FT_Init_FreeType(&library) == 0)
    defer { FT_Done_FreeType(library) }
    return try bytes.withUnsafeBufferPointer { bytes in
      try #require(FT_New_Memory_Face(library, bytes.baseAddress, FT_Long(bytes.count), 0, &face) == 0)
      defer { FT_Done_Face(face) }
      var found: Set<Character> = []
      var glyph: FT_UInt = 0
      var code = FT_Get_First_Char(face, &glyph)
      while glyph != 0 {
        if let scalar = Unicode.Scalar(UInt32(code)) { found.insert(Character(scalar)) }
        code = FT_Get_Next_Char(face, code, &glyph)
      }
      return found
    }
  }

  /// All texts of all tables.
  private static var texts: [String] {
    let letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
    let greek = TeXCommands.letters.values.joined() + TeXCommands.uprightLetters.values.joined()
    let alphabets = TeXCommands.alphabets.values.map { alphabet in String((letters + greek).map(alphabet.styled)) }
    return [letters, greek, "′″‴⁗+−=∗/|()[]{}<>,;:!?@\"'’“”–—…⋯\u{338}"] + alphabets
      + TeXCommands.symbols.values.map(\.text) + TeXCommands.negations.values
      + TeXCommands.accents.values.map(\.mark) + TeXCommands.underAccents.values.map(\.mark)
      + TeXCommands.extensibleArrows.values + TeXCommands.functions.values.map(\.text)
  }

  @Test func drawEverySymbol() throws {
    let main = try Self.characters(of: "notebook-math.woff2")
    let symbols = try Self.characters(of: "notebook-math-symbols.woff2")
    #expect(main.count > 1_000)
    for text in Self.texts {
      // A stroke must come from the font of what it strikes through.
      let scalars = text.unicodeScalars.filter { !$0.properties.isWhitespace }.map(Character.init)
      #expect(
        scalars.allSatisfy(main.contains) || scalars.allSatisfy(symbols.contains)
          || (text.count > 1 && scalars.allSatisfy { main.contains($0) || symbols.contains($0) }), "\(text)")
    }
  }
}
