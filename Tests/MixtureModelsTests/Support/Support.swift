import Datasets
import LinearAlgebra
import MixtureModels
import NumPyRandom
import Testing

/// Expects two numbers to agree to a relative difference.
func expectClose(
  _ value: Double, _ expected: Double, relative: Double = 1e-10, sourceLocation: SourceLocation = #_sourceLocation
) {
  #expect(
    (value - expected).magnitude <= relative * max(expected.magnitude, 1e-3), "\(value) is not close to \(expected)",
    sourceLocation: sourceLocation)
}

/// Expects arrays to agree, number by number, to a relative difference.
func expectClose(
  _ values: [Double], _ expected: [Double], relative: Double = 1e-10,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  #expect(values.count == expected.count, sourceLocation: sourceLocation)
  for (value, expected) in zip(values, expected) {
    expectClose(value, expected, relative: relative, sourceLocation: sourceLocation)
  }
}

/// Expects matrices to agree, number by number, to a relative difference.
func expectClose(
  _ matrix: Matrix, _ expected: [[Double]], relative: Double = 1e-10,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  #expect(matrix.rowCount == expected.count, sourceLocation: sourceLocation)
  for (row, expected) in zip(matrix.rows, expected) {
    expectClose(row, expected, relative: relative, sourceLocation: sourceLocation)
  }
}

/// The points of the references.
enum Points {
  /// Four clouds of 400 points, coordinates exchanged.
  static let blobs = makeBlobs(count: 400, centers: 4, standardDeviation: 0.6, random: RandomState(seed: 0))
    .reversingColumns()

  /// The same, stretched.
  static let stretchedBlobs: Blobs = {
    var random = RandomState(seed: 13)
    return blobs.stretched(by: random.standardNormal(rowCount: 2, columnCount: 2))
  }()

  /// Three stretched clouds of 500 points.
  static let threeClouds: Matrix = {
    var random = RandomState(seed: 0)
    return makeBlobs(count: 500, centers: 3, standardDeviation: 1.5, random: RandomState(seed: 20))
      .stretched(by: random.standardNormal(rowCount: 2, columnCount: 2)).points
  }()

  /// Sixty points on a line.
  static func line(offset: Double) -> Matrix {
    var random = RandomState(seed: 0)
    return Matrix(column: makeLineClusters(offset: offset, using: &random))
  }

  /// The digits along their 41 principal components, whitened.
  static let digits: Result<(PrincipalComponents, Matrix), any Error> = Result {
    let components = try PrincipalComponents(
      of: Digits.load().images, keeping: .varianceFraction(0.99), whitening: true)
    return (components, try components.transform(Digits.load().images))
  }
}
