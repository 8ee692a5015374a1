import Cairo
import Foundation
import Plotting
import Testing

@testable import PlottingCairo

/// Long paths are drawn in parts, which look like the whole.
@Suite struct LongStrokesTests {
  private func image(_ elements: [SceneElement]) throws -> PNGCoding.Image {
    let scene = Scene(size: Size(width: 100, height: 100), background: Color(hex: 0xFFFFFF), elements: elements)
    return try PNGCoding.decode(PNGRenderer().render(scene))
  }

  private func zigzag(_ count: Int) -> Path {
    .polyline((0..<count).map { Point(x: 5 + 90 * Double($0) / Double(count), y: $0 % 2 == 0 ? 20 : 80) })
  }

  @Test(arguments: [1, 0.3]) func looksLikeOnePath(opacity: Double) throws {
    let style = StrokeStyle(width: 1.8)
    let color = Color(hex: 0x0072B2, opacity: opacity)
    // A spiral whose turns lie apart.
    let count = LongStrokes.longest - 10
    let points = (0..<count).map { step in
      let part = Double(step) / Double(count)
      return Point(x: 50 + 45 * part * cos(part * 70), y: 50 + 45 * part * sin(part * 70))
    }
    // A few more points at the end, on top of each other, make it long.
    let whole = try image([.stroke(.polyline(points), color, style)])
    let long = points + Array(repeating: points[points.count - 1], count: 20)
    let parts = try image([.stroke(.polyline(long), color, style)])
    let differences = zip(whole.bytes, parts.bytes).map { abs(Int($0) - Int($1)) }
    // Where parts meet, pixels on the edge are covered twice.
    #expect(differences.reduce(0, +) < whole.bytes.count / 15)
    #expect(whole.bytes.contains { $0 < 200 } == parts.bytes.contains { $0 < 200 })
  }

  @Test func translucentLinesKeepTheirColor() throws {
    let picture = try image([.stroke(zigzag(9000), Color(hex: 0x000000, opacity: 0.5), StrokeStyle(width: 2))])
    let middle = (100 * picture.width + 100) * 4
    // A line over itself is no darker.
    #expect((126...129).contains(picture.bytes[middle]))
  }

  @Test func partsHaveTheCornersAndDashesOfTheWhole() {
    let path = zigzag(500)
    let parts = LongStrokes.parts(of: path)
    #expect(parts.count > 5)
    var length = 0.0
    for (part, next) in zip(parts, parts.dropFirst()) {
      let (points, following) = (part.points, next.points)
      #expect(Array(points.suffix(2)) == Array(following.prefix(2)))
      length =
        part.start + zip(points.dropLast(), points.dropFirst().dropLast()).reduce(0) { $0 + $1.0.distance(to: $1.1) }
      #expect(abs(next.start - length) < 1e-6)
    }
    var pieces = Path()
    for index in 0..<1000 { pieces.append(.segment(from: Point(x: Double(index), y: 0), to: Point(x: 0, y: 1))) }
    let short = LongStrokes.parts(of: pieces)
    #expect(short.allSatisfy { $0.start == 0 } && short.reduce(0) { $0 + $1.path.elements.count } == 2000)
  }
}

extension LongStrokes.Part {
  fileprivate var points: [Point] {
    path.elements.compactMap { element in
      switch element {
      case .move(let point), .line(let point), .curve(_, _, let point): point
      case .close: nil
      }
    }
  }
}
