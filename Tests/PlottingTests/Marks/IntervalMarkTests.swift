import Foundation
import Testing

@testable import Plotting

/// Bands, error bars, stems and rectangles: what lies between two ends.
@Suite struct IntervalMarkTests {
  private let logarithmic = Axis(scale: .logarithmic)

  @Test func bandsLieBetweenTheirEnds() throws {
    let drawn = try DrawnMarks(Figure { Band(x: [0, 1, 2], lower: [1, 0, 1], upper: [2, 3, 2]) })
    let corners = [(0.0, 2.0), (1, 3), (2, 2), (2, 1), (1, 0), (0, 1)].map { drawn.place($0.0, $0.1) }
    #expect(drawn.fills.count == 1 && areNear(drawn.fills[0].path.corners, corners))
    // Both edges, and nothing that would close the sides.
    #expect(drawn.strokes.count == 1 && drawn.strokes[0].path.corners.count == 6)
    #expect(drawn.layout.omittedCount == 0)
  }

  @Test func bandsEndAtGaps() throws {
    let drawn = try DrawnMarks(
      Figure { Band(x: [0, 1, 2, 3, 4], lower: [0, 0, .nan, 0, 0], upper: [1, 1, 1, 1, .infinity]) })
    #expect(drawn.fills.count == 1 && drawn.fills[0].path.corners.count == 4 && drawn.layout.omittedCount == 2)
    // The interval between two gaps is a line.
    let alone = drawn.strokes[0].path.corners.suffix(2)
    #expect(areNear(Array(alone), [drawn.place(3, 0), drawn.place(3, 1)]))
  }

  /// What is not positive lies below everything that a logarithmic axis shows.
  @Test func bandsReachTheBottomOfLogarithmicAxes() throws {
    let drawn = try DrawnMarks(
      Figure(y: logarithmic) { Band(x: [1, 2, 3], lower: [1, 0, -4], upper: [10, 10, 10]) })
    #expect(drawn.layout.omittedCount == 0 && drawn.panel.y.domain.lowerBound > 0.5)
    let corners = drawn.fills[0].path.corners
    #expect(corners.contains { isNear($0, drawn.place(1, 1)) })
    #expect(corners.filter { $0.y > drawn.panel.frame.maxY + 10 }.count >= 2)
    let nothing = try DrawnMarks(Figure(y: logarithmic) { Band(x: [1, 2], lower: [-2, -2], upper: [-1, 0]) })
    #expect(nothing.fills.isEmpty && nothing.layout.omittedCount == 2)
  }

