#if WIDE
  import NumericKernels
#endif

// Numbers of single precision that a register holds, or two. This is no part of the arithmetic: estimates only tell
// which distances need not be computed.
#if WIDEST
  private typealias Floats = SIMD16<Float>
#else
  private typealias Floats = SIMD8<Float>
#endif

/// The largest of some numbers, the second largest, and the name of the largest: in each lane.
private typealias TopTwo<Vector> = (best: Vector, second: Vector, name: Vector)

/// Finds nearest centers by products in single precision, twice as many at a time, where that is certain to find the same
/// as squared distances would.
///
/// As with `ProductEstimate`, the nearest center is that of the largest score x·c - |c|²/2. Points and centers are
/// multiplied by a power of two that brings the longest center to a length near 1, and rounded. Rounding changes a sum of
/// d products by at most (d + 2) u |x| |c|, and half the square and the subtraction add u (|x| |c| + |c|²) (Higham,
/// *Accuracy and Stability of Numerical Algorithms*, section 3.1; u = 2^-24), but for what is too small for a normal
/// number: less than 2^-140 a term. Centers whose scores are less than the largest by more than twice that, and by what
/// rounding can make of squared distances in double precision, are farther away, also as computed.
final class SinglePrecisionEstimate {
  /// How many points are looked at together: so many accumulators keep both multipliers of a processor busy.
  static let tileSize = 12
  /// With more dimensions the bound would need terms of higher order.
  static let largestDimensionCount = 1 << 16

  private let dimensionCount: Int
  private let panelCount: Int
  /// Panels of centers as wide as a vector: the coordinates of the centers side by side, coordinate after coordinate.
  private let panels: UnsafeMutablePointer<Floats>
  /// |c|²/2 of each center; infinity where a panel has none.
  private let halfSquares: UnsafeMutablePointer<Floats>
  /// The scores of the points of a tile: those of a point side by side.
  private let scores: UnsafeMutablePointer<Floats>
  private let tops: UnsafeMutablePointer<TopTwo<Floats>>
  /// By what coordinates are multiplied before they are rounded.
  private let scale: Double
  /// The largest |c|, scaled.
  private let largestNorm: Double

  init(_ centers: UnsafePointer<Double>, centerCount: Int, dimensionCount: Int) {
    self.dimensionCount = dimensionCount
    let width = MemoryLayout<Floats>.size / 4
    panelCount = (centerCount + width - 1) / width
    panels = .allocate(capacity: panelCount * dimensionCount)
    panels.initialize(repeating: .zero, count: panelCount * dimensionCount)
    halfSquares = .allocate(capacity: panelCount)
    halfSquares.initialize(repeating: Floats(repeating: .infinity), count: panelCount)
    scores = .allocate(capacity: panelCount * Self.tileSize)
    scores.initialize(repeating: .zero, count: panelCount * Self.tileSize)
    tops = .allocate(capacity: Self.tileSize)
    let empty = (best: Floats.zero, second: Floats.zero, name: Floats.zero)
    tops.initialize(repeating: empty, count: Self.tileSize)

    var peak = 0.0
    for index in 0..<centerCount * dimensionCount where centers[index].magnitude > peak {
      peak = centers[index].magnitude
    }
    let exponent = peak > 0 && peak < .infinity ? min(1000, max(-1000, -Int(peak.exponent))) : 0
    scale = Double(sign: .plus, exponent: exponent, significand: 1)
    let coordinates = UnsafeMutableRawPointer(panels).assumingMemoryBound(to: Float.self)
    let halves = UnsafeMutableRawPointer(halfSquares).assumingMemoryBound(to: Float.self)
    var largest = 0.0
    for center in 0..<centerCount {
      let (panel, lane) = (center / width, center % width)
      var square = 0.0
      for dimension in 0..<dimensionCount {
        let value = centers[center * dimensionCount + dimension] * scale
        square += value * value
        coordinates[(panel * dimensionCount + dimension) * width + lane] = Float(value)
      }
      halves[center] = Float(0.5 * square)
      if !(square <= largest) { largest = square }
    }
    largestNorm = largest.squareRoot()
  }

  deinit {
    panels.deallocate()
    halfSquares.deallocate()
    scores.deallocate()
    tops.deallocate()
  }

  /// Scales and rounds the coordinates of a point.
  ///
  /// - Returns: by how much the score of a center may be less than the largest and yet that center the nearest.
  @inline(__always)
  func round(_ point: UnsafePointer<Double>, squaredLength: Double, into rounded: UnsafeMutablePointer<Float>) -> Float {
    for dimension in 0..<dimensionCount { rounded[dimension] = Float(point[dimension] * scale) }
    let length = squaredLength.squareRoot() * scale
    let single = (length + 0.5 * largestNorm) * largestNorm * 0x1p-24
    let double = (length + largestNorm) * (length + largestNorm) * 0x1p-53
    // A tenth for terms of higher order and the rounding of this bound.
    return Float(2.2 * Double(dimensionCount + 8) * (single + double + 0x1p-140))
  }

