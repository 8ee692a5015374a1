import Testing

@testable import Tables

/// Records, split by one look at each character: what the scanner must find, by the shortest of rules.
private func referenceRecords(_ text: String, separator: Character) -> [[String]] {
  var records: [[String]] = []
  var (record, field, isQuoted, wasQuoted) = ([String](), "", false, false)
  var characters = Array(text.unicodeScalars)[...]
  func isEnd(_ scalar: Unicode.Scalar?) -> Bool { scalar == "\n" || scalar == "\r" }
  while let scalar = characters.popFirst() {
    if isQuoted {
      if scalar != "\"" {
        field.unicodeScalars.append(scalar)
      } else if characters.first == "\"" {
        characters.removeFirst()
        field += "\""
      } else {
        (isQuoted, wasQuoted) = (false, true)
      }
    } else if scalar == "\"" && field.allSatisfy({ $0 == " " }) && !wasQuoted {
      // Spaces around quotes are no part of a cell.
      (isQuoted, field) = (true, "")
    } else if scalar == " " && wasQuoted {
      continue
    } else if Character(scalar) == separator || isEnd(scalar) {
      if scalar == "\r" && characters.first == "\n" { characters.removeFirst() }
      record.append(field)
      (field, wasQuoted) = ("", false)
      if isEnd(scalar) {
        records.append(record)
        record = []
      }
    } else {
      field.unicodeScalars.append(scalar)
    }
  }
  if !record.isEmpty || !field.isEmpty || wasQuoted { records.append(record + [field]) }
  return records
}

/// Records as the scanner finds them, with so many bytes in memory at first.
private func records(_ text: String, separator: Separator = .comma, capacity: Int = 16) throws -> [[String]] {
  var scanner = RecordScanner(
    try ByteSource(.bytes(Array(text.utf8))), separator: separator.byte, capacity: capacity)
  var records: [[String]] = []
  while try scanner.next() {
    records.append(
      (0..<scanner.fieldCount).map { field in
        let text = String(decoding: scanner.content(field), as: UTF8.self)
        return scanner.hasDoubledQuotes(field)
          ? text.unicodeScalars.split(separator: "\"\"".unicodeScalars, omittingEmptySubsequences: false)
            .map { String(String.UnicodeScalarView($0)) }.joined(separator: "\"") : text
      })
  }
  return records
}

@Suite("Records and fields")
struct RecordTests {
  @Test("Every line end, with and without the last", arguments: ["\n", "\r\n", "\r"])
  func lineEnds(_ end: String) throws {
    for last in ["", end] {
      #expect(try records("a,b\(end)1,2\(end)3,\(last)") == [["a", "b"], ["1", "2"], ["3", ""]])
      #expect(try table("a\(end)1\(end)2\(last)").numbers == [1, 2])
    }
  }

  @Test func emptyCells() throws {
    #expect(try records(",,\n,") == [["", "", ""], ["", ""]])
    #expect(try records("\"\",\"\"") == [["", ""]])
    #expect(try records("") == [])
    #expect(try records("\n\n") == [[""], [""]])
  }

  @Test func quotes() throws {
    #expect(try records("\"a\"\"b\",\"c,d\"\n\"e\r\nf\",\"\"\"\"") == [["a\"b", "c,d"], ["e\r\nf", "\""]])
    // Spaces around quotes are no part of a cell; a quote further in is a character.
    #expect(try records(" \"a b\" , c\n5\" pipe, it's") == [["a b", " c"], ["5\" pipe", " it's"]])
  }

