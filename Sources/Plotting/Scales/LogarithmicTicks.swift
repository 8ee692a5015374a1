/// Ticks of a logarithmic axis: powers of ten, or 1, 2, 5 within each, or any round numbers when the range is less than tenfold.
struct LogarithmicTicks {
  var lower: Double
  var upper: Double

  /// The finest set of ticks with whose labels the caller is content, or nothing.
  func best(isLegible: ([Tick]) -> Bool) -> [Tick]? {
    let low = decimalExponent(of: lower)
    let high = decimalExponent(of: upper) + 1
    let inside = (lower * (1 - 1e-12))...(upper * (1 + 1e-12))
    for digits in [[1, 2, 5], [1, 3], [1]] {
      let decimals = (low...high).flatMap { exponent in digits.map { Decimal($0, exponent: exponent) } }
        .filter { inside.contains($0.value) }
      guard decimals.count >= 2 else { continue }
      if digits.count > 1 && decimals.count > 9 { continue }
      let ticks = written(decimals)
      if isLegible(ticks) { return ticks }
    }
    var stride = 2
    while stride <= high - low {
      let decimals = (low...high).filter { $0 % stride == 0 }.map { Decimal(1, exponent: $0) }
        .filter { inside.contains($0.value) }
      guard !decimals.isEmpty else { return nil }
      let ticks = written(decimals)
      if isLegible(ticks) { return ticks }
      stride += 1
    }
    return nil
  }

  /// Plain numbers when all are short, powers of ten otherwise.
  private func written(_ decimals: [Decimal]) -> [Tick] {
    let isPlain = decimals.allSatisfy { $0.exponent >= -3 && $0.exponent <= 4 }
    return decimals.map { number in
      if isPlain {
        return Tick(value: number.value, label: NumberText.decimal(number, fractionDigits: max(0, -number.exponent)))
      }
      let factor = number.digits == 1 ? "" : "\(number.digits)×"
      return Tick(value: number.value, label: factor + LinearTicks.power(number.exponent))
    }
  }
}
