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
    let search = NearestSearch(points, centers, bounds)
    for group in groups {
      var best = Lanes(repeating: .infinity)
      var nearest = Lanes(repeating: .infinity)
      for start in stride(from: 0, to: bounds.centerCount, by: 4) {
        let last = bounds.centerCount - 1
        search.look(
          at: (start, min(start + 1, last), min(start + 2, last), min(start + 3, last)), group, &best, &nearest)
      }
      search.labels[group] = nearest
      search.upper[group] = best.rootOfEach
    }
  }

  package static func assign(
    _ points: InterleavedPoints, groups: Range<Int>, to centers: UnsafePointer<Double>, within bounds: DistanceBounds,
    shifts: UnsafePointer<Double>
  ) -> Int {
    let search = NearestSearch(points, centers, bounds)
    let centerCount = bounds.centerCount
    var lookCount = 0
    withUnsafeTemporaryAllocation(of: Int.self, capacity: centerCount) { suspects in
      withUnsafeTemporaryAllocation(of: Int.self, capacity: 8) { owners in
        for group in groups {
          let lower = search.lower + group * centerCount
          let own = search.labels[group]
          var reach = search.upper[group]
          for lane in 0..<8 { reach[lane] += shifts[Int(own[lane])] }
          search.upper[group] = reach
          let limit = reach * slack
          var suspectCount = 0
          for center in 0..<centerCount {
            let bound = lower[center] - Lanes(repeating: shifts[center])
            lower[center] = bound
            if holdsAnywhere((bound .<= limit) .& (own .!= Double(center))) {
              suspects[suspectCount] = center
              suspectCount += 1
            }
          }
          if suspectCount == 0 { continue }

          // The exact distances from the points' own centers often clear the suspects.
          var ownerCount = 0
          for lane in 0..<8 {
            let center = Int(own[lane])
            var isKnown = false
            for index in 0..<ownerCount where owners[index] == center { isKnown = true }
            if isKnown { continue }
            owners[ownerCount] = center
            ownerCount += 1
          }
          var best = Lanes(repeating: .infinity)
          var nearest = Lanes(repeating: .infinity)
          lookCount += search.look(at: owners, ownerCount, group, &best, &nearest)
          let nearer = best.rootOfEach * slack
          var rest = 0
          for index in 0..<suspectCount {
            let center = suspects[index]
            var isOwner = false
            for owner in 0..<ownerCount where owners[owner] == center { isOwner = true }
            if isOwner || !holdsAnywhere((lower[center] .<= nearer) .& (own .!= Double(center))) { continue }
            suspects[rest] = center
            rest += 1
          }
          lookCount += search.look(at: suspects, rest, group, &best, &nearest)
          search.labels[group] = nearest
          search.upper[group] = best.rootOfEach
        }
      }
    }
    return lookCount
  }
}

/// Searches for the nearest centers of groups of eight points, and notes all distances that it computes as bounds.
private struct NearestSearch {
  private let points: UnsafePointer<Lanes>
  private let centers: UnsafePointer<Double>
  private let dimensionCount: Int
  private let centerCount: Int
  /// Lower bounds on distances, group by group and then center by center.
  let lower: UnsafeMutablePointer<Lanes>
  /// Upper bounds on the distance from the points' own centers.
  let upper: UnsafeMutablePointer<Lanes>
  /// The points' own centers.
  let labels: UnsafeMutablePointer<Lanes>

  init(_ points: InterleavedPoints, _ centers: UnsafePointer<Double>, _ bounds: DistanceBounds) {
    self.points = UnsafeRawPointer(points.coordinates).assumingMemoryBound(to: Lanes.self)
    self.centers = centers
    dimensionCount = points.dimensionCount
    centerCount = bounds.centerCount
    lower = UnsafeMutableRawPointer(bounds.lower).assumingMemoryBound(to: Lanes.self)
    upper = UnsafeMutableRawPointer(bounds.upper).assumingMemoryBound(to: Lanes.self)
    labels = UnsafeMutableRawPointer(bounds.labels).assumingMemoryBound(to: Lanes.self)
  }

  /// Looks at the listed centers, and returns how many distances that took.
  @inline(__always)
  func look(
    at list: UnsafeMutableBufferPointer<Int>, _ count: Int, _ group: Int, _ best: inout Lanes, _ nearest: inout Lanes
  ) -> Int {
    for start in stride(from: 0, to: count, by: 4) {
      let last = count - 1
      look(
        at: (list[start], list[min(start + 1, last)], list[min(start + 2, last)], list[min(start + 3, last)]), group,
        &best, &nearest)
    }
    return (count + 3) / 4 * 4
  }

  /// Looks at four centers, which may be the same.
  @inline(__always)
  func look(
    at four: (Int, Int, Int, Int), _ group: Int, _ best: inout Lanes, _ nearest: inout Lanes
  ) {
    let quartet: CenterQuartet = (
      first: centers + four.0 * dimensionCount, second: centers + four.1 * dimensionCount,
      third: centers + four.2 * dimensionCount, fourth: centers + four.3 * dimensionCount
    )
    var steps = 0
    let distances = squaredDistances(
      from: points + group * dimensionCount, to: quartet, dimensionCount: dimensionCount,
      limits: Lanes(repeating: .infinity), steps: &steps)
    note(distances.first, of: four.0, group, &best, &nearest)
    note(distances.second, of: four.1, group, &best, &nearest)
    note(distances.third, of: four.2, group, &best, &nearest)
    note(distances.fourth, of: four.3, group, &best, &nearest)
  }

  @inline(__always)
  private func note(
    _ distances: Lanes, of center: Int, _ group: Int, _ best: inout Lanes, _ nearest: inout Lanes
  ) {
    lower[group * centerCount + center] = distances.rootOfEach
    let name = Lanes(repeating: Double(center))
    let isNearer = (distances .< best) .| ((distances .== best) .& (name .< nearest))
    best = best.replacing(with: distances, where: isNearer)
    nearest = nearest.replacing(with: name, where: isNearer)
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
