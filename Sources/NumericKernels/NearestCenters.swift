import CProcessor

#if WIDE
  import NumericKernels
#endif

/// Searches for the nearest centers of a few points at a time, as squared distances tell, in the fastest way that is
/// certain to find the same.
final class NearestCenters {
  /// How many points are looked at together.
  let chunkSize: Int
  let dimensionCount: Int
  let centers: UnsafePointer<Double>
  private let rows: PointRows
  private let centerCount: Int
  private let products: ProductEstimate
  /// For points of many coordinates only; those are copied first.
  private let estimate: SinglePrecisionEstimate?
  /// The points of a chunk, less the origin.
  private let copies: UnsafeMutablePointer<Double>
  /// The same in single precision.
  let rounded: UnsafeMutablePointer<Float>
  /// Bounds on their squared coordinates, as the estimate takes them.
  var squares = Lanes.zero
  /// Points side by side, eight by eight.
  private let groups: UnsafeMutablePointer<Lanes>
  /// Room for what estimates leave open, and what they find.
  let candidates: UnsafeMutablePointer<Int>
  let found: UnsafeMutablePointer<Int32>
  private var chunkCount = 0
  /// For how many chunks single precision is not tried, since it has not sufficed.
  private var pause = 0
  /// Whether most distances exceed the limit so soon that they take less time than products, as some points tell.
  private var areDistancesShort = false

  /// The coordinates of the points that have been read, what is to be taken from them, and how many points they are.
  private(set) var coordinates: UnsafePointer<Double>
  private(set) var origin: UnsafePointer<Double>?
  private(set) var count = 0
  /// The coordinates that will be read next, and how many.
  private(set) var next: UnsafePointer<Double>
  private(set) var nextCount = 0

  init(_ rows: PointRows, _ centers: UnsafePointer<Double>, centerCount: Int) {
    self.rows = rows
    coordinates = rows.coordinates
    next = rows.coordinates
    dimensionCount = rows.dimensionCount
    self.centers = centers
    self.centerCount = centerCount
    products = ProductEstimate(centers, centerCount: centerCount, dimensionCount: dimensionCount)
    let isCopied = SinglePrecisionEstimate.suits(dimensionCount: dimensionCount, centerCount: centerCount)
    estimate =
      isCopied ? SinglePrecisionEstimate(centers, centerCount: centerCount, dimensionCount: dimensionCount) : nil
    // So many that they stay in the nearest cache, and that vectors are not read while parts of them are being written.
    chunkSize = isCopied ? 2 * SinglePrecisionEstimate.tileSize : max(8, min(64, 256 / dimensionCount / 8 * 8))
    let copyCount = isCopied ? chunkSize * dimensionCount : 0
    copies = .allocate(capacity: copyCount)
    copies.initialize(repeating: 0, count: copyCount)
    rounded = .allocate(capacity: copyCount)
    rounded.initialize(repeating: 0, count: copyCount)
    groups = .allocate(capacity: chunkSize / 8 * dimensionCount)
    groups.initialize(repeating: .zero, count: chunkSize / 8 * dimensionCount)
    candidates = .allocate(capacity: Self.candidateLimit)
    candidates.initialize(repeating: 0, count: Self.candidateLimit)
    found = .allocate(capacity: chunkSize)
    found.initialize(repeating: 0, count: chunkSize)
  }

  deinit {
    copies.deallocate()
    rounded.deallocate()
    groups.deallocate()
    candidates.deallocate()
    found.deallocate()
  }

  /// Reads points into the nearest cache.
  ///
  /// - Parameter end: where the points end: the next ones come from far away while these are worked on.
  @inline(__always)
  func read(_ start: Int, _ count: Int, of end: Int) {
    self.count = count
    let source = rows.coordinates + start * dimensionCount
    next = source + count * dimensionCount
    nextCount = min(chunkSize, end - start - count) * dimensionCount
    guard let estimate else {
      coordinates = source
      origin = rows.origin
      var index = 0
      while index < nextCount {
        processor_prefetch(next + index)
        index &+= 8
      }
      return
    }
    coordinates = UnsafePointer(copies)
    squares = .zero
    if let origin = rows.origin {
      for point in 0..<count { copy(source, point, less: origin, for: estimate) }
    } else {
      for point in 0..<count { copy(source, point, less: nil, for: estimate) }
    }
  }

  @inline(__always)
  private func copy(
    _ source: UnsafePointer<Double>, _ point: Int, less origin: UnsafePointer<Double>?,
    for estimate: SinglePrecisionEstimate
  ) {
    let start = point * dimensionCount
    estimate.prepare(
      source + start, less: origin, rest: copies + start, rounded: rounded + start, squares: &squares)
  }

