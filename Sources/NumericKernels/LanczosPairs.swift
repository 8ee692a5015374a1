#if WIDE
  import NumericKernels
#endif

extension Kernels {
  package static func extendByPair(
    _ basis: UnsafeMutablePointer<Double>, rowCount: Int, rowStride: Int, products matrix: UnsafePointer<Double>,
    within: UnsafeMutablePointer<Double>, beyond: UnsafeMutablePointer<Double>
  ) {
    let length = rowStride / 8
    let rows = UnsafeMutableRawPointer(basis).assumingMemoryBound(to: Lanes.self)
    let last = rows + (rowCount - 2) * length
    let next = rows + rowCount * length
    multiply(symmetric: matrix, rowStride: rowStride, byPair: last, into: next)
    if rowCount > 2 {
      let before = last - 2 * length
      subtract(
        pair: before, times: (beyond[0], beyond[1]), and: (0, beyond[2]), from: next, length: length)
    }
    let shares = products(ofPair: last, with: next, length: length)
    (within[0], within[1], within[2]) = (shares.0, shares.1, shares.3)
    subtract(pair: last, times: (shares.0, shares.1), and: (shares.1, shares.3), from: next, length: length)

    let outer = orthonormalize(pair: next, length: length)
    // The space has been left but for rounding, which would grow where little was left.
    for first in stride(from: 0, to: rowCount, by: 2) {
      let pair = rows + first * length
      let shares = products(ofPair: pair, with: next, length: length)
      subtract(pair: pair, times: (shares.0, shares.2), and: (shares.1, shares.3), from: next, length: length)
    }
    let inner = orthonormalize(pair: next, length: length)
    beyond[0] = outer.first * inner.first
    beyond[1] = outer.shared * inner.first + outer.second * inner.shared
    beyond[2] = outer.second * inner.second
  }

  package static func orthonormalizePair(_ pair: UnsafeMutablePointer<Double>, rowStride: Int) {
    let rows = UnsafeMutableRawPointer(pair).assumingMemoryBound(to: Lanes.self)
    for _ in 0..<2 { _ = orthonormalize(pair: rows, length: rowStride / 8) }
  }

  /// The products of a symmetric matrix and two vectors.
  ///
  /// Squares of eight below the diagonal are read once and stand for those above it too.
  private static func multiply(
    symmetric matrix: UnsafePointer<Double>, rowStride: Int, byPair pair: UnsafePointer<Lanes>,
    into result: UnsafeMutablePointer<Lanes>
  ) {
    let length = rowStride / 8
    let rows = UnsafeRawPointer(matrix).assumingMemoryBound(to: Lanes.self)
    let second = pair + length
    let secondResult = result + length
    let elements = UnsafeRawPointer(pair).assumingMemoryBound(to: Double.self)
    let results = UnsafeMutableRawPointer(result).assumingMemoryBound(to: Double.self)
    for start in stride(from: 0, to: rowStride, by: 4) {
      let block = start / 8
      let row0 = rows + start * length
      let row1 = row0 + length
      let row2 = row1 + length
      let row3 = row2 + length
      let x0 = Lanes(repeating: elements[start])
      let x1 = Lanes(repeating: elements[start + 1])
      let x2 = Lanes(repeating: elements[start + 2])
      let x3 = Lanes(repeating: elements[start + 3])
      let y0 = Lanes(repeating: elements[rowStride + start])
      let y1 = Lanes(repeating: elements[rowStride + start + 1])
      let y2 = Lanes(repeating: elements[rowStride + start + 2])
      let y3 = Lanes(repeating: elements[rowStride + start + 3])
      var (s0, s1, s2, s3) = (Lanes.zero, Lanes.zero, Lanes.zero, Lanes.zero)
      var (t0, t1, t2, t3) = (Lanes.zero, Lanes.zero, Lanes.zero, Lanes.zero)
      for index in 0..<block {
        let (a, b, c, d) = (row0[index], row1[index], row2[index], row3[index])
        let (x, y) = (pair[index], second[index])
        s0 = s0.addingProduct(a, x)
        s1 = s1.addingProduct(b, x)
        s2 = s2.addingProduct(c, x)
        s3 = s3.addingProduct(d, x)
        t0 = t0.addingProduct(a, y)
        t1 = t1.addingProduct(b, y)
        t2 = t2.addingProduct(c, y)
        t3 = t3.addingProduct(d, y)
        result[index] = result[index].addingProduct(x0, a).addingProduct(x1, b).addingProduct(x2, c)
          .addingProduct(x3, d)
        secondResult[index] = secondResult[index].addingProduct(y0, a).addingProduct(y1, b).addingProduct(y2, c)
          .addingProduct(y3, d)
      }
      let (x, y) = (pair[block], second[block])
      results[start] = s0.addingProduct(row0[block], x).orderedSum
      results[start + 1] = s1.addingProduct(row1[block], x).orderedSum
      results[start + 2] = s2.addingProduct(row2[block], x).orderedSum
      results[start + 3] = s3.addingProduct(row3[block], x).orderedSum
      results[rowStride + start] = t0.addingProduct(row0[block], y).orderedSum
      results[rowStride + start + 1] = t1.addingProduct(row1[block], y).orderedSum
      results[rowStride + start + 2] = t2.addingProduct(row2[block], y).orderedSum
      results[rowStride + start + 3] = t3.addingProduct(row3[block], y).orderedSum
    }
  }

