/// The text of a scene, taken apart: labels, series of points, and other shapes, each in painting order.
///
/// Places are in points, to three decimals.
package struct SceneText: Hashable, Sendable {
  /// `text "WORDS" FONT at X,Y COLORS`: a run of glyphs; in the words, line ends are `\n` and backslashes `\\`.
  package struct Label: Hashable, Sendable {
    package var text: String
    package var position: Point
    /// Font and colors.
    package var style: String
  }

  /// `SHAPE at X,Y diameter D COLOR`: one of many small shapes.
  package struct Marker: Hashable, Sendable {
    package var position: Point
    /// Shape, size and color.
    package var style: String
  }

  /// `COUNT markers, edge COLOR WIDTH pt`, with a line for each below.
  package struct Series: Hashable, Sendable {
    /// All but the count.
    package var style: String
    package var markers: [Marker] = []
  }

  /// `KIND STYLE: CONTENT`: what else is painted, or `KIND STYLE` for a frame that clips what is below.
  package struct Shape: Hashable, Sendable {
    package var kind: String
    package var style: String
    /// The steps of a path or the colors of an image.
    package var content: String?

    /// The places that the content names.
    package var places: [Point] { (content ?? "").split(separator: " ").compactMap { Point($0) } }
  }

  /// `scene WIDTH x HEIGHT on COLOR`.
  package private(set) var heading = ""
  /// Descriptions and counts, and all lines of unknown kinds.
  package private(set) var notes: [String] = []
  package private(set) var labels: [Label] = []
  package private(set) var series: [Series] = []
  package private(set) var shapes: [Shape] = []

  /// Reads what a scene has as its description.
  ///
  /// Bytes are compared rather than characters, since a quotation mark and an accent behind it are one character.
  package init(_ text: String) {
    for bytes in text.utf8.split(separator: UInt8(ascii: "\n")) {
      let line = Substring(bytes.drop { $0 == UInt8(ascii: " ") })
      let kind = Substring(line.utf8.prefix { $0 != UInt8(ascii: " ") })
      let rest = Substring(line.utf8.dropFirst(kind.utf8.count + 1))
      if kind == "scene" && heading.isEmpty {
        heading = String(line)
      } else if kind == "text", let label = Label(rest) {
        labels.append(label)
      } else if Int(kind) != nil && rest.hasPrefix("markers, ") {
        series.append(Series(style: String(rest)))
      } else if Markers.Shape(rawValue: String(kind)) != nil, !series.isEmpty, let (position, style) = separated(line) {
        series[series.count - 1].markers.append(Marker(position: position, style: style))
      } else if ["fill", "stroke", "image", "clipped"].contains(kind) {
        let colon = rest.firstIndex(of: ":")
        shapes.append(
          Shape(
            kind: String(kind), style: String(rest[..<(colon ?? rest.endIndex)]),
            content: colon.map { String(rest[$0...].dropFirst(2)) }))
      } else {
        notes.append(String(line))
      }
    }
  }
}

extension SceneText.Label {
  /// From `"WORDS" FONT at X,Y COLORS`; the last quotation mark ends the words.
  fileprivate init?(_ text: Substring) {
    let quotation = UInt8(ascii: "\"")
    guard text.utf8.first == quotation, let end = text.utf8.lastIndex(of: quotation), end > text.startIndex,
      let (position, style) = separated(text[text.utf8.index(after: end)...])
    else { return nil }
    var words = String.UnicodeScalarView()
    var isEscaped = false
    for scalar in text[text.utf8.index(after: text.startIndex)..<end].unicodeScalars {
      if !isEscaped && scalar == "\\" {
        isEscaped = true
      } else {
        words.append(isEscaped && scalar == "n" ? "\n" : scalar)
        isEscaped = false
      }
    }
    self.init(text: String(words), position: position, style: style)
  }
}

extension Point {
  /// From `X,Y`.
  fileprivate init?(_ text: Substring) {
    let parts = text.split(separator: ",")
    guard parts.count == 2, let x = Double(parts[0]), let y = Double(parts[1]) else { return nil }
    self.init(x: x, y: y)
  }
}

/// The place behind "at", and all else.
private func separated(_ text: Substring) -> (Point, style: String)? {
  var words = text.split(separator: " ")
  guard let at = words.firstIndex(of: "at"), at + 1 < words.count, let position = Point(words[at + 1])
  else { return nil }
  words.removeSubrange(at...at + 1)
  return (position, words.joined(separator: " "))
}
