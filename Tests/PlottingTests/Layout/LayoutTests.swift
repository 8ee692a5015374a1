import Testing

@testable import Plotting

@Suite struct LayoutTests {
  let measurer = EvenMeasurer()

  @Test func refusesListsOfDifferentLengths() {
    let figure = Figure { Points(x: [1, 2, 3], y: [1, 2]) }
    #expect(
      throws: PlottingError.differentCounts(mark: "Points", first: "x", firstCount: 3, second: "y", secondCount: 2)
    ) { try Layout(figure, measurer: measurer) }
  }

  @Test func countsWhatCannotBeDrawnAndSaysSo() throws {
    let layout = try Layout(Figure { Points(x: [1, .nan, 3, 1e300], y: [1, 1, .infinity, 1]) }, measurer: measurer)
    #expect(layout.omittedCount == 3)
    #expect(layout.texts.contains { $0.text.hasPrefix("3 values are not shown") })
    #expect(layout.scene().omittedCount == 3)
  }

  @Test func makesUnitsEquallyLong() throws {
    let figure = Figure(aspect: .equal) { Disc(x: 3, y: 4, radius: 2) }
    let scene = try Layout(figure, measurer: measurer).scene()
    var discs: [Rectangle] = []
    for case .clipped(_, let elements) in scene.elements {
      for case .fill(let path, _) in elements { discs.append(try #require(path.bounds)) }
    }
    let disc = try #require(discs.first)
    #expect(abs(disc.width - disc.height) < 0.01)
  }

  @Test func growsRatherThanCutting() throws {
    let title = "Donaudampfschifffahrtsgesellschaftskapitän and other words that are longer than the picture is wide"
    let layout = try Layout(
      Figure(title, size: FigureSize(width: 60, height: 40)) { Points(x: [1, 2], y: [1e6, 2e6]) }, measurer: measurer)
    let whole = Rectangle(x: 0, y: 0, width: layout.size.width, height: layout.size.height)
    for text in layout.texts { #expect(whole.contains(text.frame), "\(text.text)") }
  }

  /// A mark alone in a figure, whose axes then end where it does: nothing of it, its line's thickness included, is cut.
  @Test(
    arguments: [
      Line(x: [1, 2, 3], y: [1, 5, 2], width: 4),
      Disc(x: 3, y: 4, radius: 2), Ellipse(mean: (1, 2), covariance: (2, 0.5, 1)), Bars(x: [1, 2], heights: [3, 4]),
      Segment(from: (1, 2), to: (1, 5), width: 4),
      Contours(x: -4...4, y: -4...4, resolution: 60) { x, y in 1 / (1 + x * x + y * y) },
      Contours(x: -4...4, y: -4...4, resolution: 60, filled: true) { x, y in 1 / (1 + x * x + y * y) },
      Band(x: [1, 2], lower: [1, 2], upper: [3, 5]), Steps(x: [1, 2, 3], y: [1, 5, 2], width: 4),
      ErrorBars(x: [1, 2], y: [5, 6], xError: .symmetric([1, 1]), yError: .symmetric([1, 2])),
      BoxPlot([[1, 2, 9]], boxWidth: 3),
      BoxPlot([[1, 2, 9]], horizontal: true), Arrow(from: (1, 2), to: (1, 5)),
      VectorField(x: [1, 2], y: [5, 6], dx: [1, -1], dy: [3, 2]),
      Rectangles(left: [0], right: [2], bottom: [1], top: [3]),
    ] as [any Mark])
  func cutsNoMark(mark: any Mark) throws {
    let scene = try Layout(Figure { mark }, measurer: measurer).scene()
    var count = 0
    for case .clipped(let frame, let elements) in scene.elements {
      for element in elements {
        let bounds: Rectangle? =
          switch element {
          case .fill(let path, _): path.bounds
          case .stroke(let path, _, let style): path.bounds?.expanded(by: style.width / 2)
          default: nil
          }
        let inked = try #require(bounds)
        count += 1
        #expect(inked.minX >= frame.minX && inked.maxX <= frame.maxX, "\(element)")
        #expect(inked.minY >= frame.minY - 1e-9 && inked.maxY <= frame.maxY + 1e-9, "\(element)")
      }
    }
    #expect(count > 0)
  }

  @Test func namesCurvesInPlaceAndOtherwiseInTheLegend() throws {
    func figure(_ label: String, legend: Legend) -> Figure {
      Figure(legend: legend) { Curve(over: 0...1, label: label) { $0 * (1 - $0) } }
    }
    let direct = try Layout(figure("a", legend: .automatic), measurer: measurer)
    #expect(direct.swatches.isEmpty && direct.texts.contains { $0.text == "a" })
    let top = try Layout(figure("a", legend: .top), measurer: measurer)
    #expect(top.swatches.count == 1 && top.texts.contains { $0.text == "a" })
    let long = try Layout(figure(String(repeating: "long ", count: 200), legend: .automatic), measurer: measurer)
    #expect(long.swatches.count == 1)
  }

  @Test func isTheSameForEveryTheme() throws {
    let layout = try Layout(Figure("t") { Points(x: [1, 2], y: [1, 2]) }, measurer: measurer)
    let light = layout.scene(theme: .light)
    let dark = layout.scene(theme: .dark)
    #expect(light != dark && light.size == dark.size)
    func origins(_ scene: Scene) -> [Point] {
      scene.elements.compactMap { if case .glyphs(let run) = $0 { run.origin } else { nil } }
    }
    #expect(origins(light) == origins(dark) && !origins(light).isEmpty)
  }
}
