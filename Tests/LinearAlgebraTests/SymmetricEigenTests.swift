import Foundation
import LinearAlgebra
import Testing

/// Numbers from -1 to 1 that look random, the same in every run.
private func scramble(_ count: Int, seed: Int) -> [Double] {
  (0..<count).map { sin(Double(($0 + 1) * ($0 + 1) * 7919 + seed * 104729)) }
}

private func distance(_ left: Matrix, _ right: Matrix) -> Double {
  (left - right).elements.map(\.magnitude).max() ?? 0
}

@Suite("Symmetric eigendecomposition")
struct SymmetricEigenTests {
  @Test("Values and vectors known by hand")
  func byHand() {
    let eigen = SymmetricEigen(Matrix(rows: [[2, 1], [1, 2]]))
    #expect((eigen.values[0] - 3).magnitude < 1e-15)
    #expect((eigen.values[1] - 1).magnitude < 1e-15)
    #expect((eigen.vectors[0, 0] - eigen.vectors[1, 0]).magnitude < 1e-15)
    #expect((eigen.vectors[0, 1] + eigen.vectors[1, 1]).magnitude < 1e-15)
    #expect(SymmetricEigen(.diagonal([3, 9, -1])).values == [9, 3, -1])
  }

  @Test("Vectors are orthonormal and rebuild the matrix", arguments: [1, 2, 3, 10, 41, 64])
  func identities(_ count: Int) {
    let half = Matrix(rowCount: count, columnCount: count, elements: scramble(count * count, seed: 1))
    let matrix = half + half.transposed()
    let eigen = SymmetricEigen(matrix)
    #expect(eigen.values == eigen.values.sorted(by: >))
    #expect(distance(eigen.vectors.transposed() * eigen.vectors, .identity(count)) < 1e-13)
    let rebuilt = eigen.vectors * .diagonal(eigen.values) * eigen.vectors.transposed()
    #expect(distance(rebuilt, matrix) < 1e-12)
    let trace = (0..<count).map { matrix[$0, $0] }.reduce(0, +)
    #expect((eigen.values.reduce(0, +) - trace).magnitude < 1e-12)
  }

  @Test("Small eigenvalues of a graded matrix keep their digits")
  func graded() {
    // diag(1, 1e-8, 1e-16) (I + 0.1 (ones - I)) diag(1, 1e-8, 1e-16), whose smallest eigenvalue is about 1e-32.
    let scales = [1, 1e-8, 1e-16]
    var matrix = Matrix.identity(3)
    for row in 0..<3 {
      for column in 0..<3 { matrix[row, column] = scales[row] * scales[column] * (row == column ? 1 : 0.1) }
    }
    let values = SymmetricEigen(matrix).values
    // Schur complements, by hand: 1, then 0.99e-16, then (1 - 2 * 0.01 / 1.1) e-32.
    #expect((values[1] / 0.99e-16 - 1).magnitude < 1e-10)
    #expect((values[2] / ((1 - 0.02 / 1.1) * 1e-32) - 1).magnitude < 1e-10)
  }

  @Test("Zero rows and repeated values are no trouble")
  func degenerate() {
    let eigen = SymmetricEigen(Matrix(rows: [[0, 0, 0], [0, 5, 0], [0, 0, 5]]))
    #expect(eigen.values == [5, 5, 0])
    #expect(distance(eigen.vectors.transposed() * eigen.vectors, .identity(3)) == 0)
    #expect(SymmetricEigen(Matrix(zeros: 4, 4)).values == [0, 0, 0, 0])
  }
}
