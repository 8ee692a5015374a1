/// Dates as ISO 8601 writes them.
enum CalendarDate {
  /// The days since the start of 1970; nil for what is no date.
  ///
  /// Dates are written as in `2026-03-09`; those with a time, as in `2026-03-09T14:30`, `2026-03-09 14:30:05.25Z` and
  /// `2026-03-09T14:30+01:00`, have a fraction. Without a zone, times are taken for those of UTC.
  static func days(_ cell: UnsafeBufferPointer<UInt8>) -> Double? {
    guard cell.count >= 10, Byte.isDigit(cell[0]), cell[4] == Byte.minus, cell[7] == Byte.minus,
      let year = number(cell, 0, 4), let month = number(cell, 5, 2), let day = number(cell, 8, 2),
      1...12 ~= month, 1...dayCount(month: month, year: year) ~= day
    else { return nil }
    let date = Double(dayNumber(year: year, month: month, day: day))
    if cell.count == 10 { return date }
    guard let seconds = seconds(cell) else { return nil }
    return date + seconds / 86_400
  }

  /// The seconds since midnight, in UTC, of what stands behind the date.
  private static func seconds(_ cell: UnsafeBufferPointer<UInt8>) -> Double? {
    guard cell.count >= 16, [UInt8(ascii: "T"), UInt8(ascii: "t"), Byte.space].contains(cell[10]), cell[13] == colon,
      let hour = number(cell, 11, 2), let minute = number(cell, 14, 2), hour < 24, minute < 60
    else { return nil }
    var seconds = Double(hour * 3600 + minute * 60)
    var position = 16
    if position < cell.count, cell[position] == colon {
      // 60 is a leap second.
      guard let second = number(cell, 17, 2), second <= 60 else { return nil }
      seconds += Double(second)
      position = 19
      if position < cell.count, cell[position] == Byte.point || cell[position] == Byte.comma {
        let digits = cell[(position + 1)...].prefix(while: Byte.isDigit)
        guard 1...9 ~= digits.count, let value = number(cell, position + 1, digits.count) else { return nil }
        seconds += Double(value) / (0..<digits.count).reduce(1.0) { product, _ in product * 10 }
        position += 1 + digits.count
      }
    }
    if position == cell.count { return seconds }
    if position + 1 == cell.count, lowercased(cell[position]) == UInt8(ascii: "z") { return seconds }
    return zone(cell, position).map { seconds - $0 }
  }

  /// The seconds by which a zone, `+01:00`, `+0100` or `+01`, is ahead of UTC.
  private static func zone(_ cell: UnsafeBufferPointer<UInt8>, _ position: Int) -> Double? {
    guard cell[position] == Byte.plus || cell[position] == Byte.minus, let hours = number(cell, position + 1, 2),
      hours <= 14
    else { return nil }
    var minutes = 0
    switch cell.count - position {
    case 3: break
    case 5:
      guard let found = number(cell, position + 3, 2) else { return nil }
      minutes = found
    case 6:
      guard cell[position + 3] == colon, let found = number(cell, position + 4, 2) else { return nil }
      minutes = found
    default: return nil
    }
    guard minutes < 60 else { return nil }
    return Double(hours * 3600 + minutes * 60) * (cell[position] == Byte.minus ? -1 : 1)
  }

  private static let colon = UInt8(ascii: ":")

  private static func number(_ cell: UnsafeBufferPointer<UInt8>, _ start: Int, _ count: Int) -> Int? {
    guard start + count <= cell.count else { return nil }
    var value = 0
    for byte in cell[start..<start + count] {
      guard Byte.isDigit(byte) else { return nil }
      value = value * 10 + Int(byte &- Byte.zero)
    }
    return value
  }

  private static func dayCount(month: Int, year: Int) -> Int {
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
  }

  /// The days from 1970-01-01, in the Gregorian calendar: years begin in March, so that the leap day is their last.
  static func dayNumber(year: Int, month: Int, day: Int) -> Int {
    let shifted = year - (month <= 2 ? 1 : 0)
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }
}
