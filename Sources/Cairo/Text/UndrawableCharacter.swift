/// A character of a text that cannot be drawn, and what can be done about it.
public struct UndrawableCharacter: Hashable, Sendable {
  /// The character as a reader sees it, or what it consists of.
  public var character: String
  /// Why, and what to do: goes on behind "the text has ...".
  public var reason: String

  init(_ character: String, _ reason: String) {
    self.character = character
    self.reason = reason
  }

  /// A character that no font has; only the part that is missing, where some of it is there.
  init(missing scalars: [Unicode.Scalar]) {
    let absent = scalars.filter {
      Self.isVisible($0) && InstalledFonts.shared.fonts(having: [$0.value]).isEmpty
    }
    let named = absent.isEmpty ? scalars : Array(absent.prefix(1))
    self.init(String(String.UnicodeScalarView(named)), MissingFontAdvice.reason(named[0]))
  }

  /// The character and its code points with the names that Unicode gives them: "प" (U+092A, DEVANAGARI LETTER PA).
  public var name: String {
    let codes = character.unicodeScalars.map { scalar in
      let digits = String(scalar.value, radix: 16, uppercase: true)
      let code = "U+" + String(repeating: "0", count: max(4 - digits.count, 0)) + digits
      return scalar.properties.name.map { "\(code), \($0)" } ?? code
    }.joined(separator: "; ")
    let isSeen = character.unicodeScalars.contains { scalar in
      Self.isVisible(scalar) && !Self.isRefused(scalar) && scalar.properties.name != nil
    }
    return isSeen ? "\"\(character)\" (\(codes))" : codes
  }

  /// Whether a reader should see something of a character by itself.
  static func isVisible(_ scalar: Unicode.Scalar) -> Bool {
    // The Braille pattern without dots.
    if scalar.properties.isDefaultIgnorableCodePoint || scalar.value == 0x2800 { return false }
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .spaceSeparator, .lineSeparator, .paragraphSeparator: return false
    default: return !scalar.properties.isNoncharacterCodePoint
    }
  }

  /// Whether a character is not drawn even if a font has something for it.
  static func isRefused(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20..<0x7F: return false
    case 0xFFFC, 0xE0000...0xE007F: return true
    default: break
    }
    switch scalar.properties.generalCategory {
    case .control, .privateUse, .surrogate, .lineSeparator, .paragraphSeparator: return true
    default: return scalar.properties.isNoncharacterCodePoint
    }
  }

  /// Why a character is refused.
  static func reason(_ scalar: Unicode.Scalar) -> String {
    if 0xE0000...0xE007F ~= scalar.value {
      return "a tag, which gives the letter before it another picture that outlines cannot show; remove it"
    }
    if scalar.value == 0xFFFC { return "which stands for something that is not in the text; remove it" }
    switch scalar.properties.generalCategory {
    case .privateUse: return "a code point for private use, which each font may show as something else; write a letter"
    case .lineSeparator, .paragraphSeparator: return "a line end in what stands on one line; draw each line by itself"
    case .control: return "a control character, which cannot be drawn; remove it"
    default: return "no character in Unicode; remove it"
    }
  }
}
