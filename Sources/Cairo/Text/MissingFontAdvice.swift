import CHarfBuzz

/// Which Debian package has the letters of a script.
enum MissingFontAdvice {
  /// A package, and a family in it by which one sees that it is installed.
  private struct Package {
    var name: String
    var family: String

    static let general = Package(name: "fonts-noto-core", family: "Noto Sans Symbols2")
    static let eastAsian = Package(name: "fonts-noto-cjk", family: "Noto Sans CJK JP")
    static let symbols = Package(name: "fonts-symbola", family: "Symbola")
  }

  /// Why a letter cannot be drawn, and what to install.
  static func reason(_ scalar: Unicode.Scalar) -> String {
    let properties = scalar.properties
    if properties.generalCategory == .unassigned {
      return "which Unicode assigns to no letter, as far as this program knows, and no installed font has; check it"
    }
    let isEmoji = properties.isEmojiPresentation || properties.isEmojiModifier
    let missing =
      isEmoji
      ? "which no installed font has as an outline (fonts of colored pictures have none)"
      : "which no installed font has"
    let package = packages(for: scalar, isEmoji: isEmoji).first { !InstalledFonts.shared.hasFamily($0.family) }
    guard let package else { return "\(missing); install a font that has it, or write something else" }
    return "\(missing); install the Debian package \(package.name): sudo apt-get install \(package.name)"
  }

  private static func packages(for scalar: Unicode.Scalar, isEmoji: Bool) -> [Package] {
    if isEmoji { return [.symbols] }
    switch hb_unicode_script(hb_unicode_funcs_get_default(), scalar.value) {
    case HB_SCRIPT_HAN, HB_SCRIPT_HIRAGANA, HB_SCRIPT_KATAKANA, HB_SCRIPT_BOPOMOFO, HB_SCRIPT_HANGUL:
      return [.eastAsian]
    case HB_SCRIPT_COMMON, HB_SCRIPT_INHERITED:
      // Punctuation and forms of letters for East Asia.
      let isEastAsian = [0x3000...0x33FF, 0xFE30...0xFE4F, 0xFF00...0xFFEF].contains { $0 ~= scalar.value }
      return isEastAsian ? [.eastAsian] : [.general, .symbols]
    default: return [.general]
    }
  }
}
