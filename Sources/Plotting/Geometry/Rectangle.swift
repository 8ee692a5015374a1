/// Width and height, in points unless said otherwise.
public struct Size: Hashable, Sendable {
  /// Horizontal length.
  public var width: Double
  /// Vertical length.
  public var height: Double

  /// A size from its two lengths.
  public init(width: Double, height: Double) {
    self.width = width
    self.height = height
  }
}

/// An upright rectangle in a picture; y grows downwards.
public struct Rectangle: Hashable, Sendable {
  /// The left edge.
  public var minX: Double
  /// The upper edge.
  public var minY: Double
  /// The right edge.
  public var maxX: Double
  /// The lower edge.
  public var maxY: Double

  /// A rectangle from its edges.
  public init(minX: Double, minY: Double, maxX: Double, maxY: Double) {
    self.minX = minX
    self.minY = minY
    self.maxX = maxX
    self.maxY = maxY
  }

  /// A rectangle from its upper left corner and its size.
  public init(x: Double, y: Double, width: Double, height: Double) {
    self.init(minX: x, minY: y, maxX: x + width, maxY: y + height)
  }

  /// Horizontal length.
  public var width: Double { maxX - minX }
  /// Vertical length.
  public var height: Double { maxY - minY }
  /// The middle between the left and the right edge.
  public var midX: Double { (minX + maxX) / 2 }

  /// The rectangle with each edge moved outwards by `margin` (inwards when negative).
  public func expanded(by margin: Double) -> Rectangle {
    Rectangle(minX: minX - margin, minY: minY - margin, maxX: maxX + margin, maxY: maxY + margin)
  }

  /// Whether the point lies inside or on the border.
  public func contains(_ point: Point) -> Bool {
    point.x >= minX && point.x <= maxX && point.y >= minY && point.y <= maxY
  }

  /// Whether the other rectangle lies inside, borders included.
  public func contains(_ other: Rectangle) -> Bool {
    other.minX >= minX && other.maxX <= maxX && other.minY >= minY && other.maxY <= maxY
  }

  /// Whether the interiors overlap; rectangles that only touch do not.
  package func overlaps(_ other: Rectangle) -> Bool {
    minX < other.maxX && other.minX < maxX && minY < other.maxY && other.minY < maxY
  }

  /// The point of the rectangle that is nearest to another.
  func nearest(to point: Point) -> Point {
    Point(x: min(max(point.x, minX), maxX), y: min(max(point.y, minY), maxY))
  }

  /// Whether the straight line between two points enters the rectangle.
  func intersects(segmentFrom start: Point, to end: Point) -> Bool {
    PolylineClipping.segment(from: start, to: end, within: self) != nil
  }
}
