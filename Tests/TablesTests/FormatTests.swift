import Tables
import Testing

@Suite("How a table is written")
struct FormatTests {
  @Test("Separators and decimal marks are told from the cells", arguments: Separator.allCases, DecimalMark.allCases)
  func detected(_ separator: Separator, _ mark: DecimalMark) throws {
    // Commas of both kinds are told apart by quotes, and have to be said.
    let isDoubtful = separator == .comma && mark == .comma
    func cell(_ text: String) -> String {
      let text = text.replacing(".", with: mark.sign)
      return isDoubtful ? "\"\(text)\"" : text
    }
    for header in ["name\(separator.sign)v\(separator.sign)w\n", ""] {
      let text =
        header
        + ["a,b", "c;d", "e|f"].map { name in
          ["\"\(name)\"", cell("1.5"), cell("-2.25")].joined(separator: separator.sign)
        }.joined(separator: "\n")
      let found = try table(
        text, options: TableOptions(decimalMark: isDoubtful ? .comma : nil).with(separator, isDoubtful))
      #expect(found.format.separator == separator)
      #expect(found.format.decimalMark == mark)
      #expect(found.format.hasHeader == !header.isEmpty)
      #expect(try found.numbers == [1.5, -2.25, 1.5, -2.25, 1.5, -2.25])
    }
  }

  @Test("Separators that stand in cells are none")
  func misleading() throws {
    #expect(try table("a|b,1,2\nc|d,3,4").numbers == [1, 2, 3, 4])
    #expect(try table("t;v\n2026-01-01 10:00;1,5\n2026-01-02 11:30;2,5").numbers == [1.5, 2.5])
    #expect(try table("x\ty\n1,5\t2,25\n3,5\t4,5").numbers == [1.5, 2.25, 3.5, 4.5])
    #expect(try table("x\n1.5\n2.5").numbers == [1.5, 2.5])
    #expect(try table("x\n1,5\n2,5", options: TableOptions(decimalMark: .comma)).numbers == [1.5, 2.5])
    // In one column nothing separates: not what stands in its name.
    for name in ["a, b", "a; b", "a|b", "a\tb"] {
      #expect(try table("\(name)\n1\n2\n3").columns.map(\.name) == [name])
    }
    // Cells are no numbers until it is said that commas are decimal: as many cells as commas make.
    let error = #expect(throws: TableError.self) { try table("height\n1,5\n2,5") }
    #expect(error?.description.contains("say so with the option \"decimal\"") == true)
  }

  @Test("A line that says what separates cells is taken at its word", arguments: ["", "\u{FEFF}"])
  func separatorLine(_ mark: String) throws {
    for end in ["\n", "\r\n", "\r"] {
      let found = try table("\(mark)sep=;\(end)a;b\(end)1,5;2|3\(end)x;1\(end)2;3\(end)")
      #expect(found.format.separator == .semicolon)
      #expect(found.columns.map(\.name) == ["a", "b"])
      #expect(found.columns[0].badCells.map(\.line) == [4])
    }
    #expect(try table("sep=1;b\n1;2").columns.map(\.name) == ["sep=1", "b"])
    #expect(try table("SEP=|\n1|2\n3|4", options: TableOptions(separator: .bar)).rowCount == 2)
  }

  @Test("What goes wrong with a first line of another kind is guessed at")
  func hints() {
    func message(_ text: String) -> String { #expect(throws: TableError.self) { try table(text) }?.description ?? "" }
    #expect(message("# made today\na,b\n1,2\n").contains("if it is a remark"))
    #expect(message("a,b\nr1,1,2\nr2,3,4\n").contains("If the first column has no name"))
    #expect(message("\"a\" \"b\"\n1 2\n").contains("spaces separate no cells"))
  }

  @Test("What could be decimals or thousands is refused", arguments: ["1,234\t5\n6,789\t7", "1.234;5\n6.789;7"])
  func doubtful(_ text: String) throws {
    let error = #expect(throws: TableError.self) { try table(text) }
    #expect(error?.description.contains("\" could be a number with three decimals") == true)
    let mark = DecimalMark(String(text.dropFirst().prefix(1)))
    let other: ThousandsSeparator = mark == .comma ? .comma : .point
    #expect(try table(text, options: TableOptions(decimalMark: mark)).numbers == [1.234, 5, 6.789, 7])
    #expect(try table(text, options: TableOptions(thousandsSeparator: other)).numbers == [1234, 5, 6789, 7])
    // One cell that can only be decimals tells.
    let sign = try #require(mark).sign
    let separator = text.contains("\t") ? "\t" : ";"
    #expect(try table("\(text)\n0\(sign)5\(separator)1").numbers == [1.234, 5, 6.789, 7, 0.5, 1])
  }

  @Test("With commas between cells, a point is decimal")
  func points() throws {
    #expect(try table("1.234,5\n6.789,7").numbers == [1.234, 5, 6.789, 7])
    #expect(try table("1.234\t5\n6.789\t7").numbers == [1.234, 5, 6.789, 7])
  }

  @Test("A cell with the other mark is a bad one")
  func otherMark() throws {
    let found = try table("a;b\n1,5;1\n2,5;1\n1.234;1")
    #expect(found.format.decimalMark == .comma)
    #expect(found.columns[0].badCells.map(\.reason) == [.otherMark(decimalMark: .comma)])
    #expect(found.columns[0].badCells[0].description.contains("has a point"))
  }

  @Test(
    "The first line holds names where text stands above numbers",
    arguments: [
      ("a,b\n1,2", true), ("1,2\n3,4", false), ("x,1\ny,2", false), ("a,b\nc,d", true), ("\"\",v\nr1,1\nr2,2", true),
      ("2019\n5\n6", false), ("day,v\n2026-01-01,NA\n2026-01-02,NA", true), ("NA,1\n2,3", false), ("a\n1", true),
    ])
  func header(_ text: String, _ hasHeader: Bool) throws {
    #expect(try table(text).format.hasHeader == hasHeader)
    #expect(
      try table(text, options: TableOptions(header: hasHeader ? .present : .absent)).rowCount == table(text).rowCount)
  }

