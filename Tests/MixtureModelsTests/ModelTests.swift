import Foundation
import LinearAlgebra
import MixtureModels
import NumPyRandom
import Testing

/// Parameters in each form of covariances: three components in four dimensions.
enum Models {
  static let weights = [0.2, 0.5, 0.3]
  static let means = Matrix(rows: [[0, 1, -2, 0.5], [3, -1, 0, 0], [-4, 2, 2, 1]])

  static func matrix(_ seed: Int) -> Matrix {
    var random = RandomState(seed: UInt32(seed))
    let half = random.standardNormal(rowCount: 4, columnCount: 4)
    return half * half.transposed() + 0.3 * Matrix.identity(4)
  }

  static func covariances(_ kind: CovarianceKind) -> Covariances {
    switch kind {
    case .full: .full([matrix(1), matrix(2), matrix(3)])
    case .tied: .tied(matrix(4))
    case .diagonal: .diagonal(Matrix(rows: [[1, 2, 0.5, 0.1], [0.3, 0.3, 4, 1], [2, 0.7, 0.9, 3]]))
    default: .spherical([0.5, 2, 1.5])
    }
  }

  static func model(_ kind: CovarianceKind) throws -> GaussianMixture {
    try GaussianMixture(weights: weights, means: means, covariances: covariances(kind))
  }
}

@Suite("A mixture as a value")
struct ModelTests {
  @Test("Log-densities agree with the formula written out", arguments: CovarianceKind.allCases)
  func logDensities(kind: CovarianceKind) throws {
    let model = try Models.model(kind)
    var random = RandomState(seed: 9)
    let points = 3 * random.standardNormal(rowCount: 53, columnCount: 4)
    let naive = try points.rows.map { point in
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

  @Test("Parameter counts for two components in five dimensions")
  func parameterCounts() throws {
    let counts = try [
      Covariances.spherical([1, 1]), .diagonal(Matrix(rows: [[1, 1, 1, 1, 1], [1, 1, 1, 1, 1]])),
      .tied(.identity(5)), .full([.identity(5), .identity(5)]),
    ].map { try GaussianMixture(weights: [0.5, 0.5], means: Matrix(zeros: 2, 5), covariances: $0).parameterCount }
    #expect(counts == [13, 21, 26, 41])
  }

  @Test("Saved and read back it is the same", arguments: CovarianceKind.allCases)
  func coding(kind: CovarianceKind) throws {
    let model = try Models.model(kind)
    let restored = try JSONDecoder().decode(GaussianMixture.self, from: JSONEncoder().encode(model))
    #expect(restored == model)
    #expect(restored.logDensity(at: [1, 2, 3, 4]) == model.logDensity(at: [1, 2, 3, 4]))
    let broken = Data(
      #"{"weights":[1],"means":{"rowCount":1,"columnCount":1,"elements":[0]},"covariances":{"spherical":{"_0":[-1]}}}"#
        .utf8)
    #expect(throws: MixtureError.notPositiveDefinite(component: 0, dimension: 0)) {
      try JSONDecoder().decode(GaussianMixture.self, from: broken)
    }
  }

  @Test("Twenty thousand samples have its means and covariances", arguments: CovarianceKind.allCases)
  func sampling(kind: CovarianceKind) throws {
    let model = try Models.model(kind)
    var random = RandomState(seed: 3)
    let sample = model.sample(count: 20_000, using: &random)
    #expect(sample.labels == sample.labels.sorted())
    for component in 0..<3 {
      let rows = sample.labels.indices.filter { sample.labels[$0] == component }
      #expect((Double(rows.count) / 20_000 - Models.weights[component]).magnitude < 0.01)
      let points = sample.points.selectingRows(rows)
      let means = points.columnMeans()
      let covariance = model.covarianceMatrices[component]
      for row in 0..<4 {
        let deviation = (covariance[row, row] / Double(rows.count)).squareRoot()
        #expect((means[row] - Models.means[component, row]).magnitude < 5 * deviation)
        for column in 0..<4 {
          let products = points.rows.map { ($0[row] - means[row]) * ($0[column] - means[column]) }
          let scale = (covariance[row, row] * covariance[column, column]).squareRoot()
          let estimate = products.reduce(0, +) / Double(rows.count)
          #expect((estimate - covariance[row, column]).magnitude < 7 * scale / Double(rows.count).squareRoot())
        }
      }
    }
    #expect(random != RandomState(seed: 3))
    #expect(model.sample(count: 0, using: &random).points.rowCount == 0)
    // Weights may be off by a little, as when they were read from a text.
    let rough = try GaussianMixture(
      weights: [0.4000004, 0.6000004], means: Matrix(rows: [[0], [1]]), covariances: .spherical([1, 1]))
    #expect(rough.sample(count: 10, using: &random).points.rowCount == 10)
  }

  @Test("Components can be put in another order")
  func order() throws {
    let model = try Models.model(.diagonal)
    let sorted = model.sortedByMean()
    #expect(sorted.weights == [0.3, 0.2, 0.5])
    #expect(sorted.means.row(0) == Models.means.row(2))
    #expect(sorted.covarianceMatrices[2] == model.covarianceMatrices[1])
    expectClose(sorted.logDensity(at: [1, 1, 1, 1]), model.logDensity(at: [1, 1, 1, 1]), relative: 1e-14)
    #expect(model.reordered([0, 1, 2]) == model)
  }

  @Test("Criteria follow from the log-likelihood")
  func criteria() throws {
    let model = try Models.model(.full)
    var random = RandomState(seed: 4)
    let points = model.sample(count: 300, using: &random).points
    let logLikelihood = try model.logLikelihood(of: points)
    let count = Double(model.parameterCount)
    expectClose(try model.aic(of: points), 2 * count - 2 * logLikelihood, relative: 1e-14)
    expectClose(try model.bic(of: points), log(300.0) * count - 2 * logLikelihood, relative: 1e-14)
    let entropy = try model.responsibilities(of: points).elements.reduce(0) { $0 - ($1 > 0 ? $1 * log($1) : 0) }
    expectClose(try model.icl(of: points), try model.bic(of: points) + 2 * entropy, relative: 1e-13)
    #expect(entropy > 1)
  }

  @Test("With one component in one dimension the four kinds are one")
  func kindsInOneDimension() throws {
    let points = Points.line(offset: 10)
    let criteria = try CovarianceKind.allCases.map { try GaussianMixture.fit(points, components: 1, kind: $0).bic }
    for value in criteria { expectClose(value, criteria[0], relative: 1e-13) }
  }
}
