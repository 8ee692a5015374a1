import Foundation
import NumericKernels
import Testing

@Suite("Inverted Cholesky factors")
struct FactorizationTests {
  /// The rows of W, first row first, or the row at which the matrix turned out not to be positive definite.
  private func invert(_ rows: [[Double]]) -> (factor: [[Double]], halfLogDeterminant: Double, failure: Int?) {
    let count = rows.count
    var packed = [Double](repeating: .nan, count: count * (count + 1) / 2)
    var halfLogDeterminant = Double.nan
    let failure = rows.flatMap(\.self).withUnsafeBufferPointer { matrix in
      packed.withUnsafeMutableBufferPointer { packed -> Int? in
        guard let matrix = matrix.baseAddress, let packed = packed.baseAddress else { return 0 }
        return Kernels.invertFactor(
          of: matrix, count: count, into: packed, halfLogDeterminant: &halfLogDeterminant)
      }
    }
    var factor: [[Double]] = []
    var start = packed.count
    for row in 0..<count {
      start -= row + 1
      factor.append(Array(packed[start..<start + row + 1]))
    }
    return (factor, halfLogDeterminant, failure)
  }

  @Test("W A Wᵀ is the identity", arguments: [1, 2, 3, 7, 8, 9, 16, 17, 41, 64])
  func identity(count: Int) {
    func element(_ row: Int, _ column: Int) -> Double { sin(Double((row + 1) * (column + 3) * 7919)) }
    var matrix = [[Double]](repeating: [Double](repeating: 0, count: count), count: count)
    for row in 0..<count {
      for column in 0..<count {
        for inner in 0..<count { matrix[row][column] += element(row, inner) * element(column, inner) }
      }
      matrix[row][row] += 0.3
    }
    let (factor, halfLogDeterminant, failure) = invert(matrix)
    #expect(failure == nil)
    let logarithms = factor.indices.map { -log(factor[$0][$0]) }
    #expect((halfLogDeterminant - logarithms.reduce(0, +)).magnitude < 1e-13 * Double(count))
    for row in 0..<count {
      for column in 0...row {
        var sum = 0.0
        for (first, left) in factor[row].enumerated() {
          for (second, right) in factor[column].enumerated() { sum += left * matrix[first][second] * right }
        }
        #expect((sum - (row == column ? 1 : 0)).magnitude < 1e-11)
      }
    }
  }

  @Test("What is not positive definite is found out at its row")
  func failures() {
    #expect(invert([[1, 1], [1, 1]]).failure == 1)
    #expect(invert([[0]]).failure == 0)
    #expect(invert([[4, 2, 0], [2, 0.5, 0], [0, 0, 1]]).failure == 1)
    #expect(invert([[1, 0, 2], [0, 1, 0], [2, 0, 3]]).failure == 2)
    #expect(invert([[.nan]]).failure == 0)
    #expect(invert([[.infinity]]).failure == 0)
    #expect(invert([[.leastNonzeroMagnitude]]).failure == nil)
  }
}
