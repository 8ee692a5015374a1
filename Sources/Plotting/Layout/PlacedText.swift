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

  /// The characters, without markup.
  package var text: String { block.text }

  /// The runs of glyphs, each line aligned within the box.
  func elements(theme: Theme) -> [SceneElement] {
    let color = color.resolved(in: theme, automatic: automaticSeries).forText(ink: theme.ink, paper: theme.paper)
    var elements: [SceneElement] = []
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
              halo: hasHalo ? theme.paper : nil, direction: run.direction)))
      }
    }
    return elements
  }
}

extension PlacedText {
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
