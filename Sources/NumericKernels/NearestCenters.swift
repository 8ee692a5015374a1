import CProcessor

#if WIDE
  import NumericKernels
#endif

/// Searches for the nearest centers of a few points at a time, as squared distances tell, in the fastest way that is
/// certain to find the same.
final class NearestCenters {
  /// How many points are looked at together.
  let chunkSize: Int
  private let rows: PointRows
  private let dimensionCount: Int
  private let centers: UnsafePointer<Double>
  private let centerCount: Int
  private let products: ProductEstimate
  /// For points of many coordinates only; those are copied first.
  private let estimate: SinglePrecisionEstimate?
  /// The points of the chunk, less the origin.
  private let chunk: UnsafeMutablePointer<Double>
  /// The same in single precision.
  private let rounded: UnsafeMutablePointer<Float>
  /// Bounds on their squared coordinates, as the estimate takes them.
  private var squares = Lanes.zero
  /// Eight points side by side.
  private let group: UnsafeMutablePointer<Lanes>
  private let candidates: UnsafeMutablePointer<Int>
  private let found: UnsafeMutablePointer<Int32>
  private var chunkCount = 0
  /// The coordinates that will be read next, and how many.
  private var next: UnsafePointer<Double>
  private var nextCount = 0
  /// For how many chunks single precision is not tried, since it has not sufficed.
  private var pause = 0
  /// Where most distances exceed the limit soon they take less time than products. Some points tell.
  private var areDistancesShort = false

  init(_ rows: PointRows, _ centers: UnsafePointer<Double>, centerCount: Int) {
    self.rows = rows
    next = rows.coordinates
    dimensionCount = rows.dimensionCount
    self.centers = centers
    self.centerCount = centerCount
    products = ProductEstimate(centers, centerCount: centerCount, dimensionCount: dimensionCount)
    let isCopied = SinglePrecisionEstimate.suits(dimensionCount: dimensionCount, centerCount: centerCount)
    estimate =
      isCopied ? SinglePrecisionEstimate(centers, centerCount: centerCount, dimensionCount: dimensionCount) : nil
    chunkSize = isCopied ? 2 * SinglePrecisionEstimate.tileSize : 8
    let copyCount = isCopied ? chunkSize * dimensionCount : 0
    chunk = .allocate(capacity: copyCount)
    chunk.initialize(repeating: 0, count: copyCount)
    rounded = .allocate(capacity: copyCount)
    rounded.initialize(repeating: 0, count: copyCount)
    group = .allocate(capacity: dimensionCount)
    group.initialize(repeating: .zero, count: dimensionCount)
    candidates = .allocate(capacity: Self.candidateLimit)
    candidates.initialize(repeating: 0, count: Self.candidateLimit)
    found = .allocate(capacity: chunkSize)
    found.initialize(repeating: 0, count: chunkSize)
  }

  deinit {
    chunk.deallocate()
    rounded.deallocate()
    group.deallocate()
    candidates.deallocate()
    found.deallocate()
  }

  /// Reads points into the nearest cache.
  ///
  /// - Parameter end: where the points end: the next ones come from far away while these are worked on.
  /// - Returns: those points and nothing else, with the same origin or less it.
  @inline(__always)
  func read(_ start: Int, _ count: Int, of end: Int) -> PointRows {
    let source = rows.coordinates + start * dimensionCount
    let weights = rows.weights.map { $0 + start }
    next = source + count * dimensionCount
    nextCount = min(chunkSize, end - start - count) * dimensionCount
    guard let estimate else {
      var index = 0
      while index < nextCount {
        processor_prefetch(next + index)
        index &+= 8
      }
      return PointRows(
        coordinates: source, dimensionCount: dimensionCount, count: count, weights: weights, origin: rows.origin)
    }
    squares = .zero
    if let origin = rows.origin {
      for point in 0..<count { prepare(source, point, less: origin, for: estimate) }
    } else {
      for point in 0..<count { prepare(source, point, less: nil, for: estimate) }
    }
    return PointRows(coordinates: chunk, dimensionCount: dimensionCount, count: count, weights: weights)
  }

  @inline(__always)
  private func prepare(
    _ source: UnsafePointer<Double>, _ point: Int, less origin: UnsafePointer<Double>?,
    for estimate: SinglePrecisionEstimate
  ) {
    let start = point * dimensionCount
    estimate.prepare(
      source + start, less: origin, rest: chunk + start, rounded: rounded + start, squares: &squares)
  }

  /// Finds the nearest center of each point that has been read, the first of equally near ones.
  ///
  /// - Parameter labels: a guess for each, replaced.
  /// - Returns: whether all guesses were right.
  @inline(__always)
  func findNearest(to points: PointRows, labels: UnsafeMutablePointer<Int32>) -> Bool {
    let isProbe = dimensionCount > 16 && chunkCount % (estimate == nil ? 16 : 64) == 0
    chunkCount += 1
    if let estimate, !isProbe, !areDistancesShort, pause == 0 {
      if let isUnchanged = findByEstimate(estimate, points, labels) { return isUnchanged }
      pause = 16
    }
    if pause > 0 { pause -= 1 }
    var isUnchanged = true
    for start in stride(from: 0, to: points.count, by: 8) {
      let count = min(8, points.count - start)
      let nearest = nearestInGroup(points, start, count, labels, isProbe: isProbe && start == 0)
      for lane in 0..<count {
        let label = Int32(nearest[lane])
        if labels[start + lane] != label { isUnchanged = false }
        labels[start + lane] = label
      }
    }
    return isUnchanged
  }

