extension Layout {
  /// Places whole figures beside each other, below the title of the one that holds them.
  ///
  /// Their lower edges stand in a line, and with them their horizontal axes.
  mutating func place<Measurer: TextMeasurer>(
    _ figures: [Figure], under figure: Figure, measurer: Measurer
  ) throws(PlottingError) {
    try PlottingError.check(
      !figures.isEmpty, "Figure", "the number of figures beside each other", figures.count, "1 or more")
    var layouts: [Layout] = []
    for figure in figures { layouts.append(try Layout(figure, measurer: measurer)) }
    let height = layouts.reduce(0) { max($0, $1.size.height) }
    for (index, var figure) in figures.enumerated()
    where figure.hasOpenHeight && layouts[index].size.height < height {
      figure.size.height = height
      layouts[index] = try Layout(figure, measurer: measurer)
    }
    let bottom = layouts.reduce(0) { max($0, $1.size.height.rounded(.up)) }
    let width = layouts.reduce(0) { $0 + $1.size.width.rounded(.up) }
    let header = HeaderLayout(figure, width: width - 2 * Metrics.margin, measurer: measurer)
    texts = header.texts
    // Each figure has a margin of its own. Whole points keep lines sharp.
    let top = header.isEmpty ? 0 : (header.bottom + Metrics.gap - Metrics.margin).rounded(.up)
    var left = 0.0
    for layout in layouts {
      let origin = Point(x: left, y: top + bottom - layout.size.height.rounded(.up))
      parts.append(Part(layout: layout, origin: origin))
      left += layout.size.width.rounded(.up)
      omittedCount += layout.omittedCount
    }
    size = Size(width: width, height: top + bottom)
  }
}

extension Rectangle {
  /// The same rectangle elsewhere.
  func moved(by offset: Point) -> Rectangle {
    Rectangle(minX: minX + offset.x, minY: minY + offset.y, maxX: maxX + offset.x, maxY: maxY + offset.y)
  }
}

extension SceneElement {
  /// The same element elsewhere.
  func moved(by offset: Point) -> SceneElement {
    func moved(_ point: Point) -> Point { Point(x: point.x + offset.x, y: point.y + offset.y) }
    switch self {
    case .fill(let path, let color): return .fill(path.map(moved), color)
    case .stroke(let path, let color, let style): return .stroke(path.map(moved), color, style)
    case .markers(var markers):
      markers.centers = markers.centers.map(moved)
      return .markers(markers)
    case .glyphs(var run):
      run.origin = moved(run.origin)
      return .glyphs(run)
    case .image(var image):
      image.frame = image.frame.moved(by: offset)
      return .image(image)
    case .clipped(let frame, let elements):
      return .clipped(frame.moved(by: offset), elements.map { $0.moved(by: offset) })
    }
  }
}
