import Testing

@testable import Notebook

struct TeXEnvironmentTests {
  /// The classes of the cells, row by row.
  private func classes(_ tex: String) throws -> [[String]] {
    try mathML(tex, display: true).components(separatedBy: "<mtr>").dropFirst().map { row in
      row.matches(of: /<mtd class="([^"]*)"/).map { String($0.1).replacing("math-", with: "") }
    }
  }

  @Test(arguments: [
    (
      "\\begin{aligned} a &= b \\\\ c &= d \\end{aligned}",
      [["right pair", "left pair"], ["right pair", "left pair"]]
    ),
    ("\\begin{align} a &= b & c &= d \\end{align}", [["right pair", "left pair", "right pair next", "left pair"]]),
    (
      "\\begin{alignedat}{2} a &= b & c &= d \\end{alignedat}",
      [["right pair", "left pair", "right pair", "left pair"]]
    ),
    ("\\begin{pmatrix} 1 & 2 \\end{pmatrix}", [["center cell", "center cell"]]),
    ("\\begin{bmatrix*}[r] 1 & 2 \\end{bmatrix*}", [["right cell", "right cell"]]),
    ("\\begin{cases} a & b \\end{cases}", [["left case", "left case"]]),
    (
      "\\begin{array}{r|c:l} a & b & c \\end{array}",
      [["right column", "center column solid-before", "left column dashed-before"]]
    ),
    (
      "\\begin{array}{|c|} \\hline a \\\\ \\hdashline b \\\\ \\hline \\end{array}",
      [
        ["center column solid-before solid-behind solid-above"],
        ["center column solid-before solid-behind dashed-above solid-below"],
      ]
    ),
    (
      "\\begin{array}{c||c} a & b \\\\ \\hline\\hline c & d \\end{array}",
      [
        ["center column", "center column double-before"],
        ["center column double-above", "center column double-before double-above"],
      ]
    ),
    ("\\begin{multline} a \\\\ b \\\\ c \\end{multline}", [["left"], ["center"], ["right"]]),
    ("\\begin{eqnarray} a &=& b \\end{eqnarray}", [["right pair", "center pair", "left pair"]]),
    (
      "\\begin{align} a &= b \\tag{1} \\\\ c &= d \\notag \\end{align}",
      [["right pair", "left pair", "left tag"], ["right pair", "left pair", "left tag"]]
    ),
    ("\\substack{a \\\\ b}", [["center"], ["center"]]),
    ("\\begin{gathered} a \\\\ b \\end{gathered}", [["center"], ["center"]]),
  ])
  func cells(tex: String, expected: [[String]]) throws {
    #expect(try classes(tex) == expected)
  }

  @Test func spaceBetweenRows() throws {
    let text = try mathML("\\begin{aligned} a \\\\[4pt] b \\\\* c \\end{aligned}")
    #expect(text.components(separatedBy: "padding-bottom: calc(0.5ex + 0.4em)").count == 2)
    #expect(!text.contains("4pt") && !text.contains("∗"))
  }

  @Test func delimitersOfEnvironments() throws {
    #expect(
      try mathML("\\begin{rcases} a \\end{rcases}").hasSuffix("<mo form=\"postfix\" stretchy=\"true\">}</mo></mrow>"))
    #expect(try mathML("\\begin{Vmatrix} a \\end{Vmatrix}").components(separatedBy: "‖").count == 3)
    #expect(try mathML("\\begin{equation} a \\end{equation}") == "<mi>a</mi>")
  }

  @Test func diagramsOfArrows() throws {
    let text = try mathML("\\begin{CD} A @>f>> B \\\\ @VgVV @VVhV \\\\ C @= D \\end{CD}", display: true)
    let rows = text.components(separatedBy: "<mtr>").dropFirst()
    #expect(rows.map { $0.components(separatedBy: "<mtd").count - 1 } == [3, 3, 3])
    #expect(text.components(separatedBy: "↓").count == 3)
    #expect(text.contains("<mi>f</mi>") && text.contains("<mi>h</mi>") && text.contains(">=</mo>"))
    #expect(problems("\\begin{CD} A @>f> B \\end{CD}").first?.contains("not complete") == true)
    #expect(problems("\\begin{CD} A & B \\end{CD}").first?.contains("@>>>") == true)
  }
}
