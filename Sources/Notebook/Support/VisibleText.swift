/// The text with `&`, `<`, `>` and quotes as character references, and without what HTML cannot contain.
///
/// Control characters become their pictures (U+2400 and following), so that a reader sees that they are there;
/// non-characters become U+FFFD.
func escapedHTML(_ text: String) -> String {
  var result = ""
  result.reserveCapacity(text.utf8.count + text.utf8.count / 8)
  for scalar in text.unicodeScalars {
    switch scalar {
    case "&": result += "&amp;"
    case "<": result += "&lt;"
    case ">": result += "&gt;"
    case "\"": result += "&quot;"
    case "'": result += "&#39;"
    case "\n", "\t": result.unicodeScalars.append(scalar)
    default: result.unicodeScalars.append(visible(scalar))
    }
  }
  return result
}

/// The scalar, or what stands for it where text cannot contain it.
func visible(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
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
func visible(_ text: String) -> String {
  String(String.UnicodeScalarView(text.unicodeScalars.map { $0 == "\n" || $0 == "\t" ? $0 : visible($0) }))
}

/// The text on one line, without control characters, which could hide or forge what stands beside it: for attributes,
/// titles and messages.
package func singleLine(_ text: String) -> String {
  String(
    String.UnicodeScalarView(
      text.unicodeScalars.map { $0 == "\n" || $0 == "\t" || $0 == "\r" ? " " : visible($0) }))
}