  @Test func quotesThatAreWrong() {
    #expect(throws: TableError.unclosedQuote(line: 3)) { try table("a,b\n1,2\n3,\"4\n5,6\n") }
    #expect(throws: TableError.textAfterQuote(line: 2, column: 1, text: "\"x\"y")) {
      try table("a,b\n\"x\"y,1\n2,3\n")
    }
    #expect(throws: TableError.recordTooLong(line: 2, quote: 2)) {
      try table("a,b\n\"" + String(repeating: "1,2\n", count: 5_000_000))
    }
  }

  @Test("Lines are counted through quoted line ends")
  func lines() throws {
    let error = #expect(throws: TableError.self) {
      try table("a,b\n\"x\ny\r\nz\",1\n\n\"u\rv\",2\nw,?x\nq,4\n").select(columns: ["b"])
    }
    #expect(
      error?.description == """
        a cell cannot be read:
          row 3 (line 8), column "b": "?x" is not a number
        """)
  }

  @Test("An empty line is passed over, but in a table of one column it is a row")
  func emptyLines() throws {
    let two = try table("\n a,b\n\n1,2\n   \n3,4\n\n")
    #expect(try two.numbers == [1, 2, 3, 4])
    #expect(two.remarks == ["4 empty lines passed over."])
    let one = try table("a\n1\n\n\n4\n\n\n")
    #expect(one.rowCount == 4)
    #expect(try one.select().rows(missing: .drop).rowNumbers == [1, 4])
    #expect(one.columns[0].missingCount == 2)
  }

  @Test("Random texts are split as by a look at each character, wherever memory ends")
  func randomTexts() throws {
    var random = Repeatable(seed: 1)
    let pieces = ["a", "é", "1.5", "\"\"", ",", ",", ";", "\n", "\r\n", "\r", " ", "日本", "-", "7"]
    for _ in 0..<400 {
      var text = ""
      for _ in 0..<Int.random(in: 1...12, using: &random) {
        var field = (0..<Int.random(in: 0...6, using: &random)).map { _ in pieces.randomElement(using: &random)! }
          .joined()
        if Bool.random(using: &random) {
          field = "\"\(field)\""
        } else {
          field = field.filter { !"\",\r\n;".contains($0) && $0 != "\r\n" }
          if field.hasPrefix(" ") { field = "x" + field }
        }
        text += field + [",", ";", "\n", "\r\n"].randomElement(using: &random)!
      }
      for separator in [Separator.comma, .semicolon] {
        // Text behind a closing quote is refused.
        guard let found = try? records(text, separator: separator, capacity: 1 << 16) else { continue }
        let expected = referenceRecords(text, separator: Character(separator.sign))
        #expect(found == expected, "\(text.debugDescription)")
        for capacity in [4, 5, 7, 9, 16, 33] {
          #expect(try records(text, separator: separator, capacity: capacity) == expected, "\(text.debugDescription)")
        }
      }
    }
  }

  @Test("Tables of texts are read back, letter by letter")
  func textsReadBack() throws {
    var random = Repeatable(seed: 1)
    let letters = Array("ab\",;\t|\n\r é日\u{301}'0.-").map(String.init) + ["\r\n"]
    for separator in Separator.allCases {
      for _ in 0..<20 {
        let columnCount = Int.random(in: 1...4, using: &random)
        let rows = (0..<Int.random(in: 1...30, using: &random)).map { _ in
          (0..<columnCount).map { _ in
            "x"
              + (0..<Int.random(in: 0...8, using: &random)).map { _ in letters.randomElement(using: &random)! }.joined()
          }
        }
        let text = rows.map { row in
          row.map { cell in
            let doubled = String(
              String.UnicodeScalarView(cell.unicodeScalars.flatMap { $0 == "\"" ? [$0, $0] : [$0] }))
            return "\"\(doubled)\""
          }.joined(separator: separator.sign)
        }.joined(separator: "\n")
        let found = try table(text, options: TableOptions(header: .absent, separator: separator))
        let columns = found.columns.map { found.texts(in: $0).map { Array($0.utf8) } }
        for (index, column) in columns.enumerated() {
          #expect(column == rows.map { Array($0[index].utf8) }, "\(text.debugDescription)")
        }
      }
    }
  }
}
