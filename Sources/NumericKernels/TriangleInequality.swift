#if WIDE
  import NumericKernels
#endif

// Elkan, "Using the triangle inequality to accelerate k-means", 2003: a center need not be looked at for a point while a
// lower bound of its distance is greater than an upper bound of the distance from the point's own center.

extension Kernels {
  /// Bounds are only trusted when they differ by more than rounding could explain.
  private static let slack = 1 + 0x1p-28

  package static func assign(
    _ points: InterleavedPoints, groups: Range<Int>, to centers: UnsafePointer<Double>, noting bounds: DistanceBounds
  ) {
    let dimensionCount = points.dimensionCount
    let centerCount = bounds.centerCount
    let vectors = UnsafeRawPointer(points.coordinates).assumingMemoryBound(to: Lanes.self)
    let lowerBounds = UnsafeMutableRawPointer(bounds.lower).assumingMemoryBound(to: Lanes.self)
    let upperBounds = UnsafeMutableRawPointer(bounds.upper).assumingMemoryBound(to: Lanes.self)
    let found = UnsafeMutableRawPointer(bounds.labels).assumingMemoryBound(to: Lanes.self)
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

  package static func assign(
    _ points: InterleavedPoints, groups: Range<Int>, to centers: UnsafePointer<Double>, within bounds: DistanceBounds,
    shifts: UnsafePointer<Double>
  ) {
    let dimensionCount = points.dimensionCount
    let centerCount = bounds.centerCount
    let vectors = UnsafeRawPointer(points.coordinates).assumingMemoryBound(to: Lanes.self)
    let lowerBounds = UnsafeMutableRawPointer(bounds.lower).assumingMemoryBound(to: Lanes.self)
    let upperBounds = UnsafeMutableRawPointer(bounds.upper).assumingMemoryBound(to: Lanes.self)
    let found = UnsafeMutableRawPointer(bounds.labels).assumingMemoryBound(to: Lanes.self)
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

        // The exact distances from the points' own centers often clear the suspects.
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

  /// Squared distances of eight points from one center, with the bits that the function with limits gives.
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
