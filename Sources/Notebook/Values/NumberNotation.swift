import Foundation

/// How a number is written for people: digits, the true minus sign, powers of ten instead of exponents.
struct NumberNotation: Hashable, Sendable {
  enum Style: Hashable, Sendable {
    /// As many digits as it takes to read the number back.
    case shortest
    case decimals(Int)
    case significant(Int)
    case percent(decimals: Int)
  }

  var style: Style

  init(_ style: Style) {
    self.style = style
  }

  init(decimals: Int?, significant: Int?) {
    if let decimals {
      style = .decimals(decimals)
    } else if let significant {
      style = .significant(significant)
    } else {
      style = .shortest
    }
  }

  /// A value as text: `−3.27 × 10⁻⁶`.
  func plainText(_ value: RecordedValue) -> String {
    switch value {
    case .number(let number): parts(number).plainText
    case .single(let number): parts(number).plainText
    case .integer(let integer): integerParts(integer).plainText
    case .exact(let number): parts(number).plainText
    case .string(let string): string
    case .boolean(let boolean): boolean ? "true" : "false"
    case .missing: "missing"
    case .array(let elements): "[" + elements.map(plainText).joined(separator: ", ") + "]"
    case .object(let members):
      RecordedValue.ordered(members).map { "\($0.name): \(plainText($0.value))" }.joined(separator: ", ")
    }
  }

  /// A value as TeX: `-3.27 \times 10^{-6}`.
  func tex(_ value: RecordedValue) -> String {
    switch value {
    case .number(let number): parts(number).tex
    case .single(let number): parts(number).tex
    case .integer(let integer): integerParts(integer).tex
    case .exact(let number): parts(number).tex
    case .string(let string): "\\text{\(string)}"
    case .boolean(let boolean): "\\text{\(boolean)}"
    case .missing: "\\text{missing}"
    case .array(let elements): "(" + elements.map(tex).joined(separator: ", ") + ")"
    case .object(let members):
      RecordedValue.ordered(members).map { "\\text{\($0.name)}: \(tex($0.value))" }.joined(separator: ", ")
    }
  }

  private struct Parts {
    var isNegative: Bool
    var digits: String
    var exponent: Int?
    var isPercent = false

    var plainText: String {
      var text = (isNegative ? "\u{2212}" : "") + digits
      if let exponent { text += " × 10" + superscript(exponent) }
      return text + (isPercent ? "%" : "")
    }

    var tex: String {
      var text = (isNegative ? "-" : "") + digits
      if let exponent { text += " \\times 10^{\(exponent)}" }
      return text + (isPercent ? "\\%" : "")
    }
  }

  private func integerParts(_ integer: some BinaryInteger) -> Parts {
    parts(ExactNumber(integer))
  }

  private func parts(_ number: ExactNumber) -> Parts {
    // Decimal places and significant digits are for measured numbers; a count is shown whole.
    let isShownWhole: Bool
    switch style {
    case .percent: isShownWhole = false
    case .shortest: isShownWhole = true
    case .decimals, .significant: isShownWhole = number.isInteger
    }
    guard isShownWhole else { return parts(number.approximation) }
    let isNegative = number.text.hasPrefix("-")
    return Parts(isNegative: isNegative, digits: String(number.text.dropFirst(isNegative ? 1 : 0)))
  }

  private func parts(_ number: Float) -> Parts {
    // As many digits as tell it from other numbers of its own type, not of Double's.
    guard style == .shortest, number.isFinite else { return parts(Double(number)) }
    return shortestParts(number.magnitude.description, isNegative: number < 0)
  }

  private func shortestParts(_ text: String, isNegative: Bool) -> Parts {
    scientificParts(text.hasSuffix(".0") ? String(text.dropLast(2)) : text, isNegative: isNegative)
  }

  private func parts(_ number: Double) -> Parts {
    guard number.isFinite else {
      return Parts(isNegative: number < 0, digits: number.isNaN ? "not a number" : "∞")
    }
    switch style {
    case .shortest:
      return shortestParts(number.magnitude.description, isNegative: number < 0)
    case .decimals(let count):
      return fixedParts(number, decimals: count)
    case .percent(let decimals):
      var parts = fixedParts(number * 100, decimals: decimals)
      parts.isPercent = true
      return parts
    case .significant(let count):
      let digits = max(count, 1)
      let text = formatted("%.*e", digits - 1, number.magnitude)
      let exponent = text.lastIndex(of: "e").flatMap { Int(text[text.index(after: $0)...]) } ?? 0
      if exponent >= -4 && exponent < max(digits, 6) {
        return fixedParts(number, decimals: max(digits - 1 - exponent, 0))
      }
      return scientificParts(text, isNegative: number < 0)
    }
  }

  private func fixedParts(_ number: Double, decimals: Int) -> Parts {
    let digits = formatted("%.*f", max(decimals, 0), number.magnitude)
    // A number that rounds to zero has no sign.
    return Parts(isNegative: number < 0 && digits.contains { $0 != "0" && $0 != "." }, digits: digits)
  }

  private func scientificParts(_ text: String, isNegative: Bool) -> Parts {
    guard let marker = text.firstIndex(of: "e"), let exponent = Int(text[text.index(after: marker)...]) else {
      return Parts(isNegative: isNegative, digits: text)
    }
    return Parts(isNegative: isNegative, digits: String(text[..<marker]), exponent: exponent)
  }

  private func formatted(_ format: String, _ precision: Int, _ number: Double) -> String {
    String(format: format, Int32(clamping: min(precision, 100)), number)
  }
}

/// An exponent in raised digits.
private func superscript(_ number: Int) -> String {
  let raised: [Character: Character] = [
    "-": "⁻", "0": "⁰", "1": "¹", "2": "²", "3": "³", "4": "⁴", "5": "⁵", "6": "⁶", "7": "⁷", "8": "⁸", "9": "⁹",
  ]
  return String(String(number).map { raised[$0] ?? $0 })
}
