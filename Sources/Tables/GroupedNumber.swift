/// A number whose digits before the decimal mark stand in groups of three.
struct GroupedNumber {
  /// The number without what stands between the groups.
  let ungrouped: [UInt8]

  /// Reads a sign, one to three digits, groups of a separator and three digits, at least one of them, and then decimals
  /// and an exponent, which are not looked at; nil if it is something else.
  init?(_ cell: UnsafeBufferPointer<UInt8>, separator: ThousandsSeparator, decimalMark: UInt8) {
    for sign in separator.signs {
      if let ungrouped = Self.ungrouped(cell, sign: Array(sign.utf8), decimalMark: decimalMark) {
        self.ungrouped = ungrouped
        return
      }
    }
    return nil
  }

  private static func ungrouped(
    _ cell: UnsafeBufferPointer<UInt8>, sign: [UInt8], decimalMark: UInt8
  ) -> [UInt8]? {
    guard sign != [decimalMark] else { return nil }
    var digits: [UInt8] = []
    var position = 0
    if position < cell.count, cell[0] == Byte.minus || cell[0] == Byte.plus {
      digits.append(cell[0])
      position += 1
    }
    func digitCount(from start: Int) -> Int { cell[start...].prefix(4).prefix(while: Byte.isDigit).count }
    let leading = digitCount(from: position)
    guard 1...3 ~= leading else { return nil }
    digits += cell[position..<position + leading]
    position += leading
    var groups = 0
    while cell[position...].starts(with: sign) {
      position += sign.count
      guard digitCount(from: position) == 3 else { return nil }
      digits += cell[position..<position + 3]
      position += 3
      groups += 1
    }
    guard groups > 0 else { return nil }
    return digits + cell[position...]
  }

  /// Whether it is a number in groups, whatever stands between them and before the decimals.
  static func isGrouped(_ cell: UnsafeBufferPointer<UInt8>) -> Bool {
    guard cell.count <= 60, cell.contains(where: Byte.isDigit) else { return false }
    for separator in ThousandsSeparator.allCases {
      for mark in DecimalMark.allCases {
        guard let number = GroupedNumber(cell, separator: separator, decimalMark: mark.byte) else { continue }
        let form = number.ungrouped.withUnsafeBufferPointer { digits in
          // No groups are left in it, or this would not end.
          digits.contains {
            !Byte.isDigit($0) && ![Byte.plus, Byte.minus, mark.byte, UInt8(ascii: "e"), UInt8(ascii: "E")].contains($0)
          }
            ? .text : CellForm(digits)
        }
        if form == .number || mark == .point && [.numberWithPoint, .numberWithPointOrThousands].contains(form)
          || mark == .comma && [.numberWithComma, .numberWithCommaOrThousands].contains(form)
        {
          return true
        }
      }
    }
    return false
  }
}
