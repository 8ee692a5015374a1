import CProcessor

#if WIDE
  import NumericKernels
#endif

// Tuples, not structures: see `Lanes`.

/// Four centers of k-means, which may be the same one several times.
typealias CenterQuartet = (
  first: UnsafePointer<Double>, second: UnsafePointer<Double>, third: UnsafePointer<Double>,
  fourth: UnsafePointer<Double>
)

/// Numbers that belong to four centers, for eight points each.
typealias LanesQuartet = (first: Lanes, second: Lanes, third: Lanes, fourth: Lanes)

/// Four centers from an index on; the last one stands in for those that are missing.
@inline(__always)
func centerQuartet(
  _ centers: UnsafePointer<Double>, from start: Int, of centerCount: Int, dimensionCount: Int
) -> CenterQuartet {
  let last = centerCount - 1 - start
  let first = centers + start * dimensionCount
  return (
    first, first + min(1, last) * dimensionCount, first + min(2, last) * dimensionCount,
    first + min(3, last) * dimensionCount
  )
}

/// Squared distances of eight points from four centers, or bounds below them that exceed all of `limits`.
///
/// Each is a sum of squares in the order of the coordinates. Four of them share the loading of the points, and none has
/// to wait for its last addition.
///
/// - Parameter steps: how many coordinates were looked at, added to.
@inline(__always)
func squaredDistances(
  from points: UnsafePointer<Lanes>, to centers: CenterQuartet, dimensionCount: Int, limits: Lanes, steps: inout Int
) -> LanesQuartet {
  var first = Lanes.zero
  var second = Lanes.zero
  var third = Lanes.zero
  var fourth = Lanes.zero
  var dimension = 0
  while true {
    let end = min(dimension + 16, dimensionCount)
    while dimension < end {
      let position = points[dimension]
      let a = Lanes(repeating: centers.first[dimension]) - position
      let b = Lanes(repeating: centers.second[dimension]) - position
      let c = Lanes(repeating: centers.third[dimension]) - position
      let d = Lanes(repeating: centers.fourth[dimension]) - position
      first = first.addingProduct(a, a)
      second = second.addingProduct(b, b)
      third = third.addingProduct(c, c)
      fourth = fourth.addingProduct(d, d)
      dimension += 1
    }
    // Sums of squares only grow.
    let isNear = (first .<= limits) .| (second .<= limits) .| (third .<= limits) .| (fourth .<= limits)
    if dimension == dimensionCount || !holdsAnywhere(isNear) {
      steps += dimension
      return (first, second, third, fourth)
    }
  }
}

extension Kernels {
  package static func assign(
    _ rows: PointRows, groups: Range<Int>, to centers: UnsafePointer<Double>, centerCount: Int,
    labels: UnsafeMutablePointer<Int32>, sums: UnsafeMutablePointer<Double>, totals: UnsafeMutablePointer<Double>
  ) {
    let dimensionCount = rows.dimensionCount
    let points = UnsafeMutablePointer<Lanes>.allocate(capacity: dimensionCount)
    points.initialize(repeating: .zero, count: dimensionCount)
    defer { points.deallocate() }
    let coordinates = UnsafeMutableRawPointer(points).assumingMemoryBound(to: Double.self)
    let estimate = ProductEstimate(centers, centerCount: centerCount, dimensionCount: dimensionCount)
    // Where most distances exceed the limit soon they take less time than products. One group in sixteen tells.
    var areDistancesShort = false
    for group in groups {
      let count = min(8, rows.count - group * 8)
      let source = rows.coordinates + group * 8 * dimensionCount
      for lane in 0..<2 {
        let (a, b) = (min(4 * lane, count - 1), min(4 * lane + 1, count - 1))
        let (c, d) = (min(4 * lane + 2, count - 1), min(4 * lane + 3, count - 1))
        interleave(
          source + a * dimensionCount, source + b * dimensionCount, source + c * dimensionCount,
          source + d * dimensionCount, dimensionCount, into: coordinates + 4 * lane, stride: 8)
      }
      // The next group comes from far away while this one is worked on.
      if group + 1 < groups.upperBound {
        for index in stride(from: 0, to: 8 * dimensionCount, by: 8) {
          processor_prefetch(source + 8 * dimensionCount + index)
        }
      }
      var nearest = Lanes.zero
      let isProbe = dimensionCount > 16 && group % 16 == 0
      let isCertain =
        dimensionCount >= 6 && !isProbe && !areDistancesShort && estimate.findNearest(to: points, &nearest)
      if !isCertain {
        let limits = limits(rows, group, count, labels: labels, centers: centers)
        var steps = 0
        nearest = nearestByDistance(points, dimensionCount, centers, centerCount, limits, &steps)
        if isProbe { areDistancesShort = 3 * steps < (centerCount + 3) / 4 * dimensionCount }
      }
      for lane in 0..<count { labels[group * 8 + lane] = Int32(nearest[lane]) }
      // While the points are in the nearest cache.
      addToClusters(rows, range: group * 8..<group * 8 + count, labels: labels, sums: sums, totals: totals)
    }
  }

  /// The squared distances of eight points from the centers that are guessed to be nearest, a little more than rounding
  /// could make them: beyond those others need not be followed.
  @inline(__always)
  private static func limits(
    _ rows: PointRows, _ group: Int, _ count: Int, labels: UnsafePointer<Int32>, centers: UnsafePointer<Double>
  ) -> Lanes {
    var limits = Lanes(repeating: .infinity)
    if rows.dimensionCount <= 16 { return limits }
    for lane in 0..<8 {
      limits[lane] = squaredDistance(
        rows, group * 8 + min(lane, count - 1),
        centers + Int(labels[group * 8 + min(lane, count - 1)]) * rows.dimensionCount)
    }
    return limits * (1 + 0x1p-30)
  }

  /// The nearest of all centers for eight points, the first of equally near ones, by squares of differences.
  @inline(__always)
  private static func nearestByDistance(
    _ points: UnsafePointer<Lanes>, _ dimensionCount: Int, _ centers: UnsafePointer<Double>, _ centerCount: Int,
    _ limit: Lanes, _ steps: inout Int
  ) -> Lanes {
    var limits = limit
    var best = Lanes(repeating: .infinity)
    var nearest = Lanes.zero
    for start in stride(from: 0, to: centerCount, by: 4) {
      let quartet = centerQuartet(centers, from: start, of: centerCount, dimensionCount: dimensionCount)
      let distances = squaredDistances(
        from: points, to: quartet, dimensionCount: dimensionCount, limits: limits, steps: &steps)
      // A center that stands in for one that is missing is not nearer than itself.
      take(distances.first, of: start, &best, &nearest)
      take(distances.second, of: start + 1, &best, &nearest)
      take(distances.third, of: start + 2, &best, &nearest)
      take(distances.fourth, of: start + 3, &best, &nearest)
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
