import Foundation
import Testing

@testable import Notebook

struct TableTests {
  @Test func rowsOfMixedKinds() {
    let table = Table(
      ["name", "share", "born", "ok", "count"],
      rows: [
        ["Ada", 0.5, Date(timeIntervalSince1970: 0), true, UInt64.max], ["Bo", nil, nil, false, 3],
        ["Cy", 2, "n/a"],
      ], decimals: 2)
    #expect(table.row(0) == ["Ada", "0.50", "1970-01-01T00:00:00Z", "true", "18446744073709551615"])
    #expect(table.row(1) == ["Bo", "missing", "missing", "false", "3"])
    #expect(table.row(2) == ["Cy", "2.00", "n/a", "", ""])
    #expect(table.columns.map(\.isNumeric) == [false, true, false, false, true])
    #expect(table.columns[1].isMissing(1) && !table.columns[3].isMissing(2))
  }

  @Test func rowsOfOneKindFromAVariable() {
    let rows: [[Double]] = [[1, 2], [3, 4.5]]
    #expect(Table(["a", "b"], rows: rows, decimals: 1).row(1) == ["3.0", "4.5"])
    let optional: [[Int?]] = [[1, nil]]
    #expect(Table(["a", "b"], rows: optional).row(0) == ["1", "missing"])
  }

  /// Read back by a reader written for the purpose, from the grammar of RFC 4180.
  @Test func csvIsReadBack() throws {
    let words = ["plain", "a,b", "say \"so\"", "two\r\nlines", "", " padded ", "é中", "\""]
    let numbers = [0.1, -1e-300, 5e300, .nan, .infinity, -.infinity, 1.0 / 3, -0.0]
    let table = Table(
      Table.Column("w,\"o\"", words), Table.Column("x", numbers, decimals: 1),
      Table.Column("m", [1, nil, 3] as [Int?]))
    let records = fields(CSV.text(table, titles: table.columns.map(\.title)))
    #expect(records.count == 9)
    #expect(records[0].map(\.text) == ["w,\"o\"", "x", "m"])
    #expect(records.dropFirst().map { $0[0].text } == words)
    for (record, number) in zip(records.dropFirst(), numbers) where number.isFinite {
      #expect(strtod(record[1].text, nil).bitPattern == number.bitPattern)
    }
    #expect(records[4...6].map { $0[1].text } == ["NaN", "Inf", "-Inf"])
    #expect(records[1...4].map { $0[2].text } == ["1", "", "3", ""])
    // What is missing can be told from an empty string.
    #expect(records[5][0].isQuoted && !records[2][2].isQuoted)
  }

  private func fields(_ text: String) -> [[(text: String, isQuoted: Bool)]] {
    var records: [[(text: String, isQuoted: Bool)]] = []
    var record: [(text: String, isQuoted: Bool)] = []
    var field = ""
    var (isInside, isQuoted) = (false, false)
    var scalars = Array(text.unicodeScalars)[...]
    while let scalar = scalars.popFirst() {
      switch scalar {
      case "\"" where isInside && scalars.first == "\"":
        field += "\""
        _ = scalars.popFirst()
      case "\"": (isInside, isQuoted) = (!isInside, true)
      case "," where !isInside:
        record.append((field, isQuoted))
        (field, isQuoted) = ("", false)
      case "\r" where !isInside:
        #expect(scalars.popFirst() == "\n")
        records.append(record + [(field, isQuoted)])
        (record, field, isQuoted) = ([], "", false)
      default: field.unicodeScalars.append(scalar)
      }
    }
    #expect(field.isEmpty && record.isEmpty && !isInside)
    return records
  }

  @Test func ranksAreByExactSize() {
    let values: [RecordedValue?] = [
      .exact(ExactNumber(UInt64.max)), .exact(ExactNumber(UInt64.max - 1)), .integer(-3), .missing, .integer(-3),
      .number(-2.5), .number(.nan), nil, .exact(ExactNumber(Int128.min)), .number(.infinity),
    ]
    #expect(ValueOrder.ranks(values) == [4, 3, 1, nil, 1, 2, nil, nil, 0, 5])
  }
}
