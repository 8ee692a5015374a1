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
    let (rowA, rowB) = (Four(at: a + dimension), Four(at: b + dimension))
    let (rowC, rowD) = (Four(at: c + dimension), Four(at: d + dimension))
    let evenAB = Four(lowHalf: rowA.evenHalf, highHalf: rowB.evenHalf)
    let evenCD = Four(lowHalf: rowC.evenHalf, highHalf: rowD.evenHalf)
    let oddAB = Four(lowHalf: rowA.oddHalf, highHalf: rowB.oddHalf)
    let oddCD = Four(lowHalf: rowC.oddHalf, highHalf: rowD.oddHalf)
    Four(lowHalf: evenAB.evenHalf, highHalf: evenCD.evenHalf).store(to: target)
    Four(lowHalf: oddAB.evenHalf, highHalf: oddCD.evenHalf).store(to: target + stride)
    Four(lowHalf: evenAB.oddHalf, highHalf: evenCD.oddHalf).store(to: target + 2 * stride)
    Four(lowHalf: oddAB.oddHalf, highHalf: oddCD.oddHalf).store(to: target + 3 * stride)
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
