import Notebook
import Plotting

struct GitHubMarkdown: Chapter {
  static let name = "markdown"
  static let title = "GitHub's Markdown"
  static let summary = "Footnotes, tasks, callouts and *all that*."

  func run() throws {
    //: ## Notes
    //: A word that needs one[^word], another[^2], and the first again[^word]; [the site][site] is named below.
    //:
    //: > [!NOTE]
    //: > What to know.
    //:
    //: > [!tip]
    //: > What helps, with $x^2$ and `code`:
    //: >
    //: > - one
    //: > - two
    //:
    //: > [!IMPORTANT]
    //: > What must be known[^late].
    //:
    //: > [!WARNING]
    //: > What can go wrong.
    //:
    //: > [!CAUTION]
    //: > What does harm.
    //:
    //: > \[!NOTE] is text here.
    //:
    //: [^word]: It says *more*, with $x_1$.
    print("between the prose")

    //: ### Lists
    //: - [x] read
    //: - [ ] understood
    //:   - [x] the first half
    //:   - no task
    //: - neither
    //:
    //: 3. three
    //: 4. four
    //:
    //:    with a second paragraph
    //:
    //: #### Lines and links
    //: A line that breaks\
    //: here, ~~gone~~, [a reference][site], <https://example.org/b> and www.example.org.
    //:
    //: ***
    //:
    //: | left | middle | right | |
    //: |:--|:-:|--:|---|
    //: | a | **b** | 1 | [^2] |
    //: | `c` | | 2 |
    //:
    //: See [the values](values.json), [the plot](./plot.png "larger"), [](#figure:plot) and [the index](../index.html).
    //:
    //: [site]: https://example.org/a "A site"
    //: [^2]: Two paragraphs.
    //:
    //:     The second has a list:
    //:     - in it
    //: [^late]: Written after it.
    record("x", 1)
    record("half", -0.5)

    //: ### What is folded
    //: <details><summary>1. Is \(half, decimals: 1) `less` than *zero* & **why**?</summary>
    //:
    //: It **is**, since $-\frac{1}{2} < 0$:
    //:
    //: $$
    //: -\frac{1}{2} + \frac{1}{2} = 0
    //: $$
    //:
    //: - in a list
    //:
    //:   <details open>
    //:   <summary>
    //:     Open from
    //:     the beginning
    //:   </summary>
    //:
    //:   Within another[^2].
    //:
    //:   </details>
    //:
    //: | a | b |
    //: |---|---|
    //: | 1 | 2 |
    //: </details>
    //:
    //: <DETAILS><SUMMARY>The next</SUMMARY>
    //:
    //: > A quotation.
    //:
    //: </DETAILS>
    show("plot", alt: "Two points.", caption: "A caption with a note[^2].") {
      Figure { Points(x: [1, 2], y: [3, 4]) }
    }
  }
}
