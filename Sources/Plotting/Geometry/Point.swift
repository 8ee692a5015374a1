/// A place or a displacement in a plane: in data units, or in points (1/72 inch) from the top left corner of a picture.
public struct Point: Hashable, Sendable {
  /// Distance to the right.
  public var x: Double
  /// Distance upwards in data units; downwards in a picture.
  public var y: Double

  /// A point from its coordinates.
  public init(x: Double, y: Double) {
    self.x = x
    self.y = y
  }

  /// The origin.
  public static let zero = Point(x: 0, y: 0)

  /// Whether both coordinates are numbers small enough to compute with.
  ///
  /// Coordinates beyond 1e155 leave no room to compute with, so they count as not drawable.
  public var isDrawable: Bool { x.isDrawable && y.isDrawable }

  /// The sum of two displacements.
  public static func + (left: Point, right: Point) -> Point { Point(x: left.x + right.x, y: left.y + right.y) }
  /// The displacement from one place to another.
  public static func - (left: Point, right: Point) -> Point { Point(x: left.x - right.x, y: left.y - right.y) }
  /// A displacement made longer.
  public static func * (left: Double, right: Point) -> Point { Point(x: left * right.x, y: left * right.y) }

  /// The length of the straight line to another place.
  public func distance(to other: Point) -> Double {
    let difference = self - other
    return (difference.x * difference.x + difference.y * difference.y).squareRoot()
  }
}

extension Double {
  /// Whether this is a finite number no larger than 1e155, so that sums and differences stay far from overflow.
  public var isDrawable: Bool { abs(self) <= Self.largestDrawable }

  /// What numbers that are drawn do not exceed.
  static let largestDrawable = 1e155
}

extension Sequence<Double> {
  /// The range of the numbers that are drawable; nothing when there is none.
  var drawableRange: ClosedRange<Double>? {
    var (low, high) = (Double.infinity, -Double.infinity)
    for value in self where value.isDrawable {
      low = Swift.min(low, value)
      high = Swift.max(high, value)
    }
    return low <= high ? low...high : nil
  }
}
