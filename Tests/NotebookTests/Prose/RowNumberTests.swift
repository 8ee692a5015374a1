import Testing

@testable import Notebook

/// Numbers of rows are LaTeX's, whatever format they are written in.
struct RowNumberTests {
  private func read(_ texts: [String], problems: inout [SourceProblem]) -> [MathFormula] {
    var anchors = AnchorNames()
    var macros = TeXMacros()
    var formulas: [MathFormula] = []
    for text in texts {
      let blocks = MarkdownParser.parse(text, anchors: &anchors, macros: &macros, problems: &problems) { ($0, $1) }
      visit([.prose(blocks)], block: { if case .math(let formula, _) = $0 { formulas.append(formula) } })
    }
    return formulas
  }

  /// All `\tag`s of a formula, which code hosts need, as they count nothing themselves.
  private func tags(_ tex: String) -> [String] { tex.matches(of: /\\tag\*?\{([^}]*)\}/).map { String($0.1) } }

  private static let rows: [(tex: String, tags: [String])] = [
    ("\\begin{align} a &= b \\\\ c &= d \\end{align}", ["1", "2"]),
    ("\\begin{align} a &= b \\\\ c &= d \\\\ \\end{align}", ["1", "2"]),
    ("\\begin{align} a &= b \\nonumber \\\\ c &= d \\notag \\end{align}", []),
    ("\\begin{align} a \\notag \\\\ b \\tag{x} \\\\ c \\end{align}", ["x", "1"]),
    ("\\begin{align*} a &= b \\\\ c &= d \\tag{y} \\end{align*}", ["y"]),
    ("\\begin{alignat}{1} a &= b \\\\ c &= d \\end{alignat}", ["1", "2"]),
    ("\\begin{gather} a \\\\ b \\\\ c \\end{gather}", ["1", "2", "3"]),
    ("\\begin{eqnarray} a &=& b \\\\ c &=& d \\end{eqnarray}", ["1", "2"]),
    ("\\begin{multline} a \\\\ b \\\\ c \\end{multline}", ["1"]),
    ("\\begin{multline} a \\tag{m} \\\\ b \\end{multline}", ["m"]),
    ("\\begin{equation} a \\end{equation}", ["1"]), ("\\begin{equation*} a \\end{equation*}", []),
    ("\\begin{equation} a \\notag \\end{equation}", []),
    ("\\begin{equation} \\begin{split} a &= b \\\\ &= c \\end{split} \\end{equation}", ["1"]),
    ("\\begin{equation} \\begin{aligned} a &= b \\\\ &= c \\end{aligned} \\end{equation}", ["1"]),
    ("\\begin{aligned} a &= b \\\\ c &= d \\end{aligned}", []),
    ("\\begin{gather} \\begin{pmatrix} a \\\\ b \\end{pmatrix} \\\\ c \\end{gather}", ["1", "2"]),
    (#"\begin{align} \text{é} &= 2 % here"# + "\n" + #" \\ 3 \end{align}"#, ["1", "2"]),
    ("\\begin{align} a &= \\begin{dcases} b \\\\ c \\end{dcases} \\\\ d \\end{align}", ["1", "2"]),
  ]

  @Test(arguments: rows)
  func numbers(tex: String, expected: [String]) {
    var problems: [SourceProblem] = []
    let formulas = read(["```math\n\(tex)\n```"], problems: &problems)
    #expect(problems == [])
    #expect(formulas.map { tags($0.tex) } == [expected], "\(formulas.map(\.tex))")
    let math = formulas.map { MathMLWriter.write($0.node, isDisplay: true) { _ in nil } + ($0.tag?.shown ?? "") }
      .joined()
    for tag in expected { #expect(math.contains("(\(tag))"), "\(math)") }
    // What is written can be read again, and has the same numbers.
    #expect(read(formulas.map { "```math\n\($0.tex)\n```" }, problems: &problems).map { tags($0.tex) } == [expected])
  }

  @Test func numbersGoOnAlongAChapter() {
    var problems: [SourceProblem] = []
    let rows = "```math\n\\begin{align} a \\label{one} \\\\ b \\tag{T} \\label{two} \\end{align}\n```"
    let formulas = read(
      [rows, "```math named\nc\n```", "```math\nd\n```", "$$\n\\begin{equation} e \\label{three} \\end{equation}\n$$"],
      problems: &problems)
    #expect(problems == [])
    #expect(formulas.map { $0.rows.map { "\($0.name.name) \($0.tag.text)" } } == [["one 1", "two T"], [], [], []])
    #expect(formulas.map { $0.number } == [nil, 2, nil, nil])
    #expect(formulas.map { $0.tag?.text } == [nil, nil, nil, "3"])
    #expect(MathMLWriter.write(formulas[0].node, isDisplay: true) { _ in nil }.contains("<mtr id=\"equation-two\">"))
  }

  /// A number that is referred to is never left out.
  @Test(arguments: [
    ("```math\n\\begin{align} a \\label{x} \\notag \\end{align}\n```", "leave \\notag out"),
    ("```math\n\\begin{align*} a \\label{x} \\\\ b \\end{align*}\n```", "write align"),
    ("```math\n\\begin{align} a \\label{x} \\label{y} \\end{align}\n```", "a row has one name"),
    ("```math\n\\begin{align} a \\tag{x} \\tag{y} \\end{align}\n```", "two \\tag"),
    ("```math name\n\\begin{align} a \\\\ b \\end{align}\n```", "write aligned"),
    ("```math\n\\begin{align} a \\label{no name} \\\\ b \\end{align}\n```", "the name stands best"),
    ("in $\\begin{align} a \\label{x} \\\\ b \\end{align}$ a line", "write it as a block"),
  ])
  func mistakes(text: String, part: String) {
    var problems: [SourceProblem] = []
    _ = read([text], problems: &problems)
    #expect(problems.first?.message.contains(part) == true, "\(problems)")
  }
}
