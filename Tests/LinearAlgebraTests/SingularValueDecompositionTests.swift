import Foundation
import LinearAlgebra
import NumericKernels
import Testing

/// Numbers from -1 to 1 that look random, the same in every run.
private func scramble(_ rowCount: Int, _ columnCount: Int, seed: Int) -> Matrix {
  let elements = (0..<rowCount * columnCount).map { sin(Double(($0 + 1) * ($0 + 1) * 7919 + seed * 104729)) }
  return Matrix(rowCount: rowCount, columnCount: columnCount, elements: elements)
}

private func distance(_ left: Matrix, _ right: Matrix) -> Double {
  (left - right).elements.map(\.magnitude).max() ?? 0
}

/// Orthonormal columns that look random.
private func directions(_ dimensionCount: Int, _ count: Int, seed: Int) -> Matrix {
  let half = scramble(dimensionCount, dimensionCount, seed: seed)
  return SymmetricEigen(half + half.transposed()).vectors.selectingColumns(Array(0..<count))
}

/// A matrix with given singular values.
private func matrix(_ rowCount: Int, _ columnCount: Int, values: [Double]) -> Matrix {
  directions(rowCount, values.count, seed: 1) * .diagonal(values)
    * directions(columnCount, values.count, seed: 2).transposed()
}

@Suite("Singular value decomposition")
struct SingularValueDecompositionTests {
  @Test("Values and vectors known by hand")
  func byHand() {
    let tall = SingularValueDecomposition(Matrix(rows: [[3, 0], [0, -4], [0, 0]]))
    #expect(tall.values == [4, 3])
    #expect(tall.leftVectors.shape.description == "(3, 2)")
    #expect(tall.rightVectors.shape.description == "(2, 2)")
    #expect(tall.rightVectors.mapElements(\.magnitude) == Matrix(rows: [[0, 1], [1, 0]]))
    // Läuchli's matrix, whose small value is lost in the products of its columns.
    let small = 1e-9
    let values = SingularValueDecomposition(Matrix(rows: [[1, 1], [small, 0], [0, small]])).values
    #expect((values[0] - 2.0.squareRoot()).magnitude < 1e-15)
    #expect((values[1] - small).magnitude < 1e-16)
  }

  @Test("Values are NumPy's")
  func reference() {
    // np.linalg.svd([[1 / (i + j + 1) for j in range(6)] for i in range(8)], compute_uv=False)
    var hilbert = Matrix(zeros: 8, 6)
    for row in 0..<8 {
      for column in 0..<6 { hilbert[row, column] = 1 / Double(row + column + 1) }
    }
    let expected = [
      1.655394838191265, 0.2679015751763017, 0.020557211636123965, 0.0009422445864826691, 2.5846486510150518e-05,
      3.6926877548817095e-07,
    ]
    for matrix in [hilbert, hilbert.transposed()] {
      for (value, expected) in zip(SingularValueDecomposition(matrix).values, expected) {
        #expect((value - expected).magnitude < 2e-15)
      }
    }
  }

  @Test(
    "Matrices of any shape and spectrum are rebuilt from orthonormal vectors, to the same bits on both instruction sets",
    arguments: [(1, 1), (4, 1), (1, 4), (5, 5), (20, 7), (7, 20), (60, 60), (40, 150), (150, 40)])
  func identities(rowCount: Int, columnCount: Int) {
    let count = min(rowCount, columnCount)
    let rounding = Double(max(8, rowCount, columnCount)) * Double.ulpOfOne
    let spectra: [(String, (Int) -> Double)] = [
      ("falling", { pow(10, -20 * Double($0) / Double(count)) }),
      ("of rank two", { $0 < 2 ? 3 - Double($0) : 0 }),
      ("equal", { _ in 1 }),
      ("zero", { _ in 0 }),
      ("in two groups", { $0 < count / 2 ? 1 : 1e-7 }),
      ("tiny", { 1e-200 / Double($0 + 1) }),
      ("huge", { 1e300 / Double($0 + 1) }),
    ]
    for (name, value) in spectra {
      let expected = (0..<count).map(value)
      let matrix = matrix(rowCount, columnCount, values: expected)
      let decomposition = SingularValueDecomposition(matrix)
      let (left, right) = (decomposition.leftVectors, decomposition.rightVectors)
      for (value, expectedValue) in zip(decomposition.values, expected) {
        #expect((value - expectedValue).magnitude <= 2 * rounding * expected[0], "\(name)")
      }
      #expect(decomposition.values == decomposition.values.sorted(by: >), "\(name)")
      #expect(distance(left.transposed() * left, .identity(count)) < 2 * rounding, "\(name)")
      #expect(distance(right.transposed() * right, .identity(count)) < 2 * rounding, "\(name)")
      let rebuilt = left * .diagonal(decomposition.values) * right.transposed()
      #expect(distance(rebuilt, matrix) <= 2 * rounding * expected[0], "\(name)")
      for kernels in InstructionSet.available {
        InstructionSet.$kernels.withValue(kernels) {
          #expect(SingularValueDecomposition(matrix) == decomposition, "\(name), \(kernels)")
        }
      }
    }
  }

  @Test("There may be no rows, no columns or nothing but zeros")
  func empty() {
    #expect(SingularValueDecomposition(Matrix(zeros: 3, 0)).values.isEmpty)
    #expect(SingularValueDecomposition(Matrix(zeros: 0, 3)).values.isEmpty)
    #expect(SingularValueDecomposition(Matrix(zeros: 3, 2)).values == [0, 0])
  }
}

