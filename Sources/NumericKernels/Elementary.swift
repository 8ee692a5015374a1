/// The exponential function and the natural logarithm, made of additions, multiplications, fused ones and one
/// division only.
///
/// The C library's may differ in the last bit between versions and processors; these give the same bits everywhere.
/// Both are within 1 unit in the last place of the exact value.
package enum Elementary {
  private static let log2Head = 0x1.62e42feep-1
  private static let log2Tail = 0x1.a39ef35793c76p-33
  /// Adding it rounds to an integer, which then stands in the low bits.
  private static let roundingShift = 0x1.8p52

  /// Arguments below have an exponential of exactly zero.
  static let smallestExponent = -745.2

  /// eˣ in every lane; 0 below -745.2, infinity above 709.8, NaN for NaN.
  @inline(__always)
  static func exp(_ x: Lanes) -> Lanes {
    // Beyond these bounds the result is 0 or infinite anyway, and the integers below stay small.
    let notTooLow = x.replacing(with: -750, where: x .< -750)
    let bounded = notTooLow.replacing(with: 720, where: notTooLow .> 720)
    // x = count ln 2 + rest, |rest| <= ln 2 / 2. The head of ln 2 has 32 bits, so its multiple is exact.
    let shift = Lanes(repeating: roundingShift)
    let count = shift.addingProduct(bounded, Lanes(repeating: 0x1.71547652b82fep0)) - shift
    let rest = bounded.addingProduct(count, Lanes(repeating: -log2Head))
      .addingProduct(count, Lanes(repeating: -log2Tail))

    // Taylor's series: the first term left out is less than 5e-18.
    var series = Lanes(repeating: 1 / 6_227_020_800)
    series = Lanes(repeating: 1 / 479_001_600).addingProduct(series, rest)
    series = Lanes(repeating: 1 / 39_916_800).addingProduct(series, rest)
    series = Lanes(repeating: 1 / 3_628_800).addingProduct(series, rest)
    series = Lanes(repeating: 1 / 362_880).addingProduct(series, rest)
    series = Lanes(repeating: 1 / 40_320).addingProduct(series, rest)
    series = Lanes(repeating: 1 / 5040).addingProduct(series, rest)
    series = Lanes(repeating: 1 / 720).addingProduct(series, rest)
    series = Lanes(repeating: 1 / 120).addingProduct(series, rest)
    series = Lanes(repeating: 1 / 24).addingProduct(series, rest)
    series = Lanes(repeating: 1 / 6).addingProduct(series, rest)
    series = Lanes(repeating: 0.5).addingProduct(series, rest)
    let value = 1 + rest.addingProduct(rest * rest, series)

    // Two factors, since 2^count alone can be too small for a normal number while the result is a subnormal one.
    let half = shift.addingProduct(count, Lanes(repeating: 0.5)) - shift
    let scaled = value * powerOfTwo(half) * powerOfTwo(count - half)
    let result = scaled.replacing(with: 0, where: x .< smallestExponent)
    return result.replacing(with: x, where: x .!= x)
  }

  /// 2 to the power of integers from -1022 to 1023.
  @inline(__always)
  private static func powerOfTwo(_ exponent: Lanes) -> Lanes {
    let integer = SIMD8<UInt64>(bitsOf: exponent + roundingShift)
    return Lanes(bits: (integer &+ 1023) &<< 52)
  }

  /// The natural logarithm in every lane; -infinity for 0, NaN for negative numbers.
  @inline(__always)
  static func log(_ x: Lanes) -> Lanes {
    let isSubnormal = x .< Double.leastNormalMagnitude
    let normal = x.replacing(with: x * 0x1p54, where: isSubnormal)

    // normal = 2^exponent (1 + fraction) with 1 + fraction from sqrt(1/2) to sqrt(2).
    let bits = SIMD8<UInt64>(bitsOf: normal)
    let shifted = bits &+ (0x3FF0_0000_0000_0000 - 0x3FE6_A09E_667F_3BCD)
    let biasedExponent = shifted &>> 52
    let mantissa = (shifted & 0x000F_FFFF_FFFF_FFFF) &+ 0x3FE6_A09E_667F_3BCD
    let fraction = Lanes(bits: mantissa) - 1
    let integer = Lanes(bits: biasedExponent | 0x4330_0000_0000_0000) - (0x1p52 + 1023)
    let exponent = integer - Lanes(repeating: 0).replacing(with: 54, where: isSubnormal)

    // log(1 + f) = 2 artanh(s), s = f / (2 + f), as f - (f²/2 - s (f²/2 + series)): the large terms are exact.
    let s = fraction / (2 + fraction)
    let square = s * s
    var series = Lanes(repeating: 2.0 / 25)
    series = Lanes(repeating: 2.0 / 23).addingProduct(series, square)
    series = Lanes(repeating: 2.0 / 21).addingProduct(series, square)
    series = Lanes(repeating: 2.0 / 19).addingProduct(series, square)
    series = Lanes(repeating: 2.0 / 17).addingProduct(series, square)
    series = Lanes(repeating: 2.0 / 15).addingProduct(series, square)
    series = Lanes(repeating: 2.0 / 13).addingProduct(series, square)
    series = Lanes(repeating: 2.0 / 11).addingProduct(series, square)
    series = Lanes(repeating: 2.0 / 9).addingProduct(series, square)
    series = Lanes(repeating: 2.0 / 7).addingProduct(series, square)
    series = Lanes(repeating: 2.0 / 5).addingProduct(series, square)
    series = Lanes(repeating: 2.0 / 3).addingProduct(series, square)
    series = series * square
    let halfSquare = fraction * fraction * 0.5
    let correction = halfSquare - (s * (halfSquare + series) + exponent * log2Tail)
    let value = exponent * log2Head - (correction - fraction)

    var result = value.replacing(with: .infinity, where: x .== .infinity)
    result = result.replacing(with: -.infinity, where: x .== 0)
    return result.replacing(with: .nan, where: (x .< 0) .| (x .!= x))
  }

  /// eˣ for each point of a block.
  @inline(__always)
  static func exp(_ x: Block) -> Block { Block(lowHalf: exp(x.lowHalf), highHalf: exp(x.highHalf)) }

  /// The natural logarithm for each point of a block.
  @inline(__always)
  static func log(_ x: Block) -> Block { Block(lowHalf: log(x.lowHalf), highHalf: log(x.highHalf)) }

  /// eˣ, with the bits that a lane would have.
  package static func exp(_ x: Double) -> Double { exp(Lanes(repeating: x))[0] }

  /// The natural logarithm, with the bits that a lane would have.
  package static func log(_ x: Double) -> Double { log(Lanes(repeating: x))[0] }
}
