/// Leaves out what cannot be seen of lines with far more points than a picture has columns.
///
/// The points of a noisy series that fall into one column, a pixel wide, are drawn on top of each other: what is seen of them is
/// where the line comes in, how far it goes up and down, and where it leaves (Jugel et al. 2014). Without this, a picture takes as
/// long as the number of points times its height, and dense lines far longer.
enum DenseLines {
  /// The width of a column, in points: a pixel at two pixels a point.
  static let columnWidth = 0.5
  /// Lines with fewer points for each column of the frame are drawn as they are.
  private static let fewPoints = 4.0
  /// Fewer lines are drawn as they are.
  private static let fewLines = 4000

  /// Lines that look the same, with few points for each column and row of the frame.
  static func reduced(_ lines: [[Point]], in frame: Rectangle) -> [[Point]] {
    let most = Int(fewPoints * (frame.width + frame.height) / columnWidth)
    let separate = lines.count > fewLines ? merged(lines) : lines
    return separate.map { line in
      guard line.count > most else { return line }
      let byColumns = reduced(line, along: \.x, across: \.y)
      return byColumns.count > most ? reduced(byColumns, along: \.y, across: \.x) : byColumns
    }
  }

  /// A line with the first, the lowest, the highest and the last of neighbors in one column.
  private static func reduced(
    _ line: [Point], along: KeyPath<Point, Double>, across: KeyPath<Point, Double>
  ) -> [Point] {
    var result: [Point] = []
    var start = 0
    while start < line.count {
      let column = (line[start][keyPath: along] / columnWidth).rounded(.down)
      var (low, high, end) = (start, start, start + 1)
      while end < line.count, (line[end][keyPath: along] / columnWidth).rounded(.down) == column {
        if line[end][keyPath: across] < line[low][keyPath: across] { low = end }
        if line[end][keyPath: across] > line[high][keyPath: across] { high = end }
        end += 1
      }
      var latest = -1
      for index in [start, min(low, high), max(low, high), end - 1] where index > latest {
        result.append(line[index])
        latest = index
      }
      start = end
    }
    return result
  }

  /// Thousands of lines, of which those that stay in one column or row are joined where they overlap.
  private static func merged(_ lines: [[Point]]) -> [[Point]] {
    var columns: [Double: [ClosedRange<Double>]] = [:]
    var rows: [Double: [ClosedRange<Double>]] = [:]
    var others: [[Point]] = []
    for line in lines {
      guard let bounds = Rectangle(around: line) else { continue }
      let column = (bounds.minX / columnWidth).rounded(.down)
      let row = (bounds.minY / columnWidth).rounded(.down)
      if (bounds.maxX / columnWidth).rounded(.down) == column {
        columns[column, default: []].append(bounds.minY...bounds.maxY)
      } else if (bounds.maxY / columnWidth).rounded(.down) == row {
        rows[row, default: []].append(bounds.minX...bounds.maxX)
      } else {
        others.append(line)
      }
    }
    // In the order of their places, since that of a dictionary differs from process to process.
    for (column, ranges) in columns.sorted(by: { $0.key < $1.key }) {
      let x = (column + 0.5) * columnWidth
      others += union(ranges).map { [Point(x: x, y: $0.lowerBound), Point(x: x, y: $0.upperBound)] }
    }
    for (row, ranges) in rows.sorted(by: { $0.key < $1.key }) {
      let y = (row + 0.5) * columnWidth
      others += union(ranges).map { [Point(x: $0.lowerBound, y: y), Point(x: $0.upperBound, y: y)] }
    }
    return others
  }

  /// Ranges in rising order, those that touch made one.
  static func union(_ ranges: [ClosedRange<Double>]) -> [ClosedRange<Double>] {
    var result: [ClosedRange<Double>] = []
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = result.last, range.lowerBound <= last.upperBound {
        result[result.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
      } else {
        result.append(range)
      }
    }
    return result
  }
}

extension Rectangle {
  /// The smallest rectangle around points; nothing around none.
  init?(around points: [Point]) {
    guard let first = points.first else { return nil }
    self.init(minX: first.x, minY: first.y, maxX: first.x, maxY: first.y)
    for point in points {
      (minX, maxX) = (min(minX, point.x), max(maxX, point.x))
      (minY, maxY) = (min(minY, point.y), max(maxY, point.y))
    }
  }
}
