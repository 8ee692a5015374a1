import Testing

@testable import Plotting

@Suite struct TextTests {
  @Test func readsSubAndSuperscripts() {
    let text = RichText("σ_{1}^{2} and reg_covar, 2^10, \\^{literal}")
    #expect(text.plain == "σ12 and reg_covar, 2^10, ^{literal}")
    #expect(text.parts.map(\.position) == [.line, .subscript, .superscript, .line])
    #expect(RichText("open _{brace").plain == "open _{brace")
    #expect(RichText("").parts.isEmpty)
  }

  @Test func breaksLinesWithinTheWidth() {
    let text = "the quick brown fox jumps over the lazy dog and incomprehensibilities_{index} follow"
    for width in stride(from: 10.0, through: 400, by: 7) {
      let block = TextBlock(text, font: Font(size: 10), width: width, measurer: EvenMeasurer())
      #expect(block.lines.allSatisfy { $0.width <= width })
      let letters = block.lines.flatMap(\.runs).map(\.text).joined().filter { $0 != " " }
      #expect(letters == RichText(text).plain.filter { $0 != " " })
    }
  }

  @Test func obeysLineEnds() {
    let block = TextBlock("one\ntwo\n\nthree", font: Font(size: 10), measurer: EvenMeasurer())
    #expect(block.lines.map { $0.runs.map(\.text).joined() } == ["one", "two", "three"])
  }
}
