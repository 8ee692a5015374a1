import Testing

@testable import Notebook

struct AnchorNamesTests {
  /// A fence of backticks is not closed by tildes, and what is indented is code too.
  @Test func linksAreNamedInTextOnly() {
    var anchors = AnchorNames()
    anchors.takeLinkDefinitions(of: [
      ProseCell("```\n~~~\n[code]: https://a.example\n```\n\n[one]: https://b.example", line: 1),
      ProseCell("    [indented]: https://c.example\n\n> [two]: https://d.example", line: 9),
    ])
    #expect(anchors.linkDefinitions == "\n\n[one]: https://b.example\n[two]: https://d.example\n")
  }

  @Test func noHeadingTakesTheIDOfSomethingElse() {
    var anchors = AnchorNames()
    let titles = ["Figure a", "section figure a", "Text", "Values", "Equation 1", "Figure a", "!", "A  -b"]
    #expect(
      titles.map { anchors.anchor(for: $0) } == [
        "section-figure-a", "section-figure-a-1", "section-text", "section-values", "section-equation-1",
        "section-figure-a-2", "section", "a-b",
      ])
  }

  @Test(arguments: [("A & b", "a--b"), ("Plain words", "plain-words"), ("E-step: x_1", "e-step-x_1")])
  func anchorsOfCodeHosts(title: String, anchor: String) {
    #expect(AnchorNames.codeHostAnchor(for: title) == anchor)
  }
}
