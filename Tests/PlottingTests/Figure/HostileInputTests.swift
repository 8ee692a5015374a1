import Testing

@testable import Plotting

/// No input reaches a trap: a figure is laid out and drawn, or refused with an error that says why.
@Suite struct HostileInputTests {
  static let numbers: [Double] = [
    .nan, .infinity, -.infinity, 0, -0.0, 1, -1, 1e-320, -1e-320, 1e-170, 1e-95, 1e100, 1.1e100, -1e100, 1e155, 1e308,
    -1e308, .greatestFiniteMagnitude, .leastNormalMagnitude, 0.1, 1e15, 1e19, -1e19,
  ]
  static let integers = [Int.min, -1, 0, 1, 3, 1_000_000, .max]

  /// Draws a figure, whatever comes of it.
  private func attempt(_ figure: Figure) {
    _ = figure.alternativeText
    guard let layout = try? Layout(figure, measurer: EvenMeasurer()) else { return }
    #expect(layout.size.width.isFinite && layout.size.height.isFinite)
    let scene = layout.scene()
    for element in scene.elements { #expect(Self.isFinite(element), "\(element)") }
  }

  private static func isFinite(_ element: SceneElement) -> Bool {
    func isFinite(_ path: Path) -> Bool {
      path.pieces.joined().allSatisfy { abs($0.x) < 1e7 && abs($0.y) < 1e7 }
    }
    switch element {
    case .fill(let path, _), .stroke(let path, _, _): return isFinite(path)
    case .markers(let markers): return markers.centers.allSatisfy { $0.x.isFinite && $0.y.isFinite }
    case .glyphs(let run): return run.origin.x.isFinite && run.origin.y.isFinite
    case .image(let image): return image.frame.width.isFinite
    case .clipped(_, let inner): return inner.allSatisfy(Self.isFinite)
    }
  }

  private func attempt(_ mark: any Mark) {
    for scale in [Scale.linear, .logarithmic] {
      for aspect in [Aspect.free, .equal] {
        attempt(Figure(x: Axis(scale: scale), y: Axis(scale: scale), aspect: aspect) { mark })
        attempt(
          Figure(x: Axis(scale: scale, domain: 1...2), y: Axis(scale: scale), aspect: aspect) { mark })
      }
    }
  }

  @Test(arguments: numbers) func asCoordinates(number: Double) {
    for other in Self.numbers {
      let (x, y) = ([1, number, other], [other, 2, number])
      attempt(Points(x: x, y: y, color: .values(y, title: "v")))
      attempt(Line(x: x, y: y, points: true, label: "l"))
      attempt(Bars(x: x, heights: y, label: "b"))
      attempt(Bars(x: x, heights: y, orientation: .horizontal))
      attempt(Bars(categories: ["a", "b", "c"], heights: y))
      attempt(Segment(from: (number, other), to: (other, number)))
      attempt(Annotation("here", x: number, y: other, marker: true))
      attempt(Disc(x: number, y: 0, radius: other))
      attempt(Ellipse(mean: (number, 0), covariance: (abs(other), 0, abs(number)), deviations: [1, 2]))
      for bars in [Bars.stacked, Bars.grouped] as [@Sendable ([Bars]) -> [Bars]] {
        attempt(
          Figure {
            bars([y, x].map { Bars(x: [1, 2, 3], heights: $0, label: "b") })
          })
      }
    }
    attempt(ReferenceLine(x: number, label: "r"))
    attempt(ReferenceLine(y: number, label: "r"))
  }

  @Test(arguments: numbers) func asSizes(number: Double) {
    let (x, y) = ([1.0, 2, 3], [1.0, 2, 3])
    attempt(Points(x: x, y: y, size: .diameter(number)))
    attempt(Points(x: x, y: y, size: .diameters([number, 1, 2])))
    attempt(Points(x: x, y: y, size: .areas([number, 1, 2], title: "n")))
    attempt(Points(x: x, y: y, size: .areas([3, 1, 2], title: "n", largestDiameter: number)))
    attempt(Points(x: x, y: y, opacity: number))
    attempt(Line(x: x, y: y, width: number))
    attempt(Line(x: x, y: y, width: number, dash: .dashed))
    attempt(Segment(from: (0, 0), to: (1, 1), width: number))
    attempt(Bars(x: x, heights: y, width: number))
    attempt(Bars(categories: ["a", "b", "c"], heights: y, width: number))
    attempt(Disc(x: 0, y: 0, radius: 1, opacity: number))
    attempt(Ellipse(mean: (0, 0), covariance: (1, 0, 1), deviations: [number]))
    attempt(Figure(size: FigureSize(width: number)) { Line(x: x, y: y) })
    attempt(Figure(size: FigureSize(width: 300, height: number)) { Line(x: x, y: y) })
    attempt(Figure(images: ImageGrid([[number, 1, 2]], imageWidth: 1)))
    for other in Self.numbers where number <= other {
      for scale in [Scale.linear, .logarithmic] {
        attempt(Figure(x: Axis(scale: scale, domain: number...other)) { Line(x: x, y: y) })
        attempt(
          Figure(x: Axis(scale: scale), y: Axis(scale: scale, domain: number...other), aspect: .equal) {
            Line(x: x, y: y)
          })
        attempt(Figure(y: Axis(scale: scale, domain: number...other)) { Bars(x: x, heights: y) })
      }
      attempt(Points(x: x, y: y, color: .values(y, domain: number...other)))
      attempt(Figure(images: ImageGrid([[0, 1, 2]], imageWidth: 1, scale: number...other)))
    }
  }

  @Test(arguments: integers) func asCounts(integer: Int) {
    let (x, y) = ([1.0, 2], [1.0, 2])
    attempt(Line(y: y, from: integer))
    attempt(Line(x: x, y: y, color: .series(integer), label: "l"))
    attempt(Bars(x: x, heights: y, color: .series(integer), label: "l"))
    attempt(Points(x: x, y: y, color: .constant(.series(integer)), label: "l"))
    attempt(Points(x: x, y: y, color: .series([integer, 0], names: ["a", "b"])))
    attempt(Points(x: x, y: y, color: .series([integer, integer])))
    attempt(Figure(images: ImageGrid([[0, 1, 2], [0, 1, 2]], imageWidth: integer)))
    attempt(Figure(images: ImageGrid([[0, 1, 2], [0, 1, 2]], imageWidth: 1, columns: integer)))
    attempt(Figure(panels: [Panel { Line(x: x, y: y) }, Panel {}], columns: integer))
  }

  @Test func asNothing() {
    let marks: [any Mark] = [
      Points(x: [], y: []), Line(x: [], y: []), Line(y: []), Bars(x: [], heights: []),
      Bars(categories: [], heights: []),
      Bars(categories: [""], heights: [1]), Points(x: [""], y: [1.0]), Annotation("", x: "", y: 1),
      Ellipse(mean: (0, 0), covariance: (0, 0, 0), deviations: []), Disc(x: 0, y: 0, radius: 0),
    ]
    for mark in marks {
      attempt(Figure { mark })
      attempt(Figure(aspect: .equal) { mark })
      attempt(Figure(x: Axis(categories: [""])) { mark })
    }
    attempt(Figure { Bars.grouped([Bars]()) })
    attempt(Figure { Bars.grouped([[Bars]]()) })
    attempt(Figure { Bars.stacked([]) })
    attempt(Figure(panels: [], columns: 1))
    attempt(Figure(x: Axis(categories: ["a", "b"])) {})
    // Lists of different lengths are refused, and nothing is asked of them before.
    for mark in [
      Bars(categories: ["a"], heights: []), Bars(categories: [], heights: [1]), Points(x: ["a", "b"], y: [1]),
      Line(x: [1], y: ["a", "b"]),
    ] as [any Mark] {
      #expect(throws: PlottingError.self) { try Layout(Figure { mark }, measurer: EvenMeasurer()) }
      attempt(Figure { mark })
      attempt(Figure { Bars.stacked([Bars(categories: ["a"], heights: []), Bars(categories: [], heights: [1])]) })
    }
  }

  @Test(arguments: [
    "\n", "a\r\nb\u{2028}c", "{", "_{", "^{}", "\u{0}", "e\u{301}", String(repeating: "word ", count: 300),
  ])
  func asNames(name: String) {
    let names = [name, "b", name + "c"]
    for orientation in [Bars.Orientation.vertical, .horizontal] {
      attempt(
        Figure(size: .small) { Bars(categories: names, heights: [1, 2, 3], orientation: orientation, label: name) })
    }
    attempt(Figure { Annotation(name, x: 1, y: 1) })
  }
}
