/// What a cell looks like, before it is known what the column holds and which decimal mark the table has.
enum CellForm: UInt8, CaseIterable {
  case missing
  /// A number without a decimal mark.
  case number
  /// A number with a point that can only be a decimal one: `1.5`, `0.125`, `1234.567`.
  case numberWithPoint
  /// `1.234`: with a decimal point, or with one between thousands.
  case numberWithPointOrThousands
  /// `1,5`.
  case numberWithComma
  /// `1,234`.
  case numberWithCommaOrThousands
  /// A number in groups of three digits: `1,234,567`, `1.234,5`, `1 234`.
  case grouped
  /// An infinity.
  case notFinite
  /// A date, with or without a time, as ISO 8601 writes it.
  case date
  case text

  /// The form of a cell, spaces around it passed over.
  init(_ cell: UnsafeBufferPointer<UInt8>) {
    let cell = trimmed(cell)
    guard let base = cell.baseAddress, !cell.isEmpty else {
      self = .missing
      return
    }
    if let number = Self.number(base, cell.count) {
      self = number
    } else if MissingMarks.contains(cell) {
      self = .missing
    } else if CalendarDate.days(cell) != nil {
      self = .date
    } else if Self.isInfinity(cell) {
      self = .notFinite
    } else if GroupedNumber.isGrouped(cell) {
      self = .grouped
    } else {
      self = .text
    }
  }

  /// Whether it is a number, sound or not.
  var isNumeric: Bool {
    switch self {
    case .missing, .date, .text: false
    default: true
    }
  }

  /// The form of what has at most one mark.
  @inline(__always) private static func number(_ text: UnsafePointer<UInt8>, _ count: Int) -> CellForm? {
    var position = text[0] == Byte.minus || text[0] == Byte.plus ? 1 : 0
    let start = position
    while position < count, Byte.isDigit(text[position]) { position += 1 }
    let whole = position - start
    var decimals = 0
    var mark: UInt8 = 0
    if position < count, text[position] == Byte.point || text[position] == Byte.comma {
      mark = text[position]
      position += 1
      let start = position
      while position < count, Byte.isDigit(text[position]) { position += 1 }
      decimals = position - start
    }
    guard whole + decimals > 0 else { return nil }
    var hasExponent = false
    if position < count {
      guard lowercased(text[position]) == UInt8(ascii: "e") else { return nil }
      hasExponent = true
      position += 1
      if position < count, text[position] == Byte.minus || text[position] == Byte.plus { position += 1 }
      guard position < count else { return nil }
      while position < count {
        guard Byte.isDigit(text[position]) else { return nil }
        position += 1
      }
    }
    let couldBeThousands =
      1...3 ~= whole && decimals == 3 && !hasExponent && text[start] != Byte.zero
    switch mark {
    case Byte.point: return couldBeThousands ? .numberWithPointOrThousands : .numberWithPoint
    case Byte.comma: return couldBeThousands ? .numberWithCommaOrThousands : .numberWithComma
    default: return .number
    }
  }

  private static let infinities = ["inf", "infinity", "∞"].map { Array($0.utf8) }

  private static func isInfinity(_ cell: UnsafeBufferPointer<UInt8>) -> Bool {
    let hasSign = cell[0] == Byte.minus || cell[0] == Byte.plus
    let rest = cell.dropFirst(hasSign ? 1 : 0)
    return rest.count <= 8 && infinities.contains { $0.elementsEqual(rest.lazy.map(lowercased)) }
  }
}
