import Foundation
import Testing

@testable import Plotting

@Suite struct CalendarTicksTests {
  private func date(_ year: Int, _ month: Int = 1, _ day: Int = 1, _ second: Double = 0) -> Date {
    Date(timeIntervalSince1970: CivilDate(year: year, month: month, day: day, second: second).secondsSince1970)
  }

  private func labels(_ start: Date, _ end: Date, width: Double = 500) throws -> [String] {
    let figure = Figure(y: .hidden, size: FigureSize(width: width)) { Line(x: [start, end], y: [1, 2]) }
    return try Layout(figure, measurer: EvenMeasurer()).texts.map(\.text)
  }

  @Test func namesTheYearOnce() throws {
    #expect(
      try labels(date(2023, 3, 12), date(2024, 9, 3)) == [
        "Apr\n2023", "Jul", "Oct", "Jan\n2024", "Apr", "Jul",
      ])
    #expect(try labels(date(2019, 6), date(2024, 3)) == ["2020", "2021", "2022", "2023", "2024"])
    #expect(try labels(date(2023, 12, 12), date(2024, 2, 14)) == ["15\nDec 2023", "1\nJan 2024", "15", "1\nFeb", "15"])
  }

  @Test func saysThatHoursAreThoseOfUTC() throws {
    let found = try labels(date(2024, 2, 28, 72_000), date(2024, 3, 1, 10_800))
    #expect(found == ["00:00\n29 Feb 2024", "06:00", "12:00", "18:00", "00:00\n1 Mar", "UTC"])
  }

  /// From microseconds to a hundred thousand years, at any offset: enough ticks, in order, at beginnings of what they name, no two
  /// alike where nothing larger changes between them.
  @Test func fitRangesOfAllLengths() throws {
    var random = SystemRandomNumberGenerator()
    for exponent in -2...12 {
      for _ in 0..<40 {
        let start = Double.random(in: -5e9...5e9, using: &random)
        let length =
          powerOfTen(max(exponent, 0)) / powerOfTen(max(-exponent, 0)) * Double.random(in: 1...9.9, using: &random)
        let domain = start...min(start + length, 1e13)
        let ticks = try #require(CalendarTicks(domain: domain).best(target: 5) { $0.count < 10 }).ticks
        #expect((2..<10).contains(ticks.count), "\(domain): \(ticks.map(\.label))")
        #expect(ticks.allSatisfy { domain.contains($0.value) })
        for (first, second) in zip(ticks, ticks.dropFirst()) {
          #expect(
            first.value < second.value && (first.label != second.label || second.label.contains("\n")), "\(ticks)")
        }
        #expect(ticks[0].label.contains("\n") || ticks.allSatisfy { !$0.label.contains(":") })
      }
    }
  }

  /// Months and years have unequal lengths, so their ticks are no even distances apart.
  @Test func standWhereTheCalendarChanges() {
    let year = CivilDate(year: 2023).secondsSince1970...CivilDate(year: 2025).secondsSince1970
    let months = CalendarTicks(domain: year).ticks(.months(1)).map { CivilDate(secondsSince1970: $0.value) }
    #expect(months.count == 25 && months.allSatisfy { $0.day == 1 && $0.second == 0 })
    let weeks = CalendarTicks(domain: year).ticks(.week).map { CivilDate(secondsSince1970: $0.value) }
    #expect(weeks.count >= 104 && weeks.allSatisfy { $0.dayOfWeek == 0 })
    let halves = CalendarTicks(domain: year).ticks(.days(14)).map { CivilDate(secondsSince1970: $0.value).day }
    #expect(Set(halves) == [1, 15])
  }

  @Test func standBesideAVerticalAxisInOneLine() throws {
    let figure = Figure(x: .hidden) { Points(x: [1, 2], y: [date(2023, 11), date(2024, 2, 10)]) }
    let texts = try Layout(figure, measurer: EvenMeasurer()).texts.map(\.text)
    for text in ["1 Nov 2023", "15", "1 Dec", "1 Jan 2024"] { #expect(texts.contains(text), "\(texts)") }
  }

  @Test func alternativeTextSaysDates() {
    let figure = Figure(x: Axis("day")) {
      Line(x: [date(2024), date(2024, 3, 5)], y: [1, 2])
      ReferenceLine(x: date(2024, 2, 29), label: "leap")
      Annotation("noon", x: date(2024, 2, 2, 43_200), y: 1)
    }
    #expect(
      figure.alternativeText
        == "A line through 2 points from 1 to 2; a vertical line (leap) at 29 February 2024; and “noon” at"
        + " (2 February 2024 12:00 UTC, 1). Data range: x, day, from 1 January 2024 to 5 March 2024; y from 1 to 2.")
  }

  /// Every mark that takes dates makes the axis one of dates, and keeps them where they are.
  @Test func marksStandAtDates() throws {
    let (start, end) = (date(2023, 3, 1), date(2024, 6, 5))
    let marks: [any Mark] = [
      Band(x: [start, end], lower: [0, 1], upper: [2, 3]), Steps(x: [start, end], y: [0, 1]),
      Stems(x: [start, end], y: [0, 1]), ErrorBars(x: [start, end], y: [0, 1], yError: .symmetric([1, 1])),
      Rectangles(x: [start...end]), TextMark(x: [start, end], y: [0, 1], texts: ["a", "b"]),
    ]
    for mark in marks {
      let layout = try Layout(Figure { [mark] as [any Mark] }, measurer: EvenMeasurer())
      #expect(layout.panels[0].x.scale == .time, "\(mark)")
      #expect(layout.alternativeText.contains("x from 1 March 2023 to 5 June 2024"), "\(layout.alternativeText)")
    }
    #expect(Band(x: [start], lower: [0], upper: [2]).summary == "a band, 0 to 2 at 1 March 2023")
  }

  @Test func refusesDatesBesideNumbers() throws {
    let dated = Line(x: [date(2024), date(2025)], y: [1, 2])
    func layout(_ x: Axis = Axis(), @MarkBuilder _ marks: () -> [any Mark]) throws {
      _ = try Layout(Figure(x: x, marks: marks), measurer: EvenMeasurer())
    }
    #expect {
      try layout {
        dated
        Points(x: [1], y: [1])
      }
    } throws: { "\($0)".contains("Points") && "\($0)".contains("Axis(scale: .time)") }
    #expect(throws: PlottingError.self) { try layout(Axis(scale: .logarithmic)) { dated } }
    #expect(throws: PlottingError.self) { try layout(Axis(format: .percent)) { dated } }
    #expect(throws: PlottingError.self) { try layout(Axis(scale: .time, domain: 0...1e14)) { dated } }
    // Numbers on an axis that was declared as one of dates are seconds; a mark without a place on it does not matter.
    try layout(Axis(scale: .time)) {
      dated
      Points(x: [1e9], y: [1])
    }
    try layout {
      dated
      ReferenceLine(y: 1)
    }
  }

  @Test func domainsAndTicksMayBeGiven() throws {
    let axis = Axis("day", dates: date(2024)...date(2024, 12, 31), ticks: .dates([date(2024, 2, 29), date(2024, 8)]))
    let figure = Figure(x: axis, y: .hidden) { Line(x: [date(2024, 3), date(2024, 4)], y: [1, 2]) }
    #expect(try Layout(figure, measurer: EvenMeasurer()).texts.map(\.text) == ["29\nFeb 2024", "1\nAug", "day"])
    let outside = Axis(dates: date(2024)...date(2025), ticks: .dates([date(2026)]))
    #expect(throws: PlottingError.self) {
      try Layout(Figure(x: outside) { Line(x: [date(2024), date(2025)], y: [1, 2]) }, measurer: EvenMeasurer())
    }
  }
}
