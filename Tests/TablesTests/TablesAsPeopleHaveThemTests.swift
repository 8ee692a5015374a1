import Foundation
import Tables
import Testing

/// A table among the fixtures.
func fixture(_ name: String, options: TableOptions = TableOptions()) throws -> DataTable {
  try DataTable(.file(fixturePath(name)), options: options)
}

func fixturePath(_ name: String) -> String {
  URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/\(name)").path
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
    let error = #expect(throws: TableError.self) { try table.select(columns: ["a"]) }
    #expect(error?.description == #"2 columns are called "a": choose "a (column 1)" or "a (column 2)""#)
    #expect(error?.isOfRequest == true)
  }

  @Test func nothingInIt() {
    #expect(throws: TableError.empty) { try fixture("empty.csv") }
    #expect(throws: TableError.noRows(columns: ["a", "b"])) { try fixture("header-only.csv") }
    #expect(throws: TableError.cannotOpen(reason: "No such file or directory")) { try fixture("none.csv") }
  }
}
