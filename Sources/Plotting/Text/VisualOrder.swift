/// The order of pieces of a line that go to the right or to the left, by rule L2 of Unicode's bidirectional algorithm.
package enum VisualOrder {
  /// The pieces' positions from left to right.
  ///
  /// - Parameter levels: How deeply each piece is nested: even where it goes to the right, odd where it goes to the left.
  package static func positions(levels: [UInt8]) -> [Int] {
    var order = Array(levels.indices)
    guard let highest = levels.max(), highest > 0 else { return order }
    for level in (1...highest).reversed() {
      var start = 0
      while start < order.count {
        var end = start
        while end < order.count, levels[order[end]] >= level { end += 1 }
        order[start..<end].reverse()
        start = end + 1
      }
    }
    return order
  }

  /// Neighbors of one level, each as a range of positions.
  package static func runs(levels: some Collection<UInt8>) -> [(range: Range<Int>, level: UInt8)] {
    var runs: [(range: Range<Int>, level: UInt8)] = []
    for (position, level) in levels.enumerated() {
      if let last = runs.last, last.level == level {
        runs[runs.count - 1].range = last.range.lowerBound..<position + 1
      } else {
        runs.append((position..<position + 1, level))
      }
    }
    return runs
  }
}
