/// Text with its place in the picture.
package struct PlacedText: Hashable, Sendable {
  enum Alignment: Hashable, Sendable {
    case left
    case center
    case right
  }

  var block: TextBlock
  /// The box around all lines, from the room for accents to the room for descenders.
  package var frame: Rectangle
  var alignment: Alignment
  var color: MarkColor
  var automaticSeries = 0
  /// Whether a rim sets it off from what it covers.
  var hasHalo = false
  /// Whether it is read from below, a quarter turn against the clock.
  var isTurned = false

  /// The characters, without markup.
  package var text: String { block.text }

  /// The runs of glyphs, each line aligned within the box.
  func elements(theme: Theme) -> [SceneElement] {
    let color = color.resolved(in: theme, automatic: automaticSeries).forText(ink: theme.ink, paper: theme.paper)
    return elements(color: color, halo: hasHalo ? theme.paper : nil)
  }

  /// The runs of glyphs in exactly this color.
  func elements(color: Color, halo: Color?) -> [SceneElement] {
    var elements: [SceneElement] = []
    if isTurned { return turnedElements(color: color, halo: halo) }
    for (index, line) in block.lines.enumerated() {
      let baseline = frame.minY + block.baseline(index)
      let start =
        switch alignment {
        case .left: block.isRightToLeft ? frame.maxX - line.width : frame.minX
        case .center: frame.midX - line.width / 2
        case .right: frame.maxX - line.width
        }
      for run in line.runs {
        elements.append(
          .glyphs(
            GlyphRun(
              text: run.text, font: run.font, origin: Point(x: start + run.x, y: baseline - run.rise), color: color,
              halo: halo, direction: run.direction)))
      }
    }
    return elements
  }
}

extension PlacedText {
  /// The runs of turned lines, the first at the left, each ending at the top.
  private func turnedElements(color: Color, halo: Color?) -> [SceneElement] {
    return block.lines.enumerated().flatMap { index, line in
      let baseline = frame.minX + block.baseline(index)
      let start = frame.minY + line.width
      return line.runs.map { run -> SceneElement in
        .glyphs(
          GlyphRun(
            text: run.text, font: run.font, origin: Point(x: baseline - run.rise, y: start - run.x), color: color,
            halo: halo, direction: run.direction, isTurned: true))
      }
    }
  }

  /// Text that is read from below, with its end at the top and its middle at `x`.
  init(turned block: TextBlock, x: Double, y: Double, color: MarkColor) {
    let frame = Rectangle(x: x - block.height / 2, y: y, width: block.height, height: block.width)
    self.init(block: block, frame: frame, alignment: .right, color: color, isTurned: true)
  }

  /// Text that begins, has its middle or ends at `x`, as it is aligned.
  init(_ block: TextBlock, x: Double, y: Double, alignment: Alignment = .left, color: MarkColor = .ink) {
    let left =
      switch alignment {
      case .left: x
      case .center: x - block.width / 2
      case .right: x - block.width
      }
    let frame = Rectangle(x: left, y: y, width: block.width, height: block.height)
    self.init(block: block, frame: frame, alignment: alignment, color: color)
  }
}
