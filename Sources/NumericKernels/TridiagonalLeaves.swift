extension Kernels {
  /// Diagonalizes a small tridiagonal matrix by implicit QL (EISPACK's `imtql2`).
  ///
  /// - Parameters:
  ///   - diagonal: gets the eigenvalues, unordered.
  ///   - offDiagonal: `count - 1` numbers, destroyed.
  ///   - vectors: rows that are rotated along, starting as the identity if they are to become the eigenvectors; nil if
  ///     only the values are wanted.
  ///   - length: the number of vectors of four in each row to rotate.
  static func implicitQL(
    diagonal: UnsafeMutablePointer<Double>, offDiagonal: UnsafeMutablePointer<Double>, count: Int,
    vectors: UnsafeMutablePointer<Four>?, rowStride: Int, length: Int
  ) {
    for first in 0..<count {
      // Two or three steps are needed on average; the limit is never met by finite numbers.
      for _ in 0..<200 {
        var end = first
        while end < count - 1 {
          let size = diagonal[end].magnitude + diagonal[end + 1].magnitude
          if size + offDiagonal[end].magnitude == size { break }
          end += 1
        }
        if end == first { break }
        stepQL(
          diagonal: diagonal, offDiagonal: offDiagonal, range: first...end, vectors: vectors, rowStride: rowStride,
          length: length)
      }
    }
  }

  /// One implicit step with Wilkinson's shift on an unreduced part.
  private static func stepQL(
    diagonal: UnsafeMutablePointer<Double>, offDiagonal: UnsafeMutablePointer<Double>, range: ClosedRange<Int>,
    vectors: UnsafeMutablePointer<Four>?, rowStride: Int, length: Int
  ) {
    let (first, end) = (range.lowerBound, range.upperBound)
    let ratio = (diagonal[first + 1] - diagonal[first]) / (2 * offDiagonal[first])
    let root = (ratio * ratio + 1).squareRoot()
    // Where the ratio is so large that its square overflows, the shift is the diagonal element.
    let shift = offDiagonal[first] / (ratio < 0 ? ratio - root : ratio + root)
    var g = diagonal[end] - diagonal[first] + shift
    var (sine, cosine, change) = (1.0, 1.0, 0.0)
    for index in stride(from: end - 1, through: first, by: -1) {
      let f = sine * offDiagonal[index]
      let b = cosine * offDiagonal[index]
      let r = (f * f + g * g).squareRoot()
      if index + 1 < end { offDiagonal[index + 1] = r }
      if r == 0 {
        diagonal[index + 1] -= change
        return
      }
      sine = f / r
      cosine = g / r
      g = diagonal[index + 1] - change
      let s = (diagonal[index] - g) * sine + 2 * cosine * b
      change = sine * s
      diagonal[index + 1] = g + change
      g = cosine * s - b
      if let vectors {
        rotate(
          vectors + index * rowStride, vectors + (index + 1) * rowStride, cosine: cosine, sine: -sine, length: length)
      }
    }
    diagonal[first] -= change
    offDiagonal[first] = g
  }

  /// Replaces two rows by cosine · first + sine · second and cosine · second - sine · first.
  static func rotate(
    _ first: UnsafeMutablePointer<Four>, _ second: UnsafeMutablePointer<Four>, cosine: Double, sine: Double,
    length: Int
  ) {
    let c = Four(repeating: cosine)
    let s = Four(repeating: sine)
    for index in 0..<length {
      let (x, y) = (first[index], second[index])
      first[index] = (c * x).addingProduct(s, y)
      second[index] = (c * y).addingProduct(-s, x)
    }
  }
}
