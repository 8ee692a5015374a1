import Foundation
import Testing

@testable import Notebook

struct NumberTests {
  @Test(arguments: [
    (NumberFormat(.decimals(2)), 3.14159, "3.14"), (NumberFormat(.decimals(0)), 2.5, "2"),
    (NumberFormat(.decimals(2)), -0.001, "0.00"), (NumberFormat(.decimals(1)), -12.34, "−12.3"),
    (NumberFormat(.significant(3)), 0.00012345, "0.000123"),
    (NumberFormat(.significant(4)), -3.2671e-6, "−3.267 × 10⁻⁶"),
    (NumberFormat(.significant(3)), 1234.0, "1234"), (NumberFormat(.significant(3)), 9.9999, "10.0"),
    (NumberFormat(.significant(2)), 12_345_678, "1.2 × 10⁷"), (NumberFormat(.percent(decimals: 1)), 0.84293, "84.3%"),
    (NumberFormat(.shortest), 0.1, "0.1"), (NumberFormat(.shortest), 150, "150"),
    (NumberFormat(.shortest), 1e-7, "1 × 10⁻⁷"), (NumberFormat(.significant(3)), 0, "0.00"),
  ])
  func asText(format: NumberFormat, number: Double, expected: String) {
    #expect(format.plainText(.number(number)) == expected)
  }

  @Test func asTeX() {
    #expect(NumberFormat(.significant(4)).tex(.number(-3.2671e-6)) == "-3.267 \\times 10^{-6}")
    #expect(NumberFormat(.percent(decimals: 0)).tex(.number(0.5)) == "50\\%")
    #expect(NumberFormat(.decimals(2)).tex(.integer(7)) == "7")
  }

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

  // MARK: - Quotations in prose

  private func markdown(_ text: String, complete: Bool = true) -> (text: String, problems: [SourceProblem]) {
    let numbers = ProseNumbers(
      [
        NamedValue(name: "gmm.weights", value: [0.25, -0.75].recordedValue),
        NamedValue(name: "count", value: .integer(60)),
        NamedValue(name: "word", value: .string("a*b_[x](y)")),
        NamedValue(name: "m", value: [[1.0, 2.5]].recordedValue),
      ], isComplete: complete)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().map {
      ProseCell.Line(text: String($0.element), number: 10 + $0.offset, column: 9)
    }
    var problems: [SourceProblem] = []
    let result = numbers.markdown(ProseCell(lines: lines), problems: &problems)
    return (result.lines.map(\.text).joined(separator: "\n"), problems)
  }

  @Test(arguments: [
    ("w = \\(gmm.weights[1], decimals: 1).", "w = −0.8."), ("\\(count) points", "60 points"),
    ("\\( m[0][1] , significant: 3 )", "2.50"), ("\\(word)", "a\\*b\\_\\[x\\]\\(y\\)"),
    ("$`x = \\(gmm.weights[1])`$", "$`x = -0.75`$"), ("`\\(count)`", "`\\(count)`"),
    ("```swift\n\\(count)\n```", "```swift\n\\(count)\n```"),
    ("```math\nx = \\(count)\n```\n\\(count)", "```math\nx = 60\n```\n60"),
    ("\\\\(count)", "\\\\(count)"), ("``a ` \\(count)`` \\(count)", "``a ` \\(count)`` 60"),
    ("a ` \\(count)", "a ` 60"),
    ("\\(gmm.weights)", "\\[0\\.25\\, −0\\.75\\]"),
  ])
  func quotation(source: String, expected: String) {
    let (text, problems) = markdown(source)
    #expect(text == expected)
    #expect(problems == [])
  }

  @Test(arguments: [
    ("see \\(gmm.weight)", "did you mean gmm.weights?"), ("\\(gmm.weights[2])", "2 elements"),
    ("\\(count[0])", "not an array"),
    ("\\(count, digits: 3)", "digits:"), ("\\(count", "closing parenthesis"), ("\\()", "name is expected"),
    ("\\(count, decimals: )", "number of digits"),
  ])
  func wrongQuotation(source: String, part: String) {
    let problems = markdown("fine\n" + source).problems
    #expect(problems.count == 1)
    #expect(problems.first?.line == 11)
    #expect(problems.first?.message.contains(part) == true)
  }

  @Test func missingValuesAfterAFailureAreNoFurtherProblem() {
    let (text, problems) = markdown("\\(later)", complete: false)
    #expect(text == "?")
    #expect(problems == [])
  }
}
