/// Reads a cell as a number.
struct CellReader {
  /// What a cell of a column of numbers or dates comes to.
  enum Value {
    case number(Double)
    case missing
    case bad(BadCell.Reason)
  }

  let decimalMark: UInt8
  let thousandsSeparator: ThousandsSeparator?
  let missingTexts: [[UInt8]]

  init(decimalMark: DecimalMark, options: TableOptions) {
    self.decimalMark = decimalMark.byte
    thousandsSeparator = options.thousandsSeparator
    missingTexts = options.missingTexts.map { Array($0.utf8) }
  }

  /// Reads a cell of a column of numbers.
  @inline(__always) func number(_ cell: UnsafeBufferPointer<UInt8>) -> Value {
    if missingTexts.isEmpty, let base = cell.baseAddress, !cell.isEmpty,
      case .number(let value) = Self.parse(base, cell.count, decimalMark: decimalMark)
    {
      return .number(value)
    }
    return carefully(cell)
  }

  /// The same for what is not just a number.
  private func carefully(_ cell: UnsafeBufferPointer<UInt8>) -> Value {
    let cell = trimmed(cell)
    if MissingMarks.contains(cell) || missingTexts.contains(where: cell.elementsEqual) { return .missing }
    guard let base = cell.baseAddress else { return .missing }
    switch Self.parse(base, cell.count, decimalMark: decimalMark) {
    case .number(let value): return .number(value)
    case .tooLarge: return .bad(.tooLarge)
    case .tooSmall: return .bad(.tooSmall)
    case .none: break
    }
    if let thousandsSeparator,
      let digits = GroupedNumber(cell, separator: thousandsSeparator, decimalMark: decimalMark)?.ungrouped
    {
      return digits.withUnsafeBufferPointer { digits in
        guard let base = digits.baseAddress else { return .bad(.notANumber) }
        switch Self.parse(base, digits.count, decimalMark: decimalMark) {
        case .number(let value): return .number(value)
        case .tooLarge: return .bad(.tooLarge)
        case .tooSmall: return .bad(.tooSmall)
        case .none: return .bad(.notANumber)
        }
      }
    }
    return .bad(reason(cell))
  }

  /// Reads a cell of a column of dates: days since the start of 1970.
  func date(_ cell: UnsafeBufferPointer<UInt8>) -> Value {
    let cell = trimmed(cell)
    if MissingMarks.contains(cell) || missingTexts.contains(where: cell.elementsEqual) { return .missing }
    return CalendarDate.days(cell).map { .number($0) } ?? .bad(.notADate)
  }

  private func reason(_ cell: UnsafeBufferPointer<UInt8>) -> BadCell.Reason {
    switch CellForm(cell) {
    case .notFinite: .notFinite
    case .date: .isADate
    case .grouped: .grouped
    case .numberWithPoint, .numberWithPointOrThousands, .numberWithComma, .numberWithCommaOrThousands:
      .otherMark(decimalMark: decimalMark == Byte.point ? .point : .comma)
    case .missing, .number, .text: .notANumber
    }
  }

  // MARK: - Numbers

  private enum Parsed {
    case number(Double)
    /// Of larger magnitude than any double, or not zero and nearest to zero.
    case tooLarge, tooSmall
    /// Not a number.
    case none
  }

  /// Reads an optional sign, digits with at most one decimal mark among them or at an end, and an optional exponent.
  @inline(__always) private static func parse(
    _ text: UnsafePointer<UInt8>, _ count: Int, decimalMark: UInt8
  ) -> Parsed {
    var position = 0
    let isNegative = text[0] == Byte.minus
    if isNegative || text[0] == Byte.plus { position = 1 }
    let first = position
    var significand: UInt64 = 0
    while position < count, Byte.isDigit(text[position]) {
      significand = significand &* 10 &+ UInt64(text[position] &- Byte.zero)
      position += 1
    }
    var digitCount = position - first
    var exponent = 0
    if position < count, text[position] == decimalMark {
      position += 1
      let start = position
      while position < count, Byte.isDigit(text[position]) {
        significand = significand &* 10 &+ UInt64(text[position] &- Byte.zero)
        position += 1
      }
      exponent = start - position
      digitCount += position - start
    }
    if digitCount == 0 { return .none }
    let behindDigits = position
    if position < count {
      guard let power = self.exponent(text, &position, count), position == count else { return .none }
      exponent += power
    }
    var value: Double
    if digitCount <= 19, let nearest = DecimalNumber(significand: significand, exponent: exponent).nearestDouble {
      value = nearest
    } else {
      // So many digits, or so large an exponent, that the library's arithmetic of any length is needed.
      let digits = UnsafeBufferPointer(start: text + first, count: behindDigits - first).filter(Byte.isDigit)
      guard let long = Double("\(String(decoding: digits, as: UTF8.self))e\(exponent)") else { return .none }
      if !long.isFinite { return .tooLarge }
      if long == 0, digits.contains(where: { $0 != Byte.zero }) { return .tooSmall }
      value = long
    }
    if isNegative { value.negate() }
    return .number(value)
  }

  /// Reads `e`, a sign and digits.
  private static func exponent(_ text: UnsafePointer<UInt8>, _ position: inout Int, _ count: Int) -> Int? {
    guard lowercased(text[position]) == UInt8(ascii: "e") else { return nil }
    position += 1
    let isNegative = position < count && text[position] == Byte.minus
    if isNegative || position < count && text[position] == Byte.plus { position += 1 }
    let start = position
    var power = 0
    while position < count, Byte.isDigit(text[position]) {
      // More than any number needs, and no overflow.
      power = min(power * 10 + Int(text[position] &- Byte.zero), 1 << 40)
      position += 1
    }
    return position == start ? nil : isNegative ? -power : power
  }
}

/// The cell without spaces and tabs around it.
@inline(__always) func trimmed(_ cell: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
  var (start, end) = (0, cell.count)
  while start < end, cell[start] == Byte.space || cell[start] == Byte.tab { start += 1 }
  while end > start, cell[end - 1] == Byte.space || cell[end - 1] == Byte.tab { end -= 1 }
  return UnsafeBufferPointer(rebasing: cell[start..<end])
}
