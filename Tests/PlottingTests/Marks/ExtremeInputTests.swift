import Testing

@testable import Plotting

/// No input reaches a trap, and what is drawn are numbers that a renderer can place.
@Suite struct ExtremeInputTests {
  private static func places(_ elements: [SceneElement]) -> [Point] {
    elements.flatMap { element -> [Point] in
      switch element {
      case .fill(let path, _), .stroke(let path, _, _): path.corners
      case .markers(let markers): markers.centers
      case .image(let image):
        [Point(x: image.frame.minX, y: image.frame.minY), Point(x: image.frame.maxX, y: image.frame.maxY)]
      case .glyphs(let run): [run.origin]
      case .clipped(_, let inner): places(inner)
      }
    }
  }

  @Test(arguments: MarksOfExtremes.samples.indices, [Scale.linear, .logarithmic])
  func everyMarkDrawsWhatItCan(index: Int, scale: Scale) throws {
    let y = MarksOfExtremes.samples[index]
    for x in MarksOfExtremes.samples where x.count == y.count {
      for (kind, mark) in MarksOfExtremes.marks(x, y).enumerated() {
        for domain in [nil, 1.0...2] {
          let figure = Figure(
            x: Axis(scale: mark.coordinates.x.names == nil ? scale : .linear), y: Axis(scale: scale, domain: domain)
          ) {
            mark
          }
          #expect(!figure.alternativeText.isEmpty)
          guard let scene = try? Layout(figure, measurer: EvenMeasurer()).scene(theme: .dark) else { continue }
          let isSound = Self.places(scene.elements).allSatisfy { abs($0.x) < 1e6 && abs($0.y) < 1e6 }
          #expect(isSound, "mark \(kind) of \(x), \(y): \(mark.summary)")
        }
      }
    }
  }

  /// Ordinary numbers are never refused.
  @Test func everyMarkIsDrawn() throws {
    for (kind, mark) in MarksOfExtremes.marks([1, 2, 3], [4, 5, 7]).enumerated() {
      let drawn = try DrawnMarks(Figure { mark })
      let count = drawn.fills.count + drawn.strokes.count + drawn.markers.count + drawn.images.count + drawn.texts.count
      #expect(count > 0, "mark \(kind)")
      #expect(drawn.layout.omittedCount == 0, "mark \(kind): \(mark.summary)")
    }
  }

