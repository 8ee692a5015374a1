#if WIDE
  import NumericKernels
#endif

/// How many rows at most are eliminated before the rest of the matrix is brought up to date.
private let largestPanel = 32

extension Kernels {
  /// Eliminates rows from the last to the first, by panels: while a panel lasts, the matrix stays as it is and each
  /// row is brought up to date when its turn comes (LAPACK's `dlatrd`).
  ///
  /// Dongarra, Sorensen and Hammarling, "Block reduction of matrices to condensed forms for eigenvalue computations",
  /// *Journal of Computational and Applied Mathematics* 27, 1989.
  package static func tridiagonalize(
    _ matrix: UnsafeMutablePointer<Double>, count: Int, rowStride: Int, diagonal: UnsafeMutablePointer<Double>,
    offDiagonal: UnsafeMutablePointer<Double>, factors: UnsafeMutablePointer<Double>
  ) {
    let panel = min(largestPanel, rowStride)
    let fours = rowStride / 4
    let rows = UnsafeMutableRawPointer(matrix).assumingMemoryBound(to: Four.self)
    // The reflected vectors V, the vectors W for which A becomes A - V Wᵀ - W Vᵀ, and V again.
    let memory = UnsafeMutablePointer<Four>.allocate(capacity: 3 * panel * fours + panel)
    defer { memory.deallocate() }
    let reflected = memory
    let changes = memory + panel * fours
    let products = UnsafeMutableRawPointer(memory + 3 * panel * fours).assumingMemoryBound(to: Double.self)
    let swapped = products + 2 * panel

    var active = count
    while active > 0 {
      memory.initialize(repeating: .zero, count: 2 * panel * fours)
      let last = max(0, active - panel)
      for row in stride(from: active - 1, through: last, by: -1) {
        let step = active - 1 - row
        let stepsBefore = (step + 3) / 4 * 4
        let target = rows + row * fours
        for other in 0..<stepsBefore {
          products[other] = element(changes + other * fours, row)
          swapped[other] = element(reflected + other * fours, row)
        }
        subtract(
          rows: reflected, rowStride: fours, rowCount: stepsBefore, factors: products, from: target,
          length: row / 4 + 1)
        subtract(
          rows: changes, rowStride: fours, rowCount: stepsBefore, factors: swapped, from: target, length: row / 4 + 1)
        diagonal[row] = matrix[row * rowStride + row]
        guard row > 0 else { continue }
        clear(target, from: row, length: fours)
        (offDiagonal[row - 1], factors[row]) = reflect(target, count: row)
        guard factors[row] != 0 else { continue }

        let length = (row + 3) / 4
        let vector = reflected + step * fours
        let change = changes + step * fours
        for index in 0..<length { vector[index] = target[index] }
        multiply(symmetric: rows, rowStride: fours, count: row, by: vector, into: change)
        clear(change, from: row, length: fours)
        multiply(
          rows: changes, rowStride: fours, rowCount: stepsBefore, by: vector, length: length, into: products)
        multiply(
          rows: reflected, rowStride: fours, rowCount: stepsBefore, by: vector, length: length, into: swapped)
        for other in step..<stepsBefore { (products[other], swapped[other]) = (0, 0) }
        subtract(
          rows: reflected, rowStride: fours, rowCount: stepsBefore, factors: products, from: change, length: length)
        subtract(
          rows: changes, rowStride: fours, rowCount: stepsBefore, factors: swapped, from: change, length: length)
        let factor = Four(repeating: factors[row])
        let half = -0.5 * factors[row] * factors[row] * product(change, vector, length: length)
        for index in 0..<length {
          change[index] = (factor * change[index]).addingProduct(Four(repeating: half), vector[index])
        }
        clear(change, from: row, length: fours)
      }
      active = last
      guard active > 0 else { return }
      for index in 0..<panel * fours { memory[2 * panel * fours + index] = reflected[index] }
      let left = UnsafeRawPointer(reflected).assumingMemoryBound(to: Double.self)
      let right = UnsafeRawPointer(changes).assumingMemoryBound(to: Double.self)
      addProduct(
        StridedMatrix(left, rowCount: 2 * panel, columnCount: active, rowStride: rowStride).transposed,
        StridedMatrix(right, rowCount: 2 * panel, columnCount: active, rowStride: rowStride), scale: -1,
        part: .lower, to: matrix, rowStride: rowStride)
    }
  }

  /// Replaces a vector by that of the reflection I - τ v vᵀ which makes zeros of all its elements but the last.
  ///
  /// - Returns: what becomes of the last element, and τ.
  private static func reflect(_ vector: UnsafeMutablePointer<Four>, count: Int) -> (last: Double, factor: Double) {
    let elements = UnsafeMutableRawPointer(vector).assumingMemoryBound(to: Double.self)
    let last = elements[count - 1]
    elements[count - 1] = 0
    let length = (count + 3) / 4
    let rest = product(vector, vector, length: length)
    // Elements whose squares vanish do not count beside the largest one of the matrix, which is near 1.
    guard rest >= 0x1p-900 else {
      for index in 0..<length { vector[index] = .zero }
      return (last, 0)
    }
    let norm = (rest + last * last).squareRoot()
    let result = last > 0 ? -norm : norm
    let scale = Four(repeating: 1 / (last - result))
    for index in 0..<length { vector[index] *= scale }
    elements[count - 1] = 1
    return (result, (result - last) / result)
  }

  private static func element(_ vector: UnsafePointer<Four>, _ index: Int) -> Double {
    UnsafeRawPointer(vector).assumingMemoryBound(to: Double.self)[index]
  }

  /// Sets the elements from some place on to zero.
  private static func clear(_ vector: UnsafeMutablePointer<Four>, from start: Int, length: Int) {
    let elements = UnsafeMutableRawPointer(vector).assumingMemoryBound(to: Double.self)
    for index in start..<max(start, min(4 * length, (start + 3) / 4 * 4)) { elements[index] = 0 }
  }
}
