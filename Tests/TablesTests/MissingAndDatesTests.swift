import Foundation
@testable import Tables
import Testing

@Suite("Missing values and dates")
struct MissingAndDatesTests {
  @Test("Every mark of a missing value, in letters of either case, quoted or not", arguments: [""] + MissingMarks.all)
  func marks(_ mark: String) throws {
    for text in [mark, mark.uppercased(), "\"\(mark)\"", " \(mark) "] {
      let found = try table("a,b\n1,2\n\(text),3\n4,5\n")
      #expect(found.columns[0].missingCount == 1, "\(text)")
      #expect(found.columns[0].badCellCount == 0)
      let rows = try found.select().rows(missing: .drop)
      #expect(rows.values == [1, 2, 4, 5])
      #expect(rows.rowNumbers == [1, 3])
      #expect(throws: TableError.missingValues([MissingValue(row: 2, column: "a")], count: 1)) {
        try found.select().rows(missing: .refuse)
      }
      #expect(try found.select(columns: ["b"]).rows(missing: .refuse).values == [2, 3, 5])
    }
  }

  @Test("Further texts for missing values are taken to the letter")
  func furtherTexts() throws {
    let found = try table("a\n-999\n1\n-999.0\nx\n", options: TableOptions(missingTexts: ["-999", "x"]))
    #expect(found.columns[0].missingCount == 2)
    #expect(try found.select().rows(missing: .drop).values == [1, -999])
    #expect(throws: TableError.self) { try table("a\n1", options: TableOptions(missingTexts: [" "])) }
  }

  @Test func noCompleteRow() throws {
    #expect(throws: TableError.noCompleteRows(rowCount: 2)) {
      try table("a,b\n1,\n,2\n").select().rows(missing: .drop)
    }
  }

  @Test("Dates are days, the calendar's")
  func dates() throws {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    let days = [-25_567, -1, 0, 59, 10_957, 11_016, 20_521, 60_000]
    let cells = days.map { day in
      let parts = calendar.dateComponents(
        [.year, .month, .day], from: Date(timeIntervalSince1970: Double(day) * 86_400))
      return String(format: "%04d-%02d-%02d", parts.year ?? 0, parts.month ?? 0, parts.day ?? 0)
    }
    let found = try table("when,v\n" + cells.map { "\($0),1" }.joined(separator: "\n"))
    #expect(found.columns[0].kind == .dates)
    #expect(found.columns[0].reasonToLeaveOut == "holds dates")
    #expect(found.numbers(in: found.columns[0]) == days.map(Double.init))
    #expect(try found.select().columns.map(\.name) == ["v"])
    // Python's datetime, whose calendar goes on into the past as ours does.
    let far = try table("when\n0001-01-01\n1148-08-12\n9999-12-31")
    #expect(far.numbers(in: far.columns[0]) == [-719_162, -300_006, 2_932_896])
    #expect(try found.select(columns: ["when"]).rows(missing: .refuse).values == days.map(Double.init))
  }

  @Test(
    "Times are fractions of days",
    arguments: [
      ("1970-01-02T12:00", 1.5), ("1970-01-02 06:00:00", 1.25), ("1970-01-01T00:00:43.2Z", 0.0005),
      ("1970-01-01T01:00+01:00", 0), ("1970-01-01T01:30+0130", 0), ("1969-12-31T19:00:00-05", 0),
    ])
  func times(_ text: String, _ days: Double) throws {
    let found = try table("t\n\(text)")
    #expect(abs(found.numbers(in: found.columns[0])[0] - days) < 1e-15)
  }

  @Test(
    "What is no date of the calendar is text",
    arguments: [
      "2025-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "1900-02-29", "2026-1-1", "26-01-01", "2026-01-01T24:00",
      "2026-01-01T10", "2026-01-01T10:60", "2026-01-01 10:00:61", "2026-01-01T10:00+15:00", "2026-01-01x", "01.02.2026",
    ])
  func noDates(_ text: String) throws {
    let found = try table("t,v\n\(text),1")
    #expect(found.columns[0].kind == .text)
    let among = try table("t,v\n2026-01-01,1\n2024-02-29,2\n\(text),3")
    #expect(among.columns[0].badCells.map(\.reason) == [.notADate])
  }
}
