import Foundation
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

@testable import Notebook

struct MathematicsTests {
  private func mathML(_ tex: String, display: Bool = false) throws -> String {
    MathMLWriter.write(try TeXParser.parse(tex), isDisplay: display)
  }

  private func inner(_ tex: String, display: Bool = false) throws -> String {
    var text = try mathML(tex, display: display)
    text.removeFirst(text.prefix { $0 != ">" }.count + 1)
    text.removeLast("</math>".count)
    return text
  }

  @Test(arguments: [
    ("x", "<mi>x</mi>"), ("12.5", "<mn>12.5</mn>"), ("\\mu_c", "<msub><mi>μ</mi><mi>c</mi></msub>"),
    ("x^2", "<msup><mi>x</mi><mn>2</mn></msup>"), ("x_i^2", "<msubsup><mi>x</mi><mi>i</mi><mn>2</mn></msubsup>"),
    ("x^2_i", "<msubsup><mi>x</mi><mi>i</mi><mn>2</mn></msubsup>"),
    ("\\frac{1}{2}", "<mfrac><mn>1</mn><mn>2</mn></mfrac>"), ("\\frac12", "<mfrac><mn>1</mn><mn>2</mn></mfrac>"),
    ("\\sqrt{x}", "<msqrt><mi>x</mi></msqrt>"), ("\\sqrt[3]{x}", "<mroot><mi>x</mi><mn>3</mn></mroot>"),
    ("\\mathcal{N}", "<mi>𝒩</mi>"), ("\\mathbf{x}", "<mi>𝐱</mi>"), ("\\boldsymbol{\\mu}", "<mi>𝝁</mi>"),
    ("\\mathbb{R}", "<mi>ℝ</mi>"), ("\\boldsymbol{\\Sigma}", "<mi mathvariant=\"normal\">𝚺</mi>"),
    ("\\mathrm{diag}", "<mi>diag</mi>"), ("\\mathrm{d}", "<mi mathvariant=\"normal\">d</mi>"),
    ("\\Sigma", "<mi mathvariant=\"normal\">Σ</mi>"),
    ("\\text{if } x", "<mrow><mtext>if\u{A0}</mtext><mi>x</mi></mrow>"),
    ("\\hat{x}", "<mover accent=\"true\"><mi>x</mi><mo stretchy=\"false\">^</mo></mover>"),
    ("-x", "<mrow><mo form=\"prefix\">−</mo><mi>x</mi></mrow>"), ("a-x", "<mrow><mi>a</mi><mo>−</mo><mi>x</mi></mrow>"),
    ("a=-x", "<mrow><mi>a</mi><mo>=</mo><mo form=\"prefix\">−</mo><mi>x</mi></mrow>"),
    ("x'", "<msup><mi>x</mi><mo lspace=\"0\" rspace=\"0\">′</mo></msup>"),
    ("a<b", "<mrow><mi>a</mi><mo>&lt;</mo><mi>b</mi></mrow>"),
    (
      "\\{x\\}",
      "<mrow><mo form=\"prefix\" stretchy=\"false\">{</mo><mi>x</mi><mo form=\"postfix\" stretchy=\"false\">}</mo></mrow>"
    ),
  ])
  func writes(tex: String, expected: String) throws {
    #expect(try inner(tex) == expected)
  }

  @Test func limitsFollowTheStyle() throws {
    let sum = "<mo lspace=\"0\" rspace=\"0\">∑</mo><mi>i</mi><mi>n</mi>"
    #expect(try inner("\\sum_{i}^n", display: true) == "<munderover>\(sum)</munderover>")
    #expect(try inner("\\sum_{i}^n") == "<msubsup>\(sum)</msubsup>")
    #expect(try inner("\\sum\\nolimits_{i}^n", display: true) == "<msubsup>\(sum)</msubsup>")
    // In a line, browsers would move limits to the side.
    #expect(try inner("\\sum\\limits_i").hasPrefix("<munder><mo lspace=\"0\" rspace=\"0\" movablelimits=\"false\">"))
    #expect(try inner("\\int\\limits_0^1", display: true).hasPrefix("<munderover>"))
    #expect(try inner("\\max_x", display: true).hasPrefix("<munder>"))
    #expect(try inner("\\frac{\\sum_i}{2}", display: true).contains("<msub>"))
    #expect(try inner("\\int_0^1", display: true).hasPrefix("<msubsup>"))
  }

