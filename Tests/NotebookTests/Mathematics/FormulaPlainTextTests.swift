import Testing

@testable import Notebook

struct FormulaPlainTextTests {
  @Test(arguments: [
    (#"\mu_k"#, "μ_k"), (#"x'"#, "x′"), (#"e^{-x^2}"#, "e^(−x^2)"), (#"\frac{1}{2\sqrt n}"#, "1/(2√n)"),
    (#"a \le b, c"#, "a ≤ b, c"), (#"\left( \hat x \right)"#, "(x)"), (#"\text{if } x"#, "if x"),
    (#"2\log p_k"#, "2 log p_k"), (#"\log_2 x + \sin\log y"#, "log_2 x + sin log y"), (#"\max_k x"#, "max_k x"),
    (#"\exp(-x)"#, "exp(−x)"),
    (#"\begin{cases} 1 & a \\ 0 & b \end{cases}"#, "{1 a; 0 b"),
  ])
  func inOneLine(tex: String, text: String) throws {
    let words = try TeXParser.parse(tex).plainText.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words == text)
  }
}
