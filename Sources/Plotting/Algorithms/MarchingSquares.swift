/// Lines of equal height on an even grid of values (marching squares; Lorensen and Cline 1987 in two dimensions).
///
/// A corner is inside when its value is strictly greater than the level. A cell with two opposite corners inside is decided by the
/// mean of its four corners. Cells with a corner that is not finite have no line. The inside lies to the left of every line, y
/// counted upwards, so that outlines and holes run in opposite directions.
struct MarchingSquares {
  /// Values row by row, the lowest row first.
  let values: [Double]
  let columns: Int
  let rows: Int
  /// The smallest and the largest corner of each block of neighboring cells in a row; most blocks lie on one side of a level.
  private let lowest: [Double]
  private let highest: [Double]
  private let blockCount: Int

  private static let blockLength = 16

  init(values: [Double], columns: Int, rows: Int) {
    self.values = values
    self.columns = columns
    self.rows = rows
    let blockCount = max((columns - 1 + Self.blockLength - 1) / Self.blockLength, 0)
    let count = blockCount * max(rows - 1, 0)
    var lowest = [Double](repeating: .infinity, count: count)
    var highest = [Double](repeating: -.infinity, count: count)
    values.withUnsafeBufferPointer { values in
      for number in 0..<count {
        let (row, block) = number.quotientAndRemainder(dividingBy: blockCount)
        let start = row * columns + block * Self.blockLength
        let end = min(start + Self.blockLength, (row + 1) * columns - 1)
        var low = Double.infinity
        var high = -Double.infinity
        for index in start...end {
          // A value that is not a number leaves these as they are: its cells have no line in any case.
          low = min(low, min(values[index], values[index + columns]))
          high = max(high, max(values[index], values[index + columns]))
        }
        lowest[number] = low
        highest[number] = high
      }
    }
    self.blockCount = blockCount
    self.lowest = lowest
    self.highest = highest
  }

  /// A line of one level, in grid units; a closed one does not repeat its first point.
  struct Isoline: Hashable, Sendable {
    var points: [Point]
    var isClosed: Bool
  }

  /// The grid edges that lines cross one after the other.
  ///
  /// Each edge is crossed at most once, and then by the lines of the two cells beside it: joining segments means following edges.
  /// First come the horizontal edges, row by row, then the vertical ones.
  private struct Segments {
    /// The edge crossed after each edge; -1 where there is none.
    var next: [Int32]
    /// The edge crossed before; -1 where there never is one.
    ///
    /// A line crosses an edge toward the same side at every level, so it is the same edges that have one before: what an earlier
    /// level left behind is written over before it is read.
    var previous: [Int32]
    /// Where segments start, in row-major order of their cells.
    var starts: [Int32] = []

    init(edgeCount: Int) {
      next = Array(repeating: -1, count: edgeCount)
      previous = next
    }

    mutating func add(_ start: Int32, _ end: Int32) {
      next[Int(start)] = end
      previous[Int(end)] = start
      starts.append(start)
    }
  }

  /// All lines of a level, in row-major order of their first cell.
  func isolines(level: Double) -> [Isoline] { isolines(levels: [level])[0] }

  /// All lines of each level, in row-major order of their first cell.
  func isolines(levels: [Double]) -> [[Isoline]] {
    var segments = Segments(edgeCount: (columns - 1) * rows + columns * (rows - 1))
    return levels.map { level in
      find(&segments, level: level)
      return join(&segments, level: level)
    }
  }

  /// Adds the segments of all cells.
  private func find(_ segments: inout Segments, level: Double) {
    let horizontalCount = (columns - 1) * rows
    values.withUnsafeBufferPointer { values in
      for row in 0..<(rows - 1) {
        var column = 0
        while column < columns - 1 {
          let block = row * blockCount + column / Self.blockLength
          if column % Self.blockLength == 0 && (lowest[block] > level || highest[block] <= level) {
            column += Self.blockLength
            continue
          }
          defer { column += 1 }
          let corner = row * columns + column
          let a = values[corner]
          let b = values[corner + 1]
          let c = values[corner + columns + 1]
          let d = values[corner + columns]
          let code = (a > level ? 1 : 0) | (b > level ? 2 : 0) | (c > level ? 4 : 0) | (d > level ? 8 : 0)
          if code == 0 || code == 15 { continue }
          guard (a + b + c + d).isFinite else { continue }
          let bottom = Int32(row * (columns - 1) + column)
          let top = bottom + Int32(columns - 1)
          let left = Int32(horizontalCount + row * columns + column)
          let right = left + 1
          switch code {
          case 1: segments.add(bottom, left)
          case 2: segments.add(right, bottom)
          case 3: segments.add(right, left)
          case 4: segments.add(top, right)
          case 5:
            if (a + b + c + d) / 4 > level {
              segments.add(bottom, right)
              segments.add(top, left)
            } else {
              segments.add(bottom, left)
              segments.add(top, right)
            }
          case 6: segments.add(top, bottom)
          case 7: segments.add(top, left)
          case 8: segments.add(left, top)
          case 9: segments.add(bottom, top)
          case 10:
            if (a + b + c + d) / 4 > level {
              segments.add(left, bottom)
              segments.add(right, top)
            } else {
              segments.add(right, bottom)
              segments.add(left, top)
            }
          case 11: segments.add(right, top)
          case 12: segments.add(left, right)
          case 13: segments.add(bottom, right)
          default: segments.add(left, bottom)
          }
        }
      }
    }
  }

  /// Follows the segments from edge to edge, and forgets them.
  private func join(_ segments: inout Segments, level: Double) -> [Isoline] {
    var lines: [Isoline] = []
    for start in segments.starts where segments.next[Int(start)] >= 0 {
      var first = start
      while true {
        let before = segments.previous[Int(first)]
        guard before >= 0, before != start, segments.next[Int(before)] >= 0 else { break }
        first = before
      }
      let isClosed = segments.previous[Int(first)] >= 0
      var points: [Point] = []
      var edge = first
      while edge >= 0 {
        let point = crossing(edge: Int(edge), level: level)
        // A value exactly at the level makes two edges cross in the same corner.
        if points.last != point { points.append(point) }
        let following = segments.next[Int(edge)]
        segments.next[Int(edge)] = -1
        edge = following
      }
      if isClosed && points.count > 1 && points.first == points.last { points.removeLast() }
      if points.count > 1 { lines.append(Isoline(points: points, isClosed: isClosed)) }
    }
    segments.starts.removeAll(keepingCapacity: true)
    return lines
  }

  /// Where the level lies between the two ends of an edge, in grid units.
  private func crossing(edge: Int, level: Double) -> Point {
    let horizontalCount = (columns - 1) * rows
    if edge < horizontalCount {
      let row = edge / (columns - 1)
      let column = edge % (columns - 1)
      let start = values[row * columns + column]
      let end = values[row * columns + column + 1]
      return Point(x: Double(column) + (level - start) / (end - start), y: Double(row))
    }
    let row = (edge - horizontalCount) / columns
    let column = (edge - horizontalCount) % columns
    let start = values[row * columns + column]
    let end = values[(row + 1) * columns + column]
    return Point(x: Double(column), y: Double(row) + (level - start) / (end - start))
  }
}
