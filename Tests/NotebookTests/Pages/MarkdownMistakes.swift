import Notebook
import Plotting

/// Every line with a mistake, and what is said of it in `Expected/MarkdownMistakes.txt`.
struct MarkdownMistakes: Chapter {
  static let title = "Mistakes in Markdown"
  static let summary = "Each is told."

  func run() throws {
    //: Formulas: $ \mu $, then $\mu, then $`\foo`$ and $a \foo$, the $i$th, 5$x$, $5 or 6$,
    //: é $x + \foo$,
    //:
    //: $$
    //: a +
    //:   \foo
    //: $$
    //:
    //: $$
    //: a
    //:
    //: $$$ and \(\mu\), \(x\), \(x_1), \[ x \]
    //:
    //: \[
    //: a = b
    //: \]
    //:
    //: *a $$b$$ c*
    //:
    //: | a | b |
    //: |---|---|
    //: | $p(a | b)$ | c |
    //: | `a|b` | c |
    //: | a | b | c |
    //:
    //: | $|a|$ | b |
    //: |---|---|
    //: | a | b |
    //:
    //: > [!NOTICE]
    //: > Text.
    //:
    //: > [!NOTE] Text.
    //:
    //: > [!NOTE]
    //:
    //: - > [!TIP]
    //:   > In a list.
    //:
    //: No[^footnot] is named so, one[^footnote] is.
    //:
    //: [^footnote]: Once.
    //: [^unused]: Never.
    //:
    //: <b>Raw</b> <!-- hidden -->
    //:
    //: ![](pictures/gray.png) ![gone](pictures/grey.png) ![kind](pictures/gray.bmp) ![up](../Fixtures/a.png)
    //: ![web](https://example.org/a.png) ![no picture](pictures/fake.png)
    //:
    //: [a](valuess.json) [b](../data/houses.csv) [c](../markdown/index.html) [d](/etc/passwd) [e](javascript:x) [f](#anchor)
    //: [g](markdon#figure:plot) [h](markdown#figure:plott) [i](../markdown/plott.png) [j](markdown#chapter:x) [k](x/y#figure:a)
    //: [l][nolink] and rows[0][i].
    //:
    //: <details><summary>A [link](https://example.org), $x$, a word[^footnote] and <b>HTML</b></summary>
    //:
    //: </details>
    //:
    //: <details><summary></summary>
    //:
    //: Text.
    //:
    //: </details>
    //: More.
    //:
    //: </details>
    //:
    //: </details>
    //:
    //: <details>
    //:
    //: <details><summary>One</summary>
    //: Text.
    //:
    //: <details><summary>Two</summary>
    //:
    //: Text.
    print("done")
    //: ```
    //: open[^footnote]
    show("plot", alt: "x", caption: "A ![picture](a.png), \\(x\\) and [^footnote].") { Figure { Line(y: [0, 1]) } }
    show("other", alt: "x", caption: "- a list\n- of two") { Figure { Line(y: [0, 1]) } }
  }
}
