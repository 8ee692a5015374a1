import LinearAlgebra
import MixtureModels
import NumPyRandom
import Testing

@Suite("The algorithm as a sequence")
struct ExpectationMaximizationTests {
  @Test("The log-likelihood never falls without a floor", arguments: CovarianceKind.allCases)
  func monotone(kind: CovarianceKind) throws {
    for seed in UInt32(0)..<4 {
      let fit = try GaussianMixture.fit(
        Points.threeClouds, components: 4, kind: kind, start: .randomPoints, tolerance: 0, maximumIterations: 1,
        covarianceFloor: 1e-3, random: RandomState(seed: seed))
      let algorithm = try ExpectationMaximization(Points.threeClouds, from: fit.model, covarianceFloor: 0)
      let values = algorithm.prefix(60).map(\.logLikelihood)
      for (value, next) in zip(values, values.dropFirst()) { #expect(next >= value - 1e-11 * value.magnitude) }
      #expect(values[values.count - 1] > values[0])
    }
  }

  @Test("The reason for stopping is said")
  func stoppingReasons() throws {
    let points = Points.blobs.points
    let limited = try GaussianMixture.fit(points, components: 4, tolerance: 0, maximumIterations: 3)
    #expect(limited.stoppingReason == .iterationLimit)
    #expect(limited.iterations == 3)
    let start = limited.model
    let states = try Array(ExpectationMaximization(points, from: start, tolerance: 1e-6, maximumIterations: 500))
    #expect(states.last?.stoppingReason == .converged)
    #expect(states.dropLast().allSatisfy { $0.stoppingReason == nil })
    #expect(states.map(\.iteration) == Array(0..<states.count))
    // One state more than it took for the change to become small, as scikit-learn counts.
    let changes = zip(states, states.dropFirst()).map { ($1.logLikelihood - $0.logLikelihood) / 400 }
    #expect(changes[changes.count - 2] < 1e-6)
    #expect(changes.dropLast(2).allSatisfy { $0 >= 1e-6 })
  }

  @Test("A sequence can be walked twice, and each walk starts at the start")
  func sequence() throws {
    let start = try GaussianMixture.fit(Points.blobs.points, components: 2, maximumIterations: 0).model
    let algorithm = try ExpectationMaximization(Points.blobs.points, from: start, maximumIterations: 4)
    #expect(algorithm.map(\.logLikelihood) == algorithm.map(\.logLikelihood))
    #expect(algorithm.map(\.logLikelihood).count == 5)
    var iterator = algorithm.makeIterator()
    var count = 0
    while iterator.next() != nil { count += 1 }
    #expect(count == 5)
    #expect(iterator.next() == nil)
  }

  @Test("A tied covariance that shrinks at once keeps its digits", arguments: [1, 1e3, 1e6, 1e8])
  func shrinkingTiedCovariance(distance: Double) throws {
    var random = RandomState(seed: 9)
    var points = random.standardNormal(rowCount: 400, columnCount: 3)
    for row in 0..<400 { points[row, 1] += row % 2 == 0 ? distance : -distance }
    // So wide that the scatter of all points seems to be enough, and after one step much of it is between the means.
    let start = try GaussianMixture(
      weights: [0.5, 0.5], means: Matrix(rows: [[0, distance, 0], [0, -distance, 0]]),
      covariances: .tied(0.05 * distance * distance * Matrix.identity(3)))
    let states = try Array(
      ExpectationMaximization(points, from: start, maximumIterations: 1, covarianceFloor: 0))
    let expected = try GaussianMixture(
      points: points, responsibilities: states[0].responsibilities, kind: .tied, covarianceFloor: 0)
    let found = try #require(states.last).model
    #expect(states.count == 2)
    expectClose(found.covarianceMatrices[0].elements, expected.covarianceMatrices[0].elements, relative: 1e-7)
  }
}
