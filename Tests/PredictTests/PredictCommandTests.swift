import Foundation
import SafeFiles
import Testing

@Suite("predict")
struct PredictCommandTests {
  private let folder: PredictFolder

  init() throws {
    folder = try PredictFolder()
    try folder.write("name,weight,height\na,1,2\nb,5,10\nc,-3.5,0.25\n", to: "new.csv")
  }

  private func answers(_ points: [Double]) throws -> String {
    let expected = try folder.expected(points)
    return
      (["row,component,p1,p2,logDensity"]
      + expected.components.indices.map { index in
        let shares = expected.responsibilities.row(index).map(\.description).joined(separator: ",")
        return "\(index + 1),\(expected.components[index] + 1),\(shares),\(expected.logDensities[index])"
      }).joined(separator: "\n") + "\n"
  }

  @Test func answersARowALine() throws {
    let result = try folder.run("walkthrough predict model.json new.csv")
    #expect(result.status == 0)
    #expect(result.output == (try answers([2, 1, 10, 5, 0.25, -3.5])))
    #expect(result.messages == "walkthrough: new.csv: not used: \"name\"\n")
  }

  @Test func readsStandardInputAndFIFOs() throws {
    let expected = try answers([2, 1, 10, 5, 0.25, -3.5])
    #expect(
      try folder.run("cat new.csv | walkthrough predict model.json - 2>&1 >answers; cat answers").output == """
        walkthrough: standard input: not used: "name"

        """ + expected)
    #expect(try folder.run("walkthrough predict model.json <(cat new.csv)").output == expected)
  }

  @Test func takesColumnsInTheirOrderIfThatIsSaid() throws {
    try folder.write("2;1\n10;5,5\n", to: "plain.csv")
    let refused = try folder.run("walkthrough predict model.json plain.csv")
    #expect(refused.status == 1)
    #expect(refused.output.isEmpty)
    #expect(refused.messages.hasPrefix("walkthrough: plain.csv: the first line (2, 1) holds values"))
    let taken = try folder.run("walkthrough predict model.json plain.csv --header absent")
    #expect(taken.status == 0)
    #expect(taken.output == (try answers([2, 1, 10, 5.5])))
    #expect(taken.messages.isEmpty)
    let options = "--header absent --separator ';' --decimal comma --thousands point"
    #expect(try folder.run("walkthrough predict model.json plain.csv \(options)").output == taken.output)
  }

  @Test func whatWasTypedWronglyIsStatus64() throws {
    try folder.write("hieght,weight\n1,2\n", to: "misspelled.csv")
    let result = try folder.run("walkthrough predict model.json misspelled.csv")
    #expect(result.status == 64)
    #expect(
      result.messages.hasPrefix(#"walkthrough: misspelled.csv: there is no column "height": did you mean "hieght"?"#))
    for line in [
      "predict", "predict model.json", "predict model.json none.csv", "predict none.json new.csv",
      "predict model.json .",
      "predict model.json new.csv --header maybe", "predict model.json new.csv --separator x",
      "predict model.json new.csv --decimal comma --thousands comma", "predict model.json new.csv --missing-text ''",
    ] {
      let result = try folder.run("walkthrough \(line)")
      #expect(result.status == 64, "\(line): \(result.messages)")
      #expect(result.output.isEmpty)
      #expect(!result.messages.isEmpty)
    }
  }

  @Test func whatTheTableHoldsIsStatus1() throws {
    try folder.write("height,weight\n1,2\nx,3\n4\n,5\n1e999,6\n10,5\n", to: "bad.csv")
    let result = try folder.run("walkthrough predict model.json bad.csv")
    #expect(result.status == 1)
    let rows = result.output.split(separator: "\n").map(String.init)
    #expect(rows.count == 7)
    #expect(rows[2...5].elementsEqual(["2,,,,", "3,,,,", "4,,,,", "5,,,,"]))
    #expect(rows[6].hasPrefix("6,2,"))
    #expect(
      result.messages == """
        walkthrough: bad.csv: rows with missing values (height: 1) that have empty cells: 1
        walkthrough: bad.csv: the first line has 2 cells, and 1 row not as many:
          row 3 (line 4) has 1 cell
        walkthrough: bad.csv: 2 cells cannot be read:
          row 2 (line 3), column "height": "x" is not a number
          row 5 (line 6), column "height": "1e999" is too large for a number

        """)
    for (name, text) in [("empty.csv", ""), ("quote.csv", "height,weight\n1,\"2\n"), ("names.csv", "height,weight\n")] {
      try folder.write(text, to: name)
      let result = try folder.run("walkthrough predict model.json \(name)")
      #expect(result.status == 1)
      #expect(result.messages.hasPrefix("walkthrough: \(name): "))
    }
  }

  @Test func rowsBeforeAFaultAreAnswered() throws {
    try folder.write("height,weight\n2,1\n10,5\n1,\"2\n", to: "quote.csv")
    let result = try folder.run("walkthrough predict model.json quote.csv")
    #expect(result.status == 1)
    #expect(result.output == (try answers([2, 1, 10, 5])))
    #expect(result.messages == "walkthrough: quote.csv: line 4: the quote that is opened here is never closed\n")
  }

  @Test func datesWhereTheModelHasNumbersAreRefused() throws {
    try folder.write("height,weight\n2026-03-09,1\n2026-03-10,5\n", to: "dates.csv")
    let result = try folder.run("walkthrough predict model.json dates.csv")
    #expect(result.status == 1)
    #expect(result.output.isEmpty)
    #expect(
      result.messages.hasPrefix(
        "walkthrough: dates.csv: the column \"height\" holds dates, such as \"2026-03-09\" in row 1 (line 2), and numbers "
      ))
    let model = String(decoding: try FileSystem.contents(of: "\(folder.path)/model.json"), as: UTF8.self)
    try folder.write(
      model.replacing("\"covarianceKind\"", with: "\"columnKinds\": [\"dates\", \"numbers\"],\n  \"covarianceKind\""),
      to: "dated.json")
    let dated = try folder.run("walkthrough predict dated.json dates.csv")
    #expect(dated.status == 0)
    // Days since the start of 1970.
    #expect(dated.output == (try answers([20521, 1, 20522, 5])))
    #expect(try folder.run("walkthrough predict dated.json new.csv").status == 1)
  }

  @Test func missingValuesAreAsWasSaid() throws {
    try folder.write("height,weight\n1,2\nNA,-999\n10,5\n", to: "missing.csv")
    let line = "walkthrough predict model.json missing.csv --missing-text -999"
    let empty = try folder.run(line)
    #expect(empty.status == 0)
    #expect(empty.output.contains("\n2,,,,\n"))
    let dropped = try folder.run("\(line) --missing drop")
    #expect(dropped.output == empty.output.replacing("2,,,,\n", with: ""))
    #expect(dropped.messages.contains("(height: 1, weight: 1) that are left out: 1"))
    let refused = try folder.run("\(line) --missing refuse")
    #expect(refused.status == 1)
    #expect(refused.output == empty.output)
    #expect(
      refused.messages.contains("2 values are missing:\n  row 2, column \"height\"\n  row 2, column \"weight\"\n"))
  }

  @Test func aModelThatIsNoneIsToldByItsField() throws {
    try folder.write(#"{"format": "gaussian-mixture", "version": 1, "columns": ["a"]}"#, to: "half.json")
    let result = try folder.run("walkthrough predict half.json new.csv")
    #expect(result.status == 1)
    #expect(result.messages == "walkthrough: half.json: \"weights\" is missing\n")
  }

  @Test func anOutputThatCannotBeWrittenIsStatus74() throws {
    var rows = "height,weight\n"
    for row in 0..<20_000 { rows += "\(row % 13),\(row % 7)\n" }
    try folder.write(rows, to: "many.csv")
    let full = try folder.run("walkthrough predict model.json many.csv > /dev/full")
    #expect(full.status == 74)
    #expect(full.messages == "walkthrough: standard output: No space left on device\n")
    let closed = try folder.run("walkthrough predict model.json many.csv >&-")
    #expect(closed.status == 74)
    #expect(closed.messages == "walkthrough: standard output: Bad file descriptor\n")
    // Whoever reads enough and goes ends the program quietly, as with others; where signals for that are ignored, by status.
    let head = try folder.run("walkthrough predict model.json many.csv | head -1; echo ${PIPESTATUS[0]}")
    #expect(head.output == "row,component,p1,p2,logDensity\n141\n")
    #expect(head.messages.isEmpty)
    let ignored = try folder.run(
      "trap '' PIPE; walkthrough predict model.json many.csv | head -1; echo ${PIPESTATUS[0]}")
    #expect(ignored.output == "row,component,p1,p2,logDensity\n74\n")
    #expect(ignored.messages == "walkthrough: standard output: Broken pipe\n")
  }
}
