#if WIDE
  import NumericKernels
#endif

// What the scores of a tile say.
extension SinglePrecisionEstimate {
  /// The nearest center of a point of the tile if it is certain, or else -1.
  @inline(__always)
  func nearest(to point: Int, margin: Float) -> Int {
    let largest = Self.largest(of: largestScores[point])
    let least = EstimateVector(repeating: largest - margin)
    let values = scores + point &* panelCount
    // The sum of what stands for the centers that may be nearest tells if there is only one of them, and which.
    let one: Float = 0x1p20
    let width = MemoryLayout<EstimateVector>.size / 4
    #if WIDEST
      var marks = EstimateVector(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15) + one
    #else
      var marks = EstimateVector(0, 1, 2, 3, 4, 5, 6, 7) + one
    #endif
    var sums = EstimateVector.zero
    for panel in 0..<panelCount {
      sums += marks.replacing(with: 0, where: values[panel] .< least)
      marks += Float(width)
    }
    let sum = Self.sum(of: sums)
    // Not certain either where single precision does not suffice, and what is compared is infinite or not a number.
    return sum < 2 * one && largest < .infinity && margin < .infinity ? Int(sum - one) : -1
  }

  @inline(__always)
  private static func largest(of values: EstimateVector) -> Float {
    #if WIDEST
      let eight = larger(values.lowHalf, values.highHalf)
    #else
      let eight = values
    #endif
    let four = eight.lowHalf.replacing(with: eight.highHalf, where: eight.highHalf .> eight.lowHalf)
    let two = four.lowHalf.replacing(with: four.highHalf, where: four.highHalf .> four.lowHalf)
    return two[0] > two[1] ? two[0] : two[1]
  }

  @inline(__always)
  private static func larger(_ x: SIMD8<Float>, _ y: SIMD8<Float>) -> SIMD8<Float> {
    x.replacing(with: y, where: y .> x)
  }

  @inline(__always)
  private static func sum(of values: EstimateVector) -> Float {
    #if WIDEST
      let eight = values.lowHalf + values.highHalf
    #else
      let eight = values
    #endif
    let four = eight.lowHalf + eight.highHalf
    let two = four.lowHalf + four.highHalf
    return two[0] + two[1]
  }

  /// The centers that may be nearest to a point of the tile, in rising order; nil if they are more than `limit`.
  func candidates(for point: Int, margin: Float, into list: UnsafeMutablePointer<Int>, limit: Int) -> Int? {
    let largest = Self.largest(of: largestScores[point])
    guard margin < .infinity, largest.magnitude < .infinity else { return nil }
    let values = UnsafeRawPointer(scores + point * panelCount).assumingMemoryBound(to: Float.self)
    var found = 0
    for index in 0..<panelCount * MemoryLayout<EstimateVector>.size / 4 where !(values[index] < largest - margin) {
      if found == limit { return nil }
      list[found] = index
      found += 1
    }
    return found
  }
}
