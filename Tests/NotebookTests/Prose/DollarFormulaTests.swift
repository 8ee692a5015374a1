import Testing

@testable import Notebook

struct DollarFormulaTests {
  /// What a text says: formulas in parentheses, the words of a problem's first sentence as `!`.
  private func read(_ text: String) -> String {
    let bytes = Array(text.utf8)
    var result = ""
    var index = 0
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "\\") {
        result += String(decoding: bytes[index..<min(index + 2, bytes.count)], as: UTF8.self)
        index += 2
        continue
      }
      guard bytes[index] == UInt8(ascii: "$") else {
        result.unicodeScalars.append(Unicode.Scalar(bytes[index]))
        index += 1
        continue
      }
      switch DollarFormula.read(bytes[index...], after: index > 0 ? bytes[index - 1] : nil) {
      case .text:
        result += "$"
        index += 1
      case .formula(let tex, let end, let isDisplay):
        let content = String(decoding: bytes[(index + tex.lowerBound)..<(index + tex.upperBound)], as: UTF8.self)
        result += isDisplay ? "[\(content)]" : "(\(content))"
        index += end
      case .problem(_, let end):
        result += "!"
        index += end
      }
    }
    return result
  }

  /// The rules, one by one; those that code hosts share come from the tests of comrak and of commonmark-extensions.
  @Test(arguments: [
    // Formulas.
    ("$x$", "(x)"), ("a $x$, b", "a (x), b"), ("$x$$y$", "(x)(y)"), ("$22 + a^2$", "(22 + a^2)"), ("$a!$", "(a!)"),
    ("$1+\\$2$", "(1+\\$2)"), ("-$x$-", "-(x)-"), ("$x$.", "(x)."), ("$x\n+ y$", "(x\n+ y)"),
    ("$22 and $2+2$", "$22 and (2+2)"),
    ("$`x`$", "(x)"), ("$`a`$$`b`$", "(a)(b)"), ("$``a ` b``$", "(a ` b)"), ("$`x`$th", "(x)th"), ("$2$", "(2)"),
    ("$$x$$", "[x]"), ("$$\nx\n$$", "[\nx\n]"), ("a$$x$$b", "a[x]b"), ("$$\\text{\\$5}$$", "[\\text{\\$5}]"),
    // Money.
    ("costs $5 and $6", "costs $5 and $6"), ("$20,000 or 5", "$20,000 or 5"), ("5$ and 6$ each", "5$ and 6$ each"),
    ("$5-$10", "$5-$10"), ("$ 4 $", "$ 4 $"), ("2000$.", "2000$."), ("in $", "in $"),
    ("dollars$22 $2+2$", "dollars$22 (2+2)"),
    ("\\$x\\$", "\\$x\\$"), ("$HOME and $PATH", "$HOME and $PATH"), ("$5 or `a $b`", "$5 or `a $b`"), ("$`x`", "$`x`"),
    // What could be either.
    ("$i$th", "!th"), ("a$x$", "a!"), ("2$x$", "2!"), ("$5 or 6$ each", "! each"), ("$ \\mu $", "!"), ("$x_1$2", "!2"),
    ("$\\mu and", "!\\mu and"), ("$$x", "!x"), ("$$ $$", "!"), ("$$$", "!"),
    ("$\\text{if $x$ b}$", "!x$ b}$"), ("$`\\text{if $x$ b}`$", "(\\text{if $x$ b})"),
    ("$$\\text{if $x$ b}$$", "[\\text{if $x$ b}]"),
  ])
  func reading(text: String, expected: String) {
    #expect(read(text) == expected)
  }
}