  /// The scalar products of both vectors of a pair with both of another: first with first, first with second, second
  /// with first, second with second.
  private static func products(
    ofPair left: UnsafePointer<Lanes>, with right: UnsafePointer<Lanes>, length: Int
  ) -> (Double, Double, Double, Double) {
    var (s0, s1, s2, s3) = (Lanes.zero, Lanes.zero, Lanes.zero, Lanes.zero)
    for index in 0..<length {
      let (a, b) = (left[index], left[length + index])
      let (x, y) = (right[index], right[length + index])
      s0 = s0.addingProduct(a, x)
      s1 = s1.addingProduct(a, y)
      s2 = s2.addingProduct(b, x)
      s3 = s3.addingProduct(b, y)
    }
    return (s0.orderedSum, s1.orderedSum, s2.orderedSum, s3.orderedSum)
  }

  /// Subtracts a combination of a pair from the first vector of another, and one from its second.
  private static func subtract(
    pair: UnsafePointer<Lanes>, times firstFactors: (Double, Double), and secondFactors: (Double, Double),
    from target: UnsafeMutablePointer<Lanes>, length: Int
  ) {
    let f0 = Lanes(repeating: -firstFactors.0)
    let f1 = Lanes(repeating: -firstFactors.1)
    let g0 = Lanes(repeating: -secondFactors.0)
    let g1 = Lanes(repeating: -secondFactors.1)
    for index in 0..<length {
      let (a, b) = (pair[index], pair[length + index])
      target[index] = target[index].addingProduct(f0, a).addingProduct(f1, b)
      target[length + index] = target[length + index].addingProduct(g0, a).addingProduct(g1, b)
    }
  }

  /// Makes a pair orthonormal.
  ///
  /// - Returns: the factors of the new first vector in the old ones, and that of the new second one in the old second.
  private static func orthonormalize(
    pair: UnsafeMutablePointer<Lanes>, length: Int
  ) -> (first: Double, shared: Double, second: Double) {
    let second = pair + length
    let first = normalize(pair, length: length)
    var sum = Lanes.zero
    for index in 0..<length { sum = sum.addingProduct(pair[index], second[index]) }
    let shared = sum.orderedSum
    let share = Lanes(repeating: -shared)
    for index in 0..<length { second[index] = second[index].addingProduct(share, pair[index]) }
    return (first, shared, normalize(second, length: length))
  }

  /// Divides a vector by its length, unless that is zero, and returns it.
  private static func normalize(_ vector: UnsafeMutablePointer<Lanes>, length: Int) -> Double {
    var sum = Lanes.zero
    for index in 0..<length { sum = sum.addingProduct(vector[index], vector[index]) }
    let size = sum.orderedSum.squareRoot()
    guard size > 0 else { return 0 }
    let scale = Lanes(repeating: 1 / size)
    for index in 0..<length { vector[index] *= scale }
    return size
  }
}
