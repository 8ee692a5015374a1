/// A scene's text, taken apart: labels, series of points, and other shapes.
struct SceneText {
  struct Position: Hashable {
    var x: Double
    var y: Double
  }

  struct Label: Hashable {
    var text: String
    var position: Position
    /// Weight, size and color.
    var style: String

    /// Whether another label is at the same place, give or take the difference in width.
    func isNear(_ other: Label) -> Bool {
      abs(position.y - other.position.y) < 3 && abs(position.x - other.position.x) < 24
    }
  }

  struct Point: Hashable {
    var position: Position
    /// Shape, size and color.
    var style: String
  }

  struct Series: Hashable {
    var style: String
    var points: [Point]
  }

  struct Shape: Hashable {
    var kind: String
    var style: String
    /// Everything after the colon.
    var content: String

    /// The places that the content names.
    var coordinates: [Position] {
      content.split(separator: " ").compactMap { SceneText.position($0) }
    }
  }

  private(set) var heading = ""
  private(set) var notes: [String] = []
  private(set) var labels: [Label] = []
  private(set) var series: [Series] = []
  private(set) var shapes: [Shape] = []

  init(_ text: String) {
    for line in text.split(separator: "\n") {
      let line = line.drop { $0 == " " }
      let kind = line.prefix { $0 != " " }
      if line.hasPrefix("scene ") {
        heading = String(line)
      } else if line.hasPrefix("text \""), let label = Self.label(line) {
        labels.append(label)
      } else if line.contains(" markers, edge ") {
        series.append(Series(style: String(line.drop { $0.isNumber }.dropFirst()), points: []))
      } else if ["circle", "square", "triangle", "diamond"].contains(kind), let point = Self.point(line),
        !series.isEmpty
      {
        series[series.count - 1].points.append(point)
      } else if ["fill", "stroke", "image", "clipped"].contains(kind) {
        let rest = line.dropFirst(kind.count + 1)
        let colon = rest.firstIndex(of: ":")
        shapes.append(
          Shape(
            kind: String(kind), style: String(rest[..<(colon ?? rest.endIndex)]),
            content: colon.map { String(rest[rest.index(after: $0)...]) } ?? ""))
      } else {
        notes.append(String(line))
      }
    }
  }

  /// `text "WORDS" WEIGHT SIZE pt at X,Y COLOR`; the words may hold quotation marks.
  private static func label(_ line: Substring) -> Label? {
    guard let end = line.lastIndex(of: "\"") else { return nil }
    let text = line[line.index(line.startIndex, offsetBy: 6)..<end]
    let (position, style) = separate(line[line.index(after: end)...])
    return position.map { Label(text: String(text), position: $0, style: style) }
  }

  /// `SHAPE at X,Y diameter D COLOR`.
  private static func point(_ line: Substring) -> Point? {
    let (position, style) = separate(line)
    return position.map { Point(position: $0, style: style) }
  }

  /// Takes the place, which follows "at", out of a description.
  private static func separate(_ text: Substring) -> (Position?, String) {
    var words = text.split(separator: " ")
    guard let at = words.firstIndex(of: "at"), at + 1 < words.count, let position = position(words[at + 1]) else {
      return (nil, String(text))
    }
    words.removeSubrange(at...at + 1)
    return (position, words.joined(separator: " "))
  }

  private static func position(_ text: Substring) -> Position? {
    let parts = text.split(separator: ",")
    guard parts.count == 2, let x = Double(parts[0]), let y = Double(parts[1]) else { return nil }
    return Position(x: x, y: y)
  }
}
