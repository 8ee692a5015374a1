import CCairo
import Synchronization

/// The fonts that are installed, with the characters they have; asked for once in a process, and only where the figure's own font
/// lacks a letter.
final class InstalledFonts: Sendable {
  static let shared = InstalledFonts()

  private struct State: ~Copyable {
    var set: UnsafeMutablePointer<FcFontSet>?
    /// With the position in the set, which has the characters.
    var fonts: [(font: InstalledFont, position: Int)] = []
    var faces: [InstalledFont: ShapingFace?] = [:]

    deinit { if let set { FcFontSetDestroy(set) } }
  }

  private let state: Mutex<State>

  private init() { state = Mutex(Self.list()) }

  /// fontconfig's list, not its match, which users' settings may redirect; without fonts of bitmaps or colors, which have no
  /// outlines that could be filled, and those whose letters are all boxes or blank.
  private static func list() -> State {
    var state = State()
    guard FcInit() == FcTrue, let pattern = FcPatternCreate(), let objects = FcObjectSetCreate() else { return state }
    defer {
      FcPatternDestroy(pattern)
      FcObjectSetDestroy(objects)
    }
    FcPatternAddBool(pattern, FC_SCALABLE, FcTrue)
    FcPatternAddBool(pattern, FC_OUTLINE, FcTrue)
    // A variable font is listed by its instances as well, which are what can be drawn.
    FcPatternAddBool(pattern, FC_VARIABLE, FcFalse)
    for name in [
      FC_FILE, FC_INDEX, FC_FAMILY, FC_FONTVERSION, FC_WEIGHT, FC_SLANT, FC_WIDTH, FC_SPACING, FC_CHARSET, FC_COLOR,
      FC_FONTFORMAT,
    ] { FcObjectSetAdd(objects, name) }
    guard let set = FcFontList(nil, pattern, objects) else { return state }
    state.set = set
    for position in 0..<Int(set.pointee.nfont) {
      guard let listed = set.pointee.fonts[position], let font = font(listed) else { continue }
      state.fonts.append((font, position))
    }
    return state
  }

  private static func font(_ pattern: OpaquePointer) -> InstalledFont? {
    var color = FcFalse
    FcPatternGetBool(pattern, FC_COLOR, 0, &color)
    guard color == FcFalse, let path = FontLibrary.string(pattern, FC_FILE),
      let family = FontLibrary.string(pattern, FC_FAMILY), !placeholders.contains(family),
      ["TrueType", "CFF"].contains(FontLibrary.string(pattern, FC_FONTFORMAT))
    else { return nil }
    var font = InstalledFont(
      path: path, index: integer(pattern, FC_INDEX) ?? 0, family: family, version: FontLibrary.version(pattern),
      weight: double(pattern, FC_WEIGHT) ?? 80)
    font.isUpright = integer(pattern, FC_SLANT) ?? 0 == 0
    font.isNormallyWide = abs((double(pattern, FC_WIDTH) ?? 100) - 100) < 1
    font.isMonospaced = integer(pattern, FC_SPACING) ?? 0 >= Int(FC_DUAL) && !family.contains("CJK")
    var characters: OpaquePointer?
    guard FcPatternGetCharSet(pattern, FC_CHARSET, 0, &characters) == FcResultMatch, let characters else { return nil }
    font.characterCount = Int(FcCharSetCount(characters))
    return font
  }

  /// Fonts that have a box or nothing for every character.
  private static let placeholders: Set<String> = ["Last Resort", ".LastResort", "Adobe Blank", "Adobe NotDef"]

  private static func integer(_ pattern: OpaquePointer, _ object: String) -> Int? {
    var value: Int32 = 0
    return FcPatternGetInteger(pattern, object, 0, &value) == FcResultMatch ? Int(value) : nil
  }

  private static func double(_ pattern: OpaquePointer, _ object: String) -> Double? {
    var value = 0.0
    return FcPatternGetDouble(pattern, object, 0, &value) == FcResultMatch ? value : nil
  }

  /// The fonts that have all of some characters, in no particular order.
  func fonts(having scalars: Set<UInt32>) -> [InstalledFont] {
    state.withLock { state in
      state.fonts.compactMap { font, position in
        var characters: OpaquePointer?
        guard let pattern = state.set?.pointee.fonts[position],
          FcPatternGetCharSet(pattern, FC_CHARSET, 0, &characters) == FcResultMatch
        else { return nil }
        return scalars.allSatisfy { FcCharSetHasChar(characters, $0) == FcTrue } ? font : nil
      }
    }
  }

  /// Whether a family is installed.
  func hasFamily(_ family: String) -> Bool { state.withLock { $0.fonts.contains { $0.font.family == family } } }

  /// A font that is open from now on; nothing for a file that cannot be read, whatever fontconfig says of it.
  func face(_ font: InstalledFont) -> ShapingFace? {
    state.withLock { state in
      if let known = state.faces[font] { return known }
      let face = try? ShapingFace(font)
      state.faces[font] = face
      return face
    }
  }
}
