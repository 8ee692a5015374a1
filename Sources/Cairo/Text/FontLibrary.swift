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
    try newest(family: family, style: style, package: package).path
  }

  /// The files of all fonts that are installed, by their paths, in order.
  public static var installedFiles: [String] {
    guard FcInit() == FcTrue, let pattern = FcPatternCreate() else { return [] }
    defer { FcPatternDestroy(pattern) }
    guard let objects = FcObjectSetCreate() else { return [] }
    defer { FcObjectSetDestroy(objects) }
    FcObjectSetAdd(objects, FC_FILE)
    guard let set = FcFontList(nil, pattern, objects) else { return [] }
    defer { FcFontSetDestroy(set) }
    let files = (0..<Int(set.pointee.nfont)).compactMap { set.pointee.fonts[$0].flatMap { string($0, FC_FILE) } }
    return Set(files).sorted()
  }

  static func newest(
    family: String, style: String, package: String
  ) throws(CairoError) -> (path: String, version: String) {
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

    var found: [(order: Int32, path: String, version: String)] = []
    for index in 0..<Int(set.pointee.nfont) {
      guard let font = set.pointee.fonts[index], string(font, FC_FAMILY) == family, let path = string(font, FC_FILE)
      else { continue }
      var order: Int32 = 0
      FcPatternGetInteger(font, FC_FONTVERSION, 0, &order)
      found.append((order, path, version(font)))
    }
    found.sort { ($1.order, $0.path) < ($0.order, $1.path) }
    guard let best = found.first else { throw missing }
    return (best.path, best.version)
  }

  /// The first value of a property.
  static func string(_ pattern: OpaquePointer, _ object: String) -> String? {
    var value: UnsafeMutablePointer<FcChar8>?
    guard FcPatternGetString(pattern, object, 0, &value) == FcResultMatch, let value else { return nil }
    return String(cString: value)
  }

  /// A font's version, to three decimals: "2.37".
  static func version(_ pattern: OpaquePointer) -> String {
    var value: Int32 = 0
    guard FcPatternGetInteger(pattern, FC_FONTVERSION, 0, &value) == FcResultMatch else { return "unknown" }
    // 16 bits before the point and 16 behind.
    let thousandths = (Int(value) * 1000 + 0x8000) >> 16
    var fraction = String(1000 + thousandths % 1000).dropFirst()
    while fraction.count > 1, fraction.last == "0" { fraction.removeLast() }
    return "\(thousandths / 1000).\(fraction)"
  }
}
