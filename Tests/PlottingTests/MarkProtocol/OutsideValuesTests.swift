import Testing

@testable import Plotting

/// What lies beyond the ends given for an axis is told.
@Suite struct OutsideValuesTests {
  private let axis = Axis("x", domain: 0...5)

  private func note(_ marks: [any Mark]) throws -> String? {
    let drawn = try Drawn(Figure(x: axis, y: axis) { marks })
    let note = drawn.layout.texts.map(\.text).first { $0.contains("outside of the range") }
    #expect((note != nil) == drawn.layout.alternativeText.contains("outside of the range that is shown."))
    return note
  }

  @Test func vanishedValuesAreCounted() throws {
    let one = "1 value lies outside of the range that is shown"
    let vanishing: [any Mark] = [
      Points(x: [1, 2, 100], y: [1, 2, 3]), Annotation("far", x: 1, y: 9, marker: true), ReferenceLine(x: -1),
      ReferenceLine(y: 6), Disc(x: 10, y: 1, radius: 1), Ellipse(mean: (1, -9), covariance: (1, 0, 1), deviations: [1]),
      Bars(x: [1, 2], heights: [3, 8]),
    ]
    for mark in vanishing { #expect(try note([mark]) == one, "\(mark)") }
    #expect(try note([Points(x: [9, 9, 9], y: [1, 1, 1]), ReferenceLine(x: 7)])?.hasPrefix("4 values lie") == true)
  }

  @Test func whatIsSeenIsNotCounted() throws {
    let seen: [any Mark] = [
      Points(x: [0, 5, 2], y: [0, 5, 5 + 1e-12]), Disc(x: 5, y: 5, radius: 1), ReferenceLine(x: 5),
      Curve(over: -9...9) { $0 }, Points(x: [.nan], y: [1]),
    ]
    for mark in seen { #expect(try note([mark]) == nil, "\(mark)") }
  }

  /// A line is seen to leave the figure, so only its text counts.
  @Test func pointsOfLinesAreCountedInTheText() throws {
    let drawn = try Drawn(
      Figure(x: axis) {
        Line(x: [1, 4, 9, 12], y: [1, 2, 3, 4])
        Segment(from: (1, 1), to: (-1, 2))
      })
    #expect(drawn.layout.alternativeText.hasSuffix("3 points of lines lie outside of the range that is shown."))
    #expect(!drawn.has("outside"))
  }
}
