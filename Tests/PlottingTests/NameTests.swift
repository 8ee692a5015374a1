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
    let near = try frame(of: "near", in: layout)
    let far = try frame(of: "far", in: layout)
    #expect(near.midX < far.midX)
    for center in centers(layout) {
      #expect(!near.expanded(by: 2).contains(center) && !far.expanded(by: 2).contains(center))
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
        Contours(x: -3...3, y: -3...3, label: "a hill") { x, y in 10 - x * x - y * y }
        Points(x: [-6, 6], y: [-6, 6])
      })
    #expect(layout.swatches.isEmpty)
    let panel = try #require(layout.panels.first)
    let name = try frame(of: "a hill", in: layout)
    // The lowest line lies at least two units from the middle.
    let hill = Rectangle(
      minX: panel.x(-1.4), minY: panel.y(1.4), maxX: panel.x(1.4), maxY: panel.y(-1.4))
    #expect(!name.overlaps(hill))
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
