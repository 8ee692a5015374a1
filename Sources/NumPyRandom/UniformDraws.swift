import LinearAlgebra

extension RandomState {
  /// A number from [0, 1), a multiple of 2^-53; NumPy's `random_sample()` and `rand()`.
  public mutating func randomSample() -> Double {
    let high = nextWord() >> 5
    let low = nextWord() >> 6
    return (Double(high) * 0x1p26 + Double(low)) * 0x1p-53
  }

  /// Numbers from [0, 1).
  public mutating func randomSample(count: Int) -> [Double] {
    draws(count) { $0.randomSample() }
  }

  /// A number from a half-open range; NumPy's `uniform(low, high)`.
  ///
  /// - Precondition: the bounds are finite, and so is their difference.
  public mutating func uniform(in range: Range<Double>) -> Double {
    require(
      (range.upperBound - range.lowerBound).isFinite, "The range \(range) is wider than the largest number.")
    return range.lowerBound + (range.upperBound - range.lowerBound) * randomSample()
  }

  /// Numbers from a half-open range.
  ///
  /// - Precondition: the bounds are finite, and so is their difference.
  public mutating func uniform(in range: Range<Double>, count: Int) -> [Double] {
    draws(count) { $0.uniform(in: range) }
  }

  /// An integer from a half-open range; NumPy's `randint(low, high)`.
  ///
  /// Candidates are masked to the fewest bits that hold the largest value and rejected while they are too large. A
  /// range of one integer draws nothing.
  ///
  /// - Precondition: the range is not empty.
  public mutating func randomInteger(in range: Range<Int>) -> Int {
    require(!range.isEmpty, "There is no integer in the empty range \(range).")
    let largest = UInt64(bitPattern: Int64(range.upperBound &- 1 &- range.lowerBound))
    return Int(truncatingIfNeeded: UInt64(bitPattern: Int64(range.lowerBound)) &+ integer(upTo: largest))
  }

  /// Integers from a half-open range; NumPy's `randint(low, high, size=count)`.
  ///
  /// - Precondition: the range is not empty.
  public mutating func randomIntegers(in range: Range<Int>, count: Int) -> [Int] {
    draws(count) { $0.randomInteger(in: range) }
  }

  /// An integer from 0 to `largest`, both included.
  mutating func integer(upTo largest: UInt64) -> UInt64 {
    guard largest > 0 else { return 0 }
    let mask = UInt64.max >> UInt64(largest.leadingZeroBitCount)
    while true {
      let candidate = (largest <= UInt64(UInt32.max) ? UInt64(nextWord()) : nextDoubleWord()) & mask
      if candidate <= largest { return candidate }
    }
  }

  /// `count` results of a draw, in the order they are drawn.
  mutating func draws<Value>(_ count: Int, _ draw: (inout RandomState) -> Value) -> [Value] {
    require(count >= 0, "Cannot draw \(count) numbers.")
    var values: [Value] = []
    values.reserveCapacity(count)
    for _ in 0..<count { values.append(draw(&self)) }
    return values
  }
}
