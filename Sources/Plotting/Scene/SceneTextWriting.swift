extension Scene: CustomStringConvertible {
  /// The scene as text, an element a line, in painting order.
  public var description: String { SceneText(self).description }
}

extension SceneText: CustomStringConvertible {
  /// The text of a scene; of one with more places than a person would read about, labels only and a digest of all.
  package init(_ scene: Scene, maximumPlaceCount: Int = .max) {
    heading = "scene \(text(scene.size.width)) x \(text(scene.size.height)) on \(text(scene.background))"
    if !scene.alternativeText.isEmpty { add(.note("alternative text: \(escaped(scene.alternativeText))")) }
    if scene.omittedCount > 0 { add(.note("omitted: \(scene.omittedCount)")) }
    let placeCount = scene.elements.reduce(0) { $0 + $1.placeCount }
    if placeCount <= maximumPlaceCount {
      for element in scene.elements { add(element, depth: 0) }
    } else {
      for element in scene.elements.flatMap(\.glyphRuns) { add(element, depth: 0) }
      let digest = String(SceneDigest(scene).value, radix: 16)
      add(.note("\(placeCount) places in \(scene.elements.count) elements, digest \(digest)"))
    }
  }

  private mutating func add(_ content: Content, depth: Int = 0) {
    elements.append(Element(depth: depth, content: content))
  }

  private mutating func add(_ element: SceneElement, depth: Int) {
    switch element {
    case .fill(let path, let color):
      add(.shape(Shape(kind: "fill", style: text(color), content: text(path))), depth: depth)
    case .stroke(let path, let color, let style):
      var look = "\(text(color)) \(text(style.width)) pt"
      if !style.dashes.isEmpty { look += " dashed \(style.dashes.map(text).joined(separator: " "))" }
      if style.isSnapped { look += " snapped" }
      add(.shape(Shape(kind: "stroke", style: look, content: text(path))), depth: depth)
    case .markers(let markers):
      let points = markers.centers.enumerated().map { index, center in
        Point(
          shape: markers.shape(index).rawValue, position: Position(center),
          look: "diameter \(text(markers.diameter(index))) \(text(markers.color(index)))")
      }
      let style = "markers, edge \(text(markers.edge)) \(text(markers.edgeWidth)) pt"
      add(.series(Series(style: style, points: points)), depth: depth)
    case .glyphs(let run):
      add(
        .label(
          Label(
            text: run.text, font: "\(run.font.weight.rawValue) \(text(run.font.size)) pt",
            position: Position(run.origin), color: text(run.color) + (run.halo.map { " halo \(text($0))" } ?? ""))),
        depth: depth)
    case .image(let image):
      let style = "\(image.columns) x \(image.rows) in \(text(image.frame))"
      let colors = image.colors.map(text).joined(separator: " ")
      add(.shape(Shape(kind: "image", style: style, content: colors)), depth: depth)
    case .clipped(let frame, let elements):
      add(.shape(Shape(kind: "clipped", style: "to \(text(frame))")), depth: depth)
      for element in elements { add(element, depth: depth + 1) }
    }
  }

  /// The text, ending with the end of a line.
  package var description: String {
    var lines = [heading]
    for element in elements {
      let indentation = String(repeating: "  ", count: element.depth)
      switch element.content {
      case .label(let label):
        lines.append(
          "\(indentation)text \"\(escaped(label.text))\" \(label.font) at \(label.position) \(label.color)")
      case .series(let series):
        lines.append("\(indentation)\(series.points.count) \(series.style)")
        for point in series.points { lines.append("\(indentation)  \(point.shape) at \(point.position) \(point.look)") }
      case .shape(let shape):
        lines.append("\(indentation)\(shape.kind) \(shape.style)" + (shape.content.map { ": \($0)" } ?? ""))
      case .note(let note): lines.append(indentation + note)
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}

extension SceneText.Position: CustomStringConvertible {
  init(_ point: Point) {
    func rounded(_ value: Double) -> Double { isWrittenOut(value) ? (value * 1000).rounded() / 1000 : value }
    self.init(x: rounded(point.x), y: rounded(point.y))
  }

  /// `X,Y`.
  package var description: String { "\(text(x)),\(text(y))" }
}

extension SceneElement {
  fileprivate var placeCount: Int {
    switch self {
    case .fill(let path, _), .stroke(let path, _, _): path.elements.count
    case .markers(let markers): markers.centers.count
    case .glyphs: 1
    case .image(let image): image.colors.count
    case .clipped(_, let elements): elements.reduce(0) { $0 + $1.placeCount }
    }
  }

  fileprivate var glyphRuns: [SceneElement] {
    switch self {
    case .glyphs: [self]
    case .clipped(_, let elements): elements.flatMap(\.glyphRuns)
    case .fill, .stroke, .markers, .image: []
    }
  }
}

/// Words on one line.
private func escaped(_ words: String) -> String {
  guard words.utf8.contains(where: { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\\") }) else { return words }
  var result = String.UnicodeScalarView()
  for scalar in words.unicodeScalars {
    if scalar == "\n" || scalar == "\\" { result.append("\\") }
    result.append(scalar == "\n" ? "n" : scalar)
  }
  return String(result)
}

private func isWrittenOut(_ value: Double) -> Bool { value.isDrawable && abs(value) < 1e12 }

private func text(_ value: Double) -> String {
  // Three decimals are less than a thousandth of a pixel apart from the exact 1/1024.
  guard isWrittenOut(value) else { return "\(value)" }
  let thousandths = Int((value * 1000).rounded())
  let whole = thousandths.magnitude / 1000
  var fraction = String(1000 + thousandths.magnitude % 1000).dropFirst()
  while fraction.last == "0" { fraction.removeLast() }
  return (thousandths < 0 ? "-" : "") + "\(whole)" + (fraction.isEmpty ? "" : "." + fraction)
}

private func text(_ point: Point) -> String { "\(text(point.x)),\(text(point.y))" }

private func text(_ frame: Rectangle) -> String {
  "\(text(frame.minX)),\(text(frame.minY)) \(text(frame.width)) x \(text(frame.height))"
}

private func text(_ color: Color) -> String {
  color.opacity == 1 ? color.code : "\(color.code)@\(text(color.opacity))"
}

private func text(_ path: Path) -> String {
  path.elements.map { element in
    switch element {
    case .move(let point): "M \(text(point))"
    case .line(let point): "L \(text(point))"
    case .curve(let first, let second, let end): "C \(text(first)) \(text(second)) \(text(end))"
    case .close: "Z"
    }
  }.joined(separator: " ")
}
