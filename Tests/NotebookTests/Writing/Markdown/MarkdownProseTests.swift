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
    let prose = MarkdownProse(targets: ReferenceTargets(chapters: []), addresses: ProseAddresses { $0 })
    return [prose.write(blocks), prose.write(Footnotes(blocks))].filter { !$0.isEmpty }.joined(separator: "\n\n")
  }

  /// The same without the lines that things stand on.
  private func withoutLines(_ blocks: [MarkdownBlock]) -> String {
    "\(blocks)".replacing(/line: (nil|Optional\(\d+\))/, with: "")
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
    "- [x] a\n- [ ] b\n  - [x] c\n- d", "- \\[x\\] a", "1. [x] a", "> [!NOTE]\n> a\n>\n> - b", "> \\[!NOTE]\n> a",
    "a $x_1 * y_1$, \\$5 and $`z`$", "a\n\n$$\nx \\\\\n$$".replacing(" \\\\", with: ""), "a $$x$$ b",
    "| a |\n|---|\n| $x \\| y$ |",
    "a[^x] b[^y-1]\n\n[^x]: X\n\n[^y-1]: Y", "``$x$``", "![a *b*](c/d.png \"e\")",
    "- a\n\n* b\n\n+ c", "1. a\n\n1) b",
    "<details>\n<summary>a & b?</summary>\n\nc\n\n- <details open>\n  <summary>d</summary>\n\n  > e\n\n  </details>\n\n</details>",
    "*a*b **c**d", "a_b_c __d__", "http://example.org/a_b", "\\=\n\na\n\\===", "\\~~~",
  ])
  func roundTrip(text: String) {
    let blocks = parse(text)
    let written = write(blocks)
    #expect(withoutLines(parse(written)) == withoutLines(blocks), "\(written)")
    // Writing is a fixed point: nothing is escaped twice.
    #expect(write(parse(written)) == written)
  }
}
