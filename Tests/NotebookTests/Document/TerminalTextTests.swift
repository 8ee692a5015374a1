import Testing

@testable import Notebook

struct TerminalTextTests {
  @Test(arguments: [
    ("plain\ttext\n", "plain\ttext\n"), ("10 %\r100 %\n", "100 %\n"), ("a long line\rshort\n", "shortg line\n"),
    ("a long line\rshort\u{1B}[K\n", "short\n"), ("abc\u{8}\u{8}x", "axc"), ("line\r\nnext\r\n", "line\nnext\n"),
    ("\u{1B}[1;31mred\u{1B}[0m", "red"), ("\u{1B}]8;;https://example.org\u{7}link\u{1B}]8;;\u{7}", "link"),
    ("e\u{301}a\ro", "oa"), ("\u{1B}[3Gx", "  x"), ("ab\u{1B}[2Dc", "cb"),
    // Other movements stay, to be seen.
    ("a\u{1B}[2Ab", "a\u{1B}[2Ab"), ("\u{1B}", "\u{1B}"), ("\u{1B}[", "\u{1B}["),
    ("M.(unknown context at $7f00a1).P", "M.P"),
  ])
  func aTerminalsLastState(text: String, expected: String) {
    #expect(Array(settledText(text).unicodeScalars) == Array(expected.unicodeScalars))
  }
}
