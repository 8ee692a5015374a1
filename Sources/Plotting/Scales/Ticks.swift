/// A labeled place on an axis.
public struct Tick: Hashable, Sendable {
  /// Where it stands, in data units.
  public var value: Double
  /// What it says, in the markup of labels; empty for a tick without a label.
  public var label: String

  /// A tick from its place and its label.
  public init(_ value: Double, _ label: String) {
    self.value = value
    self.label = label
  }
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
  ///   - upper: the upper end; there are no ticks unless it is above the lower, and both are drawable.
  ///   - count: how many are wanted, from 2 to 200.
  ///   - staysInside: whether none may lie outside of the range.
  public static func round(from lower: Double, to upper: Double, count: Double, staysInside: Bool) -> Ticks {
    // More than 200 are never searched for.
    let search = TickSearch(
      lower: lower, upper: upper, target: count > 2 ? min(count, 200) : 2, staysInside: staysInside)
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

  /// The ticks moved by a number, when that has few enough digits to be added exactly.
  func shifted(by offset: Decimal) -> LinearTicks? {
    let exponent = min(first.exponent, offset.exponent)
    func digits(_ number: Decimal) -> Int? { number.digits(atExponent: exponent) }
    guard let first = digits(first), let step = digits(Decimal(step, exponent: self.first.exponent)),
      let offset = digits(offset), abs(first) < 1 << 60, abs(offset) < 1 << 60
    else { return nil }
    return LinearTicks(first: Decimal(first + offset, exponent: exponent), step: step, count: count)
  }

  /// Labels in a format.
  func written(_ format: TickFormat = .automatic) -> Ticks { format.written((0..<count).map(decimal)) }
}
