/// Chooses where to evaluate a function so that straight lines between the samples look like its graph.
enum AdaptiveSampling {
  static let initialCount = 128
  static let deepest = 24
  /// The largest distance of the graph from the drawn line, as a part of the graph's height: a tenth of a pixel of 1000.
  static let tolerance = 1e-4
  static let largestCount = 20_000

  static func samples(
    over range: ClosedRange<Double>, including: [Double], _ function: (Double) throws -> Double
  ) rethrows -> [Point] {
    guard range.lowerBound.isDrawable, range.upperBound.isDrawable else { return [] }
    let span = range.upperBound - range.lowerBound
    var places = (0...initialCount).map { range.lowerBound + span * (Double($0) / Double(initialCount)) }
    places[initialCount] = range.upperBound
    places += including.filter(range.contains)
    places.sort()
    var coarse: [Point] = []
    for place in places where coarse.last?.x != place {
      coarse.append(Point(x: place, y: try function(place)))
    }
    let heights = coarse.map(\.y).drawableRange ?? 0...0
    let height = heights.upperBound - heights.lowerBound
    guard height > 0, span > 0 else { return coarse }

    var samples = [coarse[0]]
    // Depth first from left to right, so that the samples come out in order.
    for (left, right) in zip(coarse, coarse.dropFirst()) {
      var pending: [(left: Point, right: Point, depth: Int)] = [(left, right, 0)]
      while let (left, right, depth) = pending.popLast() {
        let middleX = left.x + (right.x - left.x) / 2
        let isWorthwhile = depth < deepest && middleX > left.x && middleX < right.x && samples.count < largestCount
        guard isWorthwhile, left.y.isDrawable || right.y.isDrawable else {
          samples.append(right)
          continue
        }
        let middle = Point(x: middleX, y: try function(middleX))
        let bend = abs(middle.y - (left.y + right.y) / 2)
        // Halved at least once, since the middle may by chance lie on the line between its neighbors.
        if bend <= tolerance * height && depth > 0 || bend == 0 {
          samples.append(right)
        } else {
          pending.append((middle, right, depth + 1))
          pending.append((left, middle, depth + 1))
        }
      }
    }
    return samples
  }
}
