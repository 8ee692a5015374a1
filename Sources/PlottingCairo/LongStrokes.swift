import Cairo
import Plotting

/// A long path in parts: Cairo sorts all edges of a path that cross a row of pixels, which for a scribble of 100,000 lines takes
/// minutes, and for parts of it no time.
struct LongStrokes {
  /// Shorter paths are drawn in one piece.
  static let longest = 2000
  private static let partLength = 64

  /// One part, with how far along its piece it begins.
  struct Part {
    var path: Path
    var start: Double
  }

  /// The parts; each begins with the line that ended the one before, so that their corners are those of the whole.
  static func parts(of path: Path) -> [Part] {
    var parts: [Part] = []
    var elements: [Path.Element] = []
    var partStart = 0.0
    var length = 0.0
    // Whether the latest piece has no line yet.
    var isAtStart = true
    var (first, previous, current) = (Point.zero, Point.zero, Point.zero)
    func finish(_ elements: [Path.Element]) {
      if elements.count > 1 { parts.append(Part(path: Path(elements), start: partStart)) }
    }
    func line(to point: Point, _ element: Path.Element) {
      if elements.count > partLength && !isAtStart {
        finish(elements)
        elements = [.move(previous), .line(current)]
        partStart = length - current.distance(to: previous)
      }
      elements.append(element)
      length += point.distance(to: current)
      (previous, current) = (current, point)
      isAtStart = false
    }
    for element in path.elements {
      switch element {
      case .move(let point):
        // Short pieces share a part, which they can as long as dashes begin anew with each.
        if elements.count > partLength || partStart > 0 {
          finish(elements)
          elements = []
        }
        (partStart, length) = (0, 0)
        isAtStart = true
        (first, previous, current) = (point, point, point)
        elements.append(.move(point))
      case .line(let point): line(to: point, element)
      case .curve(_, _, let point): line(to: point, element)
      case .close: line(to: first, .line(first))
      }
    }
    finish(elements)
    return parts
  }
}
