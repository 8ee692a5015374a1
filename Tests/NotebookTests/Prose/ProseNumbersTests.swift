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
        NamedValue(name: "seconds", value: .number(1.5), varies: true),
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
    // Wrapped: what follows goes on in the first line.
    ("w = \\(gmm.weights[1],\ndecimals: 1) and\nmore", "w = −0.8 and\nmore"), ("> a \\(\n> count) b", "> a 60 b"),
    ("$`a\n\\(gmm.weights[1])`$", "$`a\n-0.75`$"), ("`a\n\\(count)` \\(count)", "`a\n\\(count)` 60"),
    // Indented code, in a list too; a continued paragraph is none.
    ("a\n\n    \\(count)\n\nb \\(count)", "a\n\n    \\(count)\n\nb 60"),
    ("a\n    \\(count)", "a\n    60"), ("- a\n\n      \\(count)", "- a\n\n      \\(count)"),
    ("- a\n\n  \\(count)", "- a\n\n  60"),
    // A backtick that nothing ends in its own paragraph.
    ("- a ` b\n- c ` \\(count)", "- a ` b\n- c ` 60"),
    // Between dollars a number is TeX; dollars of money are not mathematics.
    ("$x = \\(gmm.weights[1])$", "$x = -0.75$"), ("$$\nx = \\(gmm.weights[1])\n$$", "$$\nx = -0.75\n$$"),
    ("$5 and \\(gmm.weights[1]) or $6", "$5 and −0.75 or $6"),
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
    ("\\(seconds)", "varies from run to run"),
  ])
  func wrongQuotation(source: String, part: String) {
    let problems = markdown("fine\n" + source).problems
    #expect(problems.count == 1)
    #expect(problems.first?.line == 11)
    #expect(problems.first?.message.contains(part) == true)
  }

  @Test func placesBehindWhatIsReplaced() {
    let numbers = ProseNumbers([NamedValue(name: "count", value: .number(60))], isComplete: true)
    let lines = ["a \\(count,", "  decimals: 1) b", "c"].enumerated().map {
      ProseCell.Line(text: $1, number: 10 + $0, column: 9)
    }
    var problems: [SourceProblem] = []
    let text = numbers.markdown(ProseCell(lines: lines), problems: &problems)
    #expect(text.text == "a 60.0 b\nc\n" && problems == [])
    // "a", the "b" behind the number, and "c".
    #expect(text.place(1, 1) == (10, 9) && text.place(1, 8) == (11, 24) && text.place(2, 1) == (12, 9))
  }

  @Test func missingValuesAfterAFailureAreNoFurtherProblem() {
    let (text, problems) = markdown("\\(later)", complete: false)
    #expect(text == "?")
    #expect(problems == [])
  }
}