  /// Computes the scores of all centers for a tile of points.
  ///
  /// - Parameter points: rounded coordinates, point after point.
  func look(at points: UnsafePointer<Float>) {
    let stride = dimensionCount
    let empty = Floats(repeating: -.infinity)
    for point in 0..<Self.tileSize { tops[point] = (best: empty, second: empty, name: .zero) }
    for panel in 0..<panelCount {
      var (a, b, c) = (Floats.zero, Floats.zero, Floats.zero)
      var (d, e, f) = (Floats.zero, Floats.zero, Floats.zero)
      var (g, h, i) = (Floats.zero, Floats.zero, Floats.zero)
      var (j, k, l) = (Floats.zero, Floats.zero, Floats.zero)
      let centers = panels + panel * dimensionCount
      var (first, second) = (points, points + 3 * stride)
      var (third, fourth) = (points + 6 * stride, points + 9 * stride)
      for dimension in 0..<dimensionCount {
        let values = centers[dimension]
        a = Self.sum(a, first[0], values)
        b = Self.sum(b, first[stride], values)
        c = Self.sum(c, first[2 * stride], values)
        d = Self.sum(d, second[0], values)
        e = Self.sum(e, second[stride], values)
        f = Self.sum(f, second[2 * stride], values)
        g = Self.sum(g, third[0], values)
        h = Self.sum(h, third[stride], values)
        i = Self.sum(i, third[2 * stride], values)
        j = Self.sum(j, fourth[0], values)
        k = Self.sum(k, fourth[stride], values)
        l = Self.sum(l, fourth[2 * stride], values)
        first += 1
        second += 1
        third += 1
        fourth += 1
      }
      take(a, of: panel, for: 0)
      take(b, of: panel, for: 1)
      take(c, of: panel, for: 2)
      take(d, of: panel, for: 3)
      take(e, of: panel, for: 4)
      take(f, of: panel, for: 5)
      take(g, of: panel, for: 6)
      take(h, of: panel, for: 7)
      take(i, of: panel, for: 8)
      take(j, of: panel, for: 9)
      take(k, of: panel, for: 10)
      take(l, of: panel, for: 11)
    }
  }

  /// A sum and a product; rounded once or twice, whichever is faster.
  @inline(__always)
  private static func sum(_ sum: Floats, _ factor: Float, _ values: Floats) -> Floats {
    #if WIDE || arch(arm64)
      sum.addingProduct(Floats(repeating: factor), values)
    #else
      sum + factor * values
    #endif
  }

  @inline(__always)
  private func take(_ products: Floats, of panel: Int, for point: Int) {
    let value = products - halfSquares[panel]
    scores[point * panelCount + panel] = value
    let top = tops[point]
    let isLarger = value .> top.best
    let loser = value.replacing(with: top.best, where: isLarger)
    tops[point].second = top.second.replacing(with: loser, where: loser .> top.second)
    tops[point].best = top.best.replacing(with: value, where: isLarger)
    tops[point].name = top.name.replacing(with: Float(panel), where: isLarger)
  }

  /// The nearest center of a point of the tile if it is certain, or else -1.
  @inline(__always)
  func nearest(to point: Int, margin: Float) -> Int {
    let (best, second, name) = tops[point]
    let width = Float(MemoryLayout<Floats>.size / 4)
    #if WIDEST
      let lanes = Floats(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15)
      let names = lanes + name * width
      let eight = Self.largerOfEight(
        (best.lowHalf, second.lowHalf, names.lowHalf), (best.highHalf, second.highHalf, names.highHalf))
    #else
      let lanes = Floats(0, 1, 2, 3, 4, 5, 6, 7)
      let eight = (best: best, second: second, name: lanes + name * width)
    #endif
    let four = Self.largerOfFour(
      (eight.best.lowHalf, eight.second.lowHalf, eight.name.lowHalf),
      (eight.best.highHalf, eight.second.highHalf, eight.name.highHalf))
    var (top, next, label) = (four.best[0], four.second[0], four.name[0])
    for lane in 1..<4 {
      let value = four.best[lane]
      if value > top {
        next = top > four.second[lane] ? top : four.second[lane]
        top = value
        label = four.name[lane]
      } else if value > next {
        next = value
      }
    }
    // Not a number, or infinite, where single precision does not suffice: not certain either.
    return top - next > margin && top < .infinity ? Int(label) : -1
  }

  #if WIDEST
    @inline(__always)
    private static func largerOfEight(
      _ x: TopTwo<SIMD8<Float>>, _ y: TopTwo<SIMD8<Float>>
    ) -> TopTwo<SIMD8<Float>> {
      let isLarger = y.best .> x.best
      let loser = y.best.replacing(with: x.best, where: isLarger)
      let second = x.second.replacing(with: y.second, where: y.second .> x.second)
      return (
        x.best.replacing(with: y.best, where: isLarger), second.replacing(with: loser, where: loser .> second),
        x.name.replacing(with: y.name, where: isLarger)
      )
    }
  #endif

  @inline(__always)
  private static func largerOfFour(
    _ x: TopTwo<SIMD4<Float>>, _ y: TopTwo<SIMD4<Float>>
  ) -> TopTwo<SIMD4<Float>> {
    let isLarger = y.best .> x.best
    let loser = y.best.replacing(with: x.best, where: isLarger)
    let second = x.second.replacing(with: y.second, where: y.second .> x.second)
    return (
      x.best.replacing(with: y.best, where: isLarger), second.replacing(with: loser, where: loser .> second),
      x.name.replacing(with: y.name, where: isLarger)
    )
  }

  /// The centers that may be nearest to a point of the tile, in rising order; nil if they are more than `limit`.
  func candidates(for point: Int, margin: Float, into list: UnsafeMutablePointer<Int>, limit: Int) -> Int? {
    let values = UnsafeRawPointer(scores + point * panelCount).assumingMemoryBound(to: Float.self)
    let count = panelCount * MemoryLayout<Floats>.size / 4
    var best = -Float.infinity
    for index in 0..<count where values[index] > best { best = values[index] }
    guard margin < .infinity, best.magnitude < .infinity else { return nil }
    let least = best - margin - margin * 0x1p-20
    var found = 0
    for index in 0..<count where !(values[index] < least) {
      if found == limit { return nil }
      list[found] = index
      found += 1
    }
    return found
  }
}
