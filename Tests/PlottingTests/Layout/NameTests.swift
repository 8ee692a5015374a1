import Foundation
import Testing

@testable import Plotting

/// Names stand beside what they name, and where they cannot, in the legend.
@Suite struct NameTests {
  private func layout(_ figure: Figure) throws -> Layout { try Layout(figure, measurer: EvenMeasurer()) }

  private func frame(of text: String, in layout: Layout) throws -> Rectangle {
    try #require(layout.texts.first { $0.text == text }).frame
  }

  private func centers(_ layout: Layout) -> [Point] {
    layout.scene().elements.flatMap { if case .markers(let markers) = $0 { markers.centers } else { [Point]() } }
  }

  /// How far the nearest of some points is from a box; 0 when one lies inside.
  private func distance(from box: Rectangle, to points: [Point]) -> Double {
    points.map { point in
      Point(x: max(box.minX - point.x, point.x - box.maxX, 0), y: max(box.minY - point.y, point.y - box.maxY, 0))
        .distance(to: .zero)
    }.min() ?? .infinity
  }

  /// Two clouds on grids, far from each other or on top of each other.
  private func clouds(distance: Double, legend: Legend = .automatic) -> Figure {
    let grid = (0..<100).map { (x: Double($0 % 10), y: Double($0 / 10)) }
    return Figure(legend: legend) {
      Points(
        x: grid.map(\.x) + grid.map { $0.x + distance + 0.5 }, y: grid.map(\.y) + grid.map { $0.y + 0.5 },
        color: .series(Array(repeating: 0, count: 100) + Array(repeating: 1, count: 100), names: ["near", "far"]))
    }
  }

  @Test func groupsAreNamedWhereTheyAre() throws {
    let layout = try layout(clouds(distance: 30))
    #expect(layout.swatches.isEmpty)
    let between = try #require(layout.panels.first).x(20)
    for (name, isLeft) in [("near", true), ("far", false)] {
      let frame = try frame(of: name, in: layout)
      let own = centers(layout).filter { ($0.x < between) == isLeft }
      let others = centers(layout).filter { ($0.x < between) != isLeft }
      #expect(own.count == 100 && others.count == 100)
      // Not on its points, but so near to them that nobody takes it for the others' name.
      #expect((2...40).contains(distance(from: frame, to: own)), "\(name)")
      #expect(distance(from: frame, to: others) > 60, "\(name)")
    }
  }

  @Test func groupsWithoutRoomAreNamedInTheLegend() throws {
    for figure in [clouds(distance: 0), clouds(distance: 30, legend: .top)] {
      let layout = try layout(figure)
      #expect(layout.swatches.map(\.entry.text) == ["near", "far"])
      #expect(layout.texts.count { $0.text == "near" } == 1)
    }
    #expect(try layout(clouds(distance: 30, legend: .none)).texts.allSatisfy { $0.text != "near" })
  }

  @Test func contoursAreNamedOutsideOfTheirLines() throws {
    let layout = try layout(
      Figure {
        // Circles of radius 3, 2 and 1.
        Contours(x: -4...4, y: -4...4, levels: .values([1, 6, 9]), label: "a hill") { x, y in 10 - x * x - y * y }
        Points(x: [-6, 6], y: [-6, 6])
      })
    #expect(layout.swatches.isEmpty)
    let panel = try #require(layout.panels.first)
    let name = try frame(of: "a hill", in: layout)
    func circle(_ radius: Double) -> [Point] {
      (0..<720).map { step in
        let angle = Double(step) * .pi / 360
        return Point(x: panel.x(radius * cos(angle)), y: panel.y(radius * sin(angle)))
      }
    }
    // Outside of the outermost, and nearer to it than the name is high.
    #expect((2...10).contains(distance(from: name, to: circle(3))))
    #expect(!stride(from: 0, through: 3, by: 0.25).contains { circle($0).contains(where: name.contains) })
  }

  @Test func longNamesOfLinesAreBrokenInTheMargin() throws {
    let layout = try layout(
      Figure {
        Line(x: [0, 1], y: [0, 1], label: "a name that is longer than the margin can be")
        Line(x: [0, 1], y: [0, 3], label: "short")
      })
    let end = try #require(layout.panels.first).x(1)
    let name = try #require(layout.texts.first { $0.text.hasPrefix("a name") })
    #expect(name.frame.minX > end && name.frame.height > 20)
    #expect(layout.swatches.isEmpty)
  }

  /// Two high curves leave no room beside the low one between them.
  @Test func lowCurvesAreNamedAboveTheirNeighbors() throws {
    func bell(_ x: Double, at mean: Double, height: Double) -> Double {
      height / (1 + (x - mean) * (x - mean) * (x - mean) * (x - mean))
    }
    let layout = try layout(
      Figure(y: Axis(domain: 0...1)) {
        Curve(over: -10...10, fill: true, label: "left") { bell($0, at: -4, height: 0.8) }
        Curve(over: -10...10, fill: true, label: "right") { bell($0, at: 4, height: 0.8) }
        Curve(over: -10...10, fill: true, label: "a name in the middle") { bell($0 * 4, at: 0, height: 0.03) }
      })
    #expect(layout.swatches.isEmpty)
    let middle = try #require(layout.panels.first).x(0)
    #expect(abs(try frame(of: "a name in the middle", in: layout).midX - middle) < 80)
  }

  @Test func remarksWithoutRoomStandOnTheOtherSide() throws {
    let layout = try layout(
      Figure(y: Axis(domain: 0...1)) { Annotation("lowest", x: 1, y: 0.001, placement: .below, marker: true) })
    let panel = try #require(layout.panels.first)
    let remark = try frame(of: "lowest", in: layout)
    #expect(abs(remark.midX - panel.x(1)) < 1 && remark.maxY < panel.y(0))
  }
}
