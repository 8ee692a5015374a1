// With estimates in single precision.
extension NearestCenters {
  /// How many centers may be uncertain for the points of a chunk.
  static let candidateLimit = 16

  /// Finds the nearest centers of points that have been copied.
  ///
  /// - Returns: whether all guesses were right; nil, with labels as they were, where single precision does not suffice.
  @inline(__always)
  func findByEstimate(_ estimate: SinglePrecisionEstimate, _ labels: UnsafeMutablePointer<Int32>) -> Bool? {
    let margin = estimate.margin(squares)
    var allowance = Self.candidateLimit
    for start in stride(from: 0, to: count, by: SinglePrecisionEstimate.tileSize) {
      // The tiles of a chunk share the work of calling for the next one.
      let ahead = next + nextCount * start / count
      estimate.look(at: rounded + start * dimensionCount, ahead: ahead, end: next + nextCount)
      for point in start..<min(count, start + SinglePrecisionEstimate.tileSize) {
        var label = estimate.nearest(to: point - start, margin: margin)
        if label < 0 {
          let openCount = estimate.candidates(
            for: point - start, margin: margin, into: candidates, limit: allowance)
          guard let openCount else { return nil }
          allowance -= openCount
          label = nearestCandidate(coordinates + point * dimensionCount, openCount)
        }
        found[point] = Int32(truncatingIfNeeded: label)
      }
    }
    var isUnchanged = true
    for point in 0..<count {
      if labels[point] != found[point] { isUnchanged = false }
      labels[point] = found[point]
    }
    return isUnchanged
  }

  /// The nearest of the candidates, the first of equally near ones, by the same operations as in
  /// `squaredDistances(from:to:dimensionCount:limits:steps:)`.
  private func nearestCandidate(_ point: UnsafePointer<Double>, _ count: Int) -> Int {
    var best = Double.infinity
    var nearest = 0
    for start in stride(from: 0, to: count, by: 2) {
      let (first, second) = (candidates[start], candidates[min(start + 1, count - 1)])
      let (firstCenter, secondCenter) = (centers + first * dimensionCount, centers + second * dimensionCount)
      var (firstSum, secondSum) = (0.0, 0.0)
      for dimension in 0..<dimensionCount {
        let position = point[dimension]
        let a = firstCenter[dimension] - position
        let b = secondCenter[dimension] - position
        firstSum = firstSum.addingProduct(a, a)
        secondSum = secondSum.addingProduct(b, b)
      }
      if firstSum < best { (best, nearest) = (firstSum, first) }
      if secondSum < best { (best, nearest) = (secondSum, second) }
    }
    return nearest
  }
}
