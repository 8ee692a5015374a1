import Testing

@testable import Notebook

/// The space around atoms, in mu, is that of The TeXbook's table; the examples are its own or amsmath's.
struct MathSpacingTests {
  /// The spaces of a row in mu, as its MathML gives them: those that a browser knows, the attributes, and spaces between.
  private func spaces(_ tex: String) throws -> [Int] {
    let text = try mathML(tex)
    var widths: [Int] = []
    let number = /(?<name>lspace|rspace|width|margin-left)(="|: )(?<value>-?[0-9.]+)/
    for element in text.split(separator: "<") where element.hasPrefix("mo") || element.hasPrefix("mspace") {
      let found = element.matches(of: number).map {
        (String($0.output.name), Double($0.output.value).map { Int(($0 * 18).rounded()) } ?? 0)
      }
      let isSign = element.contains("form=\"prefix\"")
      let known =
        element.hasPrefix("mo") && found.isEmpty && !isSign
        ? OperatorDictionary.spacing(of: String(element.drop { $0 != ">" }.dropFirst())) : nil
      if let known { widths += [known.before, known.behind] } else { widths += found.map(\.1) }
    }
    return widths.filter { $0 != 0 }
  }

  @Test(arguments: [
    ("a = b", [5, 5]), ("a + b", [4, 4]), ("-b", []), ("a = -b", [5, 5]), ("a, b", [3]), ("1{,}000", []), ("(a)", []),
    ("a {=} b", []), ("a \\mathrel{R} b", [5, 5]), ("a \\mathbin{\\#} b", [4, 4]), ("a \\overset{!}{=} b", [5, 5]),
    ("a \\stackrel{d}{\\to} b", [5, 5]), ("x^{a=b}", []), ("\\log x", [3]), ("2 \\log x", [3, 3]), ("\\log(x)", []),
    ("a \\sum b", [3, 3]), ("a \\cdots b", [3, 3]), ("X \\perp\\!\\!\\!\\perp Y", [5, -3, -3, -3, 5]), ("|x|", []),
    ("a \\times b", [4, 4]), ("a \\le \\pm b", [5, 5]), ("f\\colon A", [3]), ("a : b", [5, 5]), ("a == b", [5, 5]),
    ("\\left(a\\right) b", [3]), ("\\left(a\\middle|b\\right)", []), ("a \\quad b", [18]), ("{+}b", []),
    ("a\\,=b", [3, 5, 5]), ("\\binom nk b", []), ("\\textcolor{red}{=} b", [5]), ("a \\ge -1", [5, 5]),
    ("x \\in A", [5, 5]),
    ("\\text{a} + b", [4, 4]), ("{} + b", [4, 4]), ("\\begin{eqnarray} a &=& b \\end{eqnarray}", [5, 5]),
  ])
  func between(tex: String, expected: [Int]) throws {
    let text = try mathML(tex)
    #expect(try spaces(tex) == expected, "\(tex): \(text)")
  }

  /// A word above or below can be wider than the relation, so that its space stands outside both.
  @Test func spaceStandsOutsideOfWhatIsAbove() throws {
    let space = "<mspace width=\"0.2778em\"></mspace>"
    let relation = "<mover><mo lspace=\"0\" rspace=\"0\">∼</mo><mtext>iid</mtext></mover>"
    #expect(
      try mathML("a \\overset{\\text{iid}}{\\sim} b") == "<mrow><mi>a</mi>\(space)\(relation)\(space)<mi>b</mi></mrow>")
  }
}
