/// Writes numbers as figures show them: a true minus sign, thin spaces between groups of three, powers of ten.
public enum NumberText {
  /// The minus sign U+2212, as wide as a plus sign.
  public static let minus = "\u{2212}"
  static let groupSeparator = "\u{2009}"

  /// A whole number with thin spaces between thousands from five digits on.
  public static func grouped(_ value: Int) -> String {
    decimal(Decimal(value, exponent: 0), fractionDigits: 0)
  }

  /// How many of something, such as "1 point" or "3 points".
  public static func count(_ number: Int, _ noun: String) -> String {
    "\(grouped(number)) \(noun)\(number == 1 ? "" : "s")"
  }

  /// A place in the data, such as "(1.5, −2)".
  public static func place(_ point: Point) -> String {
    "(\(rounded(point.x, significantDigits: 3)), \(rounded(point.y, significantDigits: 3)))"
  }

  /// A place in the data of which coordinates may be dates.
  static func place(_ point: Point, dates: DateAxes) -> String {
    dates.isEmpty
      ? place(point)
      : "(\(position(point.x, isDate: dates.contains(.x), significantDigits: 3)),"
        + " \(position(point.y, isDate: dates.contains(.y), significantDigits: 3)))"
  }

  /// A number, or the moment that it stands for in seconds since the beginning of 1970.
  static func position(_ value: Double, isDate: Bool, significantDigits: Int = 4) -> String {
    isDate && Scale.time.accepts(value)
      ? CivilDate(secondsSince1970: value).text : rounded(value, significantDigits: significantDigits)
  }

  /// A number rounded to so many significant digits, 15 at most, in plain notation from 1e-4 to 1e7 and with a power of ten beyond.
  ///
  /// The result is plain text without markup, for alternative texts and notes.
  public static func rounded(_ value: Double, significantDigits: Int = 4) -> String {
    guard value.isFinite else { return value.isNaN ? "not a number" : value > 0 ? "infinity" : minus + "infinity" }
    guard value != 0 else { return "0" }
    let exponent = decimalExponent(of: abs(value))
    let shift = min(max(significantDigits, 1), 15) - 1 - exponent
    let digits = Int(scaled(value, byPowerOfTen: shift).rounded())
    let number = Decimal(digits, exponent: -shift).shortened
    if exponent >= 7 || exponent < -4 {
      let leading = Decimal(number.digits, exponent: number.exponent - number.magnitude)
      return decimal(leading, fractionDigits: max(0, -leading.exponent)) + "×10^" + "\(number.magnitude)"
    }
    return decimal(number, fractionDigits: max(0, -number.exponent))
  }

  /// A decimal number with so many digits after the point; digits beyond are cut off, which callers avoid.
  static func decimal(_ number: Decimal, fractionDigits: Int) -> String {
    var text = String(number.digits.magnitude)
    if number.digits != 0 && number.exponent > 0 { text += String(repeating: "0", count: number.exponent) }
    let places = number.digits == 0 ? 0 : max(0, -number.exponent)
    if text.count <= places { text = String(repeating: "0", count: places + 1 - text.count) + text }
    var whole = String(text.dropLast(places))
    var fraction = String(text.suffix(places))
    if fraction.count < fractionDigits {
      fraction += String(repeating: "0", count: fractionDigits - fraction.count)
    } else {
      fraction = String(fraction.prefix(fractionDigits))
    }
    if whole.count > 4 {
      var groups: [Substring] = []
      var rest = whole[...]
      while rest.count > 3 {
        groups.insert(rest.suffix(3), at: 0)
        rest = rest.dropLast(3)
      }
      groups.insert(rest, at: 0)
      whole = groups.joined(separator: groupSeparator)
    }
    return (number.digits < 0 ? minus : "") + whole + (fraction.isEmpty ? "" : "." + fraction)
  }
}
