#if WIDE
  import NumericKernels
#endif

/// How large a part of a tridiagonal matrix may be that is not divided any more.
private let leafSize = 16
/// How large a whole matrix may be that is not divided at all: more instructions would have to be fetched first.
private let undividedSize = 32

extension Kernels {
  /// Cuts the matrix in two by a change of rank one, solves both halves, and solves the change.
  ///
  /// J. J. M. Cuppen, "A divide and conquer method for the symmetric tridiagonal eigenproblem", *Numerische Mathematik*
  /// 36, 1981; M. Gu and S. C. Eisenstat, "A divide-and-conquer algorithm for the symmetric tridiagonal eigenproblem",
  /// *SIAM Journal on Matrix Analysis and Applications* 16, 1995; details as in LAPACK's `dlaed2` and `dlaed3`.
  package static func diagonalize(
    diagonal: UnsafeMutablePointer<Double>, offDiagonal: UnsafeMutablePointer<Double>, count: Int,
    vectors: UnsafeMutablePointer<Double>, vectorCount: Int, rowStride: Int, order: UnsafeMutablePointer<Int>,
    workspace: UnsafeMutablePointer<Double>
  ) {
    let fours = rowStride / 4
    let rows = UnsafeMutableRawPointer(vectors).assumingMemoryBound(to: Four.self)
    rows.initialize(repeating: .zero, count: count * fours)
    let work = DivisionWorkspace(
      vectors: rows, matrices: UnsafeMutableRawPointer(workspace).assumingMemoryBound(to: Four.self), rowStride: fours,
      diagonal: diagonal, offDiagonal: offDiagonal, order: order, count: count)
    divide(work, 0..<count, vectorCount: vectorCount)
  }

  /// - Parameter vectorCount: how many eigenvectors are wanted, those of the largest eigenvalues.
  private static func divide(_ work: DivisionWorkspace, _ range: Range<Int>, vectorCount: Int) {
    let start = range.lowerBound
    let order = work.order + start
    if range.count <= (range.count == work.count ? undividedSize : leafSize) {
      for row in range { element(work.vectors + row * work.rowStride, row).pointee = 1 }
      // Rows are rotated from a multiple of four on.
      implicitQL(
        diagonal: work.diagonal + start, offDiagonal: work.offDiagonal + start, count: range.count,
        vectors: work.vectors + start * work.rowStride + start / 4, rowStride: work.rowStride,
        length: (range.upperBound + 3) / 4 - start / 4)
      for index in 0..<range.count { order[index] = index }
      sort(order, count: range.count, by: work.diagonal + start)
      return
    }
    let middle = start + range.count / 2
    let coupling = work.offDiagonal[middle - 1]
    work.diagonal[middle - 1] -= coupling.magnitude
    work.diagonal[middle] -= coupling.magnitude
    divide(work, start..<middle, vectorCount: range.count)
    divide(work, middle..<range.upperBound, vectorCount: range.count)
    merge(work, range, middle: middle, coupling: coupling, vectorCount: vectorCount)
  }

  /// Solves the whole from its halves: diagonal plus `coupling` times a matrix of rank one.
  private static func merge(
    _ work: DivisionWorkspace, _ range: Range<Int>, middle: Int, coupling: Double, vectorCount: Int
  ) {
    let start = range.lowerBound
    let count = range.count
    let half = middle - start
    let diagonal = work.diagonal + start
    // The last elements of the first half's vectors, and the first ones of the second's, of length 1 together.
    let scale = 0.5.squareRoot()
    for index in 0..<count {
      let row = work.vectors + (start + index) * work.rowStride
      let value = element(row, index < half ? middle - 1 : middle).pointee
      work.weights[index] = index >= half && coupling < 0 ? -scale * value : scale * value
      work.halves[index] = index < half ? 0 : 2
    }
    mergeOrders(work, start: start, half: half, count: count)
    let (keptCount, deflatedCount) = deflate(work, range, density: 2 * coupling.magnitude)
    let order = work.order + start
    if keptCount > 0 {
      combine(
        work, range, middle: middle, density: 2 * coupling.magnitude, keptCount: keptCount,
        deflatedCount: deflatedCount, vectorCount: vectorCount)
    }
    // Where nothing was kept the rows have stayed where they were.
    let deflated = keptCount > 0 ? work.places : work.deflated
    if keptCount > 0 {
      for index in 0..<deflatedCount { deflated[index] = keptCount + index }
    }
    sort(deflated, count: deflatedCount, by: diagonal)
    var (first, second) = (0, 0)
    for index in 0..<count {
      let takesFirst =
        second == deflatedCount || (first < keptCount && diagonal[first] <= diagonal[deflated[second]])
      order[index] = takesFirst ? first : deflated[second]
      if takesFirst { first += 1 } else { second += 1 }
    }
  }

