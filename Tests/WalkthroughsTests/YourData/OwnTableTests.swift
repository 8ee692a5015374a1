import ChapterArithmetic
import Foundation
import Tables
import Testing

struct OwnTableTests {
  private func table(_ text: String, _ change: (inout OwnTable.Request) -> Void = { _ in }) throws -> OwnTable {
    let folder = FileManager.default.temporaryDirectory.appending(path: "own-table-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: "t.csv").path
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    var request = OwnTable.Request(path: path)
    change(&request)
    return try OwnTable(request)
  }

  @Test func `columns that hold no numbers, or one, are left out with a word`() throws {
    let table = try table("id,name,x,c,when\n1,a,1.5,7,2026-01-02\n2,b,2.5,7,2026-01-03\n4,,3.5,7,2026-01-04\n")
    #expect(table.columns.map(\.name) == ["id", "x"])
    #expect(table.points.rows == [[1, 1.5], [2, 2.5], [4, 3.5]])
    #expect(table.leftOut.map(\.name) == ["name", "when", "c"])
    #expect(table.leftOut[1].reason == "holds dates")
    #expect(table.leftOut[2].reason == "has the value 7 in every row")
  }

  @Test func `rows keep their numbers when others are dropped, and so do labels`() throws {
    let text = "x,y,g\n1,2,a\n,3,b\n4,5,a\n6,NA,c\n7,9,\n"
    let dropped = try table(text) { $0.label = "g" }
    #expect(dropped.rowCount == 5)
    #expect(dropped.rowNumbers == [1, 3, 5])
    #expect(dropped.labels == ["a", "a", ""])
    #expect(dropped.missingCounts == [1, 1])
    let error = #expect(throws: OwnTableError.self) { try table(text) { $0.missing = .refuse } }
    #expect("\(try #require(error))".contains("row 2, column \"x\"; row 4, column \"y\""))
  }

  @Test func `a value missing in a column that is left out costs no row`() throws {
    let text = "x,c,y\n1,7,2\n2,,3\n,7,5\n4,NA,7\n"
    for missing in [ColumnSelection.MissingValues.drop, .refuse] {
      let table = try table(text.replacing(missing == .refuse ? "\n,7,5" : "#", with: "")) { $0.missing = missing }
      #expect(table.columns.map(\.name) == ["x", "y"])
      #expect(table.points.rows == [[1, 2], [2, 3], [4, 7]])
      #expect(table.missingCounts == [missing == .drop ? 1 : 0, 0])
      #expect(table.leftOut.map(\.reason) == ["has the value 7 in every row that has one"])
    }
    // Alike in complete rows only: without it the others may differ.
    let partly = try table("x,c,y\n1,7,2\n2,7,3\n4,8,\n5,,6\n")
    #expect(partly.columns.map(\.name) == ["x", "y"])
    #expect(partly.points.rows == [[1, 2], [2, 3], [5, 6]])
    #expect(partly.leftOut.map(\.reason) == ["has the value 7 in every row in which no other is missing"])
    // Of one complete row nothing can be learned.
    let error = #expect(throws: OwnTableError.self) { try table("x,y\n1,2\n3,\n,4\n") }
    #expect("\(try #require(error))".contains("one row of values"))
  }

  @Test func `labels are texts without the spaces around them, and what stands for a missing value is none`() throws {
    let text = "x,g\n1, a\n2,a \n3,NA\n4,\" \"\n5,-9\n6,b\n"
    let table = try table(text) {
      $0.label = "g"; $0.options.missingTexts = ["-9"]
    }
    #expect(table.labels == ["a", "a", "", "", "", "b"])
  }

  @Test func `a bad cell among labels that are numbers is told with its place`() throws {
    let error = #expect(throws: OwnTableError.self) {
      try table("x,g\n1,1\n2,2\n3,two\n4,1\n") { $0.label = "g" }
    }
    #expect("\(try #require(error))".contains("row 3 (line 4), column \"g\": \"two\" is not a number"))
    #expect(error?.isOfRequest == false)
  }

  @Test func `labels may be numbers or dates`() throws {
    let text = "g,d,x\n1,2026-03-09,1\n2.5,2026-03-10,2\n,1969-12-31,3\n"
    #expect(try table(text) { $0.label = "g" }.labels == ["1", "2.5", ""])
    #expect(try table(text) { $0.label = "g" }.columns.map(\.name) == ["x"])
    // The third row lacks a number, now that g is one of the columns.
    let dated = try table(text) { $0.label = "d" }
    #expect(dated.labels == ["2026-03-09", "2026-03-10"])
    // Two times of one day are two labels.
    let times = "t,x\n2026-03-09T06:00,1\n2026-03-09T18:00,2\n"
    #expect(try table(times) { $0.label = "t" }.labels == ["2026-03-09T06:00:00Z", "2026-03-09T18:00:00Z"])
    #expect(try table(text) { $0.columns = ["d", "x"] }.columnKinds == [.dates, .numbers])
  }

  @Test(arguments: [
    ("x\n", "no row of values"), ("x\n5\n", "has one row of values"),
    ("x,y\n5,6\n5,6\n", "in each of the columns \"x\", \"y\" all values are alike"),
    ("x\na\nb\n", "no column holds numbers"), ("", "it is empty"),
    ("x,y\n1,2\n2,three\n3,4\n5,6\n", "row 2 (line 3), column \"y\": \"three\" is not a number"),
  ])
  func `what is no table to fit to is told with its place`(text: String, message: String) throws {
    let error = #expect(throws: OwnTableError.self) { try table(text) }
    let told = "\(try #require(error))"
    #expect(told.contains(message), "\(told)")
    #expect(told.contains("t.csv") && !told.contains("\n"))
    #expect(error?.isOfRequest == false)
  }

  @Test func `what was asked for and is not there is told as such`() throws {
    let text = "height,weight\n1,2\n3,5\n"
    for change in [
      { (request: inout OwnTable.Request) in request.columns = ["hieght"] }, { $0.label = "wieght" },
      {
        $0.columns = ["height"]; $0.label = "height"
      }, { $0.columns = ["height", "height"] },
    ] {
      let error = #expect(throws: OwnTableError.self) { try table(text, change) }
      #expect(error?.isOfRequest == true)
    }
  }
}
