#if WIDE
  import NumericKernels
#endif

/// Finds nearest centers by products instead of squares of differences, which takes half the operations, where that is
/// certain to find the same.
///
/// |x - c|² = |x|² - 2 (x·c - |c|²/2): the nearest center is that of the largest x·c - |c|²/2. Rounding changes such a
/// number, a sum of d + 1 terms, by at most (d + 2) u (|x| + |c|)² (Higham, *Accuracy and Stability of Numerical
/// Algorithms*, section 3.1; u = 2^-53), and half a squared distance by no more. Where the largest exceeds the second
/// largest by four times that the answer is certain; elsewhere, as where centers coincide, there is none.
final class ProductEstimate {
  private let centers: UnsafePointer<Double>
  private let centerCount: Int
  private let dimensionCount: Int
  /// -|c|²/2 of each center.
  private let offsets: UnsafeMutablePointer<Double>
  /// The largest |c|.
  private let largestNorm: Double

  init(_ centers: UnsafePointer<Double>, centerCount: Int, dimensionCount: Int) {
    self.centers = centers
    self.centerCount = centerCount
    self.dimensionCount = dimensionCount
    offsets = .allocate(capacity: centerCount)
    offsets.initialize(repeating: 0, count: centerCount)
    var largest = 0.0
    for center in 0..<centerCount {
      var square = 0.0
      for dimension in 0..<dimensionCount {
        let value = centers[center * dimensionCount + dimension]
        square = square.addingProduct(value, value)
      }
      offsets[center] = -0.5 * square
      if square > largest { largest = square }
    }
    largestNorm = largest.squareRoot()
  }

  deinit { offsets.deallocate() }

  /// The nearest centers of eight points; false if one of them is not certain.
  @inline(__always)
  func findNearest(to points: UnsafePointer<Lanes>, _ nearest: inout Lanes) -> Bool {
    var best = Lanes(repeating: -.infinity)
    var second = Lanes(repeating: -.infinity)
    var start = 0
    while start < centerCount {
      let quartet = centerQuartet(centers, from: start, of: centerCount, dimensionCount: dimensionCount)
      var a = Lanes(repeating: offsets[start])
      var b = Lanes.zero
      var c = Lanes.zero
      var d = Lanes.zero
      let count = centerCount - start
      b = Lanes(repeating: count > 1 ? offsets[start + 1] : -.infinity)
      c = Lanes(repeating: count > 2 ? offsets[start + 2] : -.infinity)
      d = Lanes(repeating: count > 3 ? offsets[start + 3] : -.infinity)
      for dimension in 0..<dimensionCount {
        let position = points[dimension]
        a = a.addingProduct(position, Lanes(repeating: quartet.first[dimension]))
        b = b.addingProduct(position, Lanes(repeating: quartet.second[dimension]))
        c = c.addingProduct(position, Lanes(repeating: quartet.third[dimension]))
        d = d.addingProduct(position, Lanes(repeating: quartet.fourth[dimension]))
      }
      take(a, of: start, &best, &second, &nearest)
      take(b, of: start + 1, &best, &second, &nearest)
      take(c, of: start + 2, &best, &second, &nearest)
      take(d, of: start + 3, &best, &second, &nearest)
      start += 4
    }
    var square = Lanes.zero
    for dimension in 0..<dimensionCount { square = square.addingProduct(points[dimension], points[dimension]) }
    // (|x| + |c|)² is at most twice |x|² + |c|².
    let size = 2 * (square + largestNorm * largestNorm)
    let margin = size * (4 * Double(dimensionCount + 3) * 0x1p-53)
    // Not a number where products overflow: not certain either.
    return !holdsAnywhere(.!(best - second .> margin))
  }

  @inline(__always)
  private func take(
    _ value: Lanes, of center: Int, _ best: inout Lanes, _ second: inout Lanes, _ nearest: inout Lanes
  ) {
    let isLarger = value .> best
    let loser = value.replacing(with: best, where: isLarger)
    second = second.replacing(with: loser, where: loser .> second)
    best = best.replacing(with: value, where: isLarger)
    nearest = nearest.replacing(with: Double(center), where: isLarger)
  }
}