  /// Finds the nearest center of each point that has been read, the first of equally near ones.
  ///
  /// - Parameter labels: a guess for each, replaced.
  /// - Returns: whether all guesses were right.
  @inline(__always)
  func findNearest(labels: UnsafeMutablePointer<Int32>) -> Bool {
    let isProbe = dimensionCount > 16 && chunkCount % (estimate == nil ? 4 : 64) == 0
    chunkCount += 1
    if let estimate, !isProbe, !areDistancesShort, pause == 0 {
      if let isUnchanged = findByEstimate(estimate, labels) { return isUnchanged }
      pause = 16
    }
    if pause > 0 { pause -= 1 }
    for start in stride(from: 0, to: count, by: 8) { interleaveGroup(start) }
    var changes = SIMD8<Int32>.zero
    for start in stride(from: 0, to: count, by: 8) {
      let group = groups + start / 8 * dimensionCount
      if let origin {
        for dimension in 0..<dimensionCount { group[dimension] -= Lanes(repeating: origin[dimension]) }
      }
      let nearest = nearestInGroup(group, start, labels, isProbe: isProbe && start == 0)
      // Numbers up to 2^32 stand in the low half of the bits then.
      let names = unsafeBitCast(nearest + 0x1p52, to: SIMD16<Int32>.self).evenHalf
      let target = UnsafeMutableRawPointer(labels + start)
      if start &+ 8 <= count {
        changes |= names ^ target.loadUnaligned(as: SIMD8<Int32>.self)
        target.storeBytes(of: names, as: SIMD8<Int32>.self)
      } else {
        for lane in 0..<count - start {
          changes[0] |= names[lane] ^ labels[start + lane]
          labels[start + lane] = names[lane]
        }
      }
    }
    let four = changes.lowHalf | changes.highHalf
    let two = four.lowHalf | four.highHalf
    return two[0] | two[1] == 0
  }

  /// Writes eight points, or fewer at the end, side by side.
  @inline(__always)
  private func interleaveGroup(_ start: Int) {
    let source = coordinates + start * dimensionCount
    let target = groups + start / 8 * dimensionCount
    let last = min(8, count - start) - 1
    if dimensionCount == 2, last == 7 {
      let points = UnsafeRawPointer(source).loadUnaligned(as: Block.self)
      target[0] = points.evenHalf
      target[1] = points.oddHalf
      return
    }
    let elements = UnsafeMutableRawPointer(target).assumingMemoryBound(to: Double.self)
    for lane in stride(from: 0, to: 8, by: 4) {
      let (a, b) = (min(lane, last), min(lane + 1, last))
      let (c, d) = (min(lane + 2, last), min(lane + 3, last))
      interleave(
        source + a * dimensionCount, source + b * dimensionCount, source + c * dimensionCount,
        source + d * dimensionCount, dimensionCount, into: elements + lane, stride: 8)
    }
  }

  /// The nearest centers of a group of points.
  ///
  /// - Parameter isProbe: whether to use distances, and note whether they are short.
  @inline(__always)
  private func nearestInGroup(
    _ group: UnsafePointer<Lanes>, _ start: Int, _ labels: UnsafePointer<Int32>, isProbe: Bool
  ) -> Lanes {
    var nearest = Lanes.zero
    if dimensionCount >= 6, !isProbe, !areDistancesShort, products.findNearest(to: group, &nearest) { return nearest }
    // Beyond the distances of the centers that are guessed others need not be followed; a little more than rounding
    // could make them.
    var limits = Lanes(repeating: .infinity)
    if dimensionCount > 16 {
      for lane in 0..<8 {
        let index = min(start + lane, count - 1)
        limits[lane] = Kernels.squaredDistance(
          coordinates + index * dimensionCount, less: origin, from: centers + Int(labels[index]) * dimensionCount,
          dimensionCount)
      }
      limits *= 1 + 0x1p-30
    }
    var steps = 0
    nearest = nearestByDistance(group, limits, &steps)
    let share = estimate == nil ? 3 : 6
    if isProbe { areDistancesShort = share * steps < (centerCount + 3) / 4 * dimensionCount }
    return nearest
  }

  /// The nearest of all centers for eight points, the first of equally near ones, by squares of differences.
  @inline(__always)
  private func nearestByDistance(_ group: UnsafePointer<Lanes>, _ limit: Lanes, _ steps: inout Int) -> Lanes {
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
