/// Where lines lie on an edge of the frame without leaving it, and so would be cut to half of their width.
struct EdgeTouch {
  /// The frame, wider where lines lie on an edge.
  private(set) var clip: Rectangle

  /// - Parameters:
  ///   - lines: the lines in the picture's coordinates.
  ///   - closed: whether the ends of each are joined.
  ///   - frame: what lines are cut to.
  ///   - width: their thickness.
  ///   - sparesLower: whether the lower edge cuts in any case.
  init(_ lines: [[Point]], closed: Bool, frame: Rectangle, width: Double, sparesLower: Bool) {
    clip = frame
    let reach = width / 2
    // Rounding may move a point over the edge that it lies on.
    let inside = frame.expanded(by: 1e-6)
    let inner = frame.expanded(by: -0.9 * reach)
    for line in lines where !line.isEmpty {
      // The last point stands before the first where the line is closed.
      var wasInside = closed ? inside.contains(line[line.count - 1]) : true
      var isInside = inside.contains(line[0])
      for index in line.indices {
        let isLast = index == line.count - 1
        let willBeInside = isLast ? (closed ? inside.contains(line[0]) : true) : inside.contains(line[index + 1])
        // A line that leaves the frame here is cut, as it should be.
        if wasInside && isInside && willBeInside && !inner.contains(line[index]) {
          let point = line[index]
          if point.x < inner.minX { clip.minX = frame.minX - reach }
          if point.x > inner.maxX { clip.maxX = frame.maxX + reach }
          if point.y < inner.minY { clip.minY = frame.minY - reach }
          if point.y > inner.maxY && !sparesLower { clip.maxY = frame.maxY + reach }
        }
        (wasInside, isInside) = (isInside, willBeInside)
      }
    }
  }
}