  /// The nearest centers of up to eight points.
  ///
  /// - Parameter isProbe: whether to use distances, and note whether they are short.
  @inline(__always)
  private func nearestInGroup(
    _ points: PointRows, _ start: Int, _ count: Int, _ labels: UnsafePointer<Int32>, isProbe: Bool
  ) -> Lanes {
    let source = points.coordinates + start * dimensionCount
    let coordinates = UnsafeMutableRawPointer(group).assumingMemoryBound(to: Double.self)
    for lane in 0..<2 {
      let (a, b) = (min(4 * lane, count - 1), min(4 * lane + 1, count - 1))
      let (c, d) = (min(4 * lane + 2, count - 1), min(4 * lane + 3, count - 1))
      interleave(
        source + a * dimensionCount, source + b * dimensionCount, source + c * dimensionCount,
        source + d * dimensionCount, dimensionCount, into: coordinates + 4 * lane, stride: 8)
    }
    if let origin = points.origin {
      for dimension in 0..<dimensionCount { group[dimension] -= Lanes(repeating: origin[dimension]) }
    }
    var nearest = Lanes.zero
    if dimensionCount >= 6, !isProbe, !areDistancesShort, products.findNearest(to: group, &nearest) { return nearest }
    // Beyond the distances of the centers that are guessed others need not be followed; a little more than rounding
    // could make them.
    var limits = Lanes(repeating: .infinity)
    if dimensionCount > 16 {
      for lane in 0..<8 {
        let index = start + min(lane, count - 1)
        limits[lane] = Kernels.squaredDistance(points, index, centers + Int(labels[index]) * dimensionCount)
      }
      limits *= 1 + 0x1p-30
    }
    var steps = 0
    nearest = nearestByDistance(limits, &steps)
    let share = estimate == nil ? 3 : 6
    if isProbe { areDistancesShort = share * steps < (centerCount + 3) / 4 * dimensionCount }
    return nearest
  }

  /// The nearest of all centers for eight points, the first of equally near ones, by squares of differences.
  @inline(__always)
  private func nearestByDistance(_ limit: Lanes, _ steps: inout Int) -> Lanes {
    var limits = limit
    var best = Lanes(repeating: .infinity)
    var nearest = Lanes.zero
    for start in stride(from: 0, to: centerCount, by: 4) {
      let quartet = centerQuartet(centers, from: start, of: centerCount, dimensionCount: dimensionCount)
      let distances = squaredDistances(
        from: group, to: quartet, dimensionCount: dimensionCount, limits: limits, steps: &steps)
      // A center that stands in for one that is missing is not nearer than itself.
      Self.take(distances.first, of: start, &best, &nearest)
      Self.take(distances.second, of: start + 1, &best, &nearest)
      Self.take(distances.third, of: start + 2, &best, &nearest)
      Self.take(distances.fourth, of: start + 3, &best, &nearest)
      limits = limits.replacing(with: best, where: best .< limits)
    }
    return nearest
  }

  @inline(__always)
  private static func take(_ distances: Lanes, of center: Int, _ best: inout Lanes, _ nearest: inout Lanes) {
    let isNearer = distances .< best
    best = best.replacing(with: distances, where: isNearer)
    nearest = nearest.replacing(with: Double(center), where: isNearer)
  }
}

// With estimates in single precision.
extension NearestCenters {
  /// How many centers may be uncertain for the points of a chunk.
  private static let candidateLimit = 16

  /// Finds the nearest centers of points that have been copied.
  ///
  /// - Returns: whether all guesses were right; nil, with labels as they were, where single precision does not suffice.
  @inline(__always)
  private func findByEstimate(
    _ estimate: SinglePrecisionEstimate, _ points: PointRows, _ labels: UnsafeMutablePointer<Int32>
  ) -> Bool? {
    let margin = estimate.margin(squares)
    var allowance = Self.candidateLimit
    for start in stride(from: 0, to: points.count, by: SinglePrecisionEstimate.tileSize) {
      // The tiles of a chunk share the work of calling for the next one.
      let ahead = next + nextCount * start / points.count
      estimate.look(at: rounded + start * dimensionCount, ahead: ahead, end: next + nextCount)
      for point in start..<min(points.count, start + SinglePrecisionEstimate.tileSize) {
        var label = estimate.nearest(to: point - start, margin: margin)
        if label < 0 {
          let count = estimate.candidates(
            for: point - start, margin: margin, into: candidates, limit: allowance)
          guard let count else { return nil }
          allowance -= count
          label = nearestCandidate(chunk + point * dimensionCount, count)
        }
        found[point] = Int32(truncatingIfNeeded: label)
      }
    }
    var isUnchanged = true
    for point in 0..<points.count {
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
