import CCairo

/// A face of a font file that FreeType has open; owned, and closed with the value.
///
/// One thread at a time may use it.
struct FreeTypeFace: ~Copyable {
  private let library: FT_Library
  private let face: FT_Face
  private let path: String
  let unitsPerEm: Double

  /// Opens a file.
  ///
  /// - Parameter index: Which face of a collection; in the upper 16 bits, which instance of a variable font, from 1.
  /// - Throws: ``CairoError/unreadableFont(path:code:)``.
  init(path: String, index: Int = 0) throws(CairoError) {
    var library: FT_Library?
    var code = FT_Init_FreeType(&library)
    guard code == 0, let library else { throw .unreadableFont(path: path, code: code) }
    var face: FT_Face?
    code = FT_New_Face(library, path, FT_Long(index), &face)
    guard code == 0, let face else {
      FT_Done_FreeType(library)
      throw .unreadableFont(path: path, code: code)
    }
    // Fonts of bitmaps have neither outlines nor an em.
    guard face.pointee.units_per_EM > 0 else {
      FT_Done_Face(face)
      FT_Done_FreeType(library)
      throw .unreadableFont(path: path, code: Self.noOutlines)
    }
    self.library = library
    self.face = face
    self.path = path
    unitsPerEm = Double(face.pointee.units_per_EM)
  }

  deinit {
    FT_Done_Face(face)
    FT_Done_FreeType(library)
  }

  /// FreeType's "invalid glyph format".
  private static let noOutlines: Int32 = 0x12

  var glyphCount: Int { face.pointee.num_glyphs }

  /// The number of a character's glyph; 0 for a character that the font does not have.
  func glyphIndex(_ scalar: UInt32) -> UInt32 { FT_Get_Char_Index(face, FT_ULong(scalar)) }

  /// The old kerning table's distance between two glyphs, in ems.
  func kerning(_ left: UInt32, _ right: UInt32) -> Double {
    var vector = FT_Vector()
    let code = FT_Get_Kerning(face, left, right, FT_UInt(FT_KERNING_UNSCALED.rawValue), &vector)
    return code == 0 ? Double(vector.x) / unitsPerEm : 0
  }

  /// A glyph without hinting.
  ///
  /// - Throws: ``CairoError/unreadableFont(path:code:)``, also for a glyph that is no outline.
  func glyph(_ index: UInt32) throws(CairoError) -> FontOutlines.Glyph {
    let code = FT_Load_Glyph(face, index, FT_Int32(FT_LOAD_NO_SCALE))
    guard code == 0, let slot = face.pointee.glyph else { throw .unreadableFont(path: path, code: code) }
    guard slot.pointee.format == FT_GLYPH_FORMAT_OUTLINE else {
      throw .unreadableFont(path: path, code: Self.noOutlines)
    }
    let advance = Double(slot.pointee.metrics.horiAdvance) / unitsPerEm
    var collector = OutlineCollector(scale: 1 / unitsPerEm)
    let decomposed = withUnsafeMutablePointer(to: &collector) { collector in
      var functions = OutlineCollector.functions
      return FT_Outline_Decompose(&slot.pointee.outline, &functions, collector)
    }
    guard decomposed == 0 else { throw .unreadableFont(path: path, code: decomposed) }
    return FontOutlines.Glyph(outline: collector.elements, advance: advance)
  }
}
