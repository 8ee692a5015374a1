/// The scalar, or what stands for it where text cannot contain it.
package func visible(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
  switch scalar.value {
  case 0..<0x20: Unicode.Scalar(0x2400 + scalar.value) ?? "\u{FFFD}"
  case 0x7F: "\u{2421}"
  case 0x80..<0xA0, 0xFDD0...0xFDEF: "\u{FFFD}"
  // Directions that would turn around what stands behind them.
  case 0x202A...0x202E, 0x2066...0x2069: "\u{FFFD}"
  case let value where value & 0xFFFE == 0xFFFE: "\u{FFFD}"
  default: scalar
  }
}

/// The text with what stands for characters that text cannot contain; line ends and tabs stay.
package func visible(_ text: String) -> String {
  String(String.UnicodeScalarView(text.unicodeScalars.map { $0 == "\n" || $0 == "\t" ? $0 : visible($0) }))
}

/// The text on one line, without control characters, which could hide or forge what stands beside it: for attributes,
/// titles and messages.
package func singleLine(_ text: String) -> String {
  String(
    String.UnicodeScalarView(
      text.unicodeScalars.map { $0 == "\n" || $0 == "\t" || $0 == "\r" ? " " : visible($0) }))
}
