// Loops over vectors and over the rows of matrices whose rows start at multiples of four numbers in memory.

extension Kernels {
  /// The scalar product of a vector with each of some rows.
  ///
  /// - Parameters:
  ///   - rows: the rows, `rowStride` vectors of four apart.
  ///   - rowCount: a multiple of four.
  ///   - length: the number of vectors of four.
  ///   - products: gets the scalar products.
  static func multiply(
    rows: UnsafePointer<Four>, rowStride: Int, rowCount: Int, by vector: UnsafePointer<Four>, length: Int,
    into products: UnsafeMutablePointer<Double>
  ) {
    for first in stride(from: 0, to: rowCount, by: 4) {
      let row0 = rows + first * rowStride
      let row1 = row0 + rowStride
      let row2 = row1 + rowStride
      let row3 = row2 + rowStride
      var (sum0, sum1, sum2, sum3) = (Four.zero, Four.zero, Four.zero, Four.zero)
      for index in 0..<length {
        let x = vector[index]
        sum0 = sum0.addingProduct(row0[index], x)
        sum1 = sum1.addingProduct(row1[index], x)
        sum2 = sum2.addingProduct(row2[index], x)
        sum3 = sum3.addingProduct(row3[index], x)
      }
      products[first] = sum0.orderedSum
      products[first + 1] = sum1.orderedSum
      products[first + 2] = sum2.orderedSum
      products[first + 3] = sum3.orderedSum
    }
  }

  /// Subtracts a combination of rows from a vector, row after row.
  ///
  /// - Parameters:
  ///   - rowCount: a multiple of four.
  ///   - factors: a factor for each row.
  static func subtract(
    rows: UnsafePointer<Four>, rowStride: Int, rowCount: Int, factors: UnsafePointer<Double>,
    from vector: UnsafeMutablePointer<Four>, length: Int
  ) {
    for first in stride(from: 0, to: rowCount, by: 4) {
      let row0 = rows + first * rowStride
      let row1 = row0 + rowStride
      let row2 = row1 + rowStride
      let row3 = row2 + rowStride
      let factor0 = Four(repeating: -factors[first])
      let factor1 = Four(repeating: -factors[first + 1])
      let factor2 = Four(repeating: -factors[first + 2])
      let factor3 = Four(repeating: -factors[first + 3])
      for index in 0..<length {
        let x = vector[index].addingProduct(factor0, row0[index]).addingProduct(factor1, row1[index])
        vector[index] = x.addingProduct(factor2, row2[index]).addingProduct(factor3, row3[index])
      }
    }
  }

  /// The scalar product of two vectors.
  static func product(_ left: UnsafePointer<Four>, _ right: UnsafePointer<Four>, length: Int) -> Double {
    var sum = Four.zero
    for index in 0..<length { sum = sum.addingProduct(left[index], right[index]) }
    return sum.orderedSum
  }

  /// The product of a symmetric matrix, of which only the part up to the diagonal is read (once), and a vector.
  ///
  /// - Parameters:
  ///   - matrix: the leading rows, `rowStride` vectors of four apart, as many as `count` rounded up to a multiple of
  ///     four; all finite.
  ///   - vector: zero from `count` on.
  ///   - result: gets the product, and numbers without meaning up to the next multiple of four.
  static func multiply(
    symmetric matrix: UnsafePointer<Four>, rowStride: Int, count: Int, by vector: UnsafePointer<Four>,
    into result: UnsafeMutablePointer<Four>
  ) {
    let places = Four(0, 1, 2, 3)
    let elements = UnsafeRawPointer(vector).assumingMemoryBound(to: Double.self)
    for block in 0..<(count + 3) / 4 {
      let row0 = matrix + 4 * block * rowStride
      let row1 = row0 + rowStride
      let row2 = row1 + rowStride
      let row3 = row2 + rowStride
      let x0 = Four(repeating: elements[4 * block])
      let x1 = Four(repeating: elements[4 * block + 1])
      let x2 = Four(repeating: elements[4 * block + 2])
      let x3 = Four(repeating: elements[4 * block + 3])
      var (sum0, sum1, sum2, sum3) = (Four.zero, Four.zero, Four.zero, Four.zero)
      for index in 0..<block {
        let (a, b, c, d) = (row0[index], row1[index], row2[index], row3[index])
        let x = vector[index]
        sum0 = sum0.addingProduct(a, x)
        sum1 = sum1.addingProduct(b, x)
        sum2 = sum2.addingProduct(c, x)
        sum3 = sum3.addingProduct(d, x)
        result[index] = result[index].addingProduct(x0, a).addingProduct(x1, b).addingProduct(x2, c)
          .addingProduct(x3, d)
      }
      // The block on the diagonal: rows up to the diagonal, then the columns below it.
      let x = vector[block]
      let (a, b, c, d) = (row0[block], row1[block], row2[block], row3[block])
      sum0 = sum0.addingProduct(a.replacing(with: 0, where: places .> 0), x)
      sum1 = sum1.addingProduct(b.replacing(with: 0, where: places .> 1), x)
      sum2 = sum2.addingProduct(c.replacing(with: 0, where: places .> 2), x)
      sum3 = sum3.addingProduct(d, x)
      let sums = Four(sum0.orderedSum, sum1.orderedSum, sum2.orderedSum, sum3.orderedSum)
      result[block] = sums.addingProduct(x1, b.replacing(with: 0, where: places .>= 1))
        .addingProduct(x2, c.replacing(with: 0, where: places .>= 2))
        .addingProduct(x3, d.replacing(with: 0, where: places .>= 3))
    }
  }
}