  @Test func countsThatDoNotFitAreRefused() {
    let one = [1.0]
    let two = [1.0, 2]
    let marks: [any Mark] = [
      Band(x: two, lower: one, upper: two), Band(x: two, lower: two, upper: one),
      Band(x: one, lower: one, upper: one, opacity: 2),
      Histogram(two, weights: one), Histogram(two, weights: [1, -1]), Histogram(two, weights: [1, .nan]),
      Histogram(two, opacity: -1),
      Rectangles(left: two, right: one, bottom: one, top: one),
      Rectangles(left: two, right: two, bottom: [1, 2, 3], top: one),
      Rectangles(left: two, right: two, bottom: two, top: []),
      Rectangles(left: two, right: two, bottom: one, top: one, color: .values(one)),
      Rectangles(left: two, right: two, bottom: one, top: one, color: .values(two, domain: 0 ... .infinity)),
      HeatMap([two, one]), HeatMap([two], x: one), HeatMap([two], x: [1, 1]), HeatMap([two], x: [1, .nan]),
      HeatMap([two, two], y: [1, 2, 3, 4]), HeatMap([two], domain: 0 ... .infinity),
      Raster(values: two, columns: 0, x: 0...1, y: 0...1), Raster(values: two, columns: 3, x: 0...1, y: 0...1),
      Raster(values: two, columns: 2, x: 1...1, y: 0...1),
      Raster(values: two, columns: 2, x: 0 ... .infinity, y: 0...1),
      Raster(pixels: [1, 2], channels: 2, columns: 1, x: 0...1, y: 0...1),
      Raster(pixels: [1, 2], channels: 3, columns: 1, x: 0...1, y: 0...1),
      ErrorBars(x: two, y: one), ErrorBars(x: two, y: two, yError: .symmetric(one)),
      ErrorBars(x: two, y: two, yError: .symmetric([1, -1])),
      ErrorBars(x: two, y: two, yError: .interval(from: [1, 3], to: two)),
      ErrorBars(x: two, y: two, xError: .asymmetric(lower: one, upper: two)), ErrorBars(x: two, y: two, capLength: -1),
      ErrorBars(categories: ["a"], y: two, yError: .none),
      BoxPlot([one], positions: two), BoxPlot(categories: ["a"], samples: [one, two]), BoxPlot([one], reach: -1),
      BoxPlot([one], boxWidth: 0), Stems(x: two, y: one), Stems(x: two, y: two, base: .nan),
      Stems(x: two, y: two, width: 0),
      Steps(x: two, y: one), Steps(x: [1, 3, 2], y: [1, 2, 3]), EmpiricalDistribution(two, weights: one),
      EmpiricalDistribution(two, width: 0), QuantilePlot(two, opacity: 2),
      Arrow(from: (0, 0), to: (1, 1), headLength: 0),
      VectorField(x: two, y: two, dx: one, dy: two), VectorField(x: two, y: two, dx: two, dy: one),
      VectorField(x: two, y: two, dx: two, dy: two, length: .factor(.nan)), TextMark(x: two, y: two, texts: ["a"]),
      TextMark("a", x: 1, y: 1, fontSize: 0), TextMark("a", x: 1, y: 1, gap: -1),
    ]
    for (index, mark) in marks.enumerated() {
      let figure = Figure { mark }
      // Until the layout refuses them, the text says what it can.
      #expect(!figure.alternativeText.isEmpty)
      let error = #expect(throws: PlottingError.self, "mark \(index)") { try Layout(figure, measurer: EvenMeasurer()) }
      #expect(
        error.map { "\($0)".hasPrefix("\(type(of: mark)): ") || "\($0)".hasPrefix("Color bar: ") } == true, "\(index)")
    }
  }

  /// Lines of millions of points come down to what can be seen: a few for each column of the picture.
  @Test func veryManyValuesAreFewPlaces() throws {
    let count = 200_000
    let x = (0..<count).map(Double.init)
    let noise = x.map { Double((Int($0) * 7919) % 1009) }
    let marks: [any Mark] = [
      Band(x: x, lower: noise.map { $0 - 1000 }, upper: noise), Steps(x: x, y: noise), EmpiricalDistribution(noise + x),
      Histogram(noise + x, bins: .count(100_000)), BoxPlot([noise]),
    ]
    for mark in marks {
      let drawn = try DrawnMarks(Figure { mark })
      let places =
        drawn.fills.reduce(0) { $0 + $1.path.elements.count } + drawn.strokes.reduce(0) { $0 + $1.path.elements.count }
      #expect(places > 2 && places < 60_000, "\(mark.summary): \(places)")
    }
  }

  /// The highest and the lowest place of each column are kept.
  @Test func reducedLinesKeepTheirExtremes() {
    let line = (0..<100_000).map { Point(x: Double($0) * 0.01, y: Double(($0 * 7919) % 1009)) }
    let reduced = ColumnReduction.reduced(line)
    #expect(reduced.count < 8_100 && reduced.first == line.first && reduced.last == line.last)
    for column in stride(from: 0, to: 2000, by: 97) {
      func range(_ points: [Point]) -> ClosedRange<Double>? {
        points.filter { Int(($0.x / ColumnReduction.columnWidth).rounded(.down)) == column }.map(\.y).drawableRange
      }
      #expect(range(line) == range(reduced))
    }
    let turning = line + line.reversed()
    #expect(ColumnReduction.reduced(turning) == turning)
  }
}
