import Foundation
import Testing

@testable import Notebook

struct ValuesFileTests {
  /// Every double that is written reads back as the same bits with another parser.
  @Test func valuesReadBackExactly() throws {
    var bits: UInt64 = 0x9E37_79B9_7F4A_7C15
    var numbers = [0, -0.0, 1, 0.1, .leastNonzeroMagnitude, .greatestFiniteMagnitude, 1e16, 1e-5, 123_456_789]
    for _ in 0..<2_000 {
      bits = bits &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let number = Double(bitPattern: bits)
      if number.isFinite { numbers.append(number) }
    }
    for number in numbers {
      #expect(strtod(RecordedValue.number(number).json, nil).bitPattern == number.bitPattern)
    }
    let values = [NamedValue(name: "all", value: numbers.filter { abs($0) < 1e300 }.recordedValue)]
    let file = try JSONSerialization.jsonObject(with: Data(valuesFile(values).utf8)) as? [String: [Double]]
    #expect(file?["all"]?.count == numbers.filter { abs($0) < 1e300 }.count)
  }

  @Test func stringsAreEscaped() throws {
    let text = "a\"b\\c\n\t\u{1}\u{2028}é</script>"
    let file = valuesFile([
      NamedValue(name: "text", value: .string(text)), NamedValue(name: "yes", value: .boolean(true)),
    ])
    let object = try JSONSerialization.jsonObject(with: Data(file.utf8)) as? [String: Any]
    #expect(object?["text"] as? String == text)
    #expect(object?["yes"] as? Bool == true)
  }

  @Test func arraysHaveARowALine() {
    let values = [
      NamedValue(name: "m", value: [[1, 2], [3, 4]].recordedValue), NamedValue(name: "v", value: [1.5].recordedValue),
    ]
    #expect(valuesFile(values) == "{\n  \"m\": [\n    [1, 2],\n    [3, 4]\n  ],\n  \"v\": [1.5]\n}\n")
    #expect(valuesFile([]) == "{}\n")
  }
}
