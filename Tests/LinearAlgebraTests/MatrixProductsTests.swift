import Foundation
import LinearAlgebra
import NumericKernels
import Testing

/// Numbers from -1 to 1 that look random, the same in every run.
private func scramble(_ rowCount: Int, _ columnCount: Int, seed: Int) -> Matrix {
  let elements = (0..<rowCount * columnCount).map { sin(Double(($0 + 1) * ($0 + 1) * 7919 + seed * 104729)) }
  return Matrix(rowCount: rowCount, columnCount: columnCount, elements: elements)
}

/// A product as it is defined: fused sums over blocks of 256 terms, which are added in order.
private func defined(_ left: Matrix, _ right: Matrix) -> Matrix {
  var result = Matrix(zeros: left.rowCount, right.columnCount)
  for row in 0..<left.rowCount {
    for column in 0..<right.columnCount {
      for start in stride(from: 0, to: left.columnCount, by: 256) {
        var sum = 0.0
        for inner in start..<min(left.columnCount, start + 256) {
          sum = fma(left[row, inner], right[inner, column], sum)
        }
        result[row, column] += sum
      }
    }
  }
  return result
}

@Suite("Products of matrices")
struct MatrixProductsTests {
  @Test(
    "Every bit is that of the sums they are defined by, on every instruction set",
    arguments: [
      (1, 1, 1), (2, 3, 2), (6, 256, 8), (7, 257, 9), (5, 600, 7), (97, 31, 100), (1, 300, 40), (40, 2, 1), (3, 0, 4),
      (13, 3, 1540),
    ])
  func definition(rows: Int, inner: Int, columns: Int) {
    let left = scramble(rows, inner, seed: 1)
    let right = scramble(inner, columns, seed: 2)
    let expected = defined(left, right)
    #expect(left * right == expected)
    #expect(left.transposed().transposedTimes(right) == expected)
    #expect(left.timesTransposed(right.transposed()) == expected)
    for kernels in InstructionSet.available {
      InstructionSet.$kernels.withValue(kernels) {
        #expect(left * right == expected, "\(kernels)")
        #expect(left.transposed().transposedTimes(right) == expected, "\(kernels)")
      }
    }
  }

  @Test(
    "A multiple of the product of a matrix with itself fills what is on and below the diagonal",
    arguments: [1, 9, 50, 131])
  func scaled(count: Int) {
    let points = scramble(300, count, seed: 3)
    for kernels in InstructionSet.available {
      var sums = [Double](repeating: 1, count: count * count)
      points.withStrided { points in
        sums.withUnsafeMutableBufferPointer { sums in
          guard let target = sums.baseAddress else { return }
          kernels.addProduct(
            points.transposed, points, scale: -2, part: .lower, to: target, rowStride: count)
        }
      }
      let expected = defined((-2 * points).transposed(), points)
      // Blocks are added to what is there one after the other, so 1 + (a + b) of the definition is (1 + a) + b here.
      for row in 0..<count {
        for column in 0...row { #expect((sums[row * count + column] - 1 - expected[row, column]).magnitude < 1e-12) }
      }
    }
  }

  @Test("Infinity and NaN spread as they do in sums")
  func notFinite() {
    let product = Matrix(rows: [[1, .infinity], [.nan, 0]]) * Matrix(rows: [[1, 2], [0, 3]])
    #expect(product[0, 0].isNaN)
    #expect(product[0, 1] == .infinity)
    #expect(product[1, 0].isNaN)
  }
}
