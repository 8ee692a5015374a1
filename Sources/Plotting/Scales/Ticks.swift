/// A labeled place on an axis.
public struct Tick: Hashable, Sendable {
  /// Where it stands, in data units.
  public var value: Double
  /// What it says, in the markup of labels; empty for a tick without a label.
  public var label: String
}

/// Ticks and what applies to all their labels.
public struct Ticks: Hashable, Sendable {
  /// In rising order.
  public var ticks: [Tick]
  /// The power of ten by which labels are to be multiplied, and a number to be added, such as "×10^{6}"; usually empty.
  public var factor: String

  /// Ticks with their common factor.
  init(_ ticks: [Tick], factor: String = "") {
    self.ticks = ticks
    self.factor = factor
  }

  /// About so many round numbers, from a range or from a little more than it.
  ///
  /// - Parameters:
  ///   - lower: the lower end.
  ///   - upper: the upper end; there are no ticks unless it is above the lower.
  ///   - count: how many are wanted, 2 or more.
  ///   - staysInside: whether none may lie outside of the range.
  public static func round(from lower: Double, to upper: Double, count: Double, staysInside: Bool) -> Ticks {
    let search = TickSearch(lower: lower, upper: upper, target: count, staysInside: staysInside)
    return search.best { _ in 1 }?.written() ?? Ticks([])
  }
}

/// Ticks at equal distances, before they are written out: whole multiples of a decimal step.
struct LinearTicks: Hashable, Sendable {
  var first: Decimal
  var step: Int
  var count: Int

  /// Whether all values are whole numbers.
  var isWhole: Bool { first.shortened.exponent >= 0 && Decimal(step, exponent: first.exponent).shortened.exponent >= 0 }

  func decimal(_ index: Int) -> Decimal { Decimal(first.digits + index * step, exponent: first.exponent) }

  /// Labels in one format: as many decimals as the finest needs, a common factor when they would be long.
  func written() -> Ticks {
    let decimals = (0..<count).map { decimal($0).shortened }
    let largest = decimals.filter { $0.digits != 0 }.map(\.magnitude).max() ?? 0
    let finest = decimals.filter { $0.digits != 0 }.map(\.exponent).min() ?? 0
    // 7 places in all, such as 1 000 000 or 0.00001, are still read at a glance; zeros beyond are counted, so write a power.
    let isPlain = largest <= 6 && finest >= -5 && largest - finest <= 7
    if isPlain || count == 0 {
      let fractionDigits = max(0, -finest)
      return Ticks(
        decimals.map { Tick(value: $0.value, label: NumberText.decimal($0, fractionDigits: fractionDigits)) })
    }
    if largest - finest > 6 { return writtenFromOffset(decimals: decimals, finest: finest) }
    let fractionDigits = max(0, largest - finest)
    let ticks = decimals.map { number in
      let reduced = Decimal(number.digits, exponent: number.digits == 0 ? 0 : number.exponent - largest)
      return Tick(value: number.value, label: NumberText.decimal(reduced, fractionDigits: fractionDigits))
    }
    return Ticks(ticks, factor: "×" + Self.power(largest))
  }

  /// For a narrow range far from zero: differences from the first tick, which the factor names in full.
  private func writtenFromOffset(decimals: [Decimal], finest: Int) -> Ticks {
    let offset = decimals[0]
    let differences = (0..<count).map { Decimal($0 * step, exponent: first.exponent).shortened }
    let largest = differences.filter { $0.digits != 0 }.map(\.magnitude).max() ?? 0
    let finestDifference = differences.filter { $0.digits != 0 }.map(\.exponent).min() ?? 0
    let usesPower = largest > 6 || finestDifference < -5
    let power = usesPower ? largest : 0
    let fractionDigits = max(0, power - finestDifference)
    let ticks = zip(decimals, differences).map { number, difference in
      let reduced = Decimal(difference.digits, exponent: difference.digits == 0 ? 0 : difference.exponent - power)
      return Tick(value: number.value, label: "+" + NumberText.decimal(reduced, fractionDigits: fractionDigits))
    }
    let fullOffset: String
    if offset.magnitude <= 15 && offset.exponent >= -5 {
      fullOffset = NumberText.decimal(offset, fractionDigits: max(0, -offset.exponent))
    } else {
      let leading = Decimal(offset.digits, exponent: offset.exponent - offset.magnitude)
      fullOffset =
        NumberText.decimal(leading, fractionDigits: max(0, -leading.exponent)) + "×" + Self.power(offset.magnitude)
    }
    let sign = offset.digits < 0 ? "" : "+"
    return Ticks(ticks, factor: (usesPower ? "×" + Self.power(power) + " " : "") + sign + fullOffset)
  }

  /// Ten to a power in label markup.
  static func power(_ exponent: Int) -> String {
    "10^{" + (exponent < 0 ? NumberText.minus : "") + "\(exponent.magnitude)}"
  }
}
