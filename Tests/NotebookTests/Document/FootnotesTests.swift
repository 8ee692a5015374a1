import Testing

@testable import Notebook

struct FootnotesTests {
  private func mark(_ name: String, _ number: Int, line: Int) -> FootnoteMark {
    FootnoteMark(name: name, number: number, occurrence: 1, line: line)
  }

  private func text(_ name: String, line: Int) -> MarkdownFootnote {
    MarkdownFootnote(name: name, blocks: [.rule], line: line)
  }

  @Test func footnotesStandInTheOrderOfTheirMarks() {
    let footnotes = Footnotes(
      marks: [mark("b", 1, line: 1), mark("a", 2, line: 2), mark("b", 1, line: 3)],
      texts: [text("a", line: 4), text("b", line: 5)])
    #expect(footnotes.problems == [])
    #expect(footnotes.footnotes.map(\.name) == ["b", "a"])
    #expect(footnotes.footnotes.map(\.markCount) == [2, 1])
  }

  @Test func worksOfTheBibliographyNeedNoTextAndNoMark() {
    let works = [text("wu-1983", line: 0), text("unused", line: 0)]
    let cited = Footnotes(marks: [mark("wu-1983", 1, line: 1)], texts: [], bibliography: works)
    #expect(cited.problems == [])
    #expect(cited.footnotes.map(\.name) == ["wu-1983"])
    let wrong = Footnotes(marks: [mark("wu-1984", 1, line: 7)], texts: [text("unused", line: 9)], bibliography: works)
    #expect(wrong.problems.map(\.line) == [9, 7])
    #expect(wrong.problems[0].message.contains("bibliography has [^unused]"))
    #expect(wrong.problems[1].message.contains("did you mean [^wu-1983]?"))
  }

  @Test func whatIsMissingUnusedOrThereTwiceIsTold() {
    let footnotes = Footnotes(
      marks: [mark("note", 1, line: 1), mark("nota", 2, line: 2)],
      texts: [text("note", line: 3), text("note", line: 4), text("other", line: 5)])
    #expect(footnotes.problems.map(\.line) == [4, 2, 5])
    #expect(footnotes.problems[1].message.contains("did you mean [^note]?"))
  }
}
