import LinearAlgebra
import NumPyRandom
import Testing

@Suite("Multivariate normal points")
struct MultivariateNormalDrawsTests {
  // NumPy: RandomState(0).multivariate_normal([1, -2], [[2, .6], [.6, 1]], size=5)
  private let published = [
    [-1.5566421704204045, -2.8227908508081736], [-1.1445775813252372, -0.906267182677841],
    [-1.2028120127083852, -3.9467894447833083], [-0.24501657435391677, -2.7248537644455757],
    [0.993501840045442, -1.618590867207302],
  ]
  private let covariance = Matrix(rows: [[2, 0.6], [0.6, 1]])

  @Test("They are NumPy's up to the sign of each axis")
  func agreement() throws {
    var random = RandomState(seed: 0)
    let points = try random.multivariateNormal(mean: [1, -2], covariance: covariance, count: 5)
    let axes = SymmetricEigen(covariance).vectors
    for axis in 0..<2 {
      let ours = points.rows.map { ($0[0] - 1) * axes[0, axis] + ($0[1] + 2) * axes[1, axis] }
      let theirs = published.map { ($0[0] - 1) * axes[0, axis] + ($0[1] + 2) * axes[1, axis] }
      let sign = (ours[0] < 0) == (theirs[0] < 0) ? 1.0 : -1.0
      for (our, their) in zip(ours, theirs) { #expect((our - sign * their).magnitude < 1e-12) }
    }
  }

  @Test("Many of them have the mean and the covariance asked for")
  func moments() throws {
    var random = RandomState(seed: 7)
    let points = try random.multivariateNormal(mean: [1, -2], covariance: covariance, count: 40_000)
    let means = points.columnMeans()
    #expect((means[0] - 1).magnitude < 0.02)
    #expect((means[1] + 2).magnitude < 0.02)
    for row in 0..<2 {
      for column in 0..<2 {
        let sum = points.rows.reduce(0) { $0 + ($1[row] - means[row]) * ($1[column] - means[column]) }
        #expect((sum / 40_000 - covariance[row, column]).magnitude < 0.04)
      }
    }
  }

  @Test("None of them leave the generator alone")
  func none() throws {
    var random = RandomState(seed: 1)
    let points = try random.multivariateNormal(mean: [0, 0], covariance: covariance, count: 0)
    #expect(points == Matrix(zeros: 0, 2))
    #expect(random == RandomState(seed: 1))
  }

  @Test("A singular covariance gives points on a line")
  func singular() throws {
    var random = RandomState(seed: 1)
    let line = Matrix(rows: [[1, 2], [2, 4]])
    for row in try random.multivariateNormal(mean: [0, 0], covariance: line, count: 20).rows {
      #expect((row[1] - 2 * row[0]).magnitude < 1e-12)
    }
  }
}