  private static func mergeOrders(_ work: DivisionWorkspace, start: Int, half: Int, count: Int) {
    let order = work.order + start
    let diagonal = work.diagonal + start
    var (first, second) = (0, half)
    for index in 0..<count {
      let takesFirst =
        second == count || (first < half && diagonal[order[first]] <= diagonal[half + order[second]])
      work.merged[index] = takesFirst ? order[first] : half + order[second]
      if takesFirst { first += 1 } else { second += 1 }
    }
  }

  /// Sets aside the eigenpairs which the coupling does not change: those of a weight of zero, to rounding, and one of
  /// each two whose eigenvalues are equal, to rounding, after a rotation that makes its weight zero.
  private static func deflate(_ work: DivisionWorkspace, _ range: Range<Int>, density: Double) -> (
    kept: Int, deflated: Int
  ) {
    let start = range.lowerBound
    let diagonal = work.diagonal + start
    var size = 0.0
    for index in 0..<range.count { size = max(size, max(diagonal[index].magnitude, work.weights[index].magnitude)) }
    let tolerance = 0x1p-50 * size
    var (keptCount, deflatedCount) = (0, 0)
    var previous = -1
    for position in 0..<range.count {
      let next = work.merged[position]
      if density * work.weights[next].magnitude <= tolerance {
        work.deflated[deflatedCount] = next
        deflatedCount += 1
        continue
      }
      if previous >= 0 {
        var (sine, cosine) = (work.weights[previous], work.weights[next])
        let length = (sine * sine + cosine * cosine).squareRoot()
        cosine /= length
        sine /= -length
        if ((diagonal[next] - diagonal[previous]) * cosine * sine).magnitude <= tolerance {
          work.weights[next] = length
          work.weights[previous] = 0
          if work.halves[next] != work.halves[previous] { work.halves[next] = 1 }
          rotate(
            work.vectors + (start + previous) * work.rowStride + start / 4,
            work.vectors + (start + next) * work.rowStride + start / 4, cosine: cosine, sine: sine,
            length: (range.upperBound + 3) / 4 - start / 4)
          let (x, y) = (diagonal[previous], diagonal[next])
          diagonal[next] = x * sine * sine + y * cosine * cosine
          diagonal[previous] = x * cosine * cosine + y * sine * sine
          work.deflated[deflatedCount] = previous
          deflatedCount += 1
        } else {
          work.kept[keptCount] = previous
          keptCount += 1
        }
      }
      previous = next
    }
    if previous >= 0 {
      work.kept[keptCount] = previous
      keptCount += 1
    }
    return (keptCount, deflatedCount)
  }

  /// Sorts places by the numbers there, equal ones in the order they had; nearly sorted ones fast.
  private static func sort(
    _ places: UnsafeMutablePointer<Int>, count: Int, by values: UnsafeMutablePointer<Double>
  ) {
    for end in 1..<max(1, count) {
      let place = places[end]
      var index = end
      while index > 0, values[places[index - 1]] > values[place] {
        places[index] = places[index - 1]
        index -= 1
      }
      places[index] = place
    }
  }

  /// Where an element of a row is.
  @inline(__always)
  static func element(_ row: UnsafeMutablePointer<Four>, _ index: Int) -> UnsafeMutablePointer<Double> {
    UnsafeMutableRawPointer(row).assumingMemoryBound(to: Double.self) + index
  }
}
