import Foundation
import Tables
import Testing

/// A table among the fixtures.
func fixture(_ name: String, options: TableOptions = TableOptions()) throws -> DataTable {
  let folder = URL(filePath: #filePath).deletingLastPathComponent()
  return try DataTable(.file(folder.appending(path: "Fixtures/\(name)").path), options: options)
}

/// A table in a text.
func table(_ text: String, options: TableOptions = TableOptions()) throws -> DataTable {
  try DataTable(.bytes(Array(text.utf8)), options: options)
}

extension DataTable {
  /// The numbers of all columns of numbers, row by row.
  var numbers: [Double] { get throws { try select().rows(missing: .refuse).values } }
}

@Suite("Tables as people have them")
struct TablesAsPeopleHaveThemTests {
  @Test func cellsThatAreNoNumbers() throws {
    let table = try fixture("bad-cells.csv")
    #expect(table.columns.map(\.kind) == [.numbers, .numbers])
    #expect(try table.select(columns: ["a"]).rows(missing: .refuse).values == [1, 3, 5, 6, 7, 8])
    let error = #expect(throws: TableError.self) { try table.select() }
    #expect(
      error?.description == """
        3 cells cannot be read:
          row 2 (line 3), column "b": "four" is not a number
          row 3 (line 4), column "b": "1e999" is too large for a number
          row 5 (line 6), column "b": "-inf" is not finite
        """)
    #expect(error?.isOfRequest == false)
  }

  @Test func equalNames() throws {
    let table = try fixture("duplicate-names.csv")
    #expect(try table.select(columns: ["a (column 2)"]).rows(missing: .refuse).values == [2, 4, 6])
    #expect(table.remarks.count == 1)
    let error = #expect(throws: TableError.self) { try table.select(columns: ["a"]) }
    #expect(error?.description == #"2 columns are called "a": choose "a (column 1)" or "a (column 2)""#)
    #expect(error?.isOfRequest == true)
  }

  @Test func nothingInIt() {
    #expect(throws: TableError.empty) { try fixture("empty.csv") }
    #expect(throws: TableError.noRows(columns: ["a", "b"])) { try fixture("header-only.csv") }
    #expect(throws: TableError.cannotOpen(reason: "No such file or directory")) { try fixture("none.csv") }
    #expect(throws: TableError.cannotOpen(reason: "Is a directory")) { try fixture(".") }
  }

  @Test func oneRow() throws {
    let table = try fixture("one-row.csv")
    #expect(table.rowCount == 1)
    #expect(try table.numbers == [1, 2])
  }

  @Test func oneColumnThatIsConstant() throws {
    let table = try fixture("constant-column.csv")
    #expect(table.rowCount == 120)
    #expect(try table.select(columns: ["b"]).rows(missing: .refuse).values == [Double](repeating: 7, count: 120))
  }

  @Test func farFromZero() throws {
    let rows = try fixture("far-from-zero.csv").select().rows(missing: .refuse)
    #expect(Array(rows.values.prefix(4)) == [1_700_000_000.153, 50, 1_700_000_000.174, 53.9])
    #expect(rows.rowNumbers == Array(1...120))
  }

  @Test func aColumnOfText() throws {
    let table = try fixture("heights.csv")
    #expect(table.columns.map(\.name) == ["height", "weight", "group"])
    #expect(table.columns.map(\.kind) == [.numbers, .numbers, .text])
    #expect(table.columns[2].reasonToLeaveOut == #"holds text, such as "a""#)
    #expect(table.texts(in: table.columns[2]).prefix(4) == ["a", "b", "a", "b"])
    #expect(try table.select().columns.map(\.name) == ["height", "weight"])
    // The sums that awk has.
    #expect(abs(table.numbers(in: table.columns[0]).reduce(0, +) - heightSum) < 1e-9)
    #expect(abs(table.numbers(in: table.columns[1]).reduce(0, +) - weightSum) < 1e-9)
    let error = #expect(throws: TableError.self) { try table.select(columns: ["height", "group"]) }
    #expect(error?.description == #"the column "group" holds text, such as "a", and not numbers"#)
  }

  @Test func unknownNames() throws {
    let table = try fixture("heights.csv")
    func message(_ name: String) -> String? {
      #expect(throws: TableError.self) { try table.select(columns: [name]) }?.description
    }
    #expect(
      message("heigth")
        == #"there is no column "heigth": did you mean "height"? The columns are "height", "weight", "group""#)
    #expect(message("income") == #"there is no column "income": the columns are "height", "weight", "group""#)
    #expect(throws: TableError.repeatedColumn(name: "height")) { try table.select(columns: ["height", "height"]) }
  }

  @Test func latin1() {
    let error = #expect(throws: TableError.self) { try fixture("latin1.csv") }
    #expect(error?.description.hasPrefix("line 1, column 1: \"m\u{FFFD}tre\" is not UTF-8.") == true)
    #expect(error?.description.contains("iconv -f ISO-8859-1 -t UTF-8") == true)
  }

  @Test func missingValues() throws {
    let selection = try fixture("missing.tsv").select()
    let rows = try selection.rows(missing: .drop)
    #expect(rows.missingCounts == [8, 5])
    #expect(rows.rowCount == 107)
    #expect(rows.leftOutCount == 13)
    #expect(rows.rowNumbers.prefix(2) == [2, 3])
    #expect(rows.values.prefix(2) == [174, 53.9])
    let error = #expect(throws: TableError.self) { try selection.rows(missing: .refuse) }
    #expect(error?.description.hasPrefix("13 values are missing:\n  row 1, column \"x\"\n") == true)
  }

  @Test func noNames() throws {
    let table = try fixture("no-header.csv")
    #expect(table.rowCount == 120)
    #expect(table.columns.map(\.name) == ["column1", "column2"])
    #expect(table.remarks == ["The first line holds values, so the columns are called column1 and column2."])
    #expect(try table.numbers.prefix(2) == [152.9, 50])
  }

  @Test func quotes() throws {
    let table = try fixture("quoted.csv")
    #expect(table.columns.map(\.name) == ["name, with comma", #"value "quoted""#, "x"])
    #expect(table.texts(in: table.columns[0]) == ["ONeil, A.", "line\nbreak", "c"])
    #expect(try table.numbers == [1.5, 2, 2.5, 3, 3.5, 4])
  }

  @Test func ragged() {
    let error = #expect(throws: TableError.self) { try fixture("ragged.csv") }
    #expect(
      error?.description == """
        the first line has 2 cells, and 2 rows not as many:
          row 2 (line 3) has 1 cell
          row 3 (line 4) has 3 cells
        """)
  }

  @Test func semicolonsDecimalCommasAndAMark() throws {
    let table = try fixture("semicolon-decimal-comma-bom.csv")
    #expect(table.format.separator == .semicolon)
    #expect(table.format.decimalMark == .comma)
    #expect(table.columns.map(\.name) == ["Größe (cm)", "Gewicht (kg)"])
    #expect(try table.numbers == fixture("no-header.csv").numbers)
  }

  private let heightSum = 19778.0
  private let weightSum = 7660.4
}
