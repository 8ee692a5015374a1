import Testing

@testable import Notebook

/// What stands for several values.
@Suite struct ForEachValuesTests {
  private func problem(_ text: String) -> String? {
    do throws(ParameterError) {
      _ = try ForEachValues.read(text)
      return nil
    } catch {
      return error.description
    }
  }

  @Test(arguments: [
    ("0...3", ["0", "1", "2", "3"]), ("-1...1", ["-1", "0", "1"]), ("7...7", ["7"]), ("3", ["3"]),
    ("0...10:5", ["0", "5", "10"]), ("0...10:4", ["0", "4", "8"]), ("0...1:0.25", ["0", "0.25", "0.5", "0.75", "1"]),
    ("0.1...0.3:0.1", ["0.1", "0.2", "0.3"]), ("-0.5...0.5:0.5", ["-0.5", "0", "0.5"]),
    ("a,b", ["a", "b"]), ("1...4,1...8", ["1...4", "1...8"]), ("\"a,b\", c", ["a,b", "c"]),
    ("a...b", ["a...b"]), ("1...", ["1..."]), ("0...9:", ["0...9:"]),
    ("points.csv,other.csv", ["points.csv", "other.csv"]),
  ])
  func rangesAndLists(text: String, values: [String]) throws {
    #expect(try ForEachValues.read(text) == values)
  }

  @Test(arguments: [
    ("", "there is no value: write a range such as 0...9, or values parted by commas"),
    ("5...1", "\"5...1\" ends before it begins: write 1...5"),
    ("5...1:2", "\"5...1:2\" ends before it begins: write 1...5:2"),
    ("0...1:0", "\"0...1:0\" has the step 0: give one above 0"),
    ("0...1:-1", "\"0...1:-1\" has the step -1: give one above 0"),
    ("0.5...2", "\"0.5...2\" needs a step: write it behind a colon, such as 0.5...2:0.5"),
    ("0...1000", "\"0...1000\" is more than 1000 values, which is the most that can be compared"),
    (
      "0...99999999999999999999999",
      "\"0...99999999999999999999999\" is more than 1000 values, which is the most that can be compared"
    ),
    (
      "0...1:0.0000000000000000000000000000000000000001",
      "\"0...1:0.0000000000000000000000000000000000000001\" has numbers of too many digits"
    ),
    (
      "10000000000000000000000000000...10000000000000000000000000002:0.500000000000001",
      "\"10000000000000000000000000000...10000000000000000000000000002:0.500000000000001\" has numbers of too many digits"
    ),
  ])
  func whatCannotBeCompared(text: String, message: String) { #expect(problem(text) == message) }

  @Test func asManyAsCanBeCompared() throws { #expect(try ForEachValues.read("1...1000").count == 1000) }

  @Test(arguments: ["a,,b", ",", "\"a"]) func brokenLists(text: String) { #expect(problem(text) != nil) }
}
