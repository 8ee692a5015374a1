import Foundation
import LinearAlgebra
import MixtureModels
import NumPyRandom
import Testing

@Suite("Densities and responsibilities")
struct DensitiesTests {
  @Test("Log-densities agree with the formula written out", arguments: CovarianceKind.allCases)
  func logDensities(kind: CovarianceKind) throws {
    let model = try Models.model(kind)
    var random = RandomState(seed: 9)
    let points = 3 * random.standardNormal(rowCount: 53, columnCount: 4)
    let naive = points.rows.map { point in
      var density = 0.0
      for component in 0..<3 {
        let eigen = SymmetricEigen(model.covarianceMatrices[component])
        let deviation = zip(point, Models.means.row(component)).map { $0 - $1 }
        let distance = zip((Matrix(rows: [deviation]) * eigen.vectors).elements, eigen.values).reduce(0) {
          $0 + $1.0 * $1.0 / $1.1
        }
        let determinant = eigen.values.reduce(1, *)
        density += Models.weights[component] * exp(-distance / 2) / (pow(2 * .pi, 2) * determinant.squareRoot())
      }
      return density
    }
    expectClose(try model.logDensities(of: points), naive.map { log($0) }, relative: 1e-12)
    expectClose(try model.densities(of: points), naive, relative: 1e-11)
    expectClose(try model.logLikelihood(of: points), naive.map { log($0) }.reduce(0, +), relative: 1e-12)
    let components = model.componentDensities(at: points.row(0))
    expectClose(zip(components, Models.weights).map { $0 * $1 }.reduce(0, +), naive[0], relative: 1e-12)
  }

  @Test("Responsibilities sum to 1 and the largest gives the label", arguments: CovarianceKind.allCases)
  func responsibilities(kind: CovarianceKind) throws {
    let model = try Models.model(kind)
    var random = RandomState(seed: 10)
    // Most of these are so far away that all densities underflow; logarithms do not.
    let points = 60 * random.standardNormal(rowCount: 100, columnCount: 4)
    let responsibilities = try model.responsibilities(of: points)
    let labels = try model.labels(of: points)
    for (row, label) in zip(responsibilities.rows, labels) {
      #expect((row.reduce(0, +) - 1).magnitude < 1e-15)
      #expect(row[label] == row.max())
    }
  }
}
