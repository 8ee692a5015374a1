import Foundation
import Tables
import Testing

@Suite("Numbers")
struct NumberTests {
  /// Reads cells of one column through a table.
  private func read(_ cells: [String], options: TableOptions = TableOptions(header: .absent)) throws -> [Double] {
    try table(cells.joined(separator: "\n"), options: options).numbers
  }

  private func expectAsC(_ cells: [String], sourceLocation: SourceLocation = #_sourceLocation) throws {
    for (cell, value) in zip(cells, try read(cells)) {
      #expect(value.bitPattern == strtod(cell, nil).bitPattern, "\(cell)", sourceLocation: sourceLocation)
    }
  }

  @Test("Every way to write one")
  func forms() throws {
    try expectAsC([
      "0", "-0", "+1", "1.", ".5", "-.5e3", "5.E-1", "007", "1e5", "1E+05", "1e-0", "123456789012345678901234567890",
      "0.000000000000000000000000000000000000000000000001", "1.7976931348623157e308", "4.9e-324",
      "2.2250738585072011e-308",
      "1e22", "1e23", "8.5e22", "9007199254740993", "9007199254740991", "9007199254740992.5",
      "9007199254740993.0000000001",
      "0e99999", "18446744073709551615", "18446744073709551616", "9999999999999999999",
      "1.00000000000000000000000000000",
      "0.1", "0.30000000000000004", "2.718281828459045235360287", "1e-27", "7205759403792794e-27", "1e27",
      "7205759403792795e27",
    ])
    #expect(try read([" 1 ", "\t2", "3 ", "\"4\"", "\" 5\""]) == [1, 2, 3, 4, 5])
  }

  @Test("Random doubles come back bit by bit, however many digits they are written with")
  func randomDoubles() throws {
    var random = Repeatable(seed: 2)
    for digits in [3, 9, 15, 16, 17, 18, 19, 20, 25] {
      try expectAsC(
        (0..<2000).map { _ in
          let value = Double.random(in: -1...1, using: &random) * pow(10, Double.random(in: -20...20, using: &random))
          return String(format: Bool.random(using: &random) ? "%.\(digits)g" : "%.\(digits)e", value)
        })
    }
    let any = (0..<5000).map { _ in
      Double(bitPattern: .random(in: 0...UInt64.max, using: &random))
    }.filter(\.isFinite)
    #expect(try read(any.map(\.description)).map(\.bitPattern) == any.map(\.bitPattern))
  }

  @Test("Random decimals are rounded as C rounds them, and halfway between doubles too")
  func randomDecimals() throws {
    var random = Repeatable(seed: 2)
    try expectAsC(
      (0..<20_000).map { _ in
        let significand = UInt64.random(in: 0...UInt64.max, using: &random) >> UInt64.random(in: 0...63, using: &random)
        let places = Int.random(in: 0...30, using: &random)
        let digits = String(significand)
        if places < digits.count { return "\(digits.dropLast(places)).\(digits.suffix(places))" }
        return "\(digits)e\(Int.random(in: -30...30, using: &random))"
      })
    // Odd numbers of 54 bits, halfway between two doubles, over powers of two that decimals hold exactly.
    try expectAsC(
      (0..<5000).map { _ in
        let odd = UInt64.random(in: 1 << 53...(1 << 54) - 1, using: &random) | 1
        let halves = Int.random(in: 0...3, using: &random)
        let tail = ["", ".5", ".25", ".125"][halves]
        return "\(odd)\(tail)"
      })
  }

  @Test(
    "What is no number is told as what it is",
    arguments: [
      ("1e400", "is too large for a number"), ("-1e309", "is too large for a number"),
      ("1e99999999999999999999", "is too large for a number"),
      (String(repeating: "9", count: 310), "is too large for a number"),
      ("1e-400", "is so small that only zero is near it"), ("inf", "is not finite"), ("-Infinity", "is not finite"),
      ("∞", "is not finite"), ("0x1A", "is not a number"), ("12abc", "is not a number"), ("1e", "is not a number"),
      ("1e+", "is not a number"), ("+-1", "is not a number"), ("1.2.3", "is not a number"), ("5%", "is not a number"),
      ("$5", "is not a number"), ("1 2", "is not a number"), ("TRUE", "is not a number"), ("１２", "is not a number"),
      ("e5", "is not a number"), ("-", nil), ("2026-03-09", "is a date, and the column's others are numbers"),
      ("1,5", "has a comma, and the table's decimal mark is the point"), ("1,234.5", "has something between thousands"),
      ("1 234", "has something between thousands"), ("1'234'567", "has something between thousands"),
    ] as [(String, String?)])
  func noNumber(_ text: String, _ reason: String?) throws {
    let table = try table("a,b\n1,1\n\"\(text)\",2\n3,3\n4,4\n")
    #expect(table.columns[0].kind == .numbers)
    guard let reason else {
      #expect(table.columns[0].missingCount == 1)
      return
    }
    let cell = try #require(table.columns[0].badCells.first)
    #expect(table.columns[0].badCellCount == 1)
    #expect((cell.row, cell.line, cell.column) == (2, 3, "a"))
    #expect(cell.reason.description.hasPrefix(reason), "\(cell.reason)")
    #expect(cell.text == (text.count > 40 ? text.prefix(40) + "…" : text))
    #expect(throws: TableError.badCells([cell], count: 1)) { try table.select() }
    #expect(try table.select(columns: ["b"]).rows(missing: .refuse).values == [1, 2, 3, 4])
  }

  @Test("Thousands are read where it is said what stands between them")
  func thousands() throws {
    func read(_ cells: [String], _ thousands: ThousandsSeparator, _ mark: DecimalMark? = nil) throws -> [Double] {
      try self.read(
        cells.map { "\"\($0)\"" },
        options: TableOptions(header: .absent, decimalMark: mark, thousandsSeparator: thousands))
    }
    #expect(
      try read(["1,234", "-1,234,567.25", "12", "1234", "1,234e2"], .comma) == [1234, -1_234_567.25, 12, 1234, 123_400])
    #expect(try read(["1.234", "1.234.567,25", "0,5"], .point) == [1234, 1_234_567.25, 0.5])
    #expect(try read(["1 234,5", "1\u{A0}234,5", "1\u{202F}234"], .space, .comma) == [1234.5, 1234.5, 1234])
    #expect(try read(["1'234.5", "1’234"], .apostrophe) == [1234.5, 1234])
    for wrong in ["1,23", "12,34", "1234,567", ",123", "1,,234", "1,2345", "1,234,"] {
      let found = try table(
        "1\n2\n\"\(wrong)\"", options: TableOptions(header: .absent, separator: .tab, thousandsSeparator: .comma))
      #expect(found.columns[0].badCells.map(\.text) == [wrong])
    }
    #expect(throws: TableError.self) {
      try table("1", options: TableOptions(decimalMark: .comma, thousandsSeparator: .comma))
    }
  }
}
