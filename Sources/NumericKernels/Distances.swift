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
