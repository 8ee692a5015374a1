/// Ticks of a logarithmic axis: powers of ten, or 1, 2, 5 within each, or any round numbers when the range is less than tenfold.
struct LogarithmicTicks {
  var lower: Double
  var upper: Double
  var format = TickFormat.automatic

  /// Distances of labeled powers, in powers: those in which people count.
  static let strides = [1, 2, 3, 5, 10, 20, 50, 100, 200]

  private var exponents: ClosedRange<Int> { decimalExponent(of: lower)...(decimalExponent(of: upper) + 1) }
  private func isInside(_ number: Decimal) -> Bool {
    number.value >= lower * (1 - 1e-12) && number.value <= upper * (1 + 1e-12)
  }

  /// The finest set of ticks with whose labels the caller is content, or nothing.
  func best(isLegible: ([Tick]) -> Bool) -> [Tick]? {
    for digits in [[1, 2, 5], [1, 3], [1]] {
      let decimals = exponents.flatMap { exponent in digits.map { Decimal($0, exponent: exponent) } }.filter(isInside)
      guard decimals.count >= 2 else { continue }
      if digits.count > 1 && decimals.count > 9 { continue }
      let ticks = written(decimals)
      if isLegible(ticks) { return ticks }
    }
    for stride in Self.strides.dropFirst() where stride <= exponents.upperBound - exponents.lowerBound {
      let decimals = exponents.filter { $0 % stride == 0 }.map { Decimal(1, exponent: $0) }.filter(isInside)
      guard !decimals.isEmpty else { return nil }
      let ticks = written(decimals)
      if isLegible(ticks) { return ticks }
    }
    return nil
  }

  /// The whole multiples of powers of ten between labeled powers of ten, by which readers see that the axis is logarithmic; powers
  /// alone where only every second or third is labeled.
  ///
  /// Nothing where labels stand at other numbers, and on axes so long that such ticks would be a band.
  func minor(between ticks: [Tick], length: Double) -> [Double] {
    let powers = ticks.filter { Decimal(shortest: $0.value)?.shortened.digits == 1 }
    let count = Double(exponents.count)
    guard powers.count >= 2, count < 40 else { return [] }
    // Within a power the last two lie closest, a twentieth of its length apart.
    let digits = length / count >= 40 ? Array(1...9) : [1]
    let labeled = Set(ticks.map(\.value))
    return exponents.flatMap { exponent in digits.map { Decimal($0, exponent: exponent) } }.filter(isInside)
      .map(\.value).filter { !labeled.contains($0) }
  }

  /// Plain numbers when all are short, powers of ten otherwise.
  private func written(_ decimals: [Decimal]) -> [Tick] {
    guard format == .automatic else { return format.written(decimals, eachAlone: true).ticks }
    let isPlain = decimals.allSatisfy { $0.exponent >= -3 && $0.exponent <= 4 }
    return decimals.map { number in
      if isPlain {
        return Tick(number.value, NumberText.decimal(number, fractionDigits: max(0, -number.exponent)))
      }
      let factor = number.digits == 1 ? "" : "\(number.digits)×"
      return Tick(number.value, factor + LinearTicks.power(number.exponent))
    }
  }
}
