#if WIDE
  import NumericKernels
#endif

extension Kernels {
  /// Squared distances of eight points from one center, or bounds below them that exceed all of `limits`.
  @inline(__always)
  private static func squaredDistances(
    _ points: UnsafePointer<Lanes>, _ center: UnsafePointer<Double>, _ dimensionCount: Int, limits: Lanes
  ) -> Lanes {
    // Coordinates of even and of odd index are summed apart: an addition need not wait for the one before it.
    var even = Lanes.zero
    var odd = Lanes.zero
    var dimension = 0
    // Looked at every eight coordinates: a sum of squares only grows.
    while dimension + 8 <= dimensionCount {
      for offset in 0..<4 {
        let first = points[dimension + 2 * offset] - Lanes(repeating: center[dimension + 2 * offset])
        let second = points[dimension + 2 * offset + 1] - Lanes(repeating: center[dimension + 2 * offset + 1])
        even += first * first
        odd += second * second
      }
      dimension += 8
      if !holdsAnywhere(even + odd .<= limits) { return even + odd }
    }
    while dimension + 1 < dimensionCount {
      let first = points[dimension] - Lanes(repeating: center[dimension])
      let second = points[dimension + 1] - Lanes(repeating: center[dimension + 1])
      even += first * first
      odd += second * second
      dimension += 2
    }
    if dimension < dimensionCount {
      let difference = points[dimension] - Lanes(repeating: center[dimension])
      even += difference * difference
    }
    return even + odd
  }

  package static func assign(
    _ interleaved: InterleavedPoints, groups: Range<Int>, to centers: UnsafePointer<Double>, centerCount: Int,
    labels: UnsafeMutablePointer<Int32>
  ) {
    let pointCount = interleaved.pointCount
    let dimensionCount = interleaved.dimensionCount
    let vectors = UnsafeRawPointer(interleaved.coordinates).assumingMemoryBound(to: Lanes.self)
    for group in groups {
      let points = vectors + group * dimensionCount
      let count = min(8, pointCount - group * 8)
      // The distance from the guessed center is the limit beyond which others need not be followed.
      var limits = Lanes(repeating: .infinity)
      for lane in 0..<count {
        let guess = Int(labels[group * 8 + lane])
        if lane > 0, guess == Int(labels[group * 8 + lane - 1]) { continue }
        let distances = squaredDistances(
          points, centers + guess * dimensionCount, dimensionCount, limits: Lanes(repeating: .infinity))
        limits = limits.replacing(with: distances, where: distances .< limits)
      }
      var best = Lanes(repeating: .infinity)
      var labelsFound = Lanes.zero
      for center in 0..<centerCount {
        let distances = squaredDistances(points, centers + center * dimensionCount, dimensionCount, limits: limits)
        let isNearer = distances .< best
        best = best.replacing(with: distances, where: isNearer)
        labelsFound = labelsFound.replacing(with: Double(center), where: isNearer)
        limits = limits.replacing(with: best, where: best .< limits)
      }
      for lane in 0..<count { labels[group * 8 + lane] = Int32(labelsFound[lane]) }
    }
  }

  package static func tryCandidates(
    _ points: InterleavedPoints, groups: Range<Int>, candidates: UnsafePointer<Double>, candidateCount: Int,
    nearest: UnsafePointer<Double>, improved: UnsafeMutablePointer<Double>, potentials: UnsafeMutablePointer<Double>
  ) {
    // Compiled twice, so that whether there is a fourth is not asked for each coordinate.
    if candidateCount == 4 {
      tryCandidates(true, points, groups, candidates, candidateCount, nearest, improved, potentials)
    } else {
      tryCandidates(false, points, groups, candidates, candidateCount, nearest, improved, potentials)
    }
  }

  /// Tries four candidates side by side, or up to three of which the last one stands in for those that are missing.
  @inline(__always)
  private static func tryCandidates(
    _ isFour: Bool, _ interleaved: InterleavedPoints, _ groups: Range<Int>, _ candidates: UnsafePointer<Double>,
    _ candidateCount: Int, _ nearest: UnsafePointer<Double>, _ improved: UnsafeMutablePointer<Double>,
    _ potentials: UnsafeMutablePointer<Double>
  ) {
    let dimensionCount = interleaved.dimensionCount
    let groupCount = interleaved.groupCount
    let vectors = UnsafeRawPointer(interleaved.coordinates).assumingMemoryBound(to: Lanes.self)
    let limits = UnsafeRawPointer(nearest).assumingMemoryBound(to: Lanes.self)
    let counts = UnsafeRawPointer(interleaved.weights).assumingMemoryBound(to: Lanes.self)
    let target = UnsafeMutableRawPointer(improved).assumingMemoryBound(to: Lanes.self)
    let second = min(1, candidateCount - 1)
    let third = min(2, candidateCount - 1)
    let fourth = min(3, candidateCount - 1)
    let secondCenter = candidates + second * dimensionCount
    let thirdCenter = candidates + third * dimensionCount
    let fourthCenter = candidates + fourth * dimensionCount
    var firstSum = Lanes.zero
    var secondSum = Lanes.zero
    var thirdSum = Lanes.zero
    var fourthSum = Lanes.zero
    for group in groups {
      let limit = limits[group]
      let points = vectors + group * dimensionCount
      var a = Lanes.zero
      var b = Lanes.zero
      var c = Lanes.zero
      var d = Lanes.zero
      var dimension = 0
      while dimension < dimensionCount {
        let end = min(dimension + 8, dimensionCount)
        while dimension < end {
          let coordinate = points[dimension]
          let toFirst = coordinate - Lanes(repeating: candidates[dimension])
          let toSecond = coordinate - Lanes(repeating: secondCenter[dimension])
          let toThird = coordinate - Lanes(repeating: thirdCenter[dimension])
          a += toFirst * toFirst
          b += toSecond * toSecond
          c += toThird * toThird
          if isFour {
            let toFourth = coordinate - Lanes(repeating: fourthCenter[dimension])
            d += toFourth * toFourth
          }
          dimension += 1
        }
        // Sums of squares only grow: beyond the limit they need not be followed.
        var isNear = (a .<= limit) .| (b .<= limit) .| (c .<= limit)
        if isFour { isNear = isNear .| (d .<= limit) }
        if !holdsAnywhere(isNear) { break }
      }
      let count = counts[group]
      a = limit.replacing(with: a, where: a .< limit)
      b = limit.replacing(with: b, where: b .< limit)
      c = limit.replacing(with: c, where: c .< limit)
      target[group] = a
      target[second * groupCount + group] = b
      target[third * groupCount + group] = c
      firstSum += a * count
      secondSum += b * count
      thirdSum += c * count
      if isFour {
        d = limit.replacing(with: d, where: d .< limit)
        target[fourth * groupCount + group] = d
        fourthSum += d * count
      }
    }
    potentials[0] = firstSum.orderedSum
    potentials[second] = secondSum.orderedSum
    potentials[third] = thirdSum.orderedSum
    if isFour { potentials[fourth] = fourthSum.orderedSum }
  }
}
