/// A day of the Gregorian calendar, also before its introduction, and the time of day in UTC.
///
/// Years are counted as astronomers do: the year before 1 is 0.
struct CivilDate: Hashable, Sendable {
  static let secondsPerDay = 86400.0

  var year: Int
  /// From 1.
  var month: Int
  /// From 1.
  var day: Int
  /// Since midnight, below 86400.
  var second: Double

  init(year: Int, month: Int = 1, day: Int = 1, second: Double = 0) {
    self.year = year
    self.month = month
    self.day = day
    self.second = second
  }

  /// The date of a moment given in seconds since the beginning of 1970.
  init(secondsSince1970 seconds: Double) {
    let days = (seconds / Self.secondsPerDay).rounded(.down)
    var second = seconds - days * Self.secondsPerDay
    var count = Int(days)
    // The quotient may be rounded up to a whole day.
    if second < 0 {
      second += Self.secondsPerDay
      count -= 1
    }
    self.init(daysSince1970: count, second: second)
  }

  /// A day counted from the beginning of 1970.
  ///
  /// Years are taken to begin in March, so that the leap day is the last of its year and months follow a pattern of 153 days in five.
  init(daysSince1970 days: Int, second: Double = 0) {
    let shifted = days + Self.daysToEpoch
    let era = Self.quotient(shifted, Self.daysPerEra)
    let dayOfEra = shifted - era * Self.daysPerEra
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    self.second = second
  }

  /// Days since the beginning of 1970; a month outside of 1 to 12 counts on into other years.
  var daysSince1970: Int {
    let months = year * 12 + month - 1
    let civilYear = Self.quotient(months, 12)
    let civilMonth = months - civilYear * 12 + 1
    let shiftedYear = civilMonth <= 2 ? civilYear - 1 : civilYear
    let era = Self.quotient(shiftedYear, 400)
    let yearOfEra = shiftedYear - era * 400
    let monthFromMarch = civilMonth > 2 ? civilMonth - 3 : civilMonth + 9
    let dayOfYear = (153 * monthFromMarch + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * Self.daysPerEra + dayOfEra - Self.daysToEpoch
  }

  var secondsSince1970: Double { Double(daysSince1970) * Self.secondsPerDay + second }

  /// From 0 for Monday; the first of January 1970 was a Thursday.
  var dayOfWeek: Int {
    let days = daysSince1970 + 3
    return days - Self.quotient(days, 7) * 7
  }

  var daysInMonth: Int {
    CivilDate(year: year, month: month + 1).daysSince1970 - CivilDate(year: year, month: month).daysSince1970
  }

  /// From 1 March of the year 0 to 1 January 1970.
  private static let daysToEpoch = 719_468
  /// In 400 years, after which the calendar repeats.
  private static let daysPerEra = 146_097

  /// The quotient rounded down.
  static func quotient(_ number: Int, _ divisor: Int) -> Int {
    let result = number / divisor
    return number % divisor < 0 ? result - 1 : result
  }
}

// How dates are written: in English, as all texts of this module are.
extension CivilDate {
  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]

  var monthName: String { Self.months[(month - 1) % 12] }
  var shortMonthName: String { String(monthName.prefix(3)) }

  /// The year as people write it: 0 is the year 1 before our era.
  var yearText: String { year > 0 ? "\(year)" : "\(1 - year) BC" }

  /// Hours and minutes, and seconds with so many digits when they are asked for.
  func timeText(secondDigits: Int? = nil) -> String {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    // In units of the last digit, so that 59.9999 does not become 60; moments are sums of which the last digits are lost.
    let unit = powerOfTen(secondDigits ?? 0)
    let units = Int((second * unit + 0.1).rounded(.down))
    let (whole, fraction) = units.quotientAndRemainder(dividingBy: Int(unit))
    var text = two(whole / 3600) + ":" + two(whole / 60 % 60)
    guard let secondDigits else { return text }
    text += ":" + two(whole % 60)
    if secondDigits > 0 {
      let digits = String(fraction)
      text += "." + String(repeating: "0", count: secondDigits - digits.count) + digits
    }
    return text
  }

  /// The moment in words, as exactly as it is given.
  var text: String {
    let date = "\(day) \(monthName) \(yearText)"
    if second == 0 { return date }
    let digits: Int? = second.remainder(dividingBy: 60) == 0 ? nil : second.rounded() == second ? 0 : 3
    return "\(date) \(timeText(secondDigits: digits)) UTC"
  }

  /// The moment in words, as exactly as a range of that many seconds asks for: "4 March 2024", "4 March 2024 14:30 UTC".
  func text(forSpan span: Double) -> String {
    if span == 0 { return text }
    let isMidnight = second == 0
    if span > 20 * 366 * Self.secondsPerDay && month == 1 && day == 1 && isMidnight { return yearText }
    let date = "\(day) \(monthName) \(yearText)"
    if span > 10 * Self.secondsPerDay || (isMidnight && span >= Self.secondsPerDay) { return date }
    return "\(date) \(timeText(secondDigits: span > 600 ? nil : span > 1 ? 0 : 3)) UTC"
  }
}
