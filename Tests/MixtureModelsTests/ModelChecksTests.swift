import LinearAlgebra
import MixtureModels
import Testing

@Suite("Which parameters make a mixture")
struct ModelChecksTests {
  @Test("Models whose parameters do not make one")
  func models() {
    func make(_ weights: [Double], _ means: [[Double]], _ covariances: Covariances) throws(MixtureError) {
      _ = try GaussianMixture(weights: weights, means: Matrix(rows: means), covariances: covariances)
    }
    let means: [[Double]] = [[0, 0], [1, 1]]
    let good = Covariances.full([.identity(2), .identity(2)])
    #expect(throws: Never.self) { try make([0.5, 0.5], means, good) }
    #expect(throws: MixtureError.weightsDoNotSumToOne(sum: 1.5)) { try make([0.5, 1], means, good) }
    #expect(throws: MixtureError.invalidWeight(component: 1, value: -0.5)) { try make([1.5, -0.5], means, good) }
    #expect(throws: MixtureError.meanNotFinite(component: 1)) { try make([0.5, 0.5], [[0, 0], [.nan, 0]], good) }
    #expect(throws: MixtureError.countMismatch(what: "means", count: 2, expected: 1)) { try make([1], means, good) }
    #expect(throws: MixtureError.countMismatch(what: "covariances", count: 1, expected: 2)) {
      try make([0.5, 0.5], means, .full([.identity(2)]))
    }
    #expect(throws: MixtureError.notSymmetric(component: 1)) {
      try make([0.5, 0.5], means, .full([.identity(2), Matrix(rows: [[1, 0.5], [0.4, 1]])]))
    }
    #expect(throws: MixtureError.notPositiveDefinite(component: 1, dimension: 1)) {
      try make([0.5, 0.5], means, .full([.identity(2), Matrix(rows: [[1, 2], [2, 1]])]))
    }
    #expect(throws: MixtureError.notPositiveDefinite(component: 0, dimension: 1)) {
      try make([0.5, 0.5], means, .tied(Matrix(rows: [[1, 1], [1, 1]])))
    }
    #expect(throws: MixtureError.notPositiveDefinite(component: 1, dimension: 0)) {
      try make([0.5, 0.5], means, .diagonal(Matrix(rows: [[1, 1], [0, 1]])))
    }
    #expect(throws: MixtureError.notPositiveDefinite(component: 1, dimension: 0)) {
      try make([0.5, 0.5], means, .spherical([1, -2]))
    }
    #expect(throws: MixtureError.invalidResponsibility(row: 0, column: 1, value: -0.5)) {
      try GaussianMixture(points: Matrix(column: [1, 2]), responsibilities: Matrix(rows: [[1.5, -0.5], [0, 1]]))
    }
  }
}
