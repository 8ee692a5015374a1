import Testing

@testable import Plotting

/// Colors that are left to a figure of several panels.
@Suite struct SeriesDealingTests {
  private func series(_ panels: [[any Mark]]) throws -> [[Int]] {
    let panels = panels.map { marks in Panel("") { marks } }
    return try Layout(Figure(panels: panels, columns: 2), measurer: EvenMeasurer()).panels.map(\.automaticSeries)
  }

  private func line(_ label: String = "", color: MarkColor = .automatic) -> Line {
    Line(x: [0, 1], y: [0, 1], color: color, label: label)
  }

  @Test func panelsBeginAnew() throws {
    #expect(try series([[line("a"), line("b")], [line("a"), line("b")]]) == [[0, 1], [0, 1]])
    #expect(try series([[line(), line()], [line()]]) == [[0, 1], [0]])
    // A line and points do not look alike.
    #expect(try series([[line("a")], [Points(x: [1], y: [1], label: "b")]]) == [[0], [0]])
  }

  @Test func namesDoNotShareALook() throws {
    #expect(try series([[line("a")], [line("b")]]) == [[0], [1]])
    #expect(try series([[line("a"), line("b")], [line("b"), line("c")]]) == [[0, 1], [1, 2]])
    // Series that marks ask for are left out in all panels, and lines without a name take what is left.
    #expect(try series([[line("a")], [line("b"), line()], [line("x", color: .series(1))]]) == [[0], [2, 0], [0]])
    #expect(try series([[line("a"), line("a")], [line("b")]]) == [[0, 1], [2]])
  }
}