  @Test func functionsAreApplied() throws {
    #expect(
      try inner("\\log x") == "<mrow><mi>log</mi><mo lspace=\"0\" rspace=\"0.1667em\">\u{2061}</mo><mi>x</mi></mrow>")
    #expect(try inner("\\exp(x)").contains("rspace=\"0\">\u{2061}"))
    #expect(try inner("2 \\ln L").hasPrefix("<mrow><mn>2</mn><mspace width=\"0.1667em\"></mspace><mi>ln</mi>"))
    #expect(try !inner("= \\ln L").contains("mspace"))
    #expect(try !inner("\\log + 1").contains("\u{2061}"))
  }

  @Test func delimitersAndEnvironments() throws {
    #expect(try inner("\\left( x \\right.") == "<mrow><mo form=\"prefix\" stretchy=\"true\">(</mo><mi>x</mi></mrow>")
    let cases = try inner("f = \\begin{cases} 1 & x > 0 \\\\ 0 & \\text{otherwise} \\end{cases}")
    #expect(cases.components(separatedBy: "<mtr>").count == 3)
    #expect(cases.components(separatedBy: "<mtd").count == 5)
    let aligned = try inner("\\begin{aligned} a &= b \\\\ &= c \\\\ \\end{aligned}", display: true)
    #expect(aligned.components(separatedBy: "<mtr>").count == 3)
    #expect(try inner("\\begin{pmatrix} 1 & 2 \\\\ 3 & 4 \\end{pmatrix}").components(separatedBy: "<mn>").count == 5)
  }

  /// All that is written about mixtures, as one would write it; each must be well-formed XML.
  static let formulas = [
    "p(x \\mid \\theta) = \\sum_{c=1}^{C} \\pi_c \\, \\mathcal{N}(x \\mid \\mu_c, \\Sigma_c)",
    "\\mathcal{N}(\\mathbf{x} \\mid \\boldsymbol{\\mu}, \\boldsymbol{\\Sigma}) = \\frac{1}{(2\\pi)^{D/2} |\\boldsymbol{\\Sigma}|^{1/2}} "
      + "\\exp\\left( -\\tfrac{1}{2} (\\mathbf{x} - \\boldsymbol{\\mu})^\\top \\boldsymbol{\\Sigma}^{-1} (\\mathbf{x} - \\boldsymbol{\\mu}) \\right)",
    "r_{nc} = \\frac{\\pi_c \\mathcal{N}(x_n \\mid \\mu_c, \\Sigma_c)}{\\sum_{k} \\pi_k \\mathcal{N}(x_n \\mid \\mu_k, \\Sigma_k)}",
    "\\hat{\\theta} = \\operatorname*{arg\\,max}_{\\theta} \\log p(X \\mid \\theta), \\quad \\arg\\max_c r_{nc}",
    "\\lVert x - \\mu \\rVert^2 \\le \\epsilon, \\; \\left\\lvert \\frac{a}{b} \\right\\rvert, \\lfloor x \\rfloor, \\bigl( y \\bigr)",
    "\\begin{aligned} N_c &= \\sum_n r_{nc} & \\mu_c &= \\frac{1}{N_c} \\sum_n r_{nc} x_n \\end{aligned}",
    "\\mathrm{AIC} = 2k - 2\\ln \\hat{L}, \\qquad \\mathrm{BIC} = k \\ln n - 2 \\ln \\hat{L}",
    "\\ell(\\theta) \\ge \\mathbb{E}_{q}\\left[ \\log \\frac{p(x, z)}{q(z)} \\right] = \\mathcal{L}(q, \\theta)",
    "\\underbrace{a + b}_{\\text{sum}} \\overline{xy} \\widehat{abc} \\vec{v} \\tilde{x} \\dot{x}",
    "\\det \\Sigma = \\prod_{d=1}^{D} \\lambda_d, \\quad \\int_{-\\infty}^{\\infty} f \\, \\mathrm{d}x = 1",
    "\\binom{n}{k} \\approx \\infty \\partial \\nabla \\in \\mathbb{R}^{D \\times D} \\cdot \\propto \\sim \\to \\Rightarrow \\ldots \\cdots",
    "\\begin{array}{lcr} a & b & c \\end{array} \\not= \\stackrel{!}{=} \\overset{a}{b} \\underset{a}{b} \\substack{a \\\\ b}",
    "\\left\\{ x \\,\\middle|\\, x > 0 \\right\\} % a comment",
  ]

  @Test(arguments: formulas, [true, false])
  func isWellFormed(tex: String, display: Bool) throws {
    let text = try mathML(tex, display: display)
    let parser = XMLParser(data: Data(text.utf8))
    #expect(parser.parse(), "\(text)")
  }
}
