import Foundation
import Testing

@testable import Tables

/// All rows of a stream, and what was wrong with them.
private func readAll(
  _ text: String, columns: [String], options: TableOptions = TableOptions(), atMost: Int = 3
) throws -> (values: [Double], states: [RowBatch.State], faults: RowFaults, ignored: [String]) {
  var stream = try RowStream(.bytes(Array(text.utf8)), columns: columns, options: options)
  var (values, states) = ([Double](), [RowBatch.State]())
  while let batch = try stream.next(atMost: atMost) {
    #expect(batch.firstRow == states.count + 1)
    values += batch.values
    states += batch.states
  }
  return (values, states, stream.faults, stream.ignoredColumns)
}

@Suite("Rows one after the other")
struct RowStreamTests {
  @Test("Columns are found by name, in any order, among others")
  func columnsByName() throws {
    let found = try readAll("x,a,note,b\n0,1,n,2\n0,3,m,4\n", columns: ["b", "a"])
    #expect(found.values == [2, 1, 4, 3])
    #expect(found.ignored == ["x", "note"])
    #expect(found.faults.errors(missing: .refuse).isEmpty)
    let error = #expect(throws: TableError.self) { try readAll("hight,b\n1,2\n", columns: ["height"]) }
    #expect(error?.description.hasPrefix(#"there is no column "height": did you mean "hight"?"#) == true)
  }

