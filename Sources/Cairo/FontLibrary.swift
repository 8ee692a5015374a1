import CCairo

/// Finds font files by family and style with fontconfig.
public enum FontLibrary {
  /// The file of a font that is installed under exactly this family and style.
  ///
  /// The list of installed fonts is asked, not fontconfig's match, which always answers with something and which users' settings
  /// may redirect. Of several files the one with the newest version counts, then the first by path.
  ///
  /// - Parameter package: the Debian package that has the font, for the error.
  /// - Throws: ``CairoError/missingFont(family:style:package:)``.
  public static func file(family: String, style: String, package: String) throws(CairoError) -> String {
    let missing = CairoError.missingFont(family: family, style: style, package: package)
    guard FcInit() == FcTrue, let pattern = FcPatternCreate() else { throw missing }
    defer { FcPatternDestroy(pattern) }
    FcPatternAddString(pattern, FC_FAMILY, family)
    FcPatternAddString(pattern, FC_STYLE, style)
    guard let objects = FcObjectSetCreate() else { throw missing }
    defer { FcObjectSetDestroy(objects) }
    for name in [FC_FILE, FC_FONTVERSION, FC_FAMILY] { FcObjectSetAdd(objects, name) }
    guard let set = FcFontList(nil, pattern, objects) else { throw missing }
    defer { FcFontSetDestroy(set) }

    var found: [(version: Int32, path: String)] = []
    for index in 0..<Int(set.pointee.nfont) {
      guard let font = set.pointee.fonts[index], string(font, FC_FAMILY) == family, let path = string(font, FC_FILE)
      else { continue }
      var version: Int32 = 0
      FcPatternGetInteger(font, FC_FONTVERSION, 0, &version)
      found.append((version, path))
    }
    found.sort { ($1.version, $0.path) < ($0.version, $1.path) }
    guard let best = found.first else { throw missing }
    return best.path
  }

  private static func string(_ pattern: OpaquePointer, _ object: String) -> String? {
    var value: UnsafeMutablePointer<FcChar8>?
    guard FcPatternGetString(pattern, object, 0, &value) == FcResultMatch, let value else { return nil }
    return String(cString: value)
  }
}
