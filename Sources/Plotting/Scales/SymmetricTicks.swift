/// Ticks of a symmetric logarithmic axis: zero, and powers of ten from the threshold outwards on both sides.
struct SymmetricTicks {
  var domain: ClosedRange<Double>
  var threshold: Double
  var format = TickFormat.automatic

  /// The powers of ten from the threshold to the larger end.
  private var exponents: [Int] {
    let exponent = decimalExponent(of: threshold)
    let first = Decimal(1, exponent: exponent).value >= threshold * (1 - 1e-12) ? exponent : exponent + 1
    let last = decimalExponent(of: max(abs(domain.lowerBound), abs(domain.upperBound)))
    return first <= last ? Array(first...last) : []
  }

  /// The finest set of ticks with whose labels the caller is content; nothing for a domain that shows less than two, for which
  /// round numbers do better.
  func best(isLegible: ([Tick]) -> Bool) -> [Tick]? {
    for stride in LogarithmicTicks.strides {
      let powers = exponents.filter { $0 % stride == 0 }.map { Decimal(1, exponent: $0) }
      let negative = powers.reversed().map { Decimal(-1, exponent: $0.exponent) }
      let decimals = (negative + [Decimal(0, exponent: 0)] + powers).filter { domain.contains($0.value) }
      guard decimals.count >= 2 else { return nil }
      let ticks = written(decimals)
      if isLegible(ticks) { return ticks }
    }
    return nil
  }

  /// The powers of ten on both sides that have no label.
  func minor(between ticks: [Tick]) -> [Double] {
    let labeled = Set(ticks.map(\.value))
    let powers = exponents.map { Decimal(1, exponent: $0).value }
    guard powers.count < 40 else { return [] }
    return (powers.map { -$0 } + powers).filter { domain.contains($0) && !labeled.contains($0) }
  }

  private func written(_ decimals: [Decimal]) -> [Tick] {
    guard format == .automatic else { return format.written(decimals, eachAlone: true).ticks }
    let isPlain = decimals.allSatisfy { $0.exponent >= -3 && $0.exponent <= 4 }
    return decimals.map { number in
      if isPlain || number.digits == 0 {
        return Tick(number.value, NumberText.decimal(number, fractionDigits: max(0, -number.exponent)))
      }
      return Tick(number.value, (number.digits < 0 ? NumberText.minus : "") + LinearTicks.power(number.exponent))
    }
  }
}