@Suite("Principal axes")
struct PrincipalAxesTests {
  @Test(
    "The first few of many are those of all",
    arguments: [
      "falling", "equal in pairs", "flat", "of rank two", "nearly of rank two", "of rank twenty", "of rank one", "wide",
    ])
  func few(name: String) {
    let (rowCount, columnCount) = name == "wide" ? (270, 400) : (400, 270)
    let values = (0..<270).map { index in
      switch name {
      case "equal in pairs": 1 / Double(index / 2 + 1)
      case "flat": 2 - Double(index) / 270
      case "of rank one": index < 1 ? 1 : 0.0
      case "of rank two": index < 2 ? 1 : 0.0
      case "of rank twenty": index < 20 ? 1 - Double(index) / 40 : 0
      case "nearly of rank two": index < 2 ? 1 : 1e-3
      default: pow(0.8, Double(index))
      }
    }
    let center = (0..<columnCount).map { Double($0 % 7) }
    let around = matrix(rowCount, columnCount, values: values)
    let points = around.subtractingFromRows(center.map { -$0 })
    let few = PrincipalAxes(of: points, center: center, wanted: 2)
    let all = PrincipalAxes(of: points, center: center)
    #expect(few.singularValues.count == 2 && few.directions.rowCount == 2)
    #expect(all.singularValues.count == 270)
    // Rounding of the center, too, is in the points.
    for index in 0..<2 { #expect((few.singularValues[index] - values[index]).magnitude < 1e-13) }
    #expect((few.norm - all.norm).magnitude < 1e-12)
    #expect(distance(few.directions.timesTransposed(few.directions), .identity(2)) < 1e-14)
    // Σ σ² v vᵀ does not depend on which of equal directions were found.
    func squares(_ axes: PrincipalAxes) -> Matrix {
      let rows = axes.directions.selectingRows([0, 1])
      return rows.transposedTimes(.diagonal(axes.singularValues.prefix(2).map { $0 * $0 }) * rows)
    }
    #expect(distance(squares(few), squares(all)) < 1e-12)
    for kernels in InstructionSet.available {
      InstructionSet.$kernels.withValue(kernels) {
        let same = PrincipalAxes(of: points, center: center, wanted: 2)
        #expect(same.directions == few.directions && same.singularValues == few.singularValues, "\(kernels)")
      }
    }
  }

  /// Spectra of 512 values.
  private static let spectra: [(name: String, value: @Sendable (Int) -> Double)] = [
    ("falling", { pow(0.9, Double($0)) }),
    ("flat", { 2 - Double($0) / 512 }),
    ("large beside flat", { $0 < 3 ? 40 - Double($0) : 2 - Double($0) / 512 }),
    ("twice three equal", { $0 < 3 ? 1 : $0 < 6 ? 0.985 : 0.92 - Double($0) / 1024 }),
    ("equal in pairs", { pow(0.9, Double($0 / 2)) }),
    ("equal in threes", { pow(0.9, Double($0 / 3)) }),
    ("all but equal in threes", { pow(0.9, Double($0 / 3)) * (1 - 1e-13 * Double($0 % 3)) }),
    ("three equal at last", { $0 < 3 ? 3 - Double($0) : $0 < 6 ? 0.5 : 0.25 * pow(0.9, Double($0)) }),
    ("equal", { _ in 1 }),
    ("of rank three", { $0 < 3 ? 1 - Double($0) / 4 : 0 }),
    ("of rank eleven", { $0 < 11 ? 1 - Double($0) / 16 : 0 }),
  ]

  @Test(
    "Of hundreds of directions the few wanted are found, however often values occur and at any scale",
    arguments: spectra.map(\.name), [3, 5])
  func fewOfHundreds(name: String, wanted: Int) throws {
    let count = 512
    let value = try #require(Self.spectra.first { $0.name == name }).value
    let values = (0..<count).map(value)
    let axes = directions(count, count, seed: 2).transposed()
    let points = .diagonal(values) * axes
    let center = [Double](repeating: 0, count: count)
    let few = PrincipalAxes(of: points, center: center, wanted: wanted)
    #expect(few.singularValues.count == wanted && few.directions.rowCount == wanted)
    for index in 0..<wanted {
      #expect((few.singularValues[index] - values[index]).magnitude < 1e-13 * values[0], "value \(index)")
      // How much of it lies along directions of other values.
      let parts = axes * few.directions.row(index)
      let outside = zip(values, parts).reduce(0) { sum, pair in
        let isOther = (pair.0 - values[index]).magnitude > 1e-10 * values[0]
        return isOther ? sum + pair.1 * pair.1 : sum
      }
      #expect(outside.squareRoot() < 1e-9, "direction \(index)")
    }
    #expect(distance(few.directions.timesTransposed(few.directions), .identity(wanted)) < 1e-14)
    for kernels in InstructionSet.available {
      InstructionSet.$kernels.withValue(kernels) {
        let same = PrincipalAxes(of: points, center: center, wanted: wanted)
        let isSame = same.directions == few.directions && same.singularValues == few.singularValues
        #expect(isSame, "\(kernels)")
      }
    }
    for exponent in [450, -350] {
      let scale = Double(sign: .plus, exponent: exponent, significand: 1)
      let scaled = PrincipalAxes(of: scale * points, center: center, wanted: wanted)
      for (value, expected) in zip(scaled.singularValues, few.singularValues) {
        #expect((value / scale - expected).magnitude < 1e-13 * values[0], "2 to the power of \(exponent)")
      }
    }
  }
}
