import Foundation

/// A color of letters, as the author gave it.
///
/// On the page it keeps its hue, and is made darker on light ground and lighter on dark ground so far as it must be to
/// be read.
struct MathColor: Hashable, Sendable {
  var red: Int
  var green: Int
  var blue: Int

  static let names: [String] = values.keys.sorted()

  /// The colors of xcolor and the common ones of CSS.
  private static let values: [String: Int] = [
    "red": 0xFF0000, "green": 0x008000, "blue": 0x0000FF, "cyan": 0x00FFFF, "magenta": 0xFF00FF, "yellow": 0xFFFF00,
    "black": 0x000000, "white": 0xFFFFFF, "gray": 0x808080, "grey": 0x808080, "darkgray": 0x404040,
    "lightgray": 0xBFBFBF, "brown": 0xBF8040, "lime": 0xBFFF00, "olive": 0x808000, "orange": 0xFF8000,
    "pink": 0xFFBFBF, "purple": 0xBF0040, "teal": 0x008080, "violet": 0x800080, "navy": 0x000080, "maroon": 0x800000,
    "crimson": 0xDC143C, "indigo": 0x4B0082, "gold": 0xFFD700, "coral": 0xFF7F50, "salmon": 0xFA8072,
    "tomato": 0xFF6347, "turquoise": 0x40E0D0, "skyblue": 0x87CEEB, "royalblue": 0x4169E1, "steelblue": 0x4682B4,
    "darkblue": 0x00008B, "darkgreen": 0x006400, "darkred": 0x8B0000, "darkorange": 0xFF8C00, "forestgreen": 0x228B22,
    "seagreen": 0x2E8B57, "chocolate": 0xD2691E, "firebrick": 0xB22222, "orchid": 0xDA70D6, "slateblue": 0x6A5ACD,
    "aqua": 0x00FFFF, "fuchsia": 0xFF00FF, "silver": 0xC0C0C0, "dodgerblue": 0x1E90FF, "deeppink": 0xFF1493,
  ]

  /// A name, `#rgb` or `#rrggbb`, the hash being optional.
  init?(_ text: String) {
    let digits = text.hasPrefix("#") ? String(text.dropFirst()) : text
    if let value = Self.values[text.lowercased()] {
      self.init(value)
    } else if digits.count == 6 || digits.count == 3, digits.allSatisfy(\.isHexDigit),
      let value = Int(digits.count == 6 ? digits : digits.map { "\($0)\($0)" }.joined(), radix: 16)
    {
      self.init(value)
    } else {
      return nil
    }
  }

  private init(_ value: Int) {
    (red, green, blue) = (value >> 16 & 255, value >> 8 & 255, value & 255)
  }

  /// The color on white, mixed with black until it stands out by 7:1.
  var onLight: String { readable(ground: 1, towards: 0) }

  /// The color on the dark page, mixed with white until it stands out by 7:1.
  var onDark: String { readable(ground: 0.0125, towards: 255) }

  private func readable(ground: Double, towards end: Double) -> String {
    for step in 0...40 {
      let share = Double(step) / 40
      let mixed = [red, green, blue].map { Int((Double($0) * (1 - share) + end * share).rounded()) }
      let luminance = Self.luminance(mixed)
      // Somewhat more than 7, since what is drawn thin seems paler.
      if (max(luminance, ground) + 0.05) / (min(luminance, ground) + 0.05) >= 7.2 {
        return "#" + mixed.map { $0 < 16 ? "0" + String($0, radix: 16) : String($0, radix: 16) }.joined()
      }
    }
    return end == 0 ? "#000000" : "#ffffff"
  }

  /// Relative luminance, WCAG 2.2.
  private static func luminance(_ color: [Int]) -> Double {
    let linear = color.map { value -> Double in
      let part = Double(value) / 255
      return part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
  }
}
