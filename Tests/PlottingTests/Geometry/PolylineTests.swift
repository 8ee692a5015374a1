import Testing

@testable import Plotting

@Suite struct PolylineTests {
  private func distance(_ point: Point, from line: [Point]) -> Double {
    zip(line, line.dropFirst()).map { start, end in
      let direction = end - start
      let squared = direction.x * direction.x + direction.y * direction.y
      let along = squared > 0 ? ((point - start).x * direction.x + (point - start).y * direction.y) / squared : 0
      return point.distance(to: start + min(max(along, 0), 1) * direction)
    }.min() ?? .infinity
  }

  @Test func simplifyingKeepsWithinTheTolerance() {
    let line = (0...2000).map { step -> Point in
      let x = Double(step) * 0.2
      return Point(x: x, y: 100 / (1 + (x - 200) * (x - 200) / 500))
    }
    let simple = PolylineSimplification.simplified(line)
    #expect(simple.count < 250)
    #expect(simple.first == line.first && simple.last == line.last)
    for point in line { #expect(distance(point, from: simple) <= PolylineSimplification.tolerance + 1e-12) }
  }

  @Test func simplifyingKeepsTipsAndClosedLines() {
    let back = [Point(x: 0, y: 0), Point(x: 10, y: 0), Point(x: 5, y: 0)]
    #expect(PolylineSimplification.simplified(back) == back)
    let loop = [Point(x: 0, y: 0), Point(x: 5, y: 0), Point(x: 5, y: 5), Point(x: 0, y: 0)]
    #expect(PolylineSimplification.simplified(loop) == loop)
  }

  let region = Rectangle(minX: 0, minY: 0, maxX: 10, maxY: 10)

  @Test func clippingALineKeepsWhatIsInside() {
    let line = [Point(x: -5, y: 5), Point(x: 5, y: 5), Point(x: 5, y: 1e90), Point(x: 8, y: 1e90), Point(x: 8, y: 2)]
    let pieces = PolylineClipping.pieces(of: line, within: region)
    #expect(pieces.count == 2)
    #expect(pieces.joined().allSatisfy { region.expanded(by: 1e-9).contains($0) })
    #expect(pieces.first?.first == Point(x: 0, y: 5) && pieces.last?.last == Point(x: 8, y: 2))
    #expect(PolylineClipping.pieces(of: [Point(x: -1, y: 0), Point(x: -1, y: 10)], within: region).isEmpty)
  }

  @Test func clippingAPolygonKeepsItsArea() {
    let diamond = [Point(x: 5, y: -5), Point(x: 15, y: 5), Point(x: 5, y: 15), Point(x: -5, y: 5)]
    let clipped = PolylineClipping.polygon(diamond, within: region)
    let area =
      zip(clipped, clipped.dropFirst() + clipped.prefix(1)).reduce(0) { $0 + $1.0.x * $1.1.y - $1.1.x * $1.0.y } / 2
    #expect(abs(area - 100) < 1e-9)
  }

  /// Sums of coordinates that differ by many powers of ten are rounded; what is cut still ends at the edge.
  @Test(arguments: [1e6, 1e16, 1e40, 1e100]) func linesFromVeryFarEndAtTheEdge(distance: Double) throws {
    let region = Rectangle(x: 0, y: 0, width: 100, height: 100)
    let (start, end) = (Point(x: -distance, y: 40), Point(x: 2 * distance, y: 40))
    let piece = try #require(PolylineClipping.pieces(of: [start, end], within: region).first)
    #expect(piece == [Point(x: 0, y: 40), Point(x: 100, y: 40)])
    let polygon = PolylineClipping.polygon(
      [start, end, Point(x: end.x, y: 60), Point(x: start.x, y: 60)], within: region)
    #expect(try #require(Rectangle(around: polygon)) == Rectangle(minX: 0, minY: 40, maxX: 100, maxY: 60))
  }
}
