import LinearAlgebra
import MixtureModels
import NumPyRandom
import Testing

@Suite("M-steps")
struct MaximizationTests {
  private static let points: Matrix = {
    var random = RandomState(seed: 21)
    return random.standardNormal(rowCount: 120, columnCount: 3)
  }()

  private static let responsibilities: Matrix = {
    var random = RandomState(seed: 22)
    return Matrix(
      rows: (0..<120).map { _ in
        let row = random.randomSample(count: 4)
        let sum = row.reduce(0, +)
        return row.map { $0 / sum }
      })
  }()

  /// Weighted covariance of one component about its mean, straight from the definition.
  private func covariance(_ component: Int, weights: [Double]) -> (count: Double, mean: [Double], matrix: Matrix) {
    let points = Self.points.rows
    let shares = (0..<120).map { Self.responsibilities[$0, component] * weights[$0] }
    let count = shares.reduce(0, +)
    let mean = (0..<3).map { dimension in
      zip(shares, points).reduce(0) { $0 + $1.0 * $1.1[dimension] } / count
    }
    var matrix = Matrix(zeros: 3, 3)
    for row in 0..<3 {
      for column in 0..<3 {
        matrix[row, column] =
          zip(shares, points).reduce(0) { $0 + $1.0 * ($1.1[row] - mean[row]) * ($1.1[column] - mean[column]) } / count
      }
    }
    return (count, mean, matrix)
  }

  @Test("Weights, means and covariances are those of the definition", arguments: CovarianceKind.allCases)
  func definition(kind: CovarianceKind) throws {
    for isWeighted in [false, true] {
      var random = RandomState(seed: 23)
      let weights = isWeighted ? random.uniform(in: 0..<3, count: 120) : [Double](repeating: 1, count: 120)
      let model = try GaussianMixture(
        points: Self.points, responsibilities: Self.responsibilities, pointWeights: isWeighted ? weights : nil,
        kind: kind, covarianceFloor: 0.01)
      let expected = (0..<4).map { covariance($0, weights: weights) }
      let total = weights.reduce(0, +)
      expectClose(model.weights, expected.map { $0.count / total }, relative: 1e-13)
      expectClose(model.means, expected.map(\.mean), relative: 1e-12)
      let pooled = expected.reduce(Matrix(zeros: 3, 3)) { $0 + ($1.count / total) * $1.matrix }
      for component in 0..<4 {
        let own = expected[component].matrix
        let matrix =
          switch kind {
          case .full: own
          case .tied: pooled
          case .diagonal: Matrix.diagonal((0..<3).map { own[$0, $0] })
          case .spherical: Matrix.diagonal([Double](repeating: (own[0, 0] + own[1, 1] + own[2, 2]) / 3, count: 3))
          default: Models.lackingExample(of: kind)
          }
        expectClose(model.covarianceMatrices[component], (matrix + 0.01 * Matrix.identity(3)).rows, relative: 1e-11)
      }
    }
  }

  @Test("Whole weights count as repetitions", arguments: CovarianceKind.allCases)
  func repetitions(kind: CovarianceKind) throws {
    let counts = (0..<120).map { ($0 * 7) % 4 }
    let repeated = counts.indices.flatMap { repeatElement($0, count: counts[$0]) }
    let start = try GaussianMixture(points: Self.points, responsibilities: Self.responsibilities, kind: kind)
    let weighted = try Array(
      ExpectationMaximization(Self.points, from: start, pointWeights: counts.map(Double.init)).prefix(4))
    let plain = try Array(ExpectationMaximization(Self.points.selectingRows(repeated), from: start).prefix(4))
    expectClose(weighted.map(\.logLikelihood), plain.map(\.logLikelihood), relative: 1e-11)
    expectClose(weighted[3].model.means, plain[3].model.means.rows, relative: 1e-9)
    let fit = try GaussianMixture.fit(Self.points, components: 2, kind: kind, pointWeights: counts.map(Double.init))
    expectClose(fit.totalWeight, Double(repeated.count))
  }

  @Test("A component without points keeps weight zero and does no harm", arguments: CovarianceKind.allCases)
  func emptyComponent(kind: CovarianceKind) throws {
    var responsibilities = Self.responsibilities
    for row in 0..<120 {
      responsibilities[row, 0] += responsibilities[row, 2]
      responsibilities[row, 2] = 0
    }
    let model = try GaussianMixture(points: Self.points, responsibilities: responsibilities, kind: kind)
    #expect(model.weights[2] == 0)
    expectClose(model.means.row(2), Self.points.columnMeans(), relative: 1e-10)
    let states = try Array(ExpectationMaximization(Self.points, from: model).prefix(5))
    let last = try #require(states.last)
    #expect(last.iteration == 4)
    #expect(last.model.weights[2] == 0)
    #expect(last.responsibilities.column(2).allSatisfy { $0 == 0 })
    #expect(last.logLikelihood >= states[0].logLikelihood)
  }
}
