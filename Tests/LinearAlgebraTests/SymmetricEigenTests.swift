import Foundation
import LinearAlgebra
import NumericKernels
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

  /// Symmetric matrices that are hard in different ways, of n rows.
  private static func matrices(_ count: Int) -> [(name: String, matrix: Matrix)] {
    let half = Matrix(rowCount: count, columnCount: count, elements: scramble(count * count, seed: 3))
    let directions = SymmetricEigen(half + half.transposed()).vectors
    func spectrum(_ value: (Int) -> Double) -> Matrix {
      let product = directions * .diagonal((0..<count).map(value)) * directions.transposed()
      return 0.5 * (product + product.transposed())
    }
    func tridiagonal(_ diagonal: (Int) -> Double, _ beside: Double) -> Matrix {
      var result = Matrix.diagonal((0..<count).map(diagonal))
      for index in 1..<count {
        result[index, index - 1] = beside
        result[index - 1, index] = beside
      }
      return result
    }
    var graded = half + half.transposed()
    for row in 0..<count {
      for column in 0..<count { graded[row, column] *= pow(10, -150 * Double(row + column) / Double(count)) }
    }
    let narrow = half.selectingColumns([0, 1])
    return [
      ("random", half + half.transposed()),
      ("Wilkinson's", tridiagonal({ (Double($0) - Double(count / 2)).magnitude }, 1)),
      ("falling", spectrum { pow(10, -16 * Double($0) / Double(count)) }),
      ("clustered", spectrum { 1 + 1e-14 * Double($0) }),
      ("repeated", spectrum { Double($0 % 3) }),
      ("of rank two", narrow * narrow.transposed()),
      ("ones", Matrix(rowCount: count, columnCount: count, elements: [Double](repeating: 1, count: count * count))),
      ("graded", graded),
      ("coupled in pairs", tridiagonal({ _ in 0 }, 1)),
      ("identity", .identity(count)),
    ]
  }

  @Test(
    "Hard spectra are resolved to a few roundings, to the same bits on every instruction set",
    arguments: [4, 8, 9, 16, 17, 33, 41, 64, 100, 130])
  func hardSpectra(count: Int) {
    for (name, matrix) in Self.matrices(count) {
      let eigen = SymmetricEigen(matrix)
      let rounding = Double(count) * Double.ulpOfOne
      let size = eigen.values.map(\.magnitude).max() ?? 0
      #expect(eigen.values == eigen.values.sorted(by: >), "\(name)")
      #expect(distance(eigen.vectors.transposed() * eigen.vectors, .identity(count)) < 2 * rounding, "\(name)")
      #expect(
        distance(matrix * eigen.vectors, eigen.vectors * .diagonal(eigen.values)) < 2 * rounding * size, "\(name)")
      for kernels in InstructionSet.available {
        InstructionSet.$kernels.withValue(kernels) { #expect(SymmetricEigen(matrix) == eigen, "\(name), \(kernels)") }
      }
    }
  }

  @Test("Hundreds of matrices with columns of very different sizes are resolved, however slowly roots are approached")
  func manyMatrices() {
    var state: UInt64 = 7
    func uniform() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(Int64(bitPattern: state) >> 11) * 0x1p-52
    }
    for trial in 0..<400 {
      let count = 2 + trial % 47
      let decades = Double(trial % 9)
      var half = Matrix(zeros: count + trial % 7, count)
      for row in 0..<half.rowCount {
        for column in 0..<count { half[row, column] = uniform() * pow(10, -decades * Double(column) / Double(count)) }
      }
      let matrix = half.transposedTimes(half)
      let eigen = SymmetricEigen(matrix)
      let rounding = 2 * Double(max(8, count)) * Double.ulpOfOne
      let rows = eigen.vectorRows
      #expect(distance(rows.timesTransposed(rows), .identity(count)) < rounding, "\(trial)")
      #expect(distance(rows * matrix, .diagonal(eigen.values) * rows) < rounding * eigen.values[0], "\(trial)")
    }
  }

  @Test("Spectra known in closed form", arguments: [5, 9, 40, 250])
  func closedForm(count: Int) {
    // Second differences: 2 - 2 cos(π k / (n + 1)).
    var differences = Matrix.diagonal([Double](repeating: 2, count: count))
    for index in 1..<count {
      differences[index, index - 1] = -1
      differences[index - 1, index] = -1
    }
    for (index, value) in SymmetricEigen(differences).values.enumerated() {
      let angle = Double.pi * Double(count - index) / Double(count + 1)
      #expect((value - (2 - 2 * cos(angle))).magnitude < 1e-14)
    }
    // Ones with something added to the diagonal.
    let values = SymmetricEigen(Matrix(zeros: count, count).mapElements { _ in 1 } + 3 * .identity(count)).values
    #expect((values[0] - Double(count + 3)).magnitude < 1e-13 * Double(count))
    for value in values.dropFirst() { #expect((value - 3).magnitude < 1e-13 * Double(count)) }
  }

  @Test("Huge and tiny matrices have huge and tiny eigenvalues")
  func extremes() {
    let huge = SymmetricEigen(Matrix(rows: [[1e308, 1e308], [1e308, -1e308]]))
    for (value, sign) in zip(huge.values, [1.0, -1]) {
      #expect((value / 1e308 - sign * 2.0.squareRoot()).magnitude < 1e-15)
    }
    #expect(distance(huge.vectors.transposed() * huge.vectors, .identity(2)) < 1e-15)
    let half = Matrix(rowCount: 20, columnCount: 20, elements: scramble(400, seed: 5))
    let matrix = half + half.transposed()
    let eigen = SymmetricEigen(matrix)
    for power in [1000, -900] {
      let scale = Double(sign: .plus, exponent: power, significand: 1)
      let scaled = SymmetricEigen(scale * matrix)
      #expect(scaled.values == eigen.values.map { scale * $0 })
      #expect(scaled.vectors == eigen.vectors)
    }
    let tiny = SymmetricEigen(.leastNonzeroMagnitude * Matrix(rows: [[5, 0], [0, 9]]))
    #expect(tiny.values == [9 * .leastNonzeroMagnitude, 5 * .leastNonzeroMagnitude])
    #expect(SymmetricEigen(Matrix(zeros: 0, 0)).values.isEmpty)
  }
}
