/// How the numbers at ticks are written.
///
///     Axis("share", format: .percent)                       // 0 %, 25 %, 50 %
///     Axis("price", format: .currency("€"))                 // €0, €2.50, €5
///     Axis("mass", format: .metric("g"))                    // 0 g, 5 kg, 10 kg
///     Axis("angle", format: .own { "\(Int($0)) degrees" })
public struct TickFormat: Hashable, Sendable {
  enum Kind: Hashable, Sendable {
    case automatic
    case percent
    case surrounded(before: String, after: String)
    case currency(String)
    case metric(String)
    case own(OwnFormat)
  }

  /// A function, which is equal to itself only.
  final class OwnFormat: Hashable, Sendable {
    let write: @Sendable (Double) -> String

    init(_ write: @escaping @Sendable (Double) -> String) { self.write = write }

    static func == (first: OwnFormat, second: OwnFormat) -> Bool { first === second }
    func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
  }

  var kind: Kind

  /// Numbers as they are; what is common to all, such as a power of ten, stands beside the axis's title.
  public static let automatic = TickFormat(kind: .automatic)

  /// Parts of one as percentages: 0.25 is written 25%.
  public static let percent = TickFormat(kind: .percent)

  /// Numbers in full between two texts, such as a degree sign after each.
  public static func surrounded(before: String = "", after: String = "") -> TickFormat {
    TickFormat(kind: .surrounded(before: before, after: after))
  }

  /// Amounts with the sign of a currency before them: €2.50; from a million on with M, from a thousand millions with bn.
  public static func currency(_ sign: String) -> TickFormat { TickFormat(kind: .currency(sign)) }

  /// Numbers with the prefixes of the International System of Units: 5 kg, 20 µs; a power of ten where no prefix reaches.
  public static func metric(_ unit: String) -> TickFormat { TickFormat(kind: .metric(unit)) }

  /// As the function says.
  ///
  /// Two such formats are equal when one is a copy of the other. Neighboring ticks that the function writes alike are avoided.
  public static func own(_ write: @escaping @Sendable (_ value: Double) -> String) -> TickFormat {
    TickFormat(kind: .own(OwnFormat(write)))
  }

  /// Refuses a format for numbers on an axis of dates.
  func check(_ mark: String, scale: Scale) throws(PlottingError) {
    if case .own = kind { return }
    try PlottingError.check(
      scale != .time || kind == .automatic, mark, "the format", "one for numbers",
      "automatic or a function on an axis of dates")
  }
}

// Writing.
extension TickFormat {
  /// Ticks at these numbers, all written alike: with as many digits after the point as the finest needs.
  func written(_ decimals: [Decimal]) -> Ticks {
    let numbers = decimals.map(\.shortened)
    let largest = numbers.filter { $0.digits != 0 }.map(\.magnitude).max() ?? 0
    func labeled(_ label: (Decimal) -> String) -> Ticks {
      Ticks(numbers.map { Tick($0.value, label($0)) })
    }
    switch kind {
    case .automatic: return Ticks(numbers: decimals)
    case .surrounded(before: _, after: _):
      return labeled { surrounded(Self.full($0, like: numbers)) }
    case .percent:
      let percents = numbers.map { Decimal($0.digits, exponent: $0.digits == 0 ? 0 : $0.exponent + 2) }
      return Ticks(zip(numbers, percents).map { Tick($0.value, Self.full($1, like: percents) + "%") })
    case .currency(let sign):
      let step = largest >= 12 ? 12 : largest >= 9 ? 9 : largest >= 6 ? 6 : 0
      let after = [0: "", 6: "\u{00A0}M", 9: "\u{00A0}bn", 12: "\u{00A0}tn"][step] ?? ""
      let reduced = numbers.map { Decimal($0.digits, exponent: $0.digits == 0 ? 0 : $0.exponent - step) }
      let broken = reduced.contains { $0.exponent < 0 }
      return Ticks(
        zip(numbers, reduced).map { number, amount in
          let positive = Decimal(abs(amount.digits), exponent: amount.exponent)
          // Cents have two digits.
          let text = Self.full(positive, like: reduced, fewestDigits: broken && step == 0 ? 2 : 0)
          return Tick(number.value, (number.digits < 0 ? NumberText.minus : "") + sign + text + after)
        })
    case .metric(let unit):
      let power = CivilDate.quotient(largest, 3) * 3
      guard let prefix = Self.prefixes[power] else {
        let after = unit.isEmpty ? "" : "\u{00A0}" + unit
        return labeled { $0.digits == 0 ? "0" : Self.withPower($0) + after }
      }
      let after = prefix.isEmpty && unit.isEmpty ? "" : "\u{00A0}" + prefix + unit
      let reduced = numbers.map { Decimal($0.digits, exponent: $0.digits == 0 ? 0 : $0.exponent - power) }
      return Ticks(
        zip(numbers, reduced).map { Tick($0.value, Self.full($1, like: reduced) + after) })
    case .own(let own): return labeled { own.write($0.value) }
    }
  }

  /// Ticks at numbers of very different sizes, each written as if it stood alone, and without a common factor.
  func written(_ decimals: [Decimal], eachAlone: Bool) -> Ticks {
    guard eachAlone else { return written(decimals) }
    let format = self == .automatic ? TickFormat.surrounded() : self
    return Ticks(decimals.flatMap { format.written([$0]).ticks })
  }

  private func surrounded(_ text: String) -> String {
    guard case .surrounded(let before, let after) = kind else { return text }
    return before + text + after
  }

  /// A number in full with as many digits after the point as the finest of its neighbors; with a power of ten when it is long.
  private static func full(_ number: Decimal, like others: [Decimal], fewestDigits: Int = 0) -> String {
    let finest = others.filter { $0.digits != 0 }.map(\.exponent).min() ?? 0
    let isLong = number.magnitude > 15 || finest < -15 || number.magnitude - finest > 15
    return isLong && number.digits != 0
      ? withPower(number) : NumberText.decimal(number, fractionDigits: max(-finest, fewestDigits, 0))
  }

  /// A number as a factor from 1 to 10 times a power of ten.
  static func withPower(_ number: Decimal) -> String {
    let leading = Decimal(number.digits, exponent: number.exponent - number.magnitude)
    return NumberText.decimal(leading, fractionDigits: max(0, -leading.exponent)) + "×"
      + LinearTicks.power(number.magnitude)
  }

  private static let prefixes: [Int: String] = [
    -24: "y", -21: "z", -18: "a", -15: "f", -12: "p", -9: "n", -6: "µ", -3: "m", 0: "", 3: "k", 6: "M", 9: "G",
    12: "T", 15: "P", 18: "E", 21: "Z", 24: "Y",
  ]
}
