import Tables
import Testing

@Suite("The beginning of a table")
struct TableHeadTests {
  private func head(_ text: String, _ options: TableOptions = TableOptions()) throws -> TableHead {
    try TableHead(.bytes(Array(text.utf8)), options: options)
  }

  @Test func names() throws {
    let named = try head("x,,x\n1,2,3\n")
    #expect(named.hasHeader)
    #expect(named.columnNames == ["x (column 1)", "column2", "x (column 3)"])
    #expect(named.firstRow == ["x", "", "x"])
    let values = try head("1;2\n3;4\n")
    #expect(!values.hasHeader)
    #expect(values.columnNames == ["column1", "column2"])
    #expect(try head("1;2\n3;4\n", TableOptions(header: .present)).columnNames == ["1", "2"])
  }

  @Test func aNameIsThereOnce() throws {
    let head = try head("height,x,x\n1,2,3\n")
    try head.check(column: "height")
    #expect(throws: TableError.unknownColumn(name: "hieght", nearest: "height", known: head.columnNames)) {
      try head.check(column: "hieght")
    }
    #expect(throws: TableError.ambiguousColumn(name: "x", names: ["x (column 2)", "x (column 3)"])) {
      try head.check(column: "x")
    }
  }

  @Test func whatIsNoTable() {
    #expect(throws: TableError.empty) { try head("") }
    #expect(throws: TableError.noRows(columns: ["a", "b"])) { try head("a,b\n") }
    #expect(throws: TableError.unclosedQuote(line: 2)) { try head("a,b\n\"1,2\n") }
    let marks = TableOptions(decimalMark: .comma, thousandsSeparator: .comma)
    #expect(throws: TableError.self) { try head("a\n1\n", marks) }
  }

  @Test func missingMarksInText() {
    for text in ["", "  ", "NA", " n/a ", "-", "Missing"] { #expect(MissingMarks.contains(text)) }
    for text in ["0", "nab", "a", "- -"] { #expect(!MissingMarks.contains(text)) }
  }

  @Test func columnsOfOneNameAreToldTogether() throws {
    let table = try DataTable(.bytes(Array("a,a,b,\n1,2,3,4\n".utf8)))
    #expect(
      table.remarks == [
        "2 columns are called \"a\": here they are \"a (column 1)\", \"a (column 2)\".",
        "A column without a name is called \"column4\".",
      ])
    let values = try DataTable(.bytes(Array("1,2\n3,4\n".utf8)))
    #expect(values.remarks == ["The first line holds values, so the columns are called column1 and column2."])
  }
}
