import Cairo
import Plotting

/// Paints the elements of a scene on a surface.
struct ScenePainter: ~Copyable {
  private var context: Context
  private let scale: Double
  private let fonts: FigureFonts
  private var sprites = MarkerSprites()

  init(_ surface: borrowing ImageSurface, pixelsPerPoint: Double, fonts: FigureFonts) throws(CairoError) {
    context = try Context(surface)
    scale = pixelsPerPoint
    self.fonts = fonts
  }

  mutating func paint(_ scene: Scene, on surface: borrowing ImageSurface) throws(CairoError) {
    set(scene.background)
    context.paint()
    for element in scene.elements { try paint(element, on: surface, clip: nil) }
    try context.check()
  }

  private func set(_ color: Color) {
    context.setColor(red: color.red, green: color.green, blue: color.blue, opacity: color.opacity)
  }

  private mutating func paint(
    _ element: SceneElement, on surface: borrowing ImageSurface, clip: Rectangle?
  ) throws(CairoError) {
    switch element {
    case .fill(let path, let color):
      add(path)
      set(color)
      context.fill()
    case .stroke(let path, let color, let style):
      let width = style.isSnapped ? max((style.width * scale).rounded(), 1) : style.width * scale
      guard path.elements.count <= LongStrokes.longest else { return strokeInParts(path, color, style, width: width) }
      add(path, snapWidth: style.isSnapped ? width : nil)
      set(color)
      context.stroke(width: width, dashes: style.dashes.map { $0 * scale })
    case .markers(let markers):
      try sprites.paint(markers, on: surface, scale: scale, clip: clip)
    case .glyphs(var run):
      guard run.isTurned else { return try paint(run) }
      context.saveAndTurn(x: run.origin.x * scale, y: run.origin.y * scale)
      defer { context.restore() }
      run.origin = .zero
      try paint(run)
    case .image(let image):
      try ImagePainting(image, scale: scale, clip: clip).paint(on: surface)
    case .clipped(let frame, let elements):
      context.saveAndClip(
        x: frame.minX * scale, y: frame.minY * scale, width: frame.width * scale, height: frame.height * scale)
      for element in elements { try paint(element, on: surface, clip: frame) }
      context.restore()
    }
  }

  private mutating func strokeInParts(_ path: Path, _ color: Color, _ style: StrokeStyle, width: Double) {
    let dashes = style.dashes.map { $0 * scale }
    // A pattern of an odd number of lengths swaps dashes and gaps each time.
    let period = dashes.reduce(0, +) * 2
    context.beginShape()
    for part in LongStrokes.parts(of: path) {
      add(part.path, snapWidth: style.isSnapped ? width : nil)
      let start = period > 0 ? (part.start * scale).truncatingRemainder(dividingBy: period) : 0
      context.stroke(width: width, dashes: dashes, dashStart: start)
    }
    context.endShape(red: color.red, green: color.green, blue: color.blue, opacity: color.opacity)
  }

  /// Adds a path in pixels; with a line width, level and plumb lines are moved to cover whole pixels.
  private mutating func add(_ path: Path, snapWidth: Double? = nil) {
    let scale = scale
    let offset = snapWidth.map { $0.truncatingRemainder(dividingBy: 2) == 1 ? 0.5 : 0 }
    context.add(path) { point in
      guard let offset else { return Point(x: point.x * scale, y: point.y * scale) }
      func snapped(_ value: Double) -> Double { (value * scale - offset).rounded() + offset }
      return Point(x: snapped(point.x), y: snapped(point.y))
    }
  }

  private mutating func paint(_ run: GlyphRun) throws(CairoError) {
    if let halo = run.halo {
      try addOutlines(of: run)
      set(halo.opacity(0.85))
      context.stroke(width: 2.5 * scale)
    }
    try addOutlines(of: run)
    set(run.color)
    context.fill()
  }

  private mutating func addOutlines(of run: GlyphRun) throws(CairoError) {
    let em = run.font.size * scale
    let (x, y) = (run.origin.x * scale, run.origin.y * scale)
    let plain = fonts.plainAdvance(of: run.text[...], weight: run.font.weight, direction: run.direction)
    if plain != nil { return addPlainOutlines(of: run, x: x, y: y, em: em) }
    let line = fonts.line(run.text[...], weight: run.font.weight, direction: run.direction)
    if let problem = line.problem { throw .undrawable(text: run.text, problem) }
    for glyph in line.glyphs { add(glyph.outline, x: x + glyph.x * em, y: y - glyph.y * em, em: em) }
  }

  /// Letters that stand one after the other.
  private mutating func addPlainOutlines(of run: GlyphRun, x: Double, y: Double, em: Double) {
    let outlines = fonts.typesetter(run.font.weight).outlines
    var x = x
    var previous: Unicode.Scalar?
    for scalar in run.text.unicodeScalars {
      guard let glyph = outlines.glyph(scalar) else { continue }
      if let previous { x += outlines.kerning(previous, scalar) * em }
      add(glyph.outline, x: x, y: y, em: em)
      x += glyph.advance * em
      previous = scalar
    }
  }

  private mutating func add(_ outline: [FontOutlines.Element], x: Double, y: Double, em: Double) {
    for element in outline {
      switch element {
      case .move(let x1, let y1):
        context.move(x: x + x1 * em, y: y - y1 * em)
      case .line(let x1, let y1):
        context.line(x: x + x1 * em, y: y - y1 * em)
      case .curve(let x1, let y1, let x2, let y2, let x3, let y3):
        context.curve(
          x1: x + x1 * em, y1: y - y1 * em, x2: x + x2 * em, y2: y - y2 * em, x3: x + x3 * em, y3: y - y3 * em)
      }
    }
    context.close()
  }
}

extension Context {
  /// Adds a path with each of its points at its place in pixels.
  mutating func add(_ path: Path, place: (Point) -> Point) {
    for element in path.elements {
      switch element {
      case .move(let point):
        let point = place(point)
        move(x: point.x, y: point.y)
      case .line(let point):
        let point = place(point)
        line(x: point.x, y: point.y)
      case .curve(let first, let second, let end):
        let (first, second, end) = (place(first), place(second), place(end))
        curve(x1: first.x, y1: first.y, x2: second.x, y2: second.y, x3: end.x, y3: end.y)
      case .close: close()
      }
    }
  }
}
