#if WIDE
  import NumericKernels
#endif

/// Some of the points in memory, and how much each counts; it owns nothing.
///
/// It is a class for the reason that `Lanes` gives.
final class PointList {
  let coordinates: UnsafePointer<Double>
  let dimensionCount: Int
  let points: UnsafePointer<Int32>
  let values: UnsafePointer<Double>
  let count: Int

  init(
    coordinates: UnsafePointer<Double>, dimensionCount: Int, points: UnsafePointer<Int32>,
    values: UnsafePointer<Double>, count: Int
  ) {
    self.coordinates = coordinates
    self.dimensionCount = dimensionCount
    self.points = points
    self.values = values
    self.count = count
  }

  @inline(__always)
  func point(_ index: Int) -> UnsafePointer<Double> { coordinates + Int(points[index]) * dimensionCount }

  /// Adds weighted deviations and, if wanted, weighted squares of deviations.
  @inline(__always)
  func addSquares(
    reference: UnsafePointer<Double>, sums: UnsafeMutablePointer<Double>, squares: UnsafeMutablePointer<Double>?
  ) {
    // So many points at a time that they stay in the nearest cache.
    let batch = max(16, min(256, 2048 / dimensionCount))
    for start in stride(from: 0, to: count, by: batch) {
      addSquares(of: start..<min(count, start + batch), reference: reference, sums: sums, squares: squares)
    }
  }

  @inline(__always)
  private func addSquares(
    of range: Range<Int>, reference: UnsafePointer<Double>, sums: UnsafeMutablePointer<Double>,
    squares: UnsafeMutablePointer<Double>?
  ) {
    var column = 0
    while column + 16 <= dimensionCount {
      addSquares(of: range, column, 4, reference, sums, squares)
      column += 16
    }
    if column + 8 <= dimensionCount {
      addSquares(of: range, column, 2, reference, sums, squares)
      column += 8
    }
    if column + 4 <= dimensionCount {
      addSquares(of: range, column, 1, reference, sums, squares)
      column += 4
    }
    while column < dimensionCount {
      var sum = sums[column]
      var square = squares.map { $0[column] } ?? 0
      for index in range {
        let deviation = point(index)[column] - reference[column]
        let weighted = values[index] * deviation
        sum += weighted
        square = square.addingProduct(weighted, deviation)
      }
      sums[column] = sum
      squares?[column] = square
      column += 1
    }
  }

  /// Goes through up to sixteen coordinates together.
  @inline(__always)
  private func addSquares(
    of range: Range<Int>, _ column: Int, _ width: Int, _ reference: UnsafePointer<Double>,
    _ sums: UnsafeMutablePointer<Double>,
    _ squares: UnsafeMutablePointer<Double>?
  ) {
    let sum = sums + column
    let mean = reference + column
    let (m0, m1) = (Four(at: mean), width > 1 ? Four(at: mean + 4) : .zero)
    let (m2, m3) = (width > 2 ? Four(at: mean + 8) : .zero, width > 3 ? Four(at: mean + 12) : .zero)
    var (s0, s1) = (Four(at: sum), width > 1 ? Four(at: sum + 4) : .zero)
    var (s2, s3) = (width > 2 ? Four(at: sum + 8) : .zero, width > 3 ? Four(at: sum + 12) : .zero)
    guard let squares else {
      for index in range {
        let source = point(index) + column
        let value = Four(repeating: values[index])
        s0 += value * (Four(at: source) - m0)
        if width > 1 { s1 += value * (Four(at: source + 4) - m1) }
        if width > 2 { s2 += value * (Four(at: source + 8) - m2) }
        if width > 3 { s3 += value * (Four(at: source + 12) - m3) }
      }
      Self.store(s0, s1, s2, s3, width, sum)
      return
    }
    let square = squares + column
    var (q0, q1) = (Four(at: square), width > 1 ? Four(at: square + 4) : .zero)
    var (q2, q3) = (width > 2 ? Four(at: square + 8) : .zero, width > 3 ? Four(at: square + 12) : .zero)
    for index in range {
      let source = point(index) + column
      let value = Four(repeating: values[index])
      var deviation = Four(at: source) - m0
      var weighted = value * deviation
      s0 += weighted
      q0 = q0.addingProduct(weighted, deviation)
      if width > 1 {
        deviation = Four(at: source + 4) - m1
        weighted = value * deviation
        s1 += weighted
        q1 = q1.addingProduct(weighted, deviation)
      }
      if width > 2 {
        deviation = Four(at: source + 8) - m2
        weighted = value * deviation
        s2 += weighted
        q2 = q2.addingProduct(weighted, deviation)
      }
      if width > 3 {
        deviation = Four(at: source + 12) - m3
        weighted = value * deviation
        s3 += weighted
        q3 = q3.addingProduct(weighted, deviation)
      }
    }
    Self.store(s0, s1, s2, s3, width, sum)
    Self.store(q0, q1, q2, q3, width, square)
  }

  @inline(__always)
  static func store(
    _ a: Four, _ b: Four, _ c: Four, _ d: Four, _ width: Int, _ target: UnsafeMutablePointer<Double>
  ) {
    a.store(to: target)
    if width > 1 { b.store(to: target + 4) }
    if width > 2 { c.store(to: target + 8) }
    if width > 3 { d.store(to: target + 12) }
  }
}
