import Testing

@testable import Plotting

@Suite struct FiguresBesideTests {
  private func layout(_ figure: Figure) throws -> Layout { try Layout(figure, measurer: EvenMeasurer()) }

  private let square = Figure(
    x: Axis("x", domain: 0...10), y: Axis("y", domain: 0...10), aspect: .equal, size: FigureSize(width: 400)
  ) { Points(x: [1, 9], y: [2, 8]) }
  private let curve = Figure(x: Axis("step"), y: Axis("height"), size: FigureSize(width: 250)) {
    Line(y: [0, 3, 4], points: true)
  }

  /// One figure without a title above it is drawn as it would be alone, and a second one stands behind it.
  @Test func eachFigureIsDrawnAsAlone() throws {
    for theme in [Theme.light, .dark] {
      let alone = try layout(square).scene(theme: theme)
      #expect(try layout(Figure(beside: [square])).scene(theme: theme).elements == alone.elements)
      let pair = try layout(Figure(beside: [square, square])).scene(theme: theme)
      #expect(pair.size == Size(width: 2 * alone.size.width, height: alone.size.height))
      let count = alone.elements.count
      #expect(Array(pair.elements[..<count]) == alone.elements)
      // What stands behind it is the same, moved by its width: nothing but places differs.
      #expect(pair.elements.count == 2 * count)
      for (first, second) in zip(pair.elements[..<count], pair.elements[count...]) {
        guard case .glyphs(let left) = first, case .glyphs(let right) = second else { continue }
        #expect(right.origin == Point(x: left.origin.x + alone.size.width, y: left.origin.y))
        #expect(right.text == left.text && right.color == left.color)
      }
    }
  }

  /// Axes of their own, in a line at the bottom; the one with open height has grown.
  @Test func figuresKeepTheirAxesAndStandInALine() throws {
    let row = try layout(Figure("Both", beside: [square, curve]))
    let frames = row.frames
    try #require(frames.count == 2)
    #expect(abs(frames[0].maxY - frames[1].maxY) < 2)
    #expect(abs(frames[0].width - frames[0].height) < 1e-9, "units are as long in x as in y")
    #expect(frames[0].maxX < frames[1].minX)
    #expect(frames[1].height > (try layout(curve).frames[0].height) + 50)
    #expect(row.parts.map { $0.layout.panels[0].x.domain.upperBound } == [10, 2.09])
    #expect(row.allTexts.filter { ["Both", "x", "y", "step", "height"].contains($0) }.count == 5)
    let low = try layout(Figure(beside: [square, curve]))
    #expect(row.size.height > low.size.height, "the title takes room")
  }

  @Test func aGivenHeightIsKept() throws {
    var low = curve
    low.size.height = 150
    let row = try layout(Figure(beside: [square, low]))
    #expect(row.parts[1].layout.size.height == 150)
    #expect(row.parts[1].origin.y == row.size.height - 150)
  }

  @Test func nothingIsLostAcrossFigures() throws {
    let broken = Figure { Points(x: [1, .nan], y: [1, 2]) }
    let row = try layout(Figure("Two", beside: [broken, broken, curve]))
    #expect(row.omittedCount == 2)
    #expect(row.alternativeText.hasPrefix("Two. 3 figures beside each other."))
    #expect(row.alternativeText.contains("step"))
    #expect(try layout(Figure(beside: [curve], alternativeText: "A curve.")).alternativeText == "A curve.")
  }

  @Test func mistakesAreTold() throws {
    #expect(throws: PlottingError.self) { try layout(Figure(beside: [])) }
    let wrong = Figure { Line(x: [1], y: [1, 2]) }
    #expect(throws: PlottingError.self) { try layout(Figure(beside: [curve, wrong])) }
  }

  /// Every kind of element moves with its figure.
  @Test func everyElementMoves() {
    let box = Rectangle(minX: 1, minY: 2, maxX: 3, maxY: 4)
    let (here, there) = (Point(x: 1, y: 2), Point(x: 11, y: 22))
    let movedBox = Rectangle(minX: 11, minY: 22, maxX: 13, maxY: 24)
    let ink = Theme.light.ink
    func markers(_ center: Point) -> SceneElement {
      .markers(
        Markers(shapes: [.circle], centers: [center], diameters: [2], colors: [ink], edge: ink, edgeWidth: 0))
    }
    let style = StrokeStyle(width: 1)
    let pairs: [(SceneElement, SceneElement)] = [
      (.fill(.rectangle(box), ink), .fill(.rectangle(movedBox), ink)),
      (.stroke(.rectangle(box), ink, style), .stroke(.rectangle(movedBox), ink, style)),
      (markers(here), markers(there)),
      (
        .glyphs(GlyphRun(text: "a", font: Metrics.tickFont, origin: here, color: ink)),
        .glyphs(GlyphRun(text: "a", font: Metrics.tickFont, origin: there, color: ink))
      ),
      (
        .image(SceneImage(columns: 1, colors: [ink], frame: box)),
        .image(SceneImage(columns: 1, colors: [ink], frame: movedBox))
      ),
    ]
    let offset = Point(x: 10, y: 20)
    for (element, expected) in pairs { #expect(element.moved(by: offset) == expected) }
    #expect(
      SceneElement.clipped(box, pairs.map(\.0)).moved(by: offset) == .clipped(movedBox, pairs.map(\.1)))
  }
}
