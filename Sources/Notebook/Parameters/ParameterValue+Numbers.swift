extension Int: BoundedParameterValue {
  /// Reads a whole number in decimal digits.
  public init(parameter text: String) throws(ParameterError) {
    guard let number = Int(text) else {
      let digits = text.hasPrefix("-") || text.hasPrefix("+") ? text.dropFirst() : text[...]
      if !digits.isEmpty, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
        throw .bounds(text, "\(Int.min)...\(Int.max)")
      }
      throw .form(text, Self.parameterForm)
    }
    self = number
  }

  /// The number in decimal digits.
  public var parameterText: String { description }

  /// `an integer`.
  public static var parameterForm: String { "an integer" }

  /// The number itself.
  public var boundedNumbers: [Int] { [self] }
}

extension Double: BoundedParameterValue {
  /// Reads a finite number, such as `0.25` or `1e-6`.
  public init(parameter text: String) throws(ParameterError) {
    guard let number = Double(text) else { throw .form(text, Self.parameterForm) }
    guard number.isFinite else { throw .reason("\"\(singleLine(text))\" is not a finite number") }
    // A number that is too small to be held would be another one: zero.
    if number == 0,
      text.prefix(while: { $0 != "e" && $0 != "E" && $0 != "p" && $0 != "P" }).contains(where: Self.counts)
    {
      throw .reason("\"\(singleLine(text))\" is nearer to zero than any number of 64 bits: give 0 or a larger one")
    }
    self = number
  }

  /// Whether a digit makes a number other than zero; the x of hexadecimal digits does not.
  private static func counts(_ character: Character) -> Bool { character.isHexDigit && character != "0" }

  /// The shortest decimal that reads back as the same number.
  public var parameterText: String { description.hasSuffix(".0") ? String(description.dropLast(2)) : description }

  /// `a number such as 0.5`.
  public static var parameterForm: String { "a number such as 0.5" }

  /// The number itself.
  public var boundedNumbers: [Double] { [self] }
}

extension ClosedRange: Recordable where Bound == Int {
  /// The ends, as structures that are recorded have a range.
  public var recordedValue: RecordedValue { .array([.integer(lowerBound), .integer(upperBound)]) }
}

extension ClosedRange: ParameterValue where Bound == Int {
  /// Reads a range of whole numbers, `1...8`, or one of them, `3`.
  public init(parameter text: String) throws(ParameterError) {
    guard let dots = text.range(of: "...") else {
      guard let number = Int(text) else { throw .form(text, Self.parameterForm) }
      self = number...number
      return
    }
    guard let lower = Int(text[..<dots.lowerBound]), let upper = Int(text[dots.upperBound...]) else {
      throw .form(text, Self.parameterForm)
    }
    guard lower <= upper else {
      throw .reason("\"\(text)\" ends before it begins: write \(upper)...\(lower)")
    }
    self = lower...upper
  }

  /// The range with three dots, or the number alone where it holds one.
  public var parameterText: String { lowerBound == upperBound ? "\(lowerBound)" : "\(lowerBound)...\(upperBound)" }

  /// `an integer or a range such as 1...8`.
  public static var parameterForm: String { "an integer or a range such as 1...8" }
}

extension ClosedRange: BoundedParameterValue where Bound == Int {
  /// The ends.
  public var boundedNumbers: [Int] { [lowerBound, upperBound] }
}

extension ClosedRange: ParameterList where Bound == Int {
  static func parameterText(of elements: [String]) throws(ParameterError) -> String {
    guard elements.count == 2 else { throw .form("[\(elements.joined(separator: ", "))]", "[first, last]") }
    return elements.joined(separator: "...")
  }
}
