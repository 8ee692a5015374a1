import Testing

@testable import Notebook

struct TeXMacroTests {
  @Test(arguments: [
    ("\\newcommand{\\R}{\\mathbb{R}} \\R", "<mi>ℝ</mi>"),
    ("\\def\\R{\\mathbb{R}} \\R^2", "<msup><mi>ℝ</mi><mn>2</mn></msup>"),
    ("\\newcommand{\\half}[1]{\\frac{#1}{2}} \\half{x}", "<mfrac><mi>x</mi><mn>2</mn></mfrac>"),
    ("\\newcommand{\\pair}[2][a]{#1#2} \\pair{b}", "<mrow><mi>a</mi><mi>b</mi></mrow>"),
    ("\\newcommand{\\pair}[2][a]{#1#2} \\pair[c]{b}", "<mrow><mi>c</mi><mi>b</mi></mrow>"),
    ("\\def\\swap#1#2{#2#1} \\swap ab", "<mrow><mi>b</mi><mi>a</mi></mrow>"),
    ("\\renewcommand\\vec[1]{\\mathbf{#1}} \\vec x", "<mi>𝐱</mi>"),
    (
      "\\newcommand{\\half}[1]{\\frac{#1}{2}} \\half\\bar x",
      "<mfrac><mover accent=\"true\"><mi>x</mi><mo stretchy=\"false\">¯</mo></mover><mn>2</mn></mfrac>"
    ),
    ("\\renewcommand{\\vec}[1]{\\mathbf{#1}} \\vec x", "<mi>𝐱</mi>"), ("\\let\\eps=\\varepsilon \\eps", "<mi>ε</mi>"),
    ("\\providecommand{\\alpha}{x} \\alpha", "<mi>α</mi>"),
    ("{\\def\\x{a} \\x} \\def\\x{b} \\x", "<mrow><mi>a</mi><mi>b</mi></mrow>"),
    ("\\DeclareMathOperator{\\tr}{tr} \\tr", "<mi>tr</mi>"),
    ("\\newcommand\\E{\\mathbb E} \\E_q", "<msub><mi>𝔼</mi><mi>q</mi></msub>"),
  ])
  func define(tex: String, expected: String) throws {
    #expect(try mathML(tex) == expected)
  }

  @Test func holdForTheFormulasThatFollow() {
    var macros = TeXMacros(["\\E": "\\mathbb{E}_{#1}"])
    let (definition, _) = TeXParser.read("\\newcommand{\\R}{\\mathbb{R}}", macros: &macros)
    #expect(definition.isDefinition)
    let (formula, problems) = TeXParser.read("\\E{q} \\R", macros: &macros)
    #expect(problems == [])
    // A code host takes each formula by itself.
    #expect(formula.portableTeX == "\\mathbb{E}_{q} \\mathbb{R}")
  }

  @Test func whatCodeHostsDoNotKnowIsWrittenOut() throws {
    var macros = TeXMacros()
    func portable(_ tex: String) -> String { TeXParser.read(tex, macros: &macros).formula.portableTeX }
    #expect(portable("\\bm x + \\frac12 % why") == "\\boldsymbol x + \\frac12")
    #expect(portable("\\argmax_x f") == "\\operatorname*{arg\\,max}_x f")
    #expect(portable(" \\frac{a}{b} % as it is") == "\\frac{a}{b} % as it is")
    #expect(
      portable("a \\xRightarrow[n]{d} b \\rarr c") == "a \\mathrel{\\underset{n}{\\overset{d}{⇒}}} b \\mathrel{→} c")
    #expect(
      portable("\\begin{pmatrix*}[r] 1 \\end{pmatrix*}") == "\\left(\\begin{array}{rrrrrrrrrrrr} 1 \\end{array}\\right)"
    )
    #expect(portable("\\begin{rcases} a \\end{rcases}") == "\\left.\\begin{array}{ll} a \\end{array}\\right\\}")
    #expect(PortableTeX.resolving("a \\label{x} \\eqref{bound}") { $0 == "bound" ? "3" : nil } == "a \\text{(3)}")
  }

  @Test(arguments: [
    ("\\newcommand{\\R}{\\R} \\R", "stands for itself"), ("\\newcommand{\\f}[1]{#2}", "#2"),
    ("\\newcommand{\\frac}{x}", "choose another name"), ("\\newcommand{x}{y}", "needs the name"),
    ("\\newcommand{\\f}[1]{#1} \\f", "\\f needs an argument"), ("\\def\\f#1.{x}", "only #1"),
    ("\\def\\a{\\a\\a} \\a", "stands for itself"),
  ])
  func mistakes(tex: String, part: String) {
    let found = problems(tex)
    #expect(found.contains { $0.contains(part) }, "\(found)")
  }

  @Test func aCataloguesMacrosAreChecked() {
    #expect(TeXMacros.problems(["\\R": "\\mathbb{R}", "E": "\\mathbb{E}_{#1}"]) == [])
    #expect(TeXMacros.problems(["\\R2": "x"]).first?.contains("cannot be the name") == true)
    #expect(TeXMacros.problems(["\\R": "\\mathb{R}"]).first?.contains("\\mathb ") == true)
  }
}
