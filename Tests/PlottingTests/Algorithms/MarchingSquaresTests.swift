import Foundation
import Testing

@testable import Plotting

@Suite struct MarchingSquaresTests {
  func grid(_ side: Int, _ height: (Double, Double) -> Double) -> MarchingSquares {
    var values: [Double] = []
    for row in 0..<side { for column in 0..<side { values.append(height(Double(column), Double(row))) } }
    return MarchingSquares(values: values, columns: side, rows: side)
  }

  /// Twice the area to the left of a closed line.
  func doubleArea(_ points: [Point]) -> Double {
    zip(points, points.dropFirst() + points.prefix(1)).reduce(0) { $0 + $1.0.x * $1.1.y - $1.1.x * $1.0.y }
  }

  @Test func tracesACircle() throws {
    let lines = grid(101) { x, y in -((x - 50) * (x - 50) + (y - 50) * (y - 50)) }.isolines(level: -900)
    let circle = try #require(lines.first)
    #expect(lines.count == 1 && circle.isClosed)
    for point in circle.points { #expect(abs(point.distance(to: Point(x: 50, y: 50)) - 30) < 0.01) }
    // The inside lies to the left.
    #expect(abs(doubleArea(circle.points) / 2 / (Double.pi * 900) - 1) < 0.001)
  }

  @Test func endsAtTheBorder() throws {
    let lines = grid(5) { x, _ in x }.isolines(level: 1.5)
    #expect(lines == [.init(points: (0...4).map { Point(x: 1.5, y: Double($0)) }.reversed(), isClosed: false)])
  }

  @Test func countsACornerAtTheLevelAsBelow() {
    let flat = grid(4) { _, _ in 1 }
    #expect(flat.isolines(level: 1).isEmpty)
    // One corner above, its neighbors exactly at the level: everything meets in the neighbors, nothing has length zero.
    let peak = grid(3) { x, y in x == 1 && y == 1 ? 2 : 1 }
    for line in peak.isolines(level: 1) {
      for (start, end) in zip(line.points, line.points.dropFirst()) { #expect(start != end) }
    }
  }

  @Test func decidesSaddlesByTheMean() {
    func saddle(_ high: Double) -> [MarchingSquares.Isoline] {
      MarchingSquares(values: [high, 0, 0, high], columns: 2, rows: 2).isolines(level: 1)
    }
    // The mean of 1.5, 0, 0, 1.5 is below 1: each high corner is cut off by itself. With 3 it is above: the low ones are.
    func cutsOffOrigin(_ lines: [MarchingSquares.Isoline]) -> Bool {
      lines.contains { line in line.points.contains { $0.y == 0 } && line.points.contains { $0.x == 0 } }
    }
    #expect(saddle(1.5).count == 2 && cutsOffOrigin(saddle(1.5)))
    #expect(saddle(3).count == 2 && !cutsOffOrigin(saddle(3)))
  }

  @Test func skipsCellsThatAreNotFinite() {
    let whole = grid(11) { x, _ in x }.isolines(level: 4.5)
    let broken = grid(11) { x, y in x == 5 && y == 5 ? .nan : x }.isolines(level: 4.5)
    #expect(whole.count == 1 && broken.count == 2)
    #expect(broken.reduce(0) { $0 + $1.points.count - 1 } == 8)
  }

  @Test func findsEachLevelAsIfItWereAlone() {
    // Closed and open lines and saddles, and levels that share edges.
    let waves = grid(40) { x, y in sin(x / 3) * cos(y / 4) + x / 50 }
    let levels = [-0.5, -0.45, 0, 0, 0.3, 5, 0.31]
    let together = waves.isolines(levels: levels)
    #expect(together == levels.map { waves.isolines(level: $0) })
    #expect(together[2] == together[3] && together[2].count > 3 && together[5].isEmpty)
    #expect(Set(together.joined().map(\.isClosed)) == [true, false])
  }

  @Test func closesAreasAtTheBorder() throws {
    let areas = grid(11) { x, _ in x }.areas(above: 6)
    let area = try #require(areas.first)
    #expect(areas.count == 1)
    #expect(abs(doubleArea(area) / 2 - 40) < 1e-9)
  }

  @Test func leavesHolesOutOfAreas() {
    let ring = grid(61) { x, y in
      let distance = Point(x: x, y: y).distance(to: Point(x: 30, y: 30))
      return -abs(distance - 15)
    }
    let total = ring.areas(above: -5).reduce(0) { $0 + doubleArea($1) / 2 }
    #expect(abs(total / (Double.pi * (400 - 100)) - 1) < 0.01)
  }
}
