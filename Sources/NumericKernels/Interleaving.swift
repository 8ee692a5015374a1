extension UnsafePointer<Double> {
  /// Four numbers that start at an index, which need not be aligned.
  @inline(__always)
  func four(at index: Int) -> Four { UnsafeRawPointer(self + index).loadUnaligned(as: Four.self) }
}

extension UnsafeMutablePointer<Double> {
  /// Four numbers that start at an index, which need not be aligned.
  @inline(__always)
  func four(at index: Int) -> Four { UnsafeRawPointer(self + index).loadUnaligned(as: Four.self) }

  /// Writes four numbers from an index on.
  @inline(__always)
  func store(_ numbers: Four, at index: Int) {
    UnsafeMutableRawPointer(self + index).storeBytes(of: numbers, as: Four.self)
  }
}

/// Writes the coordinates of four points side by side, `stride` numbers after those of the coordinate before.
@inline(__always)
func interleave(
  _ a: UnsafePointer<Double>, _ b: UnsafePointer<Double>, _ c: UnsafePointer<Double>, _ d: UnsafePointer<Double>,
  _ dimensionCount: Int, into start: UnsafeMutablePointer<Double>, stride: Int
) {
  var target = start
  var dimension = 0
  // Four points and four coordinates change places at a time.
  while dimension + 4 <= dimensionCount {
    let (rowA, rowB) = (a.four(at: dimension), b.four(at: dimension))
    let (rowC, rowD) = (c.four(at: dimension), d.four(at: dimension))
    let evenAB = Four(lowHalf: rowA.evenHalf, highHalf: rowB.evenHalf)
    let evenCD = Four(lowHalf: rowC.evenHalf, highHalf: rowD.evenHalf)
    let oddAB = Four(lowHalf: rowA.oddHalf, highHalf: rowB.oddHalf)
    let oddCD = Four(lowHalf: rowC.oddHalf, highHalf: rowD.oddHalf)
    target.store(Four(lowHalf: evenAB.evenHalf, highHalf: evenCD.evenHalf), at: 0)
    target.store(Four(lowHalf: oddAB.evenHalf, highHalf: oddCD.evenHalf), at: stride)
    target.store(Four(lowHalf: evenAB.oddHalf, highHalf: evenCD.oddHalf), at: 2 * stride)
    target.store(Four(lowHalf: oddAB.oddHalf, highHalf: oddCD.oddHalf), at: 3 * stride)
    target += 4 * stride
    dimension += 4
  }
  while dimension < dimensionCount {
    target[0] = a[dimension]
    target[1] = b[dimension]
    target[2] = c[dimension]
    target[3] = d[dimension]
    target += stride
    dimension += 1
  }
}
