import Testing

@testable import Notebook

struct MarkdownProseTests {
  private func parse(_ text: String) -> [MarkdownBlock] {
    var anchors = AnchorNames()
    var macros = TeXMacros()
    var problems: [SourceProblem] = []
    return MarkdownParser.parse(text, anchors: &anchors, macros: &macros, problems: &problems) { ($0, $1) }
  }

  private func write(_ blocks: [MarkdownBlock]) -> String {
    MarkdownProse(targets: ReferenceTargets(chapters: [])) { $0 }.write(blocks)
  }

  /// What is written reads back as the same tree, whatever is in it.
  @Test(arguments: [
    "## A *title* with `code`\n\nText, **strong *and* emphasis**, ~~gone~~.",
    "- a\n- b\n  - c\n\n    d\n- e", "1. a\n2. b", "7. a\n\n   b\n8. c", "> quoted\n>\n> - list",
    "a\\*b\\_c \\[d\\](e) \\<f> \\`g\\` & h \\| i \\~ j ! \\![k]",
    "2024\\. is no list\n\\- nor this\n\\+ nor this\n\\# nor this",
    "`` a`b `` and `c  d`", "$`x_1 \\le y`$ and costs $5", "```math\n\\frac{a}{b}\n```",
    "```swift\nlet a = \"```\"\n```",
    "````\n```\n````", "| a | b |\n|:--|--:|\n| `x \\| y` | $`p(a \\mid b)`$ |\n| 1 \\| 2 | *c* |", "a  \nb\nc", "---",
    "[text](https://example.org/a_(b)?c=d&e \"a \\\"title\\\"\") <https://example.org>", "&amp; &copy; \\&copy;",
    "\\\\(a\\\\)",
    "*a*b **c**d", "a_b_c __d__", "http://example.org/a_b", "\\=\n\na\n\\===", "\\~~~",
  ])
  func roundTrip(text: String) {
    let blocks = parse(text)
    let written = write(blocks)
    #expect(parse(written) == blocks, "\(written)")
    // Writing is a fixed point: nothing is escaped twice.
    #expect(write(parse(written)) == written)
  }
}
