@testable import Plotting

/// What a figure's marks have drawn, clipped or not, without axes and texts of the layout.
struct DrawnMarks {
  var fills: [(path: Path, color: Color)] = []
  var strokes: [(path: Path, color: Color, style: StrokeStyle)] = []
  var markers: [Markers] = []
  var images: [SceneImage] = []
  var texts: [GlyphRun] = []
  var panel: Layout.PlotPanel
  var layout: Layout

  init(_ figure: Figure, theme: Theme = .light) throws {
    layout = try Layout(figure, measurer: EvenMeasurer())
    panel = layout.panels[0]
    var area = PlotArea(
      frame: panel.frame, x: panel.x, y: panel.y, theme: theme, distinguishesByDash: layout.distinguishesByDash,
      measurer: EvenMeasurer())
    for (mark, series) in zip(panel.marks, panel.automaticSeries) {
      area.automaticSeries = series
      mark.draw(in: &area)
    }
    collect(area.elements)
  }

  private mutating func collect(_ elements: [SceneElement]) {
    for element in elements {
      switch element {
      case .fill(let path, let color): fills.append((path, color))
      case .stroke(let path, let color, let style): strokes.append((path, color, style))
      case .markers(let drawn): markers.append(drawn)
      case .image(let image): images.append(image)
      case .glyphs(let run): texts.append(run)
      case .clipped(_, let inner): collect(inner)
      }
    }
  }

  /// Where a data point lies in the picture.
  func place(_ x: Double, _ y: Double) -> Point { Point(x: panel.x(x), y: panel.y(y)) }
}

extension Path {
  /// The corners in order, without control points.
  var corners: [Point] {
    elements.compactMap { element in
      switch element {
      case .move(let point), .line(let point), .curve(_, _, let point): point
      case .close: nil
      }
    }
  }
}

/// Whether two places are the same but for the last digits.
func isNear(_ first: Point, _ second: Point) -> Bool { first.distance(to: second) < 1e-6 }

/// Whether two lists of places are the same but for the last digits.
func areNear(_ first: [Point], _ second: [Point]) -> Bool {
  first.count == second.count && zip(first, second).allSatisfy(isNear)
}

/// Numbers without order or pattern, the same in Python: `((i*7919+13)%1009)/100 + (i%7)**2/10`.
func scattered(_ count: Int) -> [Double] {
  (0..<count).map { index -> Double in
    let (scattered, square) = ((index * 7919 + 13) % 1009, (index % 7) * (index % 7))
    return Double(scattered) / 100.0 + Double(square) / 10.0
  }
}
