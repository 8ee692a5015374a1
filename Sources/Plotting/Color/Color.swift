/// A color in the sRGB space with an opacity, every part from 0 to 1.
public struct Color: Hashable, Sendable {
  /// Red, gamma-encoded as in sRGB.
  public var red: Double
  /// Green, gamma-encoded as in sRGB.
  public var green: Double
  /// Blue, gamma-encoded as in sRGB.
  public var blue: Double
  /// 0 is invisible, 1 hides what is below.
  public var opacity: Double

  /// A color from its parts; parts outside 0...1 are moved to the nearer end, and not-a-number to 0.
  public init(red: Double, green: Double, blue: Double, opacity: Double = 1) {
    func unit(_ value: Double) -> Double { value > 0 ? min(value, 1) : 0 }
    self.red = unit(red)
    self.green = unit(green)
    self.blue = unit(blue)
    self.opacity = unit(opacity)
  }

  /// A color from 24 bits, written as on the web: `Color(hex: 0x0072B2)`.
  public init(hex: UInt32, opacity: Double = 1) {
    self.init(
      red: Double(hex >> 16 & 255) / 255, green: Double(hex >> 8 & 255) / 255, blue: Double(hex & 255) / 255,
      opacity: opacity)
  }

  /// The same color with its opacity multiplied.
  public func opacity(_ factor: Double) -> Color {
    Color(red: red, green: green, blue: blue, opacity: opacity * factor)
  }

  /// Red, green and blue as whole numbers from 0 to 255.
  public var bytes: (red: UInt8, green: UInt8, blue: UInt8) {
    func byte(_ value: Double) -> UInt8 { UInt8((value * 255).rounded()) }
    return (byte(red), byte(green), byte(blue))
  }

  /// The color without its opacity, written as on the web: `#0072b2`.
  package var code: String {
    let bytes = bytes
    func hexadecimal(_ byte: UInt8) -> String { (byte < 16 ? "0" : "") + String(byte, radix: 16) }
    return "#" + hexadecimal(bytes.red) + hexadecimal(bytes.green) + hexadecimal(bytes.blue)
  }

  /// Light on a linear scale, as it adds up physically (IEC 61966-2-1).
  var linear: (red: Double, green: Double, blue: Double) {
    (Self.linearized(red), Self.linearized(green), Self.linearized(blue))
  }

  /// Relative luminance from 0 (black) to 1 (white), as the Web Content Accessibility Guidelines 2.2 define it.
  var relativeLuminance: Double {
    let light = linear
    return 0.2126 * light.red + 0.7152 * light.green + 0.0722 * light.blue
  }

  /// Contrast ratio from 1 (none) to 21, as the Web Content Accessibility Guidelines 2.2 define it; opacities are ignored.
  func contrast(to other: Color) -> Double {
    let luminances = [relativeLuminance, other.relativeLuminance]
    return ((luminances.max() ?? 0) + 0.05) / ((luminances.min() ?? 0) + 0.05)
  }
}
