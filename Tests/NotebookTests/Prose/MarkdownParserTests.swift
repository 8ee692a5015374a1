import Testing

@testable import Notebook

struct MarkdownParserTests {
  private func problems(_ text: String) -> [SourceProblem] {
    var anchors = AnchorNames()
    var macros = TeXMacros()
    var problems: [SourceProblem] = []
    _ = MarkdownParser.parse(text, anchors: &anchors, macros: &macros, problems: &problems) { ($0, $1) }
    return problems
  }

  @Test(arguments: [
    ("fine\n\n<b>bold</b>", 3, "raw HTML"), ("<div>\nx\n</div>", 1, "raw HTML"), ("![x](y.png)", 1, "images"),
    ("a\n[x](other.html)", 2, "leads nowhere"), ("[x](javascript:alert)", 1, "leads nowhere"),
    ("[x](#anchor)", 1, "references are"),
    ("a\nb $`\\foo`$", 2, "\\foo"), ("```math\na\n\\foo\n```", 3, "\\foo"), ("[x](//evil.org/a:b)", 1, "leads nowhere"),
  ])
  func mistakes(text: String, line: Int, part: String) {
    let problems = self.problems(text)
    #expect(problems.first?.line == line)
    #expect(problems.first?.message.contains(part) == true, "\(problems)")
  }

  @Test func columnOfAFormulasMistake() {
    #expect(problems("ab $`x \\foo`$").first?.column == 8)
    #expect(problems("```math\n  a \\foo\n```").first?.column == 5)
  }
}
