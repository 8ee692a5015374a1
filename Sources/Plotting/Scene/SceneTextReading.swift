// Bytes are compared rather than characters, since a quotation mark and an accent behind it are one character.

extension SceneText {
  /// Reads a text that was written; lines of unknown kinds count as notes.
  package init(reading text: String) {
    // Points are collected before they are put into their series, which would be copied for each of them.
    var points: [Point] = []
    func endSeries(_ elements: inout [Element]) {
      guard !points.isEmpty, case .series(var series)? = elements.last?.content else { return }
      series.points = points
      elements[elements.count - 1].content = .series(series)
      points = []
    }
    for bytes in text.utf8.split(separator: UInt8(ascii: "\n")) {
      let line = Substring(bytes.drop { $0 == UInt8(ascii: " ") })
      let kind = Substring(line.utf8.prefix { $0 != UInt8(ascii: " ") })
      if kind == "scene" && heading.isEmpty {
        heading = String(line)
      } else if Markers.Shape(rawValue: String(kind)) != nil, case .series? = elements.last?.content,
        let point = Point(line)
      {
        points.append(point)
      } else {
        endSeries(&elements)
        elements.append(Element(depth: (bytes.count - line.utf8.count) / 2, content: Content(line, kind: kind)))
      }
    }
    endSeries(&elements)
  }

  /// What stands before and after `at X,Y`.
  fileprivate static func separated(_ text: Substring) -> (before: String, position: Position, after: String)? {
    let words = text.split(separator: " ")
    guard let at = words.firstIndex(of: "at"), at + 1 < words.count, let position = Position(words[at + 1]) else {
      return nil
    }
    return (words[..<at].joined(separator: " "), position, words[(at + 2)...].joined(separator: " "))
  }

  /// Words as they were before ``escaped(_:)``.
  fileprivate static func unescaped(_ words: Substring) -> String {
    guard words.utf8.contains(UInt8(ascii: "\\")) else { return String(words) }
    var result = String.UnicodeScalarView()
    var isEscaped = false
    for scalar in words.unicodeScalars {
      if !isEscaped && scalar == "\\" {
        isEscaped = true
      } else {
        result.append(isEscaped && scalar == "n" ? "\n" : scalar)
        isEscaped = false
      }
    }
    return String(result)
  }
}

extension SceneText.Content {
  fileprivate init(_ line: Substring, kind: Substring) {
    let rest = Substring(line.utf8.dropFirst(kind.utf8.count + 1))
    if kind == "text", let label = SceneText.Label(rest) {
      self = .label(label)
    } else if ["fill", "stroke", "image", "clipped"].contains(kind) {
      let colon = rest.firstIndex(of: ":")
      self = .shape(
        SceneText.Shape(
          kind: String(kind), style: String(rest[..<(colon ?? rest.endIndex)]),
          content: colon.map { String(rest[$0...].dropFirst(2)) }))
    } else if Int(kind) != nil && rest.hasPrefix("markers, ") {
      self = .series(SceneText.Series(style: String(rest)))
    } else {
      self = .note(String(line))
    }
  }
}

extension SceneText.Label {
  /// From `"WORDS" FONT at X,Y COLOR`; the last quotation mark ends the words.
  fileprivate init?(_ text: Substring) {
    let quotation = UInt8(ascii: "\"")
    guard text.utf8.first == quotation, let end = text.utf8.lastIndex(of: quotation), end > text.startIndex,
      let (font, position, color) = SceneText.separated(text[text.utf8.index(after: end)...])
    else { return nil }
    let words = SceneText.unescaped(text[text.utf8.index(after: text.startIndex)..<end])
    self.init(text: words, font: font, position: position, color: color)
  }
}

extension SceneText.Point {
  fileprivate init?(_ text: Substring) {
    guard let (shape, position, look) = SceneText.separated(text) else { return nil }
    self.init(shape: shape, position: position, look: look)
  }
}

extension SceneText.Position {
  /// From `X,Y`.
  init?(_ text: Substring) {
    let parts = text.split(separator: ",")
    guard parts.count == 2, let x = Double(parts[0]), let y = Double(parts[1]) else { return nil }
    self.init(x: x, y: y)
  }
}
