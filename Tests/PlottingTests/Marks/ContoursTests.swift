import Testing

@testable import Plotting

@Suite struct ContoursTests {
  private func layout(_ figure: Figure) throws -> Layout { try Layout(figure, measurer: EvenMeasurer()) }

  private func fills(_ scene: Scene) -> [(path: Path, color: Color)] {
    scene.elements.flatMap { element -> [(Path, Color)] in
      guard case .clipped(_, let inner) = element else { return [] }
      return inner.compactMap { if case .fill(let path, let color) = $0 { (path, color) } else { nil } }
    }
  }

  @Test(arguments: [0, -1, 101, 2000, Int.max]) func countsOfLevelsHaveLimits(count: Int) {
    #expect(throws: PlottingError.self) {
      try layout(Figure { Contours(x: 0...1, y: 0...1, levels: .count(count)) { x, y in x + y } })
    }
  }

  /// A level's height stands where no line of another level runs, at any number of levels.
  @Test func heightsStandOnTheirOwnLines() throws {
    let levels = (1...24).map { Double($0) / 25 }
    let contours = Contours(x: -3...3, y: -2...2, levels: .values(levels), labeled: true) { x, y in
      1 / (1 + x * x + y * y)
    }
    let panel = try #require(try layout(Figure(size: .square) { contours }).panels.first)
    let plot = PlotArea(
      frame: panel.frame, x: panel.x, y: panel.y, theme: .light, distinguishesByDash: false, measurer: EvenMeasurer())
    let labels = contours.labels(in: plot)
    #expect(labels.count > 1 && labels.count < 24)
    for label in labels {
      let size = Size(width: 0.65 * DirectLabel.fontSize * Double(label.text.count), height: DirectLabel.fontSize)
      for candidate in label.candidates {
        let box = Placement.center.frame(of: size, at: candidate.anchor, gap: 0).expanded(by: 1)
        for level in contours.levels where level.label != label.text {
          for point in level.lines.flatMap(\.points) {
            #expect(plot.place(point.x, point.y).map(box.contains) != true)
          }
        }
      }
    }
  }

  /// On an uneven grid the lines of a plane are straight lines through the right places.
  @Test func matricesStandAtTheirPositions() throws {
    let x: [Double] = [0, 1, 5, 7]
    let y: [Double] = [-2, 0, 10]
    let contours = Contours(x: x, y: y, values: y.map { y in x.map { 2 * $0 + y } }, levels: .values([3, 8]))
    #expect(contours.levels.map(\.value) == [3, 8])
    for level in contours.levels {
      let points = level.lines.flatMap(\.points)
      #expect(points.count >= 3)
      for point in points { #expect(abs(2 * point.x + point.y - level.value) < 1e-12) }
    }
  }

  @Test func aMatrixAndItsFunctionGiveTheSameLines() {
    func height(_ x: Double, _ y: Double) -> Double { x * x + x * y - y }
    let positions = (0..<9).map { Double($0) / 2 - 2 }
    let matrix = Contours(x: positions, y: positions, values: positions.map { y in positions.map { height($0, y) } })
    let function = Contours(x: -2...2, y: -2...2, resolution: 9, height)
    #expect(matrix.levels.count == function.levels.count && matrix.levels.count > 3)
    for (first, second) in zip(matrix.levels, function.levels) {
      #expect(first.value == second.value && first.lines == second.lines)
    }
  }

  @Test func tintsHaveTheColorsOfTheBar() throws {
    let contours = Contours(
      x: -1...1, y: 0...1, levels: .values([-0.5, 0, 0.5]), tints: ColorScale(.diverging, center: 0, title: "height")
    ) { x, _ in x }
    let layout = try layout(Figure { contours })
    let panel = try #require(layout.panels.first)
    let fills = fills(layout.scene())
    let bar = try #require(contours.colorBar)
    #expect(fills.map(\.color) == [-0.75, -0.25, 0.25, 0.75].map { bar.color(of: $0, theme: .light) })
    #expect(Set(fills.map(\.color)).count == 4)
    // Each area reaches from its level to the right end, over what lies below.
    for (fill, level) in zip(fills, [-1, -0.5, 0, 0.5]) {
      let bounds = try #require(fill.path.bounds)
      #expect(abs(bounds.minX - panel.x(level)) < 0.05 && abs(bounds.maxX - panel.frame.maxX) < 0.05)
    }
    // The tints fill the frame, and the bar names the levels.
    #expect(panel.x.domain == -1...1 && panel.y.domain == 0...1)
    for text in ["height", "−0.5", "0.0", "0.5"] { #expect(layout.texts.contains { $0.text == text }, "\(text)") }
    #expect(layout.alternativeText.hasPrefix("Contour lines at 3 levels, −0.5 to 0.5, tinted by height."))
  }

  @Test func gapsStayUntinted() throws {
    let contours = Contours(x: 0...1, y: 0...1, resolution: 21, tints: ColorScale()) { x, y in
      x > 0.5 ? .nan : x + y
    }
    let layout = try layout(Figure { contours })
    let panel = try #require(layout.panels.first)
    for fill in fills(layout.scene()) { #expect(try #require(fill.path.bounds).maxX < panel.x(0.56)) }
    #expect(layout.omittedCount > 0)
  }

  @Test func levelsOfALogarithmicScaleArePowers() {
    let contours = Contours(x: 1...1e4, y: 0...1, tints: ColorScale(scale: .logarithmic)) { x, _ in x }
    #expect(
      contours.levels.count >= 3
        && contours.levels.allSatisfy { [1, 2, 3, 5].contains($0.value / powerOfTen(decimalExponent(of: $0.value))) })
  }

  /// Levels outside of the heights leave no line, but the axes still show where they were looked for.
  @Test func keepTheirRangeWithoutLines() throws {
    let layout = try layout(Figure { Contours(x: 10...20, y: 30...40, levels: .values([99])) { $0 + $1 } })
    let panel = try #require(layout.panels.first)
    #expect(panel.x.domain == 10...20 && panel.y.domain == 30...40)
    #expect(layout.alternativeText.hasPrefix("No contour lines, as all heights lie from 40 to 60."))
    let constant = try self.layout(Figure { Contours(x: 0...4, y: 0...1, tints: ColorScale()) { _, _ in 7 } })
    #expect(try #require(constant.panels.first).x.domain == 0...4 && fills(constant.scene()).count == 1)
  }

  @Test func refuseWhatIsNoGridAndNoLevels() {
    let levels: [ContourLevels] = [
      .count(.max), .count(0), .count(-1), .count(.min), .values([.nan]), .values([1, .infinity]),
      .fractionsOfMaximum([1e200]),
    ]
    for levels in levels {
      let figure = Figure { Contours(x: 0...1, y: 0...1, levels: levels) { $0 + $1 } }
      #expect(throws: PlottingError.self, "\(levels)") { try layout(figure) }
    }
    let grids: [Contours] = [
      Contours(x: [0, 1], y: [0, 1], values: [[1, 2]]), Contours(x: [0, 1], y: [0, 1], values: [[1, 2], [3]]),
      Contours(x: [0, 0], y: [0, 1], values: [[1, 2], [3, 4]]),
      Contours(x: [1, 0], y: [0, 1], values: [[1, 2], [3, 4]]),
      Contours(x: [0], y: [0, 1], values: [[1], [3]]), Contours(x: [], y: [], values: []),
      Contours(x: [0, .nan], y: [0, 1], values: [[1, 2], [3, 4]]),
      Contours(x: 0 ... .infinity, y: 0...1) { $0 + $1 }, Contours(x: 0...1, y: 0...1, resolution: .max) { $0 + $1 },
    ]
    for (index, contours) in grids.enumerated() {
      #expect(throws: PlottingError.self, "grid \(index)") { try layout(Figure { contours }) }
    }
  }
}
