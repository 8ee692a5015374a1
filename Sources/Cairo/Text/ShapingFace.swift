import CHarfBuzz
import Synchronization

/// A face of a font file in which HarfBuzz shapes text; threads take turns.
final class ShapingFace: Sendable {
  /// A glyph where HarfBuzz puts it.
  struct Glyph {
    /// 0 for a character that the font does not have.
    var index: UInt32
    /// The first scalar of the characters that it stands for, counted from the start of the text.
    var cluster: Int
    /// Where it stands, from where the text began, in ems, y upwards.
    var x: Double
    var y: Double
    var outline: [FontOutlines.Element]
  }

  /// Part of a text in one font.
  struct Shape {
    /// From left to right.
    var glyphs: [Glyph] = []
    var advance = 0.0
  }

  private let state: Mutex<State>

  /// Opens a font.
  ///
  /// - Throws: ``CairoError/unreadableFont(path:code:)``, also for files that FreeType can read and HarfBuzz cannot.
  init(_ font: InstalledFont) throws(CairoError) {
    // A local, since an initializer of a mutex cannot throw.
    let opened = try State(path: font.path, index: font.index)
    state = Mutex(opened)
  }

  /// Shapes part of a text; HarfBuzz sees what stands before and behind, since letters join.
  ///
  /// - Parameters:
  ///   - scalars: The whole text.
  ///   - range: The part, in one script and one direction.
  /// - Throws: ``CairoError/unreadableFont(path:code:)`` for a broken glyph.
  func shape(
    _ scalars: [UInt32], range: Range<Int>, script: hb_script_t, direction: WritingDirection
  ) throws(CairoError) -> Shape {
    let result = state.withLock { state in
      Result { () throws(CairoError) in
        try state.shape(scalars, range: range, script: script, direction: direction)
      }
    }
    return try result.get()
  }

  /// What FreeType and HarfBuzz hold of a file.
  private struct State: ~Copyable {
    private let freeType: FreeTypeFace
    private let font: OpaquePointer
    private let buffer: OpaquePointer
    private var outlines: [UInt32: [FontOutlines.Element]] = [:]
    private let path: String

    init(path: String, index: Int) throws(CairoError) {
      let freeType = try FreeTypeFace(path: path, index: index)
      guard let blob = hb_blob_create_from_file_or_fail(path) else { throw .unreadableFont(path: path, code: -1) }
      defer { hb_blob_destroy(blob) }
      // HarfBuzz never returns null, but an empty object when memory is short.
      let face = hb_face_create(blob, UInt32(index & 0xFFFF))
      defer { hb_face_destroy(face) }
      guard Int(hb_face_get_glyph_count(face)) == freeType.glyphCount,
        Double(hb_face_get_upem(face)) == freeType.unitsPerEm,
        let font = hb_font_create(face), let buffer = hb_buffer_create()
      else { throw .unreadableFont(path: path, code: -1) }
      let instance = index >> 16
      if instance > 0 { hb_font_set_var_named_instance(font, UInt32(instance - 1)) }
      self.freeType = freeType
      self.font = font
      self.buffer = buffer
      self.path = path
    }

    deinit {
      hb_buffer_destroy(buffer)
      hb_font_destroy(font)
    }

    mutating func shape(
      _ scalars: [UInt32], range: Range<Int>, script: hb_script_t, direction: WritingDirection
    ) throws(CairoError) -> Shape {
      hb_buffer_reset(buffer)
      hb_buffer_add_utf32(
        buffer, scalars, Int32(scalars.count), UInt32(range.lowerBound), Int32(range.count))
      hb_buffer_set_direction(buffer, direction == .leftToRight ? HB_DIRECTION_LTR : HB_DIRECTION_RTL)
      hb_buffer_set_script(buffer, script)
      // Otherwise HarfBuzz would take the language from the user's settings.
      hb_buffer_set_language(buffer, hb_language_from_string("und", -1))
      let ends =
        (range.lowerBound == 0 ? HB_BUFFER_FLAG_BOT.rawValue : 0)
        | (range.upperBound == scalars.count ? HB_BUFFER_FLAG_EOT.rawValue : 0)
      hb_buffer_set_flags(buffer, hb_buffer_flags_t(rawValue: ends))
      hb_shape(font, buffer, nil, 0)
      var count: UInt32 = 0
      guard let infos = hb_buffer_get_glyph_infos(buffer, &count),
        let positions = hb_buffer_get_glyph_positions(buffer, &count)
      else { return Shape() }
      var shape = Shape()
      let scale = 1 / freeType.unitsPerEm
      for index in 0..<Int(count) {
        let (info, position) = (infos[index], positions[index])
        shape.glyphs.append(
          Glyph(
            index: info.codepoint, cluster: Int(info.cluster), x: shape.advance + Double(position.x_offset) * scale,
            y: Double(position.y_offset) * scale, outline: try outline(info.codepoint)))
        shape.advance += Double(position.x_advance) * scale
      }
      return shape
    }

    private mutating func outline(_ index: UInt32) throws(CairoError) -> [FontOutlines.Element] {
      if let known = outlines[index] { return known }
      let outline = try freeType.glyph(index).outline
      outlines[index] = outline
      return outline
    }
  }
}
