import Testing

@testable import Notebook

struct ProseNumbersTests {
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
    ("$x = \\(gmm.weights[1])$ \\(gmm.weights[1])", "$x = -0.75$ −0.75"),
    ("costs $5 and $6, \\(gmm.weights[1])", "costs $5 and $6, −0.75"),
    ("$$\na\n\\(gmm.weights[1])$$ \\(gmm.weights[1])", "$$\na\n-0.75$$ −0.75"),
    ("$a\n= \\(gmm.weights[1])$ \\(gmm.weights[1])", "$a\n= -0.75$ −0.75"),
    ("$$\na\n\n\\(gmm.weights[1])\n$$\n\\(gmm.weights[1])", "$$\na\n\n-0.75\n$$\n−0.75"),
    ("$a\n\n\\(gmm.weights[1])$", "$a\n\n−0.75$"),
    ("`$` \\(gmm.weights[1]) `$`", "`$` −0.75 `$`"),
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
    ("\\(count, decimals: )", "number of digits"), ("\\(\\mu\\)", "is written $x$"), ("\\(x\\)", "is written $x$"),
    ("\\(n)", "is written $x$"),
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
