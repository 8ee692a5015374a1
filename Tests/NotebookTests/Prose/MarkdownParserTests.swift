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
    ("fine\n\n<b>bold</b>", 3, "raw HTML"), ("<div>\nx\n</div>", 1, "raw HTML"),
    ("a\n[x](/other.html)", 2, "leads nowhere"), ("a <!-- b -->", 1, "ordinary // comment"),
    ("[x](javascript:alert)", 1, "leads nowhere"),
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

  private func blocks(_ text: String) -> [MarkdownBlock] {
    var anchors = AnchorNames()
    var problems: [SourceProblem] = []
    let blocks = MarkdownParser.parse(text, anchors: &anchors, problems: &problems) { ($0, $1) }
    #expect(problems == [], "\(text)")
    return blocks
  }

  /// What Markdown would take for its own is TeX where it stands between dollar signs.
  @Test(arguments: [
    "a*b*c", "a_1 b_1", "\\{1\\}", "\\text{a [b](c) d}", "x \\,<\\, y", "\\sqrt{\\$5}", "a~b~c", "\\alpha\\!\\beta",
  ])
  func texIsReadBeforeMarkdown(tex: String) {
    for text in ["*a $\(tex)$ b*", "a $\(tex)$, b", "[a $\(tex)$](https://example.org)", "| a |\n|---|\n| $\(tex)$ |"] {
      var found: [String] = []
      visit([.prose(blocks(text))], inline: { if case .math(let formula) = $0 { found.append(formula.tex) } })
      #expect(found == [tex], "\(text)")
    }
  }

  @Test func formulasOnTheirOwnLine() throws {
    let lines = "$$\n\\begin{aligned}\n  a &= b_1 * c_1 \\\\\n  d &= e\n\\end{aligned}\n$$"
    let tex = "\\begin{aligned}\n  a &= b_1 * c_1 \\\\\n  d &= e\n\\end{aligned}"
    for (text, expected) in [(lines, tex), ("> - a\n>\n>   $$x$$", "x")] {
      var found: [String] = []
      visit([.prose(blocks(text))], block: { if case .math(let formula, nil) = $0 { found.append(formula.tex) } })
      #expect(found == [expected])
    }
    #expect(blocks("a $$x$$ b").count == 3)
    // Markdown reads nothing between marks on lines of their own.
    for text in [
      "$$\na\n+ b\n\n- c\n$$", "a\n$$\na\n+ b\n\n- c\n$$\nb", "1.  a\n\n    $$\n    a\n    + b\n\n    - c\n    $$",
      "> $$\n> a\n> + b\n>\n> - c\n> $$", "- a\n  $$\n  a\n  + b\n\n  - c\n  $$\n\n$$\na\n+ b\n\n- c\n$$",
    ] {
      var found: [String] = []
      visit([.prose(blocks(text))], block: { if case .math(let formula, nil) = $0 { found.append(formula.tex) } })
      #expect(Set(found) == ["a\n+ b\n\n- c"], "\(text)")
    }
    #expect(blocks("    $$\n    x\n    $$") == [.code(language: "", "$$\nx\n$$\n")])
    #expect(blocks("```\n$$\nx\n$$\n```") == [.code(language: "", "$$\nx\n$$\n")])
  }

  /// The place of a mistake, also behind formulas of more than one line, whose lines cmark does not count.
  @Test(
    arguments: [
      ("é $x \\foo$", 1, 6), ("> a\n> $b \\foo$", 2, 6), ("$$\na\n  \\foo\n$$", 3, 3), ("$$\na\n$$\nb $\\foo$", 4, 4),
      ("a $$x\ny$$\nb $\\foo$", 3, nil),
      ("- a\n\n  $$x\n  \\foo$$", 4, 3), ("a\n$x\n+ \\foo$", 3, 3), ("a\n$x\n= \\foo$", 3, 3),
      ("| a |\n|---|\n| $\\foo$ |", 3, 4), ("a `b\nc` $\\foo$", 2, 5),
    ] as [(String, Int, Int?)])
  func placeOfAFormulasMistake(text: String, line: Int, column: Int?) {
    let found = problems(text)
    #expect(found.first?.line == line, "\(found)")
    #expect(found.first?.column == column, "\(found)")
  }

  @Test(arguments: [
    "\\[1\\]", "see \\[above\\]", "a \\(b\\) c", "`\\[x = 1\\]`", "```\n\\[\nx\n\\]\n```", "a \\\\[b^2\\]",
  ])
  func bracketsThatAreNoFormula(text: String) { #expect(problems(text) == []) }

  @Test(arguments: ["\\[ x \\]", "\\[\nx\n\\]", "a \\[x^2\\]", "\\[a = b\\]", "a \\(\\mu\\)"])
  func bracketsThatAreFormulasInTeX(text: String) {
    #expect(problems(text).map { $0.message.contains("is written") } == [true], "\(problems(text))")
  }

  @Test func headsOfTablesThatAreNone() {
    #expect(problems("| a | b |\n|---|\n| c |").first?.message.contains("2 cells and the line below 1") == true)
    #expect(problems("a | b\n--- | ---\n1 | 2") == [])
    #expect(problems("| $5 | $6 |\n|---|---|\n| costs $5 | or 6 $ |") == [])
    #expect(problems("a\n\n---\n\nb") == [])
  }

  @Test func marksOfFootnotesAreNumberedAcrossTexts() {
    var anchors = AnchorNames()
    var problems: [SourceProblem] = []
    var marks: [FootnoteMark] = []
    for text in ["a[^x] b[^y]", "c[^x]\n\n[^x]: X\n[^y]: Y"] {
      let blocks = MarkdownParser.parse(text, anchors: &anchors, problems: &problems) { ($0, $1) }
      visit([.prose(blocks)], inline: { if case .footnote(let mark) = $0 { marks.append(mark) } })
    }
    #expect(problems == [])
    #expect(marks.map(\.name) == ["x", "y", "x"])
    #expect(marks.map(\.number) == [1, 2, 1])
    #expect(marks.map(\.occurrence) == [1, 1, 2])
    // In code there is none.
    #expect(blocks("`[^x]`\n\n    [^x]\n") == blocks("`[^x]`\n\n    [^x]\n\n"))
  }

  @Test(arguments: ["#", "# of points", "+", "-", "- a", "1.", "2) b", "***", ">", "> 0", "a | b", "=", "+/−"])
  func aLineThatLooksLikeABlockIsText(text: String) {
    var anchors = AnchorNames()
    var problems: [SourceProblem] = []
    #expect(MarkdownParser.parseInline(text, anchors: &anchors, problems: &problems) { ($0, $1) } == [.text(text)])
    #expect(problems == [])
  }

  @Test func linksAreNamedForTheWholePage() {
    var anchors = AnchorNames()
    let lines = ["[b]: https://example.org/b", "```", "[c]: https://example.org/c", "```"].map {
      ProseCell.Line(text: $0, number: 1, column: 1)
    }
    anchors.takeLinkDefinitions(of: [ProseCell(lines: lines)])
    var problems: [SourceProblem] = []
    let blocks = MarkdownParser.parse("[a][b] [b]", anchors: &anchors, problems: &problems) { ($0, $1) }
    #expect(problems == [])
    let destination = "https://example.org/b"
    #expect(
      blocks == [
        .paragraph([
          .link(destination: destination, title: "", [.text("a")]), .text(" "),
          .link(destination: destination, title: "", [.text("b")]),
        ])
      ])
    _ = MarkdownParser.parse("a\n[b][c]", anchors: &anchors, problems: &problems) { ($0, $1) }
    #expect(problems.map(\.line) == [2])
    problems = []
    _ = MarkdownParser.parse("a\n\n```\nb", anchors: &anchors, problems: &problems) { ($0, $1) }
    #expect(problems.map(\.line) == [3])
  }
}
