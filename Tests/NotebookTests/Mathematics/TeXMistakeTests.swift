import Testing

@testable import Notebook

struct TeXMistakeTests {
  @Test(arguments: [
    ("a \\foo b", 2, "\\foo"), ("\\frac{a}", 8, "needs an argument"), ("{a", 0, "never closed"),
    ("a}", 1, "closes nothing"), ("\\left( a", 0, "without \\right"), ("a \\right)", 2, "without \\left"),
    ("x^2^3", 3, "two superscripts"), ("x_1_2", 3, "two subscripts"), ("\\begin{foo} a \\end{foo}", 0, "not supported"),
    ("a & b", 2, "\\&"), ("\\begin{aligned} a \\end{cases}", 18, "ended by"), ("\\begin{cases} a", 0, "without \\end"),
    ("", 0, "empty"), ("\\alhpa", 0, "did you mean \\alpha?"), ("x_", 2, "needs an argument"),
    ("\\text{a\\frac}", 7, "between $"), ("a\\", 1, "backslash"), ("\\text{a_b}", 7, "\\_"),
    ("\\text{a $x}", 8, "never closed"), ("a \\\\[x] b", 2, "outside an environment"),
    ("\\begin{aligned} a \\\\[x] b \\end{aligned}", 21, "4pt"), ("\\hspace{2}", 8, "4pt"),
    ("\\textcolor{reddish}{x}", 11, "no color"), ("\\begin{array}{lp} a \\end{array}", 15, "columns are l, c or r"),
    ("\\begin{cases} a & b & c \\end{cases}", 21, "one more"), ("x \\limits_a", 2, "stands behind an operator"),
    ("\\begin{aligend} a \\end{aligend}", 0, "did you mean aligned?"), ("\\href{https://x.org}{x}", 0, "in the prose"),
    ("\\intertext{and}", 0, "between two formulas"), ("\\begin{tabular}{l} a \\end{tabular}", 0, "in Markdown"),
    ("\\big x", 5, "not a delimiter"), ("\\not x", 0, "before a relation"), ("a \\hline", 2, "beginning of a row"),
    ("\\tag{1} \\tag{2}", 8, "two \\tag"), ("#", 0, "\\#"), ("x^{\\foo", 3, "\\foo"),
    ("\\char\"D800", 0, "number of a character"),
  ])
  func isTold(tex: String, offset: Int, part: String) {
    let found = problems(tex)
    #expect(found.contains { $0.hasPrefix("\(offset): ") && $0.contains(part) }, "\(found)")
  }

  @Test func allAreToldAtOnce() {
    #expect(
      problems("\\foo + \\frac{\\baz}{\\qux} \\text{a^b} \\quux").map { String($0.prefix { $0 != ":" }) } == [
        "0", "13", "19", "32", "36",
      ])
  }

  @Test func suggestionsAreNear() {
    #expect(TeXSuggestions.nearest(to: "tga") == nil)
    #expect(TeXSuggestions.nearest(to: "Mathbb") == "mathbb")
    #expect(TeXSuggestions.nearest(to: "lamda") == "lambda")
    #expect(TeXSuggestions.nearest(to: "subseteqq") == "subseteqq")
    #expect(TeXSuggestions.nearest(to: "operatorename") == "operatorname")
    #expect(TeXSuggestions.nearest(to: "foobar") == nil)
  }

  @Test func refusalsAreNoCommands() {
    #expect(TeXRefusals.commands.keys.filter(TeXCommands.all.contains) == [])
    #expect(TeXRefusals.environments.keys.filter { TeXEnvironment.all[$0] != nil } == [])
  }

  @Test(arguments: [
    "{", "\\left(", "\\displaystyle", "\\begin{matrix}", "x^{", "\\frac{", "\\text{$", "\\text{\\textbf{",
    "\\color{red}", "\\rm", "\\sqrt[", "a\\over", "\\hat",
  ])
  func deepNestingIsAnErrorNotACrash(piece: String) {
    #expect(!problems(String(repeating: piece, count: 5_000)).isEmpty)
  }
}
