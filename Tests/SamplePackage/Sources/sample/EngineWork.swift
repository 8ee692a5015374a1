import Datasets
import LinearAlgebra
import MixtureModels
import NumPyRandom

/// Does some work of the engine, and tells the seconds that each piece took, the best of five times.
///
/// `Tests/engine-timing` does the same work in the package itself, so that `.ci/sample` can tell whether a package that
/// depends on it gets the same speed.
func timeEngine() throws -> [(work: String, seconds: Double)] {
  let images = try Digits.load().images
  let digits = try PrincipalComponents(of: images, keeping: .varianceFraction(0.99), whitening: true).transform(images)
  let start = try GaussianMixture(
    weights: [0.3, 0.3, 0.4], means: Matrix(rows: [[-1, 0], [2, -1], [6, -2]]),
    covariances: .full([.identity(2), .identity(2), 2 * Matrix.identity(2)]))
  var random = RandomState(seed: 0)
  let plane = random.standardNormal(rowCount: 100_000, columnCount: 2)

  func best(_ work: String, _ body: () throws -> Void) rethrows -> (work: String, seconds: Double) {
    let clock = ContinuousClock()
    let duration = try (0..<5).map { _ in try clock.measure(body) }.min() ?? .zero
    return (work, duration / .seconds(1))
  }
  return [
    try best("fit") { _ = try GaussianMixture.fit(digits, components: 50, maximumIterations: 5) },
    try best("kMeans") { _ = try KMeans(clusters: 110).fit(digits) },
    try best("densities") { _ = try start.logDensities(of: plane) },
    try best("principalComponents") { _ = try PrincipalComponents(of: images) },
  ]
}
