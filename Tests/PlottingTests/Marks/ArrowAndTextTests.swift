import Testing

@testable import Plotting

/// Arrows, vector fields and texts at data positions.
@Suite struct ArrowAndTextTests {
  @Test(arguments: [1.0, 1e6, 1e-9]) func headsAreMeasuredInPoints(scale: Double) throws {
    let drawn = try DrawnMarks(
      Figure { Arrow(from: (0, 0), to: (3 * scale, 4 * scale), color: .series(0), headLength: 9) })
    let head = drawn.fills[0].path.corners
    #expect(head.count == 3 && isNear(head[0], drawn.place(3 * scale, 4 * scale)))
    let neck = 0.5 * (head[1] + head[2])
    #expect(abs(neck.distance(to: head[0]) - 9) < 1e-6)
    // The shaft ends inside of the head, so that its flat end does not stand out at the tip.
    let shaft = drawn.strokes[0].path.corners
    #expect(isNear(shaft[0], drawn.place(0, 0)) && shaft[1].distance(to: head[0]) > 6)
  }

  @Test func shortArrowsHaveSmallHeads() {
    let arrow = ArrowShape(from: .zero, to: Point(x: 3, y: 0), width: 1, headLength: 9)
    #expect(arrow.head.map(\.x).min() == 1 && arrow.head[0] == Point(x: 3, y: 0))
    let none = ArrowShape(from: .zero, to: .zero, width: 1, headLength: 9)
    #expect(none.head.isEmpty && none.shaft.isEmpty)
  }

  @Test func arrowsAreNamedAtTheirStart() throws {
    let figure = Figure {
      Points(x: [0, 10], y: [0, 10])
      Arrow(from: (8, 2), to: (4, 2), label: "back")
    }
    let drawn = try DrawnMarks(figure)
    let name = try #require(drawn.layout.texts.first { $0.text == "back" })
    #expect(name.frame.minX > drawn.panel.x(8) && name.frame.minX < drawn.panel.x(8) + 12)
    #expect(figure.alternativeText.contains("an arrow (back) from (8, 2) to (4, 2)"))
  }

  @Test func vectorsKeepTheirProportions() throws {
    let drawn = try DrawnMarks(
      Figure {
        VectorField(x: [0, 1, 0, 1], y: [0, 0, 1, 1], dx: [1, 0, 0, 2], dy: [0, 0.5, 0, 0], length: .factor(0.25))
      })
    let tips = stride(from: 0, to: 9, by: 3).map { drawn.fills[0].path.corners[$0] }
    #expect(areNear(tips, [drawn.place(0.25, 0), drawn.place(1, 0.125), drawn.place(1.5, 1)]))
    // A vector of zero is a dot.
    let dot = try #require(drawn.fills.last?.path.corners)
    #expect(dot.count > 8 && dot.allSatisfy { $0.distance(to: drawn.place(0, 1)) < 2 })
  }

  /// The longest arrow of an even grid is about as long as the grid is wide, in whatever units.
  @Test(arguments: [1e-170, 1, 1e90]) func lengthsSuitTheGrid(scale: Double) throws {
    let field = VectorField(x: 0...10, y: 0...10, resolution: 11) { x, y in (scale * x, 0) }
    let drawn = try DrawnMarks(Figure { field })
    let tips = drawn.fills[0].path.corners
    #expect(abs((tips.map(\.x).max() ?? 0) - drawn.panel.x(10.9)) < 1e-6)
    #expect(drawn.layout.omittedCount == 0)
  }

  @Test func vectorsAreColoredByLength() throws {
    let drawn = try DrawnMarks(
      Figure {
        VectorField(x: [0, 1, 2], y: [0, 0, 0], dx: [3, 0, .nan], dy: [4, 10, 1], map: .viridis, label: "speed")
      })
    #expect(drawn.layout.colorBars.map(\.bar.domain) == [5...10] && drawn.layout.omittedCount == 1)
    #expect(drawn.fills.map(\.color) == [0, 1].map { ColorMap.viridis.color(at: $0, theme: .light) })
  }

  @Test func textsStandWhereTheyArePut() throws {
    let drawn = try DrawnMarks(
      Figure {
        Points(x: [0, 10], y: [0, 10])
        TextMark(x: [5, 5], y: [5, 5], texts: ["on", "the same"], placement: .above, gap: 3, fontSize: 10)
      })
    let place = drawn.place(5, 5)
    for run in drawn.texts {
      let width = 0.6 * 10 * Double(run.text.count)
      #expect(abs(run.origin.x - (place.x - width / 2)) < 1e-6)
      #expect(abs(run.origin.y - (place.y - 3 - TextLine.descent * 10)) < 1e-6)
      #expect(run.halo == Theme.light.paper)
    }
    #expect(drawn.texts.map(\.text) == ["on", "the same"])
    // Neither is a label that the layout may move.
    #expect(drawn.layout.texts.allSatisfy { $0.text != "on" } && drawn.layout.swatches.isEmpty)
  }

  @Test func textsAtTheEdgeStandOnTheOtherSide() throws {
    let drawn = try DrawnMarks(
      Figure {
        TextMark("right of it", x: 1, y: 1, placement: .right)
        TextMark("above it", x: 0.5, y: 1, placement: .above, gap: 20)
        TextMark("middle of the left edge", x: 0, y: 0.5)
      })
    let frame = drawn.panel.frame
    let (right, above, middle) = (drawn.texts[0], drawn.texts[1], drawn.texts[2])
    #expect(right.origin.x + 0.6 * 12 * 11 < drawn.panel.x(1) && above.origin.y > drawn.panel.y(1))
    #expect(abs(middle.origin.x - frame.minX) < 1e-6)
    let outside = try DrawnMarks(Figure(x: Axis(domain: 0...1)) { TextMark("outside", x: 2, y: 0) })
    #expect(outside.texts.isEmpty)
  }

  @Test func textsSayWhatTheySay() {
    #expect(TextMark("σ_{1}", x: 1, y: 2).summary == "the text “σ1” at (1, 2)")
    #expect(TextMark(x: [1, 2], y: [1, 2], texts: ["a", "b"]).summary == "2 texts: “a”, “b”")
    #expect(TextMark(x: [], y: [], texts: []).summary == "no texts")
  }
}
