import CProcessor

#if WIDE
  import NumericKernels
#endif

// Numbers of single precision that a register holds, or two. This is no part of the arithmetic: estimates only tell
// which distances need not be computed.
#if WIDEST
  typealias EstimateVector = SIMD16<Float>
#else
  typealias EstimateVector = SIMD8<Float>
#endif

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
  /// Whether there are so many coordinates and centers that this is faster than products in double precision, and not so
  /// many that the bound would need terms of higher order.
  static func suits(dimensionCount: Int, centerCount: Int) -> Bool {
    (16...1 << 16).contains(dimensionCount) && ((dimensionCount < 64 ? 4 : 2)...1 << 20).contains(centerCount)
  }

  private let dimensionCount: Int
  let panelCount: Int
  /// Panels of centers as wide as a vector: the coordinates of the centers side by side, coordinate after coordinate.
  private let panels: UnsafeMutablePointer<EstimateVector>
  /// |c|²/2 of each center; infinity where a panel has none.
  private let halfSquares: UnsafeMutablePointer<EstimateVector>
  /// The scores of the points of a tile: those of a point side by side.
  let scores: UnsafeMutablePointer<EstimateVector>
  /// The largest scores of each point of a tile, lane by lane.
  let largestScores: UnsafeMutablePointer<EstimateVector>
  /// By what coordinates are multiplied before they are rounded.
  private let scale: Double
  /// The largest |c|, scaled.
  private let largestNorm: Double

  init(_ centers: UnsafePointer<Double>, centerCount: Int, dimensionCount: Int) {
    self.dimensionCount = dimensionCount
    let width = MemoryLayout<EstimateVector>.size / 4
    panelCount = (centerCount + width - 1) / width
    panels = .allocate(capacity: panelCount * dimensionCount)
    panels.initialize(repeating: .zero, count: panelCount * dimensionCount)
    halfSquares = .allocate(capacity: panelCount)
    halfSquares.initialize(repeating: EstimateVector(repeating: .infinity), count: panelCount)
    scores = .allocate(capacity: panelCount * Self.tileSize)
    scores.initialize(repeating: .zero, count: panelCount * Self.tileSize)
    largestScores = .allocate(capacity: Self.tileSize)
    largestScores.initialize(repeating: .zero, count: Self.tileSize)

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
    largestScores.deallocate()
  }

  /// Takes an origin from the coordinates of a point, and scales and rounds what is left.
  ///
  /// - Parameters:
  ///   - rest: gets what is left.
  ///   - squares: gets squares of coordinates, scaled, that add up to the square of the length; only increased.
  @inline(__always)
  func prepare(
    _ point: UnsafePointer<Double>, less origin: UnsafePointer<Double>?, rest: UnsafeMutablePointer<Double>,
    rounded: UnsafeMutablePointer<Float>, squares: inout Lanes
  ) {
    var sums = Lanes.zero
    var dimension = 0
    while dimension &+ 8 <= dimensionCount {
      var position = Lanes(at: point + dimension)
      if let origin { position -= Lanes(at: origin + dimension) }
      position.store(to: rest + dimension)
      let scaled = position * scale
      sums += scaled * scaled
      let single = SIMD8<Float>(
        Float(scaled[0]), Float(scaled[1]), Float(scaled[2]), Float(scaled[3]), Float(scaled[4]), Float(scaled[5]),
        Float(scaled[6]), Float(scaled[7]))
      UnsafeMutableRawPointer(rounded + dimension).storeBytes(of: single, as: SIMD8<Float>.self)
      dimension &+= 8
    }
    var last = 0.0
    while dimension < dimensionCount {
      var position = point[dimension]
      if let origin { position -= origin[dimension] }
      rest[dimension] = position
      position *= scale
      last += position * position
      rounded[dimension] = Float(position)
      dimension &+= 1
    }
    sums[0] += last
    // Not a number where squares overflow: that must stay.
    squares = squares.replacing(with: sums, where: .!(sums .<= squares) .& (squares .== squares))
  }

  /// By how much the score of a center may be less than the largest and yet that center the nearest, for points whose
  /// squares of coordinates, scaled, do not exceed these.
  @inline(__always)
  func margin(_ squares: Lanes) -> Float {
    let length = squares.orderedSum.squareRoot()
    let single = (length + 0.5 * largestNorm) * largestNorm * 0x1p-24
    let double = (length + largestNorm) * (length + largestNorm) * 0x1p-53
    // A tenth for terms of higher order and the rounding of this bound.
    return Float(2.2 * Double(dimensionCount + 8) * (single + double + 0x1p-140))
  }

  /// Computes the scores of all centers for a tile of points.
  ///
  /// - Parameters:
  ///   - points: rounded coordinates, point after point.
  ///   - ahead, end: memory that will be read next: all at once it would have to be waited for.
  func look(at points: UnsafePointer<Float>, ahead: UnsafePointer<Double>, end: UnsafePointer<Double>) {
    let stride = dimensionCount
    var ahead = ahead
    for point in 0..<Self.tileSize { largestScores[point] = EstimateVector(repeating: -.infinity) }
    for panel in 0..<panelCount {
      var (a, b, c) = (EstimateVector.zero, EstimateVector.zero, EstimateVector.zero)
      var (d, e, f) = (EstimateVector.zero, EstimateVector.zero, EstimateVector.zero)
      var (g, h, i) = (EstimateVector.zero, EstimateVector.zero, EstimateVector.zero)
      var (j, k, l) = (EstimateVector.zero, EstimateVector.zero, EstimateVector.zero)
      let centers = panels + panel * dimensionCount
      var (first, second) = (points, points + 3 * stride)
      var (third, fourth) = (points + 6 * stride, points + 9 * stride)
      for dimension in 0..<dimensionCount {
        processor_prefetch_afar(ahead)
        processor_prefetch_afar(ahead + 8)
        if ahead + 16 < end { ahead += 16 }
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
  private static func sum(_ sum: EstimateVector, _ factor: Float, _ values: EstimateVector) -> EstimateVector {
    #if WIDE || arch(arm64)
      sum.addingProduct(EstimateVector(repeating: factor), values)
    #else
      sum + factor * values
    #endif
  }

  @inline(__always)
  private func take(_ products: EstimateVector, of panel: Int, for point: Int) {
    let value = products - halfSquares[panel]
    scores[point &* panelCount &+ panel] = value
    let largest = largestScores[point]
    largestScores[point] = largest.replacing(with: value, where: value .> largest)
  }
}
