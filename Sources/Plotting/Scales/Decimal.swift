/// A decimal number: a whole number times a power of ten.
///
/// Ticks are computed in it so that 0.3 is written 0.3.
struct Decimal: Hashable, Sendable {
  /// The digits.
  var digits: Int
  /// The power of ten.
  var exponent: Int

  init(_ digits: Int, exponent: Int) {
    self.digits = digits
    self.exponent = exponent
  }

  /// The shortest decimal number that is read as this binary one; nothing when it is not finite.
  init?(shortest value: Double) {
    // Swift writes just those digits: "-0.25", "1e-95", "1.5e+20".
    guard value.isFinite else { return nil }
    let parts = "\(value)".split(separator: "e")
    let point = parts[0].firstIndex(of: ".") ?? parts[0].endIndex
    let fraction = parts[0][point...].dropFirst()
    guard let digits = Int(parts[0][..<point] + fraction), let power = parts.count > 1 ? Int(parts[1]) : 0 else {
      return nil
    }
    self = Decimal(digits, exponent: power - fraction.count).shortened
  }

  /// The nearest binary number.
  var value: Double {
    // Powers of ten up to 22 are exact in binary, so one rounding remains; beyond, the error is in the last place or two.
    scaled(Double(digits), byPowerOfTen: exponent)
  }

  /// The digits when the last stands for this power of ten, which is not above the exponent; nothing when they are too many.
  func digits(atExponent lower: Int) -> Int? {
    guard digits != 0 else { return 0 }
    guard (0...18).contains(exponent - lower) else { return nil }
    var result = digits
    for _ in lower..<exponent {
      let (product, overflows) = result.multipliedReportingOverflow(by: 10)
      if overflows { return nil }
      result = product
    }
    return result
  }

  /// The power of ten of the leading digit; zero for zero.
  var magnitude: Int { digits == 0 ? 0 : exponent + String(digits.magnitude).count - 1 }

  /// The number without zeros at its end.
  var shortened: Decimal {
    guard digits != 0 else { return Decimal(0, exponent: 0) }
    var short = self
    while short.digits % 10 == 0 {
      short.digits /= 10
      short.exponent += 1
    }
    return short
  }
}

/// The power of ten nearest to 10^exponent, for exponents from 0 to 300.
func powerOfTen(_ exponent: Int) -> Double {
  exponent <= 22 ? exactPowersOfTen[max(exponent, 0)] : 10.0.raised(to: Double(exponent))
}

private let exactPowersOfTen: [Double] = (0...22).map { (0..<$0).reduce(1.0) { power, _ in power * 10 } }

/// The exponent of the largest power of ten that is not above the number.
func decimalExponent(of value: Double) -> Int {
  guard value > 0, value.isFinite else { return 0 }
  var exponent = Int(value.decimalLogarithm.rounded(.down))
  // The logarithm may be rounded across a power of ten.
  while scaled(1, byPowerOfTen: exponent) > value { exponent -= 1 }
  while scaled(1, byPowerOfTen: exponent + 1) <= value { exponent += 1 }
  return exponent
}

/// value x 10^exponent.
func scaled(_ value: Double, byPowerOfTen exponent: Int) -> Double {
  // In two steps where the power itself is too large for a number.
  if exponent < -300 { return value / powerOfTen(300) / powerOfTen(min(-exponent - 300, 300)) }
  if exponent > 300 { return value * powerOfTen(300) * powerOfTen(min(exponent - 300, 300)) }
  return exponent >= 0 ? value * powerOfTen(exponent) : value / powerOfTen(-exponent)
}
