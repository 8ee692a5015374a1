extension Scene: CustomStringConvertible {
  /// The scene as text, an element a line, in painting order; `SceneText` reads it.
  public var description: String { description(of: elements) }

  /// The text of a scene; of one with more places than a person would read about, its labels and a digest.
  package func description(maximumPlaceCount: Int) -> String {
    let placeCount = elements.reduce(0) { $0 + $1.placeCount }
    if placeCount <= maximumPlaceCount { return description }
    return description(of: elements.flatMap(\.glyphRuns))
      + "\(placeCount) places in \(elements.count) elements, digest \(String(SceneDigest(self).value, radix: 16))\n"
  }

  private func description(of elements: [SceneElement]) -> String {
    var lines = ["scene \(text(size.width)) x \(text(size.height)) on \(text(background))"]
    if !alternativeText.isEmpty { lines.append("alternative text: \(escaped(alternativeText))") }
    if omittedCount > 0 { lines.append("omitted: \(omittedCount)") }
    for element in elements { append(element, to: &lines, indentation: "") }
    return lines.joined(separator: "\n") + "\n"
  }
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

private func append(_ element: SceneElement, to lines: inout [String], indentation: String) {
  switch element {
  case .fill(let path, let color):
    lines.append("\(indentation)fill \(text(color)): \(text(path))")
  case .stroke(let path, let color, let style):
    var line = "\(indentation)stroke \(text(color)) \(text(style.width)) pt"
    if !style.dashes.isEmpty { line += " dashed \(style.dashes.map(text).joined(separator: " "))" }
    if style.isSnapped { line += " snapped" }
    lines.append("\(line): \(text(path))")
  case .markers(let markers):
    lines.append(
      "\(indentation)\(markers.centers.count) markers, edge \(text(markers.edge)) \(text(markers.edgeWidth)) pt")
    for (index, center) in markers.centers.enumerated() {
      lines.append(
        "\(indentation)  \(markers.shape(index).rawValue) at \(text(center))"
          + " diameter \(text(markers.diameter(index))) \(text(markers.color(index)))")
    }
  case .glyphs(let run):
    lines.append(
      "\(indentation)text \"\(escaped(run.text))\" \(run.font.weight.rawValue) \(text(run.font.size)) pt"
        + " at \(text(run.origin)) \(text(run.color))" + (run.halo.map { " halo \(text($0))" } ?? "")
        + (run.direction == .rightToLeft ? " right to left" : "") + (run.isTurned ? " turned" : ""))
  case .image(let image):
    let frame = image.frame
    lines.append(
      "\(indentation)image \(image.columns) x \(image.rows) in \(text(frame)): "
        + image.colors.map(text).joined(separator: " "))
  case .clipped(let frame, let elements):
    lines.append("\(indentation)clipped to \(text(frame))")
    for element in elements { append(element, to: &lines, indentation: indentation + "  ") }
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

private func text(_ value: Double) -> String {
  // Three decimals are less than a thousandth of a pixel apart from the exact 1/1024.
  guard value.isDrawable, abs(value) < 1e12 else { return "\(value)" }
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
