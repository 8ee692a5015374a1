import Foundation

// How sentences that are written from numbers write them.

/// A number with so many significant digits, a true minus sign, and powers of ten where it is very large or small.
func told(_ value: Double, significant digits: Int = 4) -> String {
  guard value != 0, value.isFinite else {
    return value == 0 ? "0" : value > 0 ? "∞" : "\u{2212}∞"
  }
  let parts = String(format: "%.\(digits - 1)e", value).split(
    separator: "e")
  let exponent = parts.count == 2 ? Int(parts[1]) ?? 0 : 0
  if (-4..<max(digits, 6)).contains(exponent) {
    return decimals(value, max(0, digits - 1 - exponent))
  }
  let raised: [Character: Character] = [
    "-": "⁻", "0": "⁰", "1": "¹", "2": "²", "3": "³", "4": "⁴", "5": "⁵",
    "6": "⁶", "7": "⁷", "8": "⁸", "9": "⁹",
  ]
  let power = String(String(exponent).map { raised[$0] ?? $0 })
  return parts[0].replacingOccurrences(of: "-", with: "\u{2212}")
    + " × 10" + power
}

/// A count with its digits in groups of three: 1,000,000.
func told(_ count: Int) -> String {
  let digits = String(count.magnitude)
  var text = ""
  for (index, digit) in digits.enumerated() {
    if index > 0, (digits.count - index) % 3 == 0 { text += "," }
    text.append(digit)
  }
  return count < 0 ? "\u{2212}" + text : text
}

/// A number of things: "one row", "two rows", "272 rows".
func counted(_ count: Int, _ one: String, _ many: String? = nil) -> String {
  let words = [
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight",
    "nine", "ten", "eleven", "twelve",
  ]
  let number = words.indices.contains(count) ? words[count] : told(count)
  return "\(number) \(count == 1 ? one : many ?? one + "s")"
}

/// Words as one lists them: "a, b and c"; of many the first, and how many more there are.
func listed(_ words: [String], atMost limit: Int = 12) -> String {
  if words.count > limit {
    return words.prefix(limit).joined(separator: ", ")
      + " and \(told(words.count - limit)) more"
  }
  guard let last = words.last, words.count > 1 else {
    return words.joined()
  }
  return words.dropLast().joined(separator: ", ") + " and \(last)"
}

/// A sentence with its first letter as a capital.
func sentence(_ text: String) -> String {
  text.prefix(1).uppercased() + text.dropFirst()
}

/// How many decimals show three digits of a spread; for tables of values that vary by that much.
func decimalCount(ofSpread spread: Double) -> Int? {
  guard spread > 0, spread.isFinite else { return nil }
  let exponent = Int(log10(spread).rounded(.down))
  return (-9...6).contains(exponent) ? max(0, 2 - exponent) : nil
}

/// A text as Markdown that shows it as it is; for names from elsewhere in captions and heads of tables.
///
/// Parentheses stay as they are: behind a backslash they would begin a quotation.
func plainMarkdown(_ text: String) -> String {
  String(
    text.flatMap { character -> [Character] in
      if character.isNewline { return [" "] }
      let isMark =
        character.isASCII
        && (character.isPunctuation || character.isSymbol)
        && character != "(" && character != ")"
      return isMark ? ["\\", character] : [character]
    })
}

/// A text as a label of figures that shows it as it is.
func plainLabel(_ text: String) -> String {
  text.replacingOccurrences(of: "_{", with: "\\_{")
    .replacingOccurrences(of: "^{", with: "\\^{")
    .split(whereSeparator: \.isNewline).joined(separator: " ")
}
