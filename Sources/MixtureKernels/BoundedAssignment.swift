// Elkan, "Using the triangle inequality to accelerate k-means", 2003: a centre need not be looked at for a point while a
// lower bound of its distance is greater than an upper bound of the distance from the point's own centre.

extension Kernel {
  /// Bounds are only trusted when they differ by more than rounding could explain.
  private static let slack = 1 + 0x1p-28

  /// Assigns each point to its nearest centre, the first of equally near ones, and notes all distances as bounds.
  ///
  /// - Parameters:
  ///   - groups: which groups of eight interleaved points.
  ///   - labels: gets the nearest centre of each point, eight a group. (They are doubles since vectors of integers are
  ///     compared lane by lane.)
  ///   - lower: gets the distances of the points of each group from each centre.
  ///   - upper: gets the distances from the nearest centres.
  package static func assignNotingBounds(
    interleaved: UnsafePointer<Double>, groups: Range<Int>, dimensionCount: Int, centers: UnsafePointer<Double>,
    centerCount: Int, labels: UnsafeMutablePointer<Double>, lower: UnsafeMutablePointer<Double>,
    upper: UnsafeMutablePointer<Double>
  ) {
    let vectors = UnsafeRawPointer(interleaved).assumingMemoryBound(to: Lanes.self)
    let lowerBounds = UnsafeMutableRawPointer(lower).assumingMemoryBound(to: Lanes.self)
    let upperBounds = UnsafeMutableRawPointer(upper).assumingMemoryBound(to: Lanes.self)
    let found = UnsafeMutableRawPointer(labels).assumingMemoryBound(to: Lanes.self)
    for group in groups {
      var best = Lanes(repeating: .infinity)
      var nearest = Lanes.zero
      for center in 0..<centerCount {
        let distances = squaredDistances(
          vectors + group * dimensionCount, centers + center * dimensionCount, dimensionCount)
        let isNearer = distances .< best
        best = best.replacing(with: distances, where: isNearer)
        nearest = nearest.replacing(with: Double(center), where: isNearer)
        lowerBounds[group * centerCount + center] = distances.rootOfEach
      }
      found[group] = nearest
      upperBounds[group] = best.rootOfEach
    }
  }

  /// Assigns each point to its nearest centre again after centres have moved, looking only at those that may be nearer.
  ///
  /// - Parameters:
  ///   - shifts: how far each centre has moved.
  ///   - labels, lower, upper: what the last assignment left behind; brought up to date.
  package static func assignWithinBounds(
    interleaved: UnsafePointer<Double>, groups: Range<Int>, dimensionCount: Int, centers: UnsafePointer<Double>,
    centerCount: Int, shifts: UnsafePointer<Double>, labels: UnsafeMutablePointer<Double>,
    lower: UnsafeMutablePointer<Double>, upper: UnsafeMutablePointer<Double>
  ) {
    let vectors = UnsafeRawPointer(interleaved).assumingMemoryBound(to: Lanes.self)
    let lowerBounds = UnsafeMutableRawPointer(lower).assumingMemoryBound(to: Lanes.self)
    let upperBounds = UnsafeMutableRawPointer(upper).assumingMemoryBound(to: Lanes.self)
    let found = UnsafeMutableRawPointer(labels).assumingMemoryBound(to: Lanes.self)
    withUnsafeTemporaryAllocation(of: Int.self, capacity: centerCount) { suspects in
      for group in groups {
        let points = vectors + group * dimensionCount
        let bounds = lowerBounds + group * centerCount
        let own = found[group]
        var reach = upperBounds[group]
        for lane in 0..<8 { reach[lane] += shifts[Int(own[lane])] }
        let limit = reach * slack
        var suspectCount = 0
        for center in 0..<centerCount {
          let bound = bounds[center] - Lanes(repeating: shifts[center])
          bounds[center] = bound
          if holdsAnywhere((bound .<= limit) .& (own .!= Double(center))) {
            suspects[suspectCount] = center
            suspectCount += 1
          }
        }
        upperBounds[group] = reach
        if suspectCount == 0 { continue }

        // The exact distances from the points' own centres often clear the suspects.
        var best = Lanes(repeating: .infinity)
        for lane in 0..<8 {
          let center = Int(own[lane])
          if best[lane] < .infinity { continue }
          let distances = squaredDistances(points, centers + center * dimensionCount, dimensionCount)
          bounds[center] = distances.rootOfEach
          best = best.replacing(with: distances, where: own .== Double(center))
        }
        reach = best.rootOfEach
        var nearest = own
        for index in 0..<suspectCount {
          let center = suspects[index]
          if !holdsAnywhere((bounds[center] .<= reach * slack) .& (own .!= Double(center))) { continue }
          let distances = squaredDistances(points, centers + center * dimensionCount, dimensionCount)
          bounds[center] = distances.rootOfEach
          let isNearer = (distances .< best) .| ((distances .== best) .& (Lanes(repeating: Double(center)) .< nearest))
          best = best.replacing(with: distances, where: isNearer)
          nearest = nearest.replacing(with: Double(center), where: isNearer)
        }
        found[group] = nearest
        upperBounds[group] = best.rootOfEach
      }
    }
  }

  /// Squared distances of eight points from one centre, with the bits that the function with limits gives.
  @inline(__always)
  private static func squaredDistances(
    _ points: UnsafePointer<Lanes>, _ center: UnsafePointer<Double>, _ dimensionCount: Int
  ) -> Lanes {
    var even = Lanes.zero
    var odd = Lanes.zero
    var dimension = 0
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
}

extension Lanes {
  /// The square root of each lane.
  @inline(__always)
  fileprivate var rootOfEach: Lanes {
    Lanes(
      self[0].squareRoot(), self[1].squareRoot(), self[2].squareRoot(), self[3].squareRoot(), self[4].squareRoot(),
      self[5].squareRoot(), self[6].squareRoot(), self[7].squareRoot())
  }
}
