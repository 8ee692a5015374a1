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

  /// The nearest binary number.
  var value: Double {
    // Powers of ten up to 22 are exact in binary, so one rounding remains; beyond, the error is in the last place or two.
    exponent >= 0 ? Double(digits) * powerOfTen(exponent) : Double(digits) / powerOfTen(-exponent)
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
  exponent >= 0 ? value * powerOfTen(exponent) : value / powerOfTen(-exponent)
}