  @Test func headerThatCouldBeEither() throws {
    for text in ["id,2019,2020\n1,5,6\n2,7,8", "152.9,abc\n174.0,53.9\n159.1,42.2"] {
      let error = #expect(throws: TableError.self) { try table(text) }
      #expect(error?.description.contains("say with the option \"header\"") == true)
    }
    let names = try table("id,2019,2020\n1,5,6", options: TableOptions(header: .present))
    #expect(names.columns.map(\.name) == ["id", "2019", "2020"])
    let values = try table("x,5\n1,6\n2,7", options: TableOptions(header: .absent))
    #expect(values.columns[0].badCells.map(\.row) == [1])
  }

  @Test("Every column has a name of its own")
  func names() throws {
    let found = try table(" a ,,a,\"b, c\",a (column 3)\n1,2,3,4,5")
    #expect(found.columns.map(\.name) == ["a (column 1)", "column2", "a (column 3)'", "b, c", "a (column 3)"])
    #expect(Set(found.columns.map(\.name)).count == 5)
    #expect(found.columns.map(\.position) == [1, 2, 3, 4, 5])
  }

  @Test("What is no text in UTF-8 is told as what it is")
  func noText() {
    func message(_ bytes: [UInt8]) -> String {
      #expect(throws: TableError.self) { try DataTable(.bytes(bytes)) }?.description ?? ""
    }
    let utf16 = "a,b\n1,2\n".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    #expect(message([0xFF, 0xFE] + utf16).hasPrefix("it is text in UTF-16"))
    #expect(message([0xFE, 0xFF] + utf16).hasPrefix("it is text in UTF-16"))
    #expect(message(utf16).hasPrefix("byte 1 is zero"))
    #expect(message([0x1F, 0x8B, 8, 0]).contains("gunzip"))
    #expect(message(Array("PK\u{3}\u{4}".utf8)).contains("save the sheet as CSV"))
    #expect(message(Array("a,b\nx,1\ny,2\n".utf8) + [0xE9] + Array(",3\n".utf8)).hasPrefix("line 4, column 1: "))
  }

  @Test("What the program cannot know is the majority's, and the rest is told")
  func majority() throws {
    let found = try table("a,b,c,d\n1,1,x,\n2,x,y,\n3,2,3,\nx,y,1,NA\n")
    #expect(found.columns.map(\.kind) == [.numbers, .text, .text, .empty])
    #expect(found.columns[0].badCells.map(\.row) == [4])
    #expect(found.columns[1].reasonToLeaveOut == #"holds text, such as "x", in more cells than numbers"#)
    #expect(throws: TableError.columnWithoutValues(name: "d")) { try found.select(columns: ["d"]) }
    let error = #expect(throws: TableError.self) { try table("x,y\na,b\nc,d").select() }
    #expect(error?.description.hasPrefix(#"no column holds numbers: "x" holds text, such as "a", "y""#) == true)
  }

  @Test("A million cells further down, a text is still a bad cell of its row")
  func farDown() throws {
    var text = "a,b\n"
    for row in 1...200_000 { text += row == 190_001 ? "1,oops\n" : "\(row),2.5\n" }
    let error = #expect(throws: TableError.self) { try table(text).select() }
    #expect(error?.description.contains("row 190001 (line 190002), column \"b\": \"oops\" is not a number") == true)
  }

  @Test("Twenty bad cells are listed, the others counted")
  func manyBadCells() throws {
    let rows = (1...100).map { $0 % 3 == 0 ? "x\($0),\($0)" : "\($0),\($0)" }
    let error = #expect(throws: TableError.self) { try table("a,b\n" + rows.joined(separator: "\n")).select() }
    let lines = try #require(error?.description.split(separator: "\n"))
    #expect(lines.count == 22)
    #expect(lines[0] == "33 cells cannot be read:")
    #expect(lines[20].hasPrefix("  row 60 (line 61), column \"a\": \"x60\""))
    #expect(lines[21] == "  and 13 more")
  }
}

extension TableOptions {
  fileprivate func with(_ separator: Separator, _ isSaid: Bool) -> TableOptions {
    var options = self
    if isSaid { options.separator = separator }
    return options
  }
}
