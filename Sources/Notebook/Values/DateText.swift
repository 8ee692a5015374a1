import Foundation

/// Writes dates as ISO 8601 does, without asking for a time zone or a calendar of the machine.
enum DateText {
  private static let secondsADay = 86_400
  /// From 1 January 0000 of the Gregorian calendar, carried back, to 1 January 2001.
  private static let referenceDay = 730_851

  /// The date in Coordinated Universal Time; `nil` for what is no time at all, or beyond any calendar.
  static func text(_ date: Date) -> String? {
    let time = date.timeIntervalSinceReferenceDate
    guard abs(time) < 1e14 else { return nil }
    let whole = time.rounded(.down)
    let seconds = Int(whole)
    var day = seconds / secondsADay
    if seconds % secondsADay < 0 { day -= 1 }
    let second = seconds - day * secondsADay
    let clock = [second / 3600, second / 60 % 60, second % 60].map { padded($0, 2) }.joined(separator: ":")
    return "\(civilDate(day + referenceDay))T\(clock)\(fraction(of: time, behind: whole))Z"
  }

  /// A point and as many digits as it takes to come back to the same time; nothing for a whole second.
  private static func fraction(of time: Double, behind whole: Double) -> String {
    let rest = time - whole
    guard rest > 0 else { return "" }
    for count in 1...17 {
      let digits = String(format: "%.\(count)f", rest)
      if let value = Double(digits), value < 1, whole + value == time { return String(digits.dropFirst()) }
    }
    return String(String(format: "%.17f", rest).dropFirst())
  }

  /// Year, month and day of a day counted from 1 January 0000.
  ///
  /// The year is taken to begin in March, so that its odd day is the last (a well-known way; each step is a division
  /// with remainder by the length of 400 years, a year, five months).
  private static func civilDate(_ day: Int) -> String {
    // 1 March 0000 is day 60, since the year 0 is a leap year.
    let shifted = day - 60
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let marchMonth = (5 * dayOfYear + 2) / 153
    let dayOfMonth = dayOfYear - (153 * marchMonth + 2) / 5 + 1
    let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    // Years of more or fewer than four digits have a sign, by the standard's extension.
    let digits = (0...9_999).contains(year) ? padded(year, 4) : (year < 0 ? "-" : "+") + padded(abs(year), 6)
    return "\(digits)-\(padded(month, 2))-\(padded(dayOfMonth, 2))"
  }

  private static func padded(_ number: Int, _ count: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(count - digits.count, 0)) + digits
  }
}
