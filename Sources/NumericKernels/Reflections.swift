#if WIDE
  import NumericKernels
#endif

extension Kernels {
  /// Reflections are put together to I - Vᵀ T V in blocks (Schreiber and Van Loan, "A storage-efficient WY
  /// representation for products of Householder transformations", *SIAM Journal on Scientific and Statistical
  /// Computing* 10, 1989), so that nearly all of the work is products of matrices.
  package static func applyReflections(
    _ reflections: UnsafePointer<Double>, factors: UnsafePointer<Double>, count: Int, rowStride: Int,
    to vectors: UnsafeMutablePointer<Double>, vectorCount: Int
  ) {
    // How many are applied together: the more, the less often the vectors are read, but the larger T is.
    let blockSize = count < 300 ? 32 : count < 800 ? 64 : 128
    let fours = rowStride / 4
    let memory = UnsafeMutablePointer<Four>.allocate(
      capacity: blockSize * fours + (2 * blockSize * blockSize + 2 * vectorCount * blockSize) / 4)
    defer { memory.deallocate() }
    let block = UnsafeMutableRawPointer(memory).assumingMemoryBound(to: Double.self)
    let triangle = block + blockSize * rowStride
    let products = triangle + blockSize * blockSize
    let projections = products + blockSize * blockSize
    let changes = projections + vectorCount * blockSize
    let source = UnsafeRawPointer(reflections).assumingMemoryBound(to: Four.self)

    for first in stride(from: 1, to: count, by: blockSize) {
      let size = min(blockSize, count - first)
      let length = first + size - 1
      memory.update(repeating: .zero, count: size * fours)
      for index in 0..<size {
        let row = first + index
        for four in 0..<(row + 3) / 4 { memory[index * fours + four] = source[row * fours + four] }
        for place in row..<max(row, min(rowStride, (row + 3) / 4 * 4)) { block[index * rowStride + place] = 0 }
      }
      let reflected = StridedMatrix(block, rowCount: size, columnCount: length, rowStride: rowStride)
      combine(reflected, factors: factors + first, products: products, into: triangle, blockSize: blockSize)

      projections.update(repeating: 0, count: 2 * vectorCount * blockSize)
      addProduct(
        StridedMatrix(vectors, rowCount: vectorCount, columnCount: length, rowStride: rowStride), reflected.transposed,
        scale: 1, part: .all, to: projections, rowStride: blockSize)
      addProduct(
        StridedMatrix(projections, rowCount: vectorCount, columnCount: size, rowStride: blockSize),
        StridedMatrix(triangle, rowCount: size, columnCount: size, rowStride: blockSize).transposed, scale: -1,
        part: .all, to: changes, rowStride: blockSize)
      addProduct(
        StridedMatrix(changes, rowCount: vectorCount, columnCount: size, rowStride: blockSize), reflected, scale: 1,
        part: .all, to: vectors, rowStride: rowStride)
    }
  }

  /// The transpose of the triangular T for which the product of reflections is I - Vᵀ T V.
  private static func combine(
    _ reflected: StridedMatrix, factors: UnsafePointer<Double>, products: UnsafeMutablePointer<Double>,
    into triangle: UnsafeMutablePointer<Double>, blockSize: Int
  ) {
    products.update(repeating: 0, count: blockSize * blockSize)
    triangle.update(repeating: 0, count: blockSize * blockSize)
    addProduct(
      reflected, reflected.transposed, scale: 1, part: .lower, to: products, rowStride: blockSize)
    let rows = UnsafeMutableRawPointer(triangle).assumingMemoryBound(to: Four.self)
    for row in 0..<reflected.rowCount {
      let rowFactors = products + row * blockSize
      let rowsBefore = (row + 3) / 4 * 4
      for index in 0..<row { rowFactors[index] *= factors[row] }
      for index in row..<max(row, rowsBefore) { rowFactors[index] = 0 }
      subtract(
        rows: rows, rowStride: blockSize / 4, rowCount: rowsBefore, factors: rowFactors,
        from: rows + row * blockSize / 4, length: rowsBefore / 4)
      triangle[row * blockSize + row] = factors[row]
    }
  }
}
