/// A scene in words, an element a line in painting order, from which a person can tell how a figure changed.
///
/// What is written is read back as the same value, and that is written to the letter as it was.
package struct SceneText: Hashable, Sendable {
  /// A place in points, to three decimals.
  package struct Position: Hashable, Sendable {
    package var x: Double
    package var y: Double
  }

  /// `text "WORDS" FONT at X,Y COLOR`: a run of glyphs; in the words, line ends are `\n` and backslashes `\\`.
  package struct Label: Hashable, Sendable {
    package var text: String
    /// Weight and size.
    var font: String
    package var position: Position
    /// The color, and that of the rim if there is one.
    var color: String

    package var style: String { "\(font) \(color)" }
  }

  /// `SHAPE at X,Y LOOK`: one of many small shapes.
  package struct Point: Hashable, Sendable {
    var shape: String
    package var position: Position
    /// Diameter and color.
    var look: String

    package var style: String { "\(shape) \(look)" }
  }

  /// `COUNT markers, edge COLOR WIDTH pt`, with a line for each below.
  package struct Series: Hashable, Sendable {
    /// All but the count.
    package var style: String
    package var points: [Point] = []
  }

  /// `KIND STYLE: CONTENT`: what else is painted, or `KIND STYLE` for a frame that clips what is below.
  package struct Shape: Hashable, Sendable {
    package var kind: String
    package var style: String
    /// The steps of a path or the colors of an image.
    package var content: String?

    /// The places that the content names.
    package var coordinates: [Position] { (content ?? "").split(separator: " ").compactMap { Position($0) } }
  }

  enum Content: Hashable, Sendable {
    case label(Label)
    case series(Series)
    case shape(Shape)
    /// A line by itself: a description or a count.
    case note(String)
  }

  /// Some lines, and inside of how many clips they stand.
  struct Element: Hashable, Sendable {
    var depth = 0
    var content: Content
  }

  /// `scene WIDTH x HEIGHT on COLOR`.
  package var heading = ""
  var elements: [Element] = []

  /// Descriptions and counts.
  package var notes: [String] { elements.compactMap { if case .note(let note) = $0.content { note } else { nil } } }
  /// Labels in painting order.
  package var labels: [Label] { elements.compactMap { if case .label(let label) = $0.content { label } else { nil } } }
  /// Series of points in painting order.
  package var series: [Series] {
    elements.compactMap { if case .series(let series) = $0.content { series } else { nil } }
  }
  /// Other shapes in painting order.
  package var shapes: [Shape] { elements.compactMap { if case .shape(let shape) = $0.content { shape } else { nil } } }
}
