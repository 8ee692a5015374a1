/// Leaves out points of a line that cannot be seen (Ramer 1972; Douglas and Peucker 1973).
enum PolylineSimplification {
  /// A twenty-fifth of a pixel at two pixels a point.
  static let tolerance = 0.02

  /// The line without points that lie within the tolerance of the line through the others; its ends stay.
  static func simplified(_ line: [Point], tolerance: Double = tolerance) -> [Point] {
    guard line.count > 2 else { return line }
    var isKept = Array(repeating: false, count: line.count)
    isKept[0] = true
    isKept[line.count - 1] = true
    var pending = [(0, line.count - 1)]
    while let (first, last) = pending.popLast() {
      guard last - first > 1 else { continue }
      let direction = line[last] - line[first]
      let squaredLength = direction.x * direction.x + direction.y * direction.y
      var farthest = first
      var largest = tolerance * tolerance
      for index in first + 1..<last {
        let offset = line[index] - line[first]
        // The distance from the segment, not from the endless line, so that a line that turns back on itself keeps its tip.
        let along = squaredLength > 0 ? (offset.x * direction.x + offset.y * direction.y) / squaredLength : 0
        let nearest = min(max(along, 0), 1) * direction
        let gap = offset - nearest
        let squaredDistance = gap.x * gap.x + gap.y * gap.y
        if squaredDistance > largest {
          largest = squaredDistance
          farthest = index
        }
      }
      guard farthest > first else { continue }
      isKept[farthest] = true
      pending.append((first, farthest))
      pending.append((farthest, last))
    }
    return line.indices.filter { isKept[$0] }.map { line[$0] }
  }
}
