import Datasets
import Testing

@Suite("A file of digits")
struct DigitsReaderTests {
  private static let good = Array(repeating: "3", count: 64).joined(separator: ",") + ",7"

  @Test("Line ends of either kind, with or without the last one", arguments: ["\n", "\r\n"])
  func lineEnds(_ end: String) throws {
    for last in ["", end] {
      let digits = try Digits(csv: Array((Self.good + end + Self.good + last).utf8))
      #expect(digits.labels == [7, 7])
      #expect(digits.images.rowCount == 2)
      #expect(digits.images.sum == 384)
    }
    #expect(try Digits(csv: []).labels.isEmpty)
  }

  @Test("A broken field is named by line and column")
  func brokenFields() {
    func error(_ line: String) -> DigitsError? {
      do {
        _ = try Digits(csv: Array((Self.good + "\n" + line + "\n").utf8))
        return nil
      } catch { return error }
    }
    func replacing(_ column: Int, with text: String) -> String {
      var fields = Self.good.split(separator: ",").map(String.init)
      fields[column - 1] = text
      return fields.joined(separator: ",")
    }
    for text in ["x", "", "-1", "17", "1.5", " 3", "99999999999999999999", "3;"] {
      #expect(error(replacing(5, with: text)) == .invalidField(line: 2, column: 5, text: text, expected: 0...16))
    }
    #expect(error(replacing(65, with: "10")) == .invalidField(line: 2, column: 65, text: "10", expected: 0...9))
    #expect(error("1,2,3") == .wrongFieldCount(line: 2, count: 3))
    #expect(error(Self.good + ",1") == .wrongFieldCount(line: 2, count: 66))
    #expect(error("") == .invalidField(line: 2, column: 1, text: "", expected: 0...16))
    #expect(error(replacing(5, with: "x"))?.description.contains("line 2, column 5") == true)
  }
}
