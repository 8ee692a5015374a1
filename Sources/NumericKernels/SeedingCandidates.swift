#if WIDE
  import NumericKernels
#endif

extension Kernels {
  package static func tryCandidates(
    _ points: InterleavedPoints, groups: Range<Int>, candidates: UnsafePointer<Double>, candidateCount: Int,
    nearest: UnsafePointer<Double>, improved: UnsafeMutablePointer<Double>, potentials: UnsafeMutablePointer<Double>
  ) {
    let dimensionCount = points.dimensionCount
    let groupCount = points.groupCount
    let vectors = UnsafeRawPointer(points.coordinates).assumingMemoryBound(to: Lanes.self)
    let limits = UnsafeRawPointer(nearest).assumingMemoryBound(to: Lanes.self)
    let counts = UnsafeRawPointer(points.weights).assumingMemoryBound(to: Lanes.self)
    let target = UnsafeMutableRawPointer(improved).assumingMemoryBound(to: Lanes.self)
    // The last candidate stands in for those that are missing.
    let second = min(1, candidateCount - 1)
    let third = min(2, candidateCount - 1)
    let fourth = min(3, candidateCount - 1)
    let quartet: CenterQuartet = (
      first: candidates, second: candidates + second * dimensionCount, third: candidates + third * dimensionCount,
      fourth: candidates + fourth * dimensionCount
    )
    var firstSum = Lanes.zero
    var secondSum = Lanes.zero
    var thirdSum = Lanes.zero
    var fourthSum = Lanes.zero
    var steps = 0
    for group in groups {
      let limit = limits[group]
      let count = counts[group]
      let distances = squaredDistances(
        from: vectors + group * dimensionCount, to: quartet, dimensionCount: dimensionCount, limits: limit,
        steps: &steps)
      let a = limit.replacing(with: distances.first, where: distances.first .< limit)
      let b = limit.replacing(with: distances.second, where: distances.second .< limit)
      let c = limit.replacing(with: distances.third, where: distances.third .< limit)
      let d = limit.replacing(with: distances.fourth, where: distances.fourth .< limit)
      target[group] = a
      target[second * groupCount + group] = b
      target[third * groupCount + group] = c
      target[fourth * groupCount + group] = d
      firstSum = firstSum.addingProduct(a, count)
      secondSum = secondSum.addingProduct(b, count)
      thirdSum = thirdSum.addingProduct(c, count)
      fourthSum = fourthSum.addingProduct(d, count)
    }
    potentials[0] = firstSum.orderedSum
    potentials[second] = secondSum.orderedSum
    potentials[third] = thirdSum.orderedSum
    potentials[fourth] = fourthSum.orderedSum
  }
}
