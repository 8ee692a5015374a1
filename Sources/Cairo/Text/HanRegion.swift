/// Where Chinese characters have the forms that a text wants: the same code points look different in Japan, Korea and China.
public enum HanRegion: Hashable, Sendable {
  /// With kana.
  case japan
  /// With Hangul.
  case korea
  /// With Bopomofo.
  case taiwan
  /// Mainland China.
  case china

  /// What texts tell by the letters beside Chinese characters, kana first; nothing if there are none but those.
  public init?(of texts: some Sequence<String>) {
    var found: HanRegion?
    // In UTF-8, all of them begin with E1, E3 or more: most texts have no such byte.
    for text in texts where text.utf8.contains(where: { $0 == 0xE1 || $0 >= 0xE3 }) {
      for scalar in text.unicodeScalars {
        switch scalar.value {
        case 0x3041...0x30FF, 0x31F0...0x31FF, 0xFF66...0xFF9D:
          self = .japan
          return
        case 0x1100...0x11FF, 0x3131...0x318E, 0xAC00...0xD7AF: found = .korea
        case 0x3105...0x312F where found == nil: found = .taiwan
        default: continue
        }
      }
    }
    guard let found else { return nil }
    self = found
  }

  /// Whether a font says by the last word of its name that it has the forms of the region, as those of Adobe and Google do.
  func isOf(_ font: InstalledFont) -> Bool {
    let last = font.family.split(separator: " ").last ?? ""
    switch self {
    case .japan: return ["JP", "J"].contains(last)
    case .korea: return ["KR", "K"].contains(last)
    case .taiwan: return ["TC", "TW"].contains(last)
    case .china: return ["SC", "CN"].contains(last)
    }
  }
}
