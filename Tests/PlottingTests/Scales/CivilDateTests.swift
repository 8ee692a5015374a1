import Foundation
import Testing

@testable import Plotting

/// Foundation's Gregorian calendar knows the same days, after the reform of 1582 at which it changes to the Julian one.
@Suite struct CivilDateTests {
  private static let calendar: Calendar = {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    return calendar
  }()

  @Test func agreesWithFoundation() {
    var random = SystemRandomNumberGenerator()
    for _ in 0..<2000 {
      // From 1600 to 5000.
      let seconds = Double(Int.random(in: -11_676_096_000...95_617_584_000, using: &random))
      let date = CivilDate(secondsSince1970: seconds)
      let parts = Self.calendar.dateComponents(
        [.year, .month, .day, .hour, .minute, .second, .weekday], from: Date(timeIntervalSince1970: seconds))
      #expect((date.year, date.month, date.day) == (parts.year!, parts.month!, parts.day!), "\(seconds)")
      #expect(Int(date.second) == parts.hour! * 3600 + parts.minute! * 60 + parts.second!)
      // Foundation counts from 1 for Sunday.
      #expect(date.dayOfWeek == (parts.weekday! + 5) % 7)
      #expect(date.secondsSince1970 == seconds)
    }
  }

  @Test(arguments: [-719_528, -1, 0, 59, 60, 789, 11_016, 146_097, -1_000_000, 3_000_000])
  func findsItsDaysAgain(days: Int) {
    for day in days - 400...days + 400 {
      let date = CivilDate(daysSince1970: day)
      #expect(date.daysSince1970 == day && (1...12).contains(date.month) && date.day <= date.daysInMonth)
    }
  }

  @Test func knowsLeapYears() {
    let lengths = [1900, 2000, 2023, 2024, 0, -4, -100].map { CivilDate(year: $0, month: 2).daysInMonth }
    #expect(lengths == [28, 29, 28, 29, 29, 29, 28])
    // Months count on into other years.
    #expect(CivilDate(year: 2024, month: 14).daysSince1970 == CivilDate(year: 2025, month: 2).daysSince1970)
  }

  @Test func writesMomentsAsPeopleDo() {
    #expect(CivilDate(secondsSince1970: 0).text == "1 January 1970")
    #expect(CivilDate(secondsSince1970: 1_709_217_000).text == "29 February 2024 14:30 UTC")
    #expect(CivilDate(secondsSince1970: 1_709_217_005.25).text == "29 February 2024 14:30:05.250 UTC")
    #expect(CivilDate(secondsSince1970: -62_167_219_200).yearText == "1 BC")
    #expect(CivilDate(year: 2024, second: 59.995).timeText(secondDigits: 2) == "00:00:59.99")
  }
}
