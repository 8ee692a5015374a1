extension Kernels {
  /// Cholesky from left to right (Golub and Van Loan, *Matrix Computations*, algorithm 4.2.2 with whole rows updated at
  /// a time), then inversion row by row.
  package static func invertFactor(
    of matrix: UnsafePointer<Double>, count: Int, into factor: UnsafeMutablePointer<Double>,
    halfLogDeterminant: inout Double
  ) -> Int? {
    let vectorCount = (count + 7) / 8
    let padded = vectorCount * 8
    let work = UnsafeMutablePointer<Lanes>.allocate(capacity: (2 * count + 2) * vectorCount)
    work.initialize(repeating: .zero, count: (2 * count + 2) * vectorCount)
    defer { work.deallocate() }
    let inverse = work + count * vectorCount
    let column = inverse + count * vectorCount
    let pivots = UnsafeMutableRawPointer(column + vectorCount).assumingMemoryBound(to: Double.self)
    let lower = UnsafeMutableRawPointer(work).assumingMemoryBound(to: Double.self)
    let columnElements = UnsafeMutableRawPointer(column).assumingMemoryBound(to: Double.self)
    let inverseElements = UnsafeMutableRawPointer(inverse).assumingMemoryBound(to: Double.self)
    for row in 0..<count {
      for index in 0...row { lower[row * padded + index] = matrix[row * count + index] }
    }

    for step in 0..<count {
      let pivot = lower[step * padded + step]
      let reciprocal = 1 / pivot.squareRoot()
      guard pivot > 0, pivot.isFinite, reciprocal.isFinite else { return step }
      pivots[step] = reciprocal
      // The column below the pivot; zeros before it leave finished parts of the rows as they are.
      columnElements[step] = 0
      for row in step + 1..<max(step + 1, count) {
        let value = lower[row * padded + step] * reciprocal
        lower[row * padded + step] = value
        columnElements[row] = value
      }
      for row in step + 1..<max(step + 1, count) {
        let value = Lanes(repeating: -columnElements[row])
        for vector in (step + 1) / 8...row / 8 { work[row * vectorCount + vector].addProduct(value, column[vector]) }
      }
    }

    var target = factor + count * (count + 1) / 2
    for row in 0..<count {
      let sums = inverse + row * vectorCount
      for inner in 0..<row {
        let value = Lanes(repeating: -lower[row * padded + inner])
        for vector in 0...inner / 8 { sums[vector].addProduct(value, inverse[inner * vectorCount + vector]) }
      }
      inverseElements[row * padded + row] = 1
      let reciprocal = Lanes(repeating: pivots[row])
      for vector in 0...row / 8 { sums[vector] *= reciprocal }
      target -= row + 1
      for index in 0...row { target[index] = inverseElements[row * padded + index] }
    }
    logarithms(pivots, count: count)
    halfLogDeterminant = 0
    for index in 0..<count { halfLogDeterminant -= pivots[index] }
    return nil
  }
}
