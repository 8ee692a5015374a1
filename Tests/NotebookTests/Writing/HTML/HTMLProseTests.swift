import Testing

@testable import Notebook

struct HTMLProseTests {
  private func html(_ text: String) -> (html: String, problems: [SourceProblem]) {
    var anchors = AnchorNames()
    var macros = TeXMacros()
    var problems: [SourceProblem] = []
    let blocks = MarkdownParser.parse(text, anchors: &anchors, macros: &macros, problems: &problems) { ($0, $1) }
    var targets = ReferenceTargets(chapters: [("em-2d", "EM & more")])
    targets.add([.prose(blocks)])
    return (HTMLProse(targets: targets, addresses: HTMLWriter.addresses.prose { $0 }).write(blocks), problems)
  }

  @Test(arguments: [
    ("a *b* **c** ~~d~~ `e<`", "<p>a <em>b</em> <strong>c</strong> <del>d</del> <code>e&lt;</code></p>"),
    ("a & b < c", "<p>a &amp; b &lt; c</p>"), ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
    ("3. a\n4. b", "<ol start=\"3\">\n<li>a</li>\n<li>b</li>\n</ol>"),
    ("- a\n\n- b", "<ul>\n<li><p>a</p></li>\n<li><p>b</p></li>\n</ul>"),
    ("> a", "<blockquote>\n<p>a</p>\n</blockquote>"), ("a  \nb\nc", "<p>a<br>\nb\nc</p>"),
    ("[t](https://x.org/?a=1&b=\"2\")", "<p><a href=\"https://x.org/?a=1&amp;b=&quot;2&quot;\">t</a></p>"),
    ("costs $5 and `x` or $6", "<p>costs $5 and <code>x</code> or $6</p>"),
    ("$`x`$,", "<p><math><mi>x</mi></math>,</p>"),
    ("a $`x`$$`y`$", "<p>a <math><mi>x</mi></math><math><mi>y</mi></math></p>"),
    (
      "[EM](#chapter:em-2d) [](#chapter:em-2d)",
      "<p><a href=\"../em-2d/index.html\">EM</a> <a href=\"../em-2d/index.html\">EM &amp; more</a></p>"
    ),
    ("```\n<b>\n```", "<pre class=\"code\" tabindex=\"0\"><code>&lt;b&gt;\n</code></pre>"),
    ("***", "<hr>"),
  ])
  func writes(text: String, expected: String) {
    let (html, problems) = html(text)
    #expect(html == expected)
    #expect(problems == [])
  }

  @Test func foldedTextStandsBehindItsSummary() {
    let (html, problems) = html("<details open>\n<summary>1. *Why* `<b>`?</summary>\n\nSince $x$.\n\n</details>\n\nb")
    #expect(problems == [])
    #expect(
      html == """
        <details class="fold" open><summary>1. <em>Why</em> <code>&lt;b&gt;</code>?</summary>
        <p>Since <math><mi>x</mi></math>.</p>
        </details>
        <p>b</p>
        """)
  }

  /// A mark that is not on lines of its own would be HTML on a code host, and its text no Markdown.
  @Test(arguments: [
    ("<details><summary>a</summary>\nb\n\n</details>", 1, "behind </summary>"),
    ("<details><summary>a</summary>\n\nb\n\n</details>\nc", 5, "behind </details>"),
    ("<details><summary>a</summary>\n\nb", 1, "does not end"),
    ("a\n\n</details>", 3, "no folded text"),
    ("<details>\n\na\n\n</details>", 1, "cannot be read"),
    ("<details class=\"a\"><summary>a</summary>\n\nb\n\n</details>", 1, "cannot be read"),
    ("<details><summary>a</summary>\n\n</details>", 1, "folded text says nothing"),
    ("<details><summary> </summary>\n\na\n\n</details>", 1, "summary says nothing"),
    ("<details>\n<summary>\n<b>a</b>\n</summary>\n\nb\n\n</details>", 3, "raw HTML"),
    ("<details><summary>$x$</summary>\n\nb\n\n</details>", 1, "a formula cannot stand"),
    ("<details><summary>*[a](https://example.org)*</summary>\n\nb\n\n</details>", 1, "a link cannot stand"),
  ])
  func mistakesInFoldedText(text: String, line: Int, message: String) {
    let problems = html(text).problems
    #expect(problems.contains { $0.line == line && $0.message.contains(message) }, "\(problems)")
  }

  @Test func tables() {
    let html = html("| a | $`b`$ |\n|:--|--:|\n| 1 | 2 |").html
    #expect(html.contains("<th scope=\"col\" class=\"left\">a</th><th scope=\"col\" class=\"right\"><math>"))
    #expect(html.contains("<tr><td class=\"left\">1</td><td class=\"right\">2</td></tr>"))
  }

  @Test func headingsHaveAnchorsOnce() {
    let html = html("# A & B\n\n## A B\n\n## A B\n\n## é!").html
    for anchor in ["h2 id=\"a-b\"", "h2 id=\"a-b-1\"", "h2 id=\"a-b-2\"", "h2 id=\"é\""] {
      #expect(html.contains(anchor), "\(anchor)")
    }
  }

  /// A formula that may be wider than a small screen scrolls, together with what ends the sentence.
  @Test func longFormulasScroll() {
    let short = html("a $x = y$, b").html
    #expect(!short.contains("long-formula"))
    let long = html("a $x_1 = a + b + c + d + e + f + g$, b").html
    #expect(long.hasPrefix("<p>a <span class=\"long-formula\"><math>"))
    #expect(long.hasSuffix("</math>,</span> b</p>"))
    #expect(html("$\\text{words as long as a line}$ b").html.contains("</math></span> b</p>"))
  }

  @Test func headsWithoutWordsAreNoHeads() {
    #expect(html("| a | |\n|---|---|\n| b | c |").html.contains("<th scope=\"col\">a</th><td></td></tr>"))
  }
}
