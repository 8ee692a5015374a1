import Testing

@testable import Notebook

/// What commands with arguments become.
struct TeXStructureTests {
  @Test(arguments: [
    ("\\mathbf 1_{x}", "<msub><mn>𝟏</mn><mi>x</mi></msub>"), ("\\mathit{ab}", "<mi>𝑎𝑏</mi>"),
    ("\\mathbb 1_A", "<msub><mn>𝟙</mn><mi>A</mi></msub>"), ("{\\bf x}y", "<mrow><mi>𝐱</mi><mi>y</mi></mrow>"),
    ("{\\rm d}x", "<mrow><mi mathvariant=\"normal\">d</mi><mi>x</mi></mrow>"), ("{\\cal N}", "<mi>𝒩</mi>"),
    ("\\bm{\\mu}", "<mi>𝝁</mi>"), ("\\boldsymbol{\\ell}", "<mrow class=\"math-heavy\"><mi>ℓ</mi></mrow>"),
    (
      "\\text{for $i$ even}",
      "<mrow><mtext>for\u{A0}</mtext><mstyle displaystyle=\"false\" scriptlevel=\"0\"><mi>i</mi></mstyle>"
        + "<mtext>\u{A0}even</mtext></mrow>"
    ), ("\\textbf{if}", "<mtext class=\"math-bold\">if</mtext>"),
    ("\\text{\\'e --- ``a''}", "<mtext>e\u{301} — “a”</mtext>"),
    ("f''", "<msup><mi>f</mi><mo lspace=\"0\" rspace=\"0\">″</mo></msup>"),
    (
      "\\bigr)^2",
      "<msup><mrow><mo form=\"postfix\" stretchy=\"true\" symmetric=\"true\" minsize=\"1.2em\" maxsize=\"1.2em\">)</mo></mrow>"
        + "<mn>2</mn></msup>"
    ), ("x₁²", "<msubsup><mi>x</mi><mn>1</mn><mn>2</mn></msubsup>"),
    ("\\widehat{AB}", "<mover accent=\"true\"><mrow><mi>A</mi><mi>B</mi></mrow><mo stretchy=\"true\">^</mo></mover>"),
    ("\\overline{x}", "<mover accent=\"true\"><mi>x</mi><mo stretchy=\"true\">¯</mo></mover>"),
    ("\\vec v", "<mover accent=\"true\"><mi>v</mi><mo stretchy=\"false\" mathsize=\"70%\">→</mo></mover>"),
    ("{a \\over b}", "<mfrac><mi>a</mi><mi>b</mi></mfrac>"),
    ("\\genfrac{}{}{1pt}{}{a}{b}", "<mfrac linethickness=\"0.1em\"><mi>a</mi><mi>b</mi></mfrac>"),
    (
      "\\tbinom nk",
      "<mstyle displaystyle=\"false\" scriptlevel=\"0\"><mrow><mo form=\"prefix\" stretchy=\"true\">(</mo>"
        + "<mfrac linethickness=\"0\"><mi>n</mi><mi>k</mi></mfrac><mo form=\"postfix\" stretchy=\"true\">)</mo></mrow></mstyle>"
    ), ("\\cancel{x}", "<mrow class=\"math-strike-up\"><mi>x</mi></mrow>"),
    (
      "\\boxed{x}",
      "<mrow class=\"math-frame\"><mstyle displaystyle=\"true\" scriptlevel=\"0\"><mi>x</mi></mstyle></mrow>"
    ), ("\\phantom{x}", "<mphantom><mi>x</mi></mphantom>"),
    ("\\vphantom{x}", "<mpadded width=\"0\"><mphantom><mi>x</mi></mphantom></mpadded>"),
    ("\\smash[b]{x}", "<mpadded depth=\"0\"><mi>x</mi></mpadded>"),
    ("\\rule{1em}{1pt}", "<mspace class=\"math-rule\" width=\"1em\" height=\"0.1em\" depth=\"0em\"></mspace>"),
    ("\\hspace{18mu}", "<mspace width=\"1em\"></mspace>"),
    ("\\kern-1em", "<mspace style=\"margin-left: -1em\"></mspace>"),
    ("\\char\"2254", "<mo lspace=\"0\" rspace=\"0\">≔</mo>"), ("\\not\\in", "<mo lspace=\"0\" rspace=\"0\">∉</mo>"),
    ("\\not\\perp", "<mo lspace=\"0\" rspace=\"0\">⟂\u{338}</mo>"),
    (
      "\\xrightarrow[n]{d}",
      "<munderover><mo stretchy=\"true\" lspace=\"0em\" rspace=\"0em\">→</mo>"
        + "<mrow><mspace width=\"0.5em\"></mspace><mi>n</mi><mspace width=\"0.5em\"></mspace></mrow>"
        + "<mrow><mspace width=\"0.5em\"></mspace><mi>d</mi><mspace width=\"0.5em\"></mspace></mrow></munderover>"
    ),
    (
      "\\bigg|",
      "<mo lspace=\"0\" rspace=\"0\" stretchy=\"true\" symmetric=\"true\" minsize=\"2.4em\" maxsize=\"2.4em\">|</mo>"
    ),
    (
      "\\underbrace{a}_{b}",
      "<munder><munder accentunder=\"true\"><mi>a</mi><mo stretchy=\"true\">⏟</mo></munder><mi>b</mi></munder>"
    ),
    ("\\eqref{bound}", "<mtext><a href=\"#equation-bound\">(3)</a></mtext>"),
  ])
  func becomes(tex: String, expected: String) throws {
    #expect(try mathML(tex) == expected)
  }

  @Test func dotsGoByWhatFollows() throws {
    #expect(try mathML("a, \\dots, b").contains("…"))
    #expect(try mathML("a + \\dots + b").contains("⋯"))
    #expect(try mathML("\\dots = x").contains("⋯"))
  }

  @Test func colorsCanBeReadOnBothGrounds() throws {
    let color = try #require(MathColor("yellow"))
    #expect(color.onDark == "#ffff00")
    #expect(color.onLight != "#ffff00")
    #expect(MathColor("#f00") == MathColor("red"))
    #expect(MathColor("reddish") == nil)
    #expect(try mathML("a {\\color{red} b} c").hasSuffix("</mrow><mi>c</mi></mrow>"))
  }

  @Test func aTagIsTheFormulasNumber() {
    var macros = TeXMacros()
    let (formula, problems) = TeXParser.read(
      "\\begin{equation} a = b \\tag{7} \\label{x} \\end{equation}", macros: &macros)
    #expect(problems == [])
    #expect(formula.tag == EquationTag(text: "7", isInParentheses: true))
    #expect(formula.label?.name == "x")
    #expect(TeXParser.read("a \\tag*{**}", macros: &macros).formula.tag?.shown == "**")
  }
}