  @Test("Without names the columns are taken in their order, if that is said")
  func noNames() throws {
    #expect(throws: TableError.noNames(firstLine: "1, 2")) { try readAll("1,2\n3,4\n", columns: ["a", "b"]) }
    let options = TableOptions(header: .absent)
    #expect(try readAll("1,2\n3,4\n", columns: ["a", "b"], options: options).values == [1, 2, 3, 4])
    #expect(throws: TableError.wrongColumnCount(count: 2, expected: 3)) {
      try readAll("1,2\n", columns: ["a", "b", "c"], options: options)
    }
    // Names that look like numbers are names where they are looked for.
    #expect(try readAll("1,2\n3,4\n", columns: ["2"]).values == [4])
  }

  @Test("The names that a table without names gives its columns say where these stand")
  func numberedNames() throws {
    let text = "1,2,3\n4,5,6\n"
    for options in [TableOptions(), TableOptions(header: .absent)] {
      let found = try readAll(text, columns: ["column3", "column1"], options: options)
      #expect(found.values == [3, 1, 6, 4])
      #expect(found.ignored == ["column2"])
      #expect(
        throws: TableError.unknownColumn(name: "column4", nearest: "column1", known: ["column1", "column2", "column3"])
      ) {
        try readAll(text, columns: ["column4"], options: options)
      }
    }
    // As many names as columns are no reason to take others in their order.
    #expect(throws: TableError.self) { try readAll("1,2\n", columns: ["column2", "column3"]) }
    // One that only looks like it is none.
    #expect(try readAll("1\n", columns: ["column01"], options: TableOptions(header: .absent)).values == [1])
    #expect(try readAll("column2,column1\n1,2\n", columns: ["column1", "column2"]).values == [2, 1])
  }

  @Test("Rows with faults keep their places")
  func faults() throws {
    let found = try readAll("a,b\n1,2\nNA,3\nx,\n4\n5,6\n1e999,7\n", columns: ["a", "b"])
    #expect(found.states == [.complete, .missing, .unusable, .unusable, .complete, .unusable])
    #expect(found.values.count == 12)
    #expect(found.values[2].isNaN && found.values[3] == 3 && found.values[8] == 5)
    #expect(found.faults.missingCounts == [1, 1])
    // The third row has another fault, too.
    #expect(found.faults.rowsWithMissingCount == 1)
    #expect(
      found.faults.errors(missing: .drop).map(\.description) == [
        "the first line has 2 cells, and 1 row not as many:\n  row 4 (line 5) has 1 cell",
        """
        2 cells cannot be read:
          row 3 (line 4), column "a": "x" is not a number
          row 6 (line 7), column "a": "1e999" is too large for a number
        """,
      ])
    #expect(found.faults.errors(missing: .refuse).count == 3)
  }

  @Test("A stream gives what the whole table gives, wherever batches end")
  func likeTheTable() throws {
    for name in ["heights.csv", "semicolon-decimal-comma-bom.csv", "far-from-zero.csv", "quoted.csv"] {
      let path = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/\(name)").path
      let whole = try DataTable(.file(path)).select().rows(missing: .refuse)
      for count in [1, 7, 1000] {
        var stream = try RowStream(.file(path), columns: whole.columnNames)
        var values: [Double] = []
        while let batch = try stream.next(atMost: count) { values += batch.values }
        #expect(values == whole.values)
        #expect(stream.rowCount == whole.rowCount)
      }
    }
  }

  @Test("More rows than are looked at first, and a quote cut off where the look ends")
  func large() throws {
    var text = "a,note,b\n"
    for row in 0..<60_000 { text += "\(row),\"line\n\(row)\",\(Double(row) / 4)\n" }
    let found = try readAll(text, columns: ["a", "b"], atMost: 10_000)
    #expect(found.states.count == 60_000)
    #expect(found.values.enumerated().allSatisfy { $1 == Double($0 / 2) / ($0 % 2 == 0 ? 1 : 4) })
    #expect(throws: TableError.unclosedQuote(line: 120_002)) {
      try readAll(text + "1,\"x,2\n", columns: ["a", "b"], atMost: 10_000)
    }
  }

  @Test("A pipe is read once, from its beginning")
  func pipe() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "tables-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: "fifo").path
    #expect(mkfifo(path, 0o600) == 0)
    var text = "a,b\n"
    for row in 0..<100_000 { text += "\(row),0.5\n" }
    let bytes = Data(text.utf8)
    for isStream in [true, false] {
      let writer = Thread {
        guard let file = FileHandle(forWritingAtPath: path) else { return }
        try? file.write(contentsOf: bytes)
        try? file.close()
      }
      writer.start()
      var sum = 0.0
      if isStream {
        var stream = try RowStream(.file(path), columns: ["a"])
        while let batch = try stream.next(atMost: 999) { sum += batch.values.reduce(0, +) }
      } else {
        let table = try DataTable(.file(path))
        sum = table.numbers(in: table.columns[0]).reduce(0, +)
      }
      #expect(sum == 4_999_950_000)
    }
  }

  @Test("Rows before what ends the reading come first, and it is told for good", arguments: [1, 2, 3, 100])
  func rowsBeforeAFault(atMost: Int) throws {
    for (text, expected) in [
      ("a,b\n1,2\n3,4\n5,\"6\n", TableError.unclosedQuote(line: 4)),
      ("a,b\n1,2\n3,4\n\"5\" x,6\n", .textAfterQuote(line: 4, column: 1, text: "\"5\" x")),
    ] {
      var stream = try RowStream(.bytes(Array(text.utf8)), columns: ["a", "b"])
      var values: [Double] = []
      for _ in 0..<2 {
        #expect(throws: expected) { while let batch = try stream.next(atMost: atMost) { values += batch.values } }
      }
      #expect(values == [1, 2, 3, 4])
    }
    #expect(throws: TableError.unclosedQuote(line: 2)) { try readAll("a\n\"6\n", columns: ["a"]) }
  }

  @Test("A column that holds dates where numbers are needed, or the other way round, is refused with its place")
  func kinds() throws {
    func read(_ text: String, _ kinds: [ColumnKind]) throws -> [Double] {
      var stream = try RowStream(.bytes(Array(text.utf8)), columns: ["t", "a"], kinds: kinds)
      var values: [Double] = []
      while let batch = try stream.next(atMost: 10) { values += batch.values }
      return values
    }
    let dates = "a,t\n1,\n2,1970-01-02\n3,1970-01-03\n"
    #expect(try read(dates, [.dates, .numbers]).filter { !$0.isNaN } == [1, 1, 2, 2, 3])
    let error = #expect(throws: TableError.self) { try read(dates, [.numbers, .numbers]) }
    #expect(
      error?.description
        == "the column \"t\" holds dates, such as \"1970-01-02\" in row 2 (line 3), and numbers are needed: write it as it "
        + "stands in the table that this one is to go with")
    let other = #expect(throws: TableError.self) { try read("t,a\n7,1\n8,2\n", [.dates, .numbers]) }
    #expect(other?.description.contains("holds numbers, such as \"7\" in row 1 (line 2), and dates are needed") == true)
    #expect(other?.isOfRequest == false)
    // What the beginning does not decide is decided cell by cell.
    #expect(try read("t,a\n,1\n", [.dates, .numbers]).last == 1)
  }

  @Test func dates() throws {
    #expect(try readAll("t,a\n1970-01-02,1\n1970-01-03,2\n", columns: ["t", "a"]).values == [1, 1, 2, 2])
  }

  @Test func nothing() {
    #expect(throws: TableError.empty) { try readAll("", columns: ["a"]) }
    #expect(throws: TableError.noRows(columns: ["a"])) { try readAll("a\n", columns: ["a"]) }
  }
}
