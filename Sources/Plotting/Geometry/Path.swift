/// A sequence of straight lines and cubic Bézier curves.
public struct Path: Hashable, Sendable {
  /// One step of a path.
  public enum Element: Hashable, Sendable {
    /// Starts a new piece.
    case move(Point)
    /// A straight line from the current point.
    case line(Point)
    /// A cubic Bézier curve from the current point: two control points, then the end.
    case curve(Point, Point, Point)
    /// A straight line back to where the piece started.
    case close
  }

  /// The steps in order.
  public private(set) var elements: [Element]

  /// An empty path, or one of the given steps.
  public init(_ elements: [Element] = []) {
    self.elements = elements
  }

  /// Whether there is nothing to draw.
  public var isEmpty: Bool { elements.isEmpty }

  /// Adds another path's pieces.
  public mutating func append(_ other: Path) { elements.append(contentsOf: other.elements) }

  /// The length of the straight lines, or a length beyond the limit where it is known to be longer.
  func length(atMost limit: Double) -> Double {
    var length = 0.0
    var current = Point.zero
    for element in elements where length < limit {
      switch element {
      case .move(let point): current = point
      case .line(let point), .curve(_, _, let point):
        length += point.distance(to: current)
        current = point
      case .close: break
      }
    }
    return length
  }

  /// The path through the points in order.
  public static func polyline(_ points: some Sequence<Point>, closed: Bool = false) -> Path {
    var path = Path()
    for point in points {
      path.elements.append(path.elements.isEmpty ? .move(point) : .line(point))
    }
    if closed && !path.isEmpty { path.elements.append(.close) }
    return path
  }

  /// The straight line between two points.
  public static func segment(from start: Point, to end: Point) -> Path { Path([.move(start), .line(end)]) }

  /// The outline of a rectangle.
  public static func rectangle(_ rectangle: Rectangle) -> Path {
    polyline(
      [
        Point(x: rectangle.minX, y: rectangle.minY), Point(x: rectangle.maxX, y: rectangle.minY),
        Point(x: rectangle.maxX, y: rectangle.maxY), Point(x: rectangle.minX, y: rectangle.maxY),
      ], closed: true)
  }

  /// The circle of radius 1 about the origin, from four Bézier curves.
  ///
  /// The control points lie 4/3 (√2 - 1) from the ends, which keeps the radius within 0.03 %.
  public static let unitCircle: Path = {
    let handle = 4.0 / 3.0 * (2.0.squareRoot() - 1)
    func point(_ x: Double, _ y: Double) -> Point { Point(x: x, y: y) }
    return Path([
      .move(point(1, 0)),
      .curve(point(1, handle), point(handle, 1), point(0, 1)),
      .curve(point(-handle, 1), point(-1, handle), point(-1, 0)),
      .curve(point(-1, -handle), point(-handle, -1), point(0, -1)),
      .curve(point(handle, -1), point(1, -handle), point(1, 0)),
      .close,
    ])
  }()

  /// The path with every point replaced.
  public func map(_ transform: (Point) -> Point) -> Path {
    Path(
      elements.map { element in
        switch element {
        case .move(let point): .move(transform(point))
        case .line(let point): .line(transform(point))
        case .curve(let first, let second, let end): .curve(transform(first), transform(second), transform(end))
        case .close: .close
        }
      })
  }
}
