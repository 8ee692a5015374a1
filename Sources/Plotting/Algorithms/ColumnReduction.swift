/// Keeps of very many points those that can be seen: in each narrow column the first, the lowest, the highest and the last.
///
/// The method is known as M4 (Jugel, Jerzak, Hackenbroich and Markl 2014).
enum ColumnReduction {
  /// A pixel at two pixels a point.
  static let columnWidth = 0.5
  /// Lines of fewer points are left as they are.
  static let smallestCount = 4000

  /// A line whose horizontal positions do not turn back, with at most four points a column; any other line as it is.
  static func reduced(_ line: [Point]) -> [Point] {
    guard line.count >= smallestCount, let first = line.first, let last = line.last else { return line }
    let isRising = last.x >= first.x
    let turns = zip(line, line.dropFirst()).contains { isRising ? $1.x < $0.x : $1.x > $0.x }
    if turns { return line }
    var kept: [Point] = []
    var start = 0
    while start < line.count {
      let column = (line[start].x / columnWidth).rounded(.down)
      var end = start
      var (low, high) = (start, start)
      while end + 1 < line.count, (line[end + 1].x / columnWidth).rounded(.down) == column {
        end += 1
        if line[end].y < line[low].y { low = end }
        if line[end].y > line[high].y { high = end }
      }
      var previous = -1
      for index in [start, min(low, high), max(low, high), end] where index != previous {
        kept.append(line[index])
        previous = index
      }
      start = end + 1
    }
    return kept
  }
}
