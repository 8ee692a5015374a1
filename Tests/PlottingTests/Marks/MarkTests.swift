import Testing

@testable import Plotting

@Suite struct MarkTests {
  private func layout(_ figure: Figure) throws -> Layout { try Layout(figure, measurer: EvenMeasurer()) }

  private func markers(_ scene: Scene) -> [Markers] {
    scene.elements.compactMap { if case .markers(let markers) = $0 { markers } else { nil } }
  }

  private func strokes(_ scene: Scene) -> [Path] {
    scene.elements.flatMap { element -> [Path] in
      guard case .clipped(_, let inner) = element else { return [] }
      return inner.compactMap { if case .stroke(let path, _, _) = $0 { path } else { nil } }
    }
  }

  @Test func areasAreInProportionToValues() throws {
    let scene = try layout(
      Figure { Points(x: [1, 2, 3], y: [1, 2, 3], size: .areas([1, 4, 0.25], title: "weight")) }
    )
    .scene()
    let diameters = try #require(markers(scene).first).diameters
    #expect(abs(diameters[0] / diameters[1] - 0.5) < 1e-3 && abs(diameters[2] / diameters[1] - 0.25) < 1e-3)
    #expect(scene.description.contains("weight"))
  }

  @Test func shapesOfOneSizeHaveOneArea() {
    for shape in Markers.Shape.allCases where shape != .circle {
      var corners: [Point] = []
      for element in shape.path.elements {
        switch element {
        case .move(let point), .line(let point): corners.append(point)
        case .curve, .close: break
        }
      }
      let area =
        zip(corners, corners.dropFirst() + corners.prefix(1)).reduce(0) { $0 + $1.0.x * $1.1.y - $1.1.x * $1.0.y } / 2
      #expect(abs(abs(area) - Double.pi / 4) < 1e-9, "\(shape)")
    }
  }

  /// Every point of a drawn ellipse lies at its Mahalanobis distance from the mean.
  @Test func ellipsesLieAtTheirDeviations() throws {
    let (xx, xy, yy) = (2.0, 1.2, 1.5)
    let figure = Figure(x: Axis(domain: -10...10), y: Axis(domain: -10...10)) {
      Ellipse(mean: (1, -2), covariance: (xx, xy, yy), deviations: [2])
    }
    let layout = try layout(figure)
    let panel = try #require(layout.panels.first)
    let path = try #require(strokes(layout.scene()).first)
    var count = 0
    for element in path.elements {
      guard case .line(let point) = element else { continue }
      let x = -10 + 20 * (point.x - panel.frame.minX) / panel.frame.width - 1
      let y = -10 + 20 * (panel.frame.maxY - point.y) / panel.frame.height + 2
      let squared = (yy * x * x - 2 * xy * x * y + xx * y * y) / (xx * yy - xy * xy)
      #expect(abs(squared.squareRoot() - 2) < 0.01)
      count += 1
    }
    #expect(count > 30)
  }

  @Test func refusesWhatCannotBeDrawn() {
    let figures: [Figure] = [
      Figure { Ellipse(mean: (0, 0), covariance: (1, 2, 1)) },
      Figure { Ellipse(mean: (0, 0), covariance: (.nan, 0, 1)) },
      Figure { Disc(x: 0, y: 0, radius: -1) },
      Figure { Points(x: [1], y: [1], color: .series([0, 1])) },
      Figure { Points(x: [1], y: [1], color: .series([-1])) },
      Figure { Points(x: [1], y: [1], opacity: 1.5) },
      Figure { Points(x: [1], y: [1], color: .values([1], domain: 0 ... .infinity)) },
      Figure { Line(x: [1, 2], y: [1]) },
      Figure { Bars(categories: ["a"], heights: []) },
      Figure { Contours(x: 0...1, y: 0...1, resolution: 1) { _, _ in 0 } },
      Figure(size: FigureSize(width: 1e9)) {},
      Figure(images: ImageGrid([[1, 2, 3]], imageWidth: 2)),
      Figure(images: ImageGrid([], imageWidth: 2)),
      Figure(x: Axis(scale: .logarithmic)) { Bars(categories: ["a"], heights: [1]) },
    ]
    for (index, figure) in figures.enumerated() {
      #expect(throws: PlottingError.self, "figure \(index)") { try layout(figure) }
    }
  }

  @Test func drawsNothingAsAnEmptyFrame() throws {
    for figure in [
      Figure {}, Figure { Points(x: [], y: []) }, Figure { Contours(x: 0...1, y: 0...1) { _, _ in 7 } },
    ] {
      #expect(try layout(figure).frames.count == 1)
    }
  }

  @Test func dealsOutColorsInOrder() throws {
    let figure = Figure(legend: .none) {
      Line(x: [0, 1], y: [0, 1])
      Line(x: [0, 1], y: [0, 2], color: .series(1))
      Line(x: [0, 1], y: [0, 3])
    }
    #expect(try layout(figure).panels.first?.automaticSeries == [0, 0, 2])
  }

  @Test func contoursPassThroughTheirHeight() throws {
    let contours = Contours(x: -3...3, y: -2...2, levels: .values([0.5])) { x, y in 1 - (x * x + y * y) / 2 }
    let line = try #require(contours.levels.first?.lines.first)
    #expect(line.isClosed)
    for point in line.points { #expect(abs(point.distance(to: .zero) - 1) < 1e-3) }
    let fractions = Contours(x: -3...3, y: -2...2, levels: .fractionsOfMaximum([0.25, 0.5])) { x, y in
      -x * x - y * y + 8
    }
    #expect(fractions.levels.map { ($0.value * 10).rounded() / 10 } == [2, 4])
  }

  @Test func panelsShareTheirAxes() throws {
    let panels = (1...3).map { scale in
      Panel("panel \(scale)") { Points(x: [0, Double(scale)], y: [0, Double(10 * scale)]) }
    }
    let layout = try layout(Figure("Small multiples", panels: panels, columns: 2))
    #expect(layout.panels.count == 3)
    #expect(Set(layout.panels.map { $0.x.domain }).count == 1 && Set(layout.panels.map { $0.y.domain }).count == 1)
    #expect(Set(layout.panels.map(\.frame.width)).count == 1)
    #expect(layout.panels[0].frame.minX == layout.panels[2].frame.minX)
    for title in ["panel 1", "panel 2", "panel 3"] { #expect(layout.texts.contains { $0.text == title }) }
  }
}
