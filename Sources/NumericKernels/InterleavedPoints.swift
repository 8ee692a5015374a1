/// Points in the layout of the k-means kernels, with their weights: eight points side by side, coordinate after
/// coordinate.
package final class InterleavedPoints {
  package let pointCount: Int
  package let dimensionCount: Int
  /// The number of groups of eight; the last one is filled up with copies of the last point, of weight zero.
  package let groupCount: Int
  package let coordinates: UnsafePointer<Double>
  /// How often each point counts.
  package let weights: UnsafePointer<Double>

  /// The number of points, with those that fill up the last group.
  package var laneCount: Int { groupCount * 8 }

  /// Copies points, given as their coordinates: those that are listed, in that order, or all as they stand.
  ///
  /// Each counts once if there are no weights. An origin is taken from their coordinates, if there is one.
  package init(
    _ points: [Double], dimensionCount: Int, origin: [Double]? = nil, weights pointWeights: [Double]?,
    order: [Int32]? = nil
  ) {
    let count = order?.count ?? points.count / dimensionCount
    let groupCount = (count + 7) / 8
    let coordinates = Self.allocate(groupCount * dimensionCount * 8)
    points.withUnsafeBufferPointer { points in
      guard let points = points.baseAddress else { return }
      for group in 0..<groupCount {
        let target = coordinates + group * dimensionCount * 8
        for lane in stride(from: 0, to: 8, by: 4) {
          func source(_ offset: Int) -> UnsafePointer<Double> {
            let index = min(group * 8 + lane + offset, count - 1)
            return points + (order.map { Int($0[index]) } ?? index) * dimensionCount
          }
          interleave(source(0), source(1), source(2), source(3), dimensionCount, into: target + lane, stride: 8)
        }
        guard let origin else { continue }
        let vectors = UnsafeMutableRawPointer(target).assumingMemoryBound(to: SIMD8<Double>.self)
        for (dimension, coordinate) in origin.enumerated() { vectors[dimension] -= SIMD8(repeating: coordinate) }
      }
    }
    let weights = Self.allocate(groupCount * 8)
    for index in 0..<count {
      weights[index] = pointWeights?[order.map { Int($0[index]) } ?? index] ?? 1
    }
    pointCount = count
    self.dimensionCount = dimensionCount
    self.groupCount = groupCount
    self.coordinates = UnsafePointer(coordinates)
    self.weights = UnsafePointer(weights)
  }

  deinit {
    coordinates.deallocate()
    weights.deallocate()
  }

  /// Memory for a multiple of eight numbers, aligned for whole vectors and filled with zeros if wanted.
  package static func allocate(_ count: Int, zeroed: Bool = true) -> UnsafeMutablePointer<Double> {
    let vectors = UnsafeMutablePointer<SIMD8<Double>>.allocate(capacity: count / 8)
    if zeroed { vectors.initialize(repeating: .zero, count: count / 8) }
    return UnsafeMutableRawPointer(vectors).assumingMemoryBound(to: Double.self)
  }
}
