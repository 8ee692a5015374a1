extension Kernel {
  /// Copies points so that eight of them stand side by side: coordinate after coordinate, eight points each.
  ///
  /// The last group is filled up with copies of the last point.
  package static func interleave(
    _ points: UnsafePointer<Double>, count: Int, dimensionCount: Int, into target: UnsafeMutablePointer<Double>
  ) {
    for group in 0..<(count + 7) / 8 {
      for lane in 0..<8 {
        let source = points + min(group * 8 + lane, count - 1) * dimensionCount
        let destination = target + group * 8 * dimensionCount + lane
        for dimension in 0..<dimensionCount { destination[8 * dimension] = source[dimension] }
      }
    }
  }

  /// Squared distances of eight points from one centre, or bounds below them that exceed all of `limits`.
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

  /// Assigns each point to its nearest centre, the first of equally near ones.
  ///
  /// - Parameters:
  ///   - groups: which groups of eight interleaved points.
  ///   - labels: holds a first guess for each point, and gets the nearest centre.
  package static func assign(
    interleaved: UnsafePointer<Double>, groups: Range<Int>, pointCount: Int, dimensionCount: Int,
    centers: UnsafePointer<Double>, centerCount: Int, labels: UnsafeMutablePointer<Int32>
  ) {
    let vectors = UnsafeRawPointer(interleaved).assumingMemoryBound(to: Lanes.self)
    for group in groups {
      let points = vectors + group * dimensionCount
      let count = min(8, pointCount - group * 8)
      // The distance from the guessed centre is the limit beyond which others need not be followed.
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

  /// What k-means++ would gain from each of some candidates.
  ///
  /// - Parameters:
  ///   - groups: which groups of eight interleaved points.
  ///   - nearest: the squared distance of each point from its nearest centre so far.
  ///   - weights: how often each point counts; zero for those that fill up the last group.
  ///   - candidates: coordinates of the candidates, one after the other.
  ///   - candidateCount: at most four. Three or four take as long as one or two: they keep the adders busy.
  ///   - improved: gets for each candidate, `stride` apart, the squared distances that there would be with it.
  ///   - potentials: gets for each candidate the weighted sum of those.
  package static func tryCandidates(
    interleaved: UnsafePointer<Double>, groups: Range<Int>, dimensionCount: Int, nearest: UnsafePointer<Double>,
    weights: UnsafePointer<Double>, candidates: UnsafePointer<Double>, candidateCount: Int,
    improved: UnsafeMutablePointer<Double>, stride: Int, potentials: UnsafeMutablePointer<Double>
  ) {
    if candidateCount == 4 {
      tryCandidates(
        isFour: true, interleaved: interleaved, groups: groups, dimensionCount: dimensionCount, nearest: nearest,
        weights: weights, candidates: candidates, candidateCount: candidateCount, improved: improved, stride: stride,
        potentials: potentials)
    } else {
      tryCandidates(
        isFour: false, interleaved: interleaved, groups: groups, dimensionCount: dimensionCount, nearest: nearest,
        weights: weights, candidates: candidates, candidateCount: candidateCount, improved: improved, stride: stride,
        potentials: potentials)
    }
  }

  /// Tries four candidates side by side, or up to three of which the last one stands in for those that are missing.
  @inline(__always)
  private static func tryCandidates(
    isFour: Bool, interleaved: UnsafePointer<Double>, groups: Range<Int>, dimensionCount: Int,
    nearest: UnsafePointer<Double>, weights: UnsafePointer<Double>, candidates: UnsafePointer<Double>,
    candidateCount: Int, improved: UnsafeMutablePointer<Double>, stride: Int,
    potentials: UnsafeMutablePointer<Double>
  ) {
    let vectors = UnsafeRawPointer(interleaved).assumingMemoryBound(to: Lanes.self)
    let limits = UnsafeRawPointer(nearest).assumingMemoryBound(to: Lanes.self)
    let counts = UnsafeRawPointer(weights).assumingMemoryBound(to: Lanes.self)
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
      target[second * stride / 8 + group] = b
      target[third * stride / 8 + group] = c
      firstSum += a * count
      secondSum += b * count
      thirdSum += c * count
      if isFour {
        d = limit.replacing(with: d, where: d .< limit)
        target[fourth * stride / 8 + group] = d
        fourthSum += d * count
      }
    }
    potentials[0] = firstSum.orderedSum
    potentials[second] = secondSum.orderedSum
    potentials[third] = thirdSum.orderedSum
    if isFour { potentials[fourth] = fourthSum.orderedSum }
  }
}
