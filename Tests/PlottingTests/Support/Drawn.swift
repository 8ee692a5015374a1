@testable import Plotting

/// What a figure draws, by kind.
struct Drawn {
  let layout: Layout
  let scene: Scene

  init(_ figure: Figure) throws(PlottingError) {
    layout = try Layout(figure, measurer: EvenMeasurer())
    scene = layout.scene()
  }

  /// The elements within frames, with these.
  private var clipped: [(frame: Rectangle, element: SceneElement)] {
    scene.elements.flatMap { element -> [(Rectangle, SceneElement)] in
      if case .clipped(let frame, let inner) = element { inner.map { (frame, $0) } } else { [] }
    }
  }

  /// The corners of each filled polygon, by element.
  var polygons: [[Rectangle]] {
    clipped.compactMap { _, element in
      guard case .fill(let path, _) = element else { return nil }
      return path.pieces.compactMap(Rectangle.init(around:))
    }
  }

  /// Each filled element's color.
  var fills: [Color] { clipped.compactMap { if case .fill(_, let color) = $1 { color } else { nil } } }

  /// Lines of marks, with the frame they are cut to.
  var strokes: [(frame: Rectangle, path: Path, color: Color, style: StrokeStyle)] {
    clipped.compactMap { frame, element in
      if case .stroke(let path, let color, let style) = element { (frame, path, color, style) } else { nil }
    }
  }

  var markers: [Markers] {
    (scene.elements + clipped.map(\.element)).compactMap { if case .markers(let markers) = $0 { markers } else { nil } }
  }

  func frame(_ text: String) -> Rectangle? { layout.texts.first { $0.text == text }?.frame }

  func has(_ text: String) -> Bool { layout.texts.contains { $0.text.contains(text) } }
}

extension Path {
  /// The corners of each piece.
  var pieces: [[Point]] {
    var pieces: [[Point]] = []
    for element in elements {
      switch element {
      case .move(let point): pieces.append([point])
      case .line(let point), .curve(_, _, let point): pieces[pieces.count - 1].append(point)
      case .close: break
      }
    }
    return pieces
  }
}

extension Rectangle {
  var midY: Double { (minY + maxY) / 2 }
}
