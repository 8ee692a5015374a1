import LinearAlgebra
import MixtureModels
import Testing

@Suite("Kinds of covariances")
struct CovarianceKindTests {
  @Test("Parameter counts for two components in five dimensions")
  func parameterCounts() throws {
    let counts = try [
      Covariances.spherical([1, 1]), .diagonal(Matrix(rows: [[1, 1, 1, 1, 1], [1, 1, 1, 1, 1]])),
      .tied(.identity(5)), .full([.identity(5), .identity(5)]),
    ].map { try GaussianMixture(weights: [0.5, 0.5], means: Matrix(zeros: 2, 5), covariances: $0).parameterCount }
    #expect(counts == [13, 21, 26, 41])
  }

  @Test("With one component in one dimension the four kinds are one")
  func kindsInOneDimension() throws {
    let points = Points.line(offset: 10)
    let criteria = try CovarianceKind.allCases.map { try GaussianMixture.fit(points, components: 1, kind: $0).bic }
    for value in criteria { expectClose(value, criteria[0], relative: 1e-13) }
  }
}
