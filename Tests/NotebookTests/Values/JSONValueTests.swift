import Testing

@testable import Notebook

@Suite struct JSONValueTests {
  @Test func numbersKeepTheirDigits() throws {
    let text = "{\"x\": [1, -0.0, 1e5, 0.1000, 12345678901234567890], \"y\": {\"z\": null}}"
    let value = try JSONValue(Array(text.utf8))
    guard case .object(let members) = value, case .array(let numbers)? = members.first?.value else {
      Issue.record("not an object with an array")
      return
    }
    #expect(numbers == ["1", "-0.0", "1e5", "0.1000", "12345678901234567890"].map { .number($0) })
  }

  @Test(arguments: [
    "", "{", "[1,", "[1 2]", "{\"a\" 1}", "{\"a\": }", "tru", "nan", "Infinity", "\"open", "1 1", "{1: 2}", "[1]]",
    "0x10", "--1", "1e999", "\"a\nb\"",
  ])
  func whatIsNotJSONIsRefused(text: String) {
    #expect(throws: JSONValue.SyntaxError.self) { try JSONValue(Array(text.utf8)) }
  }

  @Test func deepNestingIsRefusedRatherThanCrash() {
    let deep = [UInt8](repeating: UInt8(ascii: "["), count: 1_000_000)
    #expect(throws: JSONValue.SyntaxError.self) { try JSONValue(deep) }
  }
}
