import LinearAlgebra
import MixtureModels
import NumPyRandom
import Testing

@Suite("Samples")
struct SamplingTests {
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
}
