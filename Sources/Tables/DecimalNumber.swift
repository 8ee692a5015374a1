/// A number as it is written in decimals: significand · 10^exponent.
struct DecimalNumber {
  var significand: UInt64
  var exponent: Int

  private static let powersOfTen: [Double] = (0...22).map { power in
    (0..<power).reduce(1.0) { product, _ in product * 10 }
  }
  /// 5^27 is the largest power of five that fits.
  private static let powersOfFive: [UInt64] = (0...27).map { power in
    (0..<power).reduce(1) { product, _ in product * 5 }
  }

  /// The double that is nearest, ties to even; nil where the exponent is so large that it takes more digits to tell.
  @inline(__always) var nearestDouble: Double? {
    // Both are doubles without error, and so the one rounding is that of the operation (Clinger, "How to read floating
    // point numbers accurately", 1990).
    if significand <= 1 << 53, exponent.magnitude <= 22 {
      return Self.powersOfTen.withUnsafeBufferPointer { powers in
        exponent < 0 ? Double(significand) / powers[-exponent] : Double(significand) * powers[exponent]
      }
    }
    return nearestOfManyDigits
  }

  /// The same in integers of 128 bits.
  private var nearestOfManyDigits: Double? {
    guard significand != 0, exponent.magnitude <= 27 else { return nil }
    let shift = significand.leadingZeroBitCount
    let normalized = significand << UInt64(shift)
    if exponent < 0 {
      // significand / (5^k · 2^k): 64 bits of the quotient, the first of which is set, and whether there is more.
      let five = Self.powersOfFive[-exponent]
      let divisorShift = five.leadingZeroBitCount
      let divisor = five << UInt64(divisorShift)
      let isLarger = normalized >= divisor
      let high = isLarger ? normalized >> 1 : normalized
      let low: UInt64 = isLarger ? normalized << 63 : 0
      let (quotient, remainder) = divisor.dividingFullWidth((high, low))
      return Self.rounded(
        quotient, hasMore: remainder != 0, power: exponent - 64 - shift + divisorShift + (isLarger ? 1 : 0))
    }
    let product = normalized.multipliedFullWidth(by: Self.powersOfFive[exponent])
    if product.high == 0 { return Self.rounded(product.low, hasMore: false, power: exponent - shift) }
    let rest = UInt64(product.high.leadingZeroBitCount)
    // All 64 bits from the first one that is set.
    let top = rest == 0 ? product.high : product.high << rest | product.low >> (64 - rest)
    return Self.rounded(top, hasMore: product.low << rest != 0, power: exponent - shift + 64 - Int(rest))
  }

  /// The double nearest to (bits + a fraction, if there is more) · 2^power, with the first of the bits set.
  private static func rounded(_ bits: UInt64, hasMore: Bool, power: Int) -> Double {
    let kept = bits >> 11
    let dropped = bits & 0x7FF
    let isUp = dropped > 0x400 || dropped == 0x400 && (hasMore || kept & 1 == 1)
    // 2^53 is a double, too, should all bits have been ones.
    return Double(sign: .plus, exponent: power + 11, significand: Double(isUp ? kept + 1 : kept))
  }
}
