extension Ticks {
  /// Ticks at numbers with labels in one format: as many decimals as the finest needs, a common factor when they would be long.
  ///
  /// - Parameters:
  ///   - numbers: where they stand.
  ///   - isCompact: whether there is a factor also where labels are not long, for want of room.
  init(numbers: [Decimal], isCompact: Bool = false) {
    let decimals = numbers.map(\.shortened)
    let largest = decimals.filter { $0.digits != 0 }.map(\.magnitude).max() ?? 0
    let finest = decimals.filter { $0.digits != 0 }.map(\.exponent).min() ?? 0
    // 7 places in all, such as 1 000 000 or 0.00001, are still read at a glance; zeros beyond are counted, so write a power.
    let isPlain = !isCompact && largest <= 6 && finest >= -5 && largest - finest <= 7
    if isPlain || decimals.isEmpty {
      let fractionDigits = max(0, -finest)
      self.init(decimals.map { Tick($0.value, NumberText.decimal($0, fractionDigits: fractionDigits)) })
      return
    }
    if largest - finest > 6, let ticks = Self.writtenFromOffset(decimals) {
      self = ticks
      return
    }
    if largest - finest > 9 {
      self = TickFormat.surrounded().written(decimals, eachAlone: true)
      return
    }
    let fractionDigits = max(0, largest - finest)
    let ticks = decimals.map { number in
      let reduced = Decimal(number.digits, exponent: number.digits == 0 ? 0 : number.exponent - largest)
      return Tick(number.value, NumberText.decimal(reduced, fractionDigits: fractionDigits))
    }
    self.init(ticks, factor: "×" + LinearTicks.power(largest))
  }

  /// For a narrow range far from zero: differences from the first tick, which the factor names in full; nothing where the numbers
  /// have so little in common that the differences are no shorter.
  private static func writtenFromOffset(_ decimals: [Decimal]) -> Ticks? {
    let offset = decimals[0]
    let unit = decimals.filter { $0.digits != 0 }.map(\.exponent).min() ?? 0
    let digits = decimals.compactMap { $0.digits(atExponent: unit) }
    guard digits.count == decimals.count, abs(digits[0]) < 1 << 61 else { return nil }
    let differences = digits.map { Decimal($0 - digits[0], exponent: unit).shortened }
    let largest = differences.filter { $0.digits != 0 }.map(\.magnitude).max() ?? 0
    let finestDifference = differences.filter { $0.digits != 0 }.map(\.exponent).min() ?? 0
    guard decimals.count < 2 || largest - finestDifference <= 6 else { return nil }
    let usesPower = largest > 6 || finestDifference < -5
    let power = usesPower ? largest : 0
    let fractionDigits = max(0, power - finestDifference)
    let ticks = zip(decimals, differences).map { number, difference in
      let reduced = Decimal(difference.digits, exponent: difference.digits == 0 ? 0 : difference.exponent - power)
      return Tick(number.value, "+" + NumberText.decimal(reduced, fractionDigits: fractionDigits))
    }
    let isShort = offset.magnitude <= 15 && offset.exponent >= -5
    let fullOffset =
      isShort
      ? NumberText.decimal(offset, fractionDigits: max(0, -offset.exponent)) : TickFormat.withPower(offset)
    let sign = offset.digits < 0 ? "" : "+"
    return Ticks(ticks, factor: (usesPower ? "×" + LinearTicks.power(power) + " " : "") + sign + fullOffset)
  }
}

extension LinearTicks {
  /// Ten to a power in label markup.
  static func power(_ exponent: Int) -> String {
    "10^{" + (exponent < 0 ? NumberText.minus : "") + "\(exponent.magnitude)}"
  }
}
