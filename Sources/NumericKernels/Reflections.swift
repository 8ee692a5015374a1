#if WIDE
  import NumericKernels
#endif

/// Up to how many rows reflections are not worth putting together.
private let fewReflections = 64

extension Kernels {
  /// Reflections are put together to I - Vᵀ T V in blocks (Schreiber and Van Loan, "A storage-efficient WY
  /// representation for products of Householder transformations", *SIAM Journal on Scientific and Statistical
  /// Computing* 10, 1989), so that nearly all of the work is products of matrices.
  package static func applyReflections(
    _ reflections: UnsafePointer<Double>, factors: UnsafePointer<Double>, count: Int, rowStride: Int,
    to vectors: UnsafeMutablePointer<Double>, vectorCount: Int
  ) {
    if count <= fewReflections {
      applyOneByOne(
        reflections, factors: factors, count: count, rowStride: rowStride, to: vectors, vectorCount: vectorCount)
      return
    }
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

  private static func applyOneByOne(
    _ reflections: UnsafePointer<Double>, factors: UnsafePointer<Double>, count: Int, rowStride: Int,
    to vectors: UnsafeMutablePointer<Double>, vectorCount: Int
  ) {
    let fours = rowStride / 4
    let rows = UnsafeMutableRawPointer(vectors).assumingMemoryBound(to: Four.self)
    let source = UnsafeRawPointer(reflections).assumingMemoryBound(to: Four.self)
    let vector = UnsafeMutablePointer<Four>.allocate(capacity: fours)
    defer { vector.deallocate() }
    let elements = UnsafeMutableRawPointer(vector).assumingMemoryBound(to: Double.self)
    for row in stride(from: 1, to: count, by: 1) where factors[row] != 0 {
      let length = (row + 3) / 4
      for index in 0..<length { vector[index] = source[row * fours + index] }
      for place in row..<4 * length { elements[place] = 0 }
      let factor = -factors[row]
      // Memory there is for four at a time.
      for first in stride(from: 0, to: vectorCount, by: 4) {
        let row0 = rows + first * fours
        let row1 = row0 + fours
        let row2 = row1 + fours
        let row3 = row2 + fours
        var (sum0, sum1, sum2, sum3) = (Four.zero, Four.zero, Four.zero, Four.zero)
        for index in 0..<length {
          let x = vector[index]
          sum0 = sum0.addingProduct(row0[index], x)
          sum1 = sum1.addingProduct(row1[index], x)
          sum2 = sum2.addingProduct(row2[index], x)
          sum3 = sum3.addingProduct(row3[index], x)
        }
        let factor0 = Four(repeating: factor * sum0.orderedSum)
        let factor1 = Four(repeating: factor * sum1.orderedSum)
        let factor2 = Four(repeating: factor * sum2.orderedSum)
        let factor3 = Four(repeating: factor * sum3.orderedSum)
        for index in 0..<length {
          let x = vector[index]
          row0[index] = row0[index].addingProduct(factor0, x)
          row1[index] = row1[index].addingProduct(factor1, x)
          row2[index] = row2[index].addingProduct(factor2, x)
          row3[index] = row3[index].addingProduct(factor3, x)
        }
      }
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
