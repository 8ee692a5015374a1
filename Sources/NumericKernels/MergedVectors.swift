#if WIDE
  import NumericKernels
#endif

extension Kernels {
  /// Puts the eigenpairs of the whole in place of those of its halves: first those that were kept, combined anew, then
  /// those set aside.
  ///
  /// - Parameters:
  ///   - density: what z zᵀ, with z of length 1, is multiplied by.
  ///   - vectorCount: how many vectors are wanted, those of the largest eigenvalues.
  static func combine(
    _ work: DivisionWorkspace, _ range: Range<Int>, middle: Int, density: Double, keptCount: Int, deflatedCount: Int,
    vectorCount: Int
  ) {
    let start = range.lowerBound
    let diagonal = work.diagonal + start
    var squares = 0.0
    for index in 0..<keptCount {
      work.poles[index] = diagonal[work.kept[index]]
      work.poleWeights[index] = work.weights[work.kept[index]]
      squares += work.poleWeights[index] * work.poleWeights[index]
    }
    let (bothStart, secondStart) = gather(work, range, keptCount: keptCount, deflatedCount: deflatedCount)

    let equation = SecularEquation(
      poles: work.poles, weights: work.poleWeights, count: keptCount, constant: 1 / density, reach: density * squares)
    solve(equation, roots: diagonal, differences: work.combinations, rowStride: work.rowStride)
    findWeights(work, count: keptCount)
    let firstRow = max(0, keptCount - vectorCount)
    for row in firstRow..<keptCount { makeCombination(work, row: row, count: keptCount) }

    let (firstFour, length) = (start / 4, (range.upperBound + 3) / 4 - start / 4)
    for row in firstRow..<keptCount {
      (work.vectors + (start + row) * work.rowStride + firstFour).update(repeating: .zero, count: length)
    }
    multiply(work, rows: firstRow..<keptCount, start: start, inner: 0..<secondStart, columns: start..<middle)
    multiply(
      work, rows: firstRow..<keptCount, start: start, inner: bothStart..<keptCount, columns: middle..<range.upperBound)
    for index in 0..<deflatedCount {
      diagonal[keptCount + index] = work.weights[index]
      copy(
        work.gathered + (keptCount + index) * work.rowStride + firstFour,
        to: work.vectors + (start + keptCount + index) * work.rowStride + firstFour, length: length)
    }
  }

  /// Sorts the rows kept by where they are not zero, so that zeros need not be multiplied; those set aside follow.
  ///
  /// - Returns: the first row that is not zero in both halves, and the first that is zero in the first one.
  private static func gather(
    _ work: DivisionWorkspace, _ range: Range<Int>, keptCount: Int, deflatedCount: Int
  ) -> (bothStart: Int, secondStart: Int) {
    let start = range.lowerBound
    let (firstFour, length) = (start / 4, (range.upperBound + 3) / 4 - start / 4)
    var (place, bothStart, secondStart) = (0, 0, 0)
    for half in 0..<3 {
      if half == 1 { bothStart = place }
      if half == 2 { secondStart = place }
      for index in 0..<keptCount where work.halves[work.kept[index]] == half {
        work.places[index] = place
        copy(
          work.vectors + (start + work.kept[index]) * work.rowStride + firstFour,
          to: work.gathered + place * work.rowStride + firstFour, length: length)
        place += 1
      }
    }
    for index in 0..<deflatedCount {
      work.weights[index] = work.diagonal[start + work.deflated[index]]
      copy(
        work.vectors + (start + work.deflated[index]) * work.rowStride + firstFour,
        to: work.gathered + (keptCount + index) * work.rowStride + firstFour, length: length)
    }
    return (bothStart, secondStart)
  }

  /// The z for which the roots that were found are the exact ones (Löwner's formula): what makes the combinations
  /// orthogonal however close together eigenvalues lie.
  private static func findWeights(_ work: DivisionWorkspace, count: Int) {
    let length = (count + 3) / 4
    let poles = UnsafeMutableRawPointer(work.poles).assumingMemoryBound(to: Four.self)
    let factors = UnsafeMutableRawPointer(work.factors).assumingMemoryBound(to: Four.self)
    factors.update(repeating: Four(repeating: -1), count: length)
    for root in 0..<count {
      let row = work.combinations + root * work.rowStride
      let pole = Four(repeating: work.poles[root])
      for index in 0..<length {
        let difference = poles[index] - pole
        factors[index] *= row[index] / difference.replacing(with: 1, where: difference .== 0)
      }
    }
    for index in 0..<count {
      let root = work.factors[index].magnitude.squareRoot()
      work.factors[index] = work.poleWeights[index] < 0 ? -root : root
    }
  }

  /// Turns the differences of the poles from a root into the factors of the rows that were gathered.
  private static func makeCombination(_ work: DivisionWorkspace, row: Int, count: Int) {
    let length = (count + 3) / 4
    let differences = work.combinations + row * work.rowStride
    let factors = UnsafeMutableRawPointer(work.factors).assumingMemoryBound(to: Four.self)
    let combination = UnsafeMutableRawPointer(work.combination).assumingMemoryBound(to: Four.self)
    for index in 0..<length { combination[index] = factors[index] / differences[index] }
    for index in count..<4 * length { work.combination[index] = 0 }
    let scale = 1 / product(combination, combination, length: length).squareRoot()
    let target = element(differences, 0)
    for index in 0..<count { target[work.places[index]] = work.combination[index] * scale }
  }

  private static func multiply(
    _ work: DivisionWorkspace, rows: Range<Int>, start: Int, inner: Range<Int>, columns: Range<Int>
  ) {
    let stride = 4 * work.rowStride
    let left = StridedMatrix(
      element(work.combinations + rows.lowerBound * work.rowStride, inner.lowerBound), rowCount: rows.count,
      columnCount: inner.count, rowStride: stride)
    let right = StridedMatrix(
      element(work.gathered + inner.lowerBound * work.rowStride, columns.lowerBound), rowCount: inner.count,
      columnCount: columns.count, rowStride: stride)
    addProduct(
      left, right, scale: 1, part: .all,
      to: element(work.vectors + (start + rows.lowerBound) * work.rowStride, columns.lowerBound), rowStride: stride)
  }

  private static func copy(_ source: UnsafePointer<Four>, to target: UnsafeMutablePointer<Four>, length: Int) {
    for index in 0..<length { target[index] = source[index] }
  }
}
