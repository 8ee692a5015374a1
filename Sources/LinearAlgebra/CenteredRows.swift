import NumericKernels

/// The rows of a matrix with the same numbers taken from each, multiplied by a power of two.
///
/// They are made a few at a time when they are needed: a copy of a large matrix would take as long as its product.
package struct CenteredRows {
  private let matrix: Matrix
  private let center: [Double]
  private let exponent: Int

  /// - Parameters:
  ///   - center: a number for each column, which is taken from its elements; zeros if nil.
  ///   - exponent: that of a power of two, by which elements are then multiplied.
  package init(_ matrix: Matrix, center: [Double]? = nil, exponent: Int = 0) {
    let center = center ?? [Double](repeating: 0, count: matrix.columnCount)
    require(center.count == matrix.columnCount, "\(center.count) numbers are no center of rows of \(matrix.shape).")
    self.matrix = matrix
    self.center = center
    self.exponent = exponent
  }

  /// The same with another power of two, such that the largest element is about 1 in magnitude.
  func bringingToOne() -> CenteredRows {
    guard columnCount > 0 else { return self }
    var peak = 0.0
    // Halves, since a difference may exceed the largest number.
    for start in stride(from: 0, to: matrix.elements.count, by: columnCount) {
      for column in 0..<columnCount {
        peak = max(peak, (0.5 * matrix.elements[start + column] - 0.5 * center[column]).magnitude)
      }
    }
    // The power of two is to be a number itself.
    return CenteredRows(
      matrix, center: center, exponent: peak > 0 ? min(1000, max(-1000, -Int(peak.exponent) - 1)) : 0)
  }

  /// A number as it was before it was multiplied.
  func undoingScale(of value: Double) -> Double { Double(sign: .plus, exponent: -exponent, significand: value) }

  var rowCount: Int { matrix.rowCount }
  var columnCount: Int { matrix.columnCount }

  /// The products of all columns with each other.
  func columnProducts() -> Matrix {
    let count = columnCount
    var products = [Double](repeating: 0, count: count * count)
    products.withUnsafeMutableBufferPointer { products in
      guard let target = products.baseAddress else { return }
      if exponent == 0 {
        matrix.withStrided { matrix in
          InstructionSet.kernels.addProducts(
            ofColumns: matrix, center: center, to: target, rowStride: count)
        }
      } else {
        forEachBlock { block, _ in
          InstructionSet.kernels.addProduct(
            block.transposed, block, scale: 1, part: .lower, to: target, rowStride: count)
        }
      }
      for row in 0..<count {
        for column in 0..<row { products[column * count + row] = products[row * count + column] }
      }
    }
    return Matrix(rowCount: count, columnCount: count, elements: products)
  }

  /// The scalar products of the rows with the rows of a matrix: a column for each of those.
  func timesTransposed(_ right: Matrix) -> Matrix {
    let columns = right.rowCount
    let elements = [Double](unsafeUninitializedCapacity: rowCount * columns) { elements, initializedCount in
      elements.initialize(repeating: 0)
      initializedCount = rowCount * columns
      guard let target = elements.baseAddress else { return }
      right.withStrided { right in
        forEachBlock { block, start in
          InstructionSet.kernels.addProduct(
            block, right.transposed, scale: 1, part: .all, to: target + start * columns,
            rowStride: columns)
        }
      }
    }
    return Matrix(rowCount: rowCount, columnCount: columns, elements: elements)
  }

  /// The lengths of the columns once the parts of the rows along some directions are taken out.
  ///
  /// - Parameter directions: orthonormal rows.
  func columnLengths(without directions: Matrix) -> [Double] {
    let parts = timesTransposed(directions)
    var squares = [Double](repeating: 0, count: columnCount)
    parts.withStrided { parts in
      directions.withStrided { directions in
        forEachBlock { block, start in
          let rest = UnsafeMutablePointer(mutating: block.elements)
          InstructionSet.kernels.addProduct(
            parts.rows(start..<start + block.rowCount), directions, scale: -1, part: .all, to: rest,
            rowStride: columnCount)
          for row in 0..<block.rowCount {
            for column in 0..<columnCount {
              let element = rest[row * columnCount + column]
              squares[column] += element * element
            }
          }
        }
      }
    }
    return squares.map { $0.squareRoot() }
  }

  /// All of them.
  func all() -> Matrix {
    let elements = [Double](unsafeUninitializedCapacity: rowCount * columnCount) { elements, initializedCount in
      initializedCount = rowCount * columnCount
      guard let target = elements.baseAddress else { return }
      forEachBlock { block, start in
        (target + start * columnCount).initialize(from: block.elements, count: block.rowCount * columnCount)
      }
    }
    return Matrix(rowCount: rowCount, columnCount: columnCount, elements: elements)
  }

  /// Calls a function with the rows, block after block, and the first row of each block.
  private func forEachBlock(_ body: (StridedMatrix, Int) -> Void) {
    // As many as the kernels sum up before they add to the result.
    let blockSize = 256
    let count = columnCount
    let block = UnsafeMutablePointer<Double>.allocate(capacity: min(blockSize, rowCount) * count)
    defer { block.deallocate() }
    let scale = Double(sign: .plus, exponent: exponent, significand: 1)
    let center = center.map { $0 * scale }
    matrix.elements.withUnsafeBufferPointer { elements in
      center.withUnsafeBufferPointer { center in
        for start in stride(from: 0, to: rowCount, by: blockSize) {
          let rows = min(blockSize, rowCount - start)
          for row in 0..<rows {
            let source = (start + row) * count
            for column in 0..<count {
              block[row * count + column] = elements[source + column] * scale - center[column]
            }
          }
          body(StridedMatrix(block, rowCount: rows, columnCount: count, rowStride: count), start)
        }
      }
    }
  }
}
