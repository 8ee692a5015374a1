/// Finds what is near a box among very many lines, points and boxes, from a grid of squares.
struct PlaceIndex {
  /// The side of a square in points: about the height of two labels.
  private static let side = 32.0

  private let region: Rectangle
  private let columns: Int
  private let rows: Int
  /// The numbers of the items in each square.
  private var squares: [[Int32]]
  /// For each item, the latest search that met it, so that none is met twice.
  private var visits: [Int32] = []
  private var search: Int32 = 0

  init(region: Rectangle) {
    self.region = region
    func count(_ length: Double) -> Int { length.isFinite ? min(max(Int(length / Self.side) + 1, 1), 1000) : 1 }
    columns = count(region.width)
    rows = count(region.height)
    squares = Array(repeating: [], count: columns * rows)
  }

  /// Adds the next item, which lies within a box.
  mutating func add(_ box: Rectangle) {
    visits.append(0)
    forEachSquare(of: box) { squares, square, number in squares[square].append(number) }
  }

  /// Adds the next item, a straight line.
  mutating func add(from start: Point, to end: Point) {
    visits.append(0)
    let whole = Rectangle(
      minX: min(start.x, end.x), minY: min(start.y, end.y), maxX: max(start.x, end.x), maxY: max(start.y, end.y))
    guard let rows = range(whole.minY, whole.maxY, from: region.minY, count: rows) else { return }
    for row in rows {
      // What of the line lies in this row of squares; a little more, for rounding.
      let top = region.minY + Double(row) * Self.side - 1
      let strip = Rectangle(minX: region.minX - 1, minY: top, maxX: region.maxX + 1, maxY: top + Self.side + 2)
      guard let (first, last) = PolylineClipping.segment(from: start, to: end, within: strip) else { continue }
      let reach = (min(first.x, last.x) - 1, max(first.x, last.x) + 1)
      guard let columns = range(reach.0, reach.1, from: region.minX, count: columns) else { continue }
      for column in columns { squares[row * self.columns + column].append(Int32(visits.count - 1)) }
    }
  }

  /// The numbers of items that may touch a box, each once, until the closure says stop.
  mutating func forEach(near box: Rectangle, _ body: (Int) -> Bool) {
    search &+= 1
    guard let rows = range(box.minY, box.maxY, from: region.minY, count: rows),
      let columns = range(box.minX, box.maxX, from: region.minX, count: columns)
    else { return }
    for row in rows {
      for column in columns {
        for number in squares[row * self.columns + column] where visits[Int(number)] != search {
          visits[Int(number)] = search
          guard body(Int(number)) else { return }
        }
      }
    }
  }

  private mutating func forEachSquare(of box: Rectangle, _ body: (inout [[Int32]], Int, Int32) -> Void) {
    guard let rows = range(box.minY, box.maxY, from: region.minY, count: rows),
      let columns = range(box.minX, box.maxX, from: region.minX, count: columns)
    else { return }
    for row in rows {
      for column in columns { body(&squares, row * self.columns + column, Int32(visits.count - 1)) }
    }
  }

  /// Which squares a stretch lies in; those at the ends hold what lies beyond as well.
  private func range(_ low: Double, _ high: Double, from origin: Double, count: Int) -> ClosedRange<Int>? {
    guard low <= high else { return nil }
    func square(_ place: Double) -> Int {
      let position = (place - origin) / Self.side
      return position > 0 ? Int(min(position, Double(count - 1))) : 0
    }
    return square(low)...square(high)
  }
}
