/// Lengths such as `4pt`.
enum TeXLength {
  /// Units in em, as of letters ten points high.
  private static let units: [String: Double] = [
    "em": 1, "ex": 0.431, "mu": 1.0 / 18, "pt": 0.1, "bp": 0.100375, "px": 0.100375, "pc": 1.2, "in": 7.227,
    "cm": 7.227 / 2.54, "mm": 0.7227 / 2.54, "dd": 0.107, "cc": 1.284, "sp": 0.1 / 65536,
  ]

  static let advice = "a length such as 4pt, 1em or 3mu"

  /// The length in em that the tokens give.
  static func read(_ tokens: [TeXToken], offset: Int) throws(TeXError) -> Double {
    var text = ""
    for token in tokens where token.kind != .space {
      guard case .character(let character) = token.kind else {
        throw TeXError(offset: token.offset, message: "this is no length: \(advice) is expected")
      }
      text.append(character == "−" ? "-" : character)
    }
    if text.hasPrefix("+") { text.removeFirst() }
    let unit = String(text.suffix(2))
    guard let size = units[unit], let number = number(text.dropLast(2)), abs(number * size) <= 100 else {
      throw TeXError(
        offset: tokens.first?.offset ?? offset, message: "\"\(text)\" is no length: \(advice) is expected")
    }
    return number * size
  }

  private static func number(_ text: Substring) -> Double? {
    guard !text.isEmpty, text.allSatisfy({ $0.isASCII && ($0.isNumber || $0 == "." || $0 == "-") }) else { return nil }
    return Double(text)
  }
}

extension TeXParser {
  /// A length in braces, or without them as behind `\kern`.
  mutating func length(of name: String) throws(TeXError) -> Double {
    skipSpaces()
    let place = peek()?.offset ?? end
    if peek()?.kind == .openBrace { return try TeXLength.read(try rawTokens(of: name), offset: place) }
    let start = index
    // A sign, digits, and two letters.
    while case .character(let character)? = peek()?.kind, character.isNumber || "+-.−".contains(character) {
      index += 1
    }
    skipSpaces()
    var letters = 0
    while letters < 2, case .character(let character)? = peek()?.kind, character.isLetter {
      index += 1
      letters += 1
    }
    return try TeXLength.read(Array(tokens[start..<index]), offset: place)
  }
}