  @Test func bandsOfFunctionsKnowBothBends() {
    let band = Band(over: 0...10, lower: { _ in 0 }, upper: { $0 < 5 ? 1 : 1 + ($0 - 5) * ($0 - 5) })
    #expect(band.x.first == 0 && band.x.last == 10 && band.lower.allSatisfy { $0 == 0 })
    for (x, upper) in zip(band.x, band.upper) where x >= 5 { #expect(upper == 1 + (x - 5) * (x - 5)) }
    #expect(zip(band.x, band.x.dropFirst()).allSatisfy { $0 < $1 })
  }

  @Test func errorBarsEndWhereTheyShould() throws {
    let drawn = try DrawnMarks(
      Figure {
        ErrorBars(
          x: [1, 2], y: [5, 6], xError: .interval(from: [0, 1], to: [2, 4]),
          yError: .asymmetric(lower: [1, 2], upper: [3, 0]), capLength: 10)
      })
    let corners = drawn.strokes[0].path.corners
    for (start, end) in [((1.0, 4.0), (1.0, 8.0)), ((2, 4), (2, 6)), ((0, 5), (2, 5)), ((1, 6), (4, 6))] {
      let ends = [drawn.place(start.0, start.1), drawn.place(end.0, end.1)]
      #expect(corners.indices.dropLast().contains { isNear(corners[$0], ends[0]) && isNear(corners[$0 + 1], ends[1]) })
    }
    // Caps are ten points long, whatever the units.
    let cap = drawn.place(1, 8)
    #expect(corners.contains { isNear($0, Point(x: cap.x - 5, y: cap.y)) })
    #expect(drawn.markers.map(\.centers) == [[drawn.place(1, 5), drawn.place(2, 6)]])
    #expect(corners.count == 24)
    let plain = try DrawnMarks(
      Figure { ErrorBars(x: [1, 2], y: [5, 6], yError: .symmetric([1, 1]), capLength: 0, points: false) })
    #expect(plain.strokes[0].path.corners.count == 4 && plain.markers.isEmpty)
  }

  @Test func errorBarsOnLogarithmicAxesRunToTheEdge() throws {
    let drawn = try DrawnMarks(
      Figure(y: logarithmic) { ErrorBars(x: [1, 2], y: [5, 6], yError: .symmetric([1, 7])) })
    let ends = drawn.strokes[0].path.corners
    // The bar is cut at the region that is drawn, and its cap is not in it.
    #expect(ends.filter { $0.y > drawn.panel.frame.maxY + 10 }.count == 1)
    #expect(drawn.layout.omittedCount == 0)
  }

  @Test func errorsThatAreNoNumbersAreCounted() throws {
    let drawn = try DrawnMarks(
      Figure { ErrorBars(x: [1, 2, 3], y: [5, 6, .nan], yError: .symmetric([1, .nan, 1]), capLength: 0) })
    #expect(drawn.layout.omittedCount == 2 && drawn.markers[0].centers.count == 2)
    #expect(drawn.strokes[0].path.corners.count == 2)
  }

  @Test func stemsStandOnTheirBase() throws {
    let drawn = try DrawnMarks(Figure { Stems(x: [0, 1], y: [2, -1]) })
    let corners = drawn.strokes.flatMap { $0.path.corners }
    let stems = [drawn.place(0, 0), drawn.place(0, 2), drawn.place(1, 0), drawn.place(1, -1)]
    #expect(areNear(Array(corners.prefix(4)), stems))
    // The base is seen between stems that go up and down, but not on the axis.
    #expect(drawn.strokes.count == 2)
    #expect(try DrawnMarks(Figure { Stems(x: [0, 1], y: [2, 1], base: 3) }).panel.y.domain.upperBound > 3)
    let bottom = try DrawnMarks(Figure(y: logarithmic) { Stems(x: [0, 1], y: [2, 100]) })
    #expect(bottom.strokes[0].path.corners.contains { $0.y > bottom.panel.frame.maxY })
  }

  @Test func infiniteSidesReachTheEdge() throws {
    let drawn = try DrawnMarks(
      Figure {
        Rectangles(x: [1...2])
        Points(x: [0, 3], y: [5, 6])
      })
    let corners = drawn.fills[0].path.corners
    #expect(corners.map(\.x).min() == drawn.panel.x(1) && corners.map(\.x).max() == drawn.panel.x(2))
    let frame = drawn.panel.frame
    #expect(corners.map(\.y).min() ?? 0 < frame.minY && corners.map(\.y).max() ?? 0 > frame.maxY)
    #expect(drawn.layout.omittedCount == 0 && drawn.panel.y.domain.lowerBound > 4)
  }

  @Test func rectanglesWithoutAPlaceAreCounted() throws {
    let drawn = try DrawnMarks(
      Figure(x: logarithmic) {
        Rectangles(left: [-2, -1, .nan, 1e160], right: [-1, 10, 1, 1e170], bottom: [0], top: [1])
        Points(x: [1], y: [0.5])
      })
    #expect(drawn.layout.omittedCount == 3 && drawn.fills.count == 1)
    // From beyond the start of the axis.
    #expect(drawn.fills[0].path.corners.map(\.x).min() ?? 0 < drawn.panel.frame.minX)
  }

  @Test func rectanglesGetTheColorsOfTheirValues() throws {
    let drawn = try DrawnMarks(
      Figure {
        Rectangles(
          left: [0, 1, 2], right: [1, 2, 3], bottom: [0], top: [1], color: .values([4, 8, .nan], title: "yield"),
          opacity: 1)
      })
    #expect(drawn.fills.map(\.color) == [0, 1].map { ColorMap.viridis.color(at: $0, theme: .light) })
    #expect(drawn.layout.colorBars.count == 1 && drawn.layout.omittedCount == 1)
  }
}
