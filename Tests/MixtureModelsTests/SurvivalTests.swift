import LinearAlgebra
import MixtureModels
import NumPyRandom
import Testing

@Suite("What is survived")
struct SurvivalTests {
  private static let clouds: Matrix = {
    var random = RandomState(seed: 8)
    var points = random.standardNormal(rowCount: 300, columnCount: 3)
    for row in 0..<150 { points[row, 0] += 9 }
    return points
  }()

  @Test("Points far from the origin lose no digits", arguments: CovarianceKind.allCases)
  func farFromTheOrigin(kind: CovarianceKind) throws {
    // Adding 2^27 to multiples of 2^-20 is exact, so the moved points are the same but for the move.
    let near = Self.clouds.mapElements { ($0 * 0x1p20).rounded() * 0x1p-20 }
    let far = near.mapElements { $0 + 0x1p27 }
    let fit = try GaussianMixture.fit(near, components: 2, kind: kind, tolerance: 1e-9)
    let moved = try GaussianMixture.fit(far, components: 2, kind: kind, tolerance: 1e-9)
    #expect(moved.iterations == fit.iterations)
    // The means are only known to 2^-26 there, which shows in the log-likelihood by its square.
    expectClose(moved.logLikelihood, fit.logLikelihood, relative: 1e-10)
    expectClose(moved.model.weights, fit.model.weights, relative: 1e-8)
    for (matrix, expected) in zip(moved.model.covarianceMatrices, fit.model.covarianceMatrices) {
      for (value, expected) in zip(matrix.elements, expected.elements) { #expect((value - expected).magnitude < 1e-7) }
    }
  }

  @Test("A start far from the points is no worse than a near one")
  func farStart() throws {
    let points = Self.clouds.mapElements { $0 + 1e8 }
    let start = try GaussianMixture(
      weights: [1], means: Matrix(rows: [[0, 0, 0]]), covariances: .full([1e16 * Matrix.identity(3)]))
    let states = try Array(ExpectationMaximization(points, from: start, covarianceFloor: 0).prefix(2))
    let truth = try GaussianMixture(
      points: points, responsibilities: Matrix(column: [Double](repeating: 1, count: 300)), covarianceFloor: 0)
    expectClose(states[1].model.covarianceMatrices[0], truth.covarianceMatrices[0].rows, relative: 1e-7)
  }

  @Test("Duplicate points", arguments: CovarianceKind.allCases)
  func duplicates(kind: CovarianceKind) throws {
    let points = Matrix(rows: [[Double]](repeating: [1, 2], count: 20) + [[Double]](repeating: [5, 5], count: 20))
    let fit = try GaussianMixture.fit(points, components: 2, kind: kind)
    #expect(fit.converged)
    expectClose(fit.model.sortedByMean().means, [[1, 2], [5, 5]], relative: 1e-6)
    #expect(throws: Never.self) { try GaussianMixture.fit(points, components: 5, kind: kind) }
  }

  @Test("Zero variance fails without a floor, honestly, and passes with one", arguments: CovarianceKind.allCases)
  func zeroVariance(kind: CovarianceKind) throws {
    let points = Matrix(rows: (0..<30).map { [Double($0 % 7), 4] })
    #expect(throws: Never.self) { try GaussianMixture.fit(points, components: 2, kind: kind, covarianceFloor: 1e-6) }
    if kind != .spherical {
      #expect(throws: MixtureError.self) {
        try GaussianMixture.fit(points, components: 2, kind: kind, covarianceFloor: 0)
      }
    }
    let same = Matrix(rows: [[Double]](repeating: [1, 2], count: 10))
    #expect(throws: MixtureError.self) { try GaussianMixture.fit(same, components: 1, kind: kind, covarianceFloor: 0) }
    #expect(throws: Never.self) { try GaussianMixture.fit(same, components: 1, kind: kind) }
  }

  @Test("The singularity of the likelihood ends a run, with its reason")
  func singularity() throws {
    // The narrow component holds the point at 0 alone: without a floor its variance goes to zero.
    let points = Matrix(column: [0, 5, 6, 7, 8, 9, 10])
    let start = try GaussianMixture(weights: [0.5, 0.5], means: [0, 8], variances: [0.01, 4])
    let states = try Array(ExpectationMaximization(points, from: start, covarianceFloor: 0))
    #expect(states.last?.stoppingReason == .collapsed(component: 0))
    #expect(states.allSatisfy { $0.logLikelihood.isFinite })
    #expect(throws: MixtureError.self) {
      try GaussianMixture.fit(points, components: 2, start: .model(start), covarianceFloor: 0)
    }
    let withFloor = try GaussianMixture.fit(points, components: 2, start: .model(start), covarianceFloor: 1e-4)
    #expect(withFloor.converged)
    expectClose(withFloor.model.covarianceMatrices[0][0, 0], 1e-4, relative: 1e-6)
  }

  @Test("Very small and very large scales work or are refused", arguments: [1e-200, 1e-150, 1e150, 1e200])
  func scales(scale: Double) throws {
    let points = scale * Self.clouds
    do {
      let fit = try GaussianMixture.fit(points, components: 2, covarianceFloor: 0)
      let plain = try GaussianMixture.fit(Self.clouds, components: 2, covarianceFloor: 0)
      expectClose(fit.model.means.elements.map { $0 / scale }, plain.model.means.elements, relative: 1e-9)
      expectClose(fit.model.weights, plain.model.weights, relative: 1e-9)
    } catch {
      // Squares of 1e-200 and 1e200 are not representable.
      #expect(scale == 1e-200 || scale == 1e200)
    }
  }

  @Test("A point out of reach is named")
  func outOfReach() throws {
    let model = try GaussianMixture(weights: [1], means: [0], variances: [1])
    let points = Matrix(column: [0, 1, 1e200, 2])
    #expect(throws: MixtureError.pointOutOfReach(row: 2)) { try model.responsibilities(of: points) }
    let states = try Array(ExpectationMaximization(points, from: model))
    #expect(states.map(\.stoppingReason) == [.pointOutOfReach(row: 2)])
    #expect(states[0].responsibilities.row(2) == [0])
    #expect(model.logDensity(at: [1e200]) == -.infinity)
    // A large model goes another way to the same end.
    var random = RandomState(seed: 1)
    var many = random.standardNormal(rowCount: 200, columnCount: 12)
    let large = try GaussianMixture.fit(many, components: 8, maximumIterations: 0).model
    many[77, 3] = 1e200
    let last = try Array(ExpectationMaximization(many, from: large))
    #expect(last.map(\.stoppingReason) == [.pointOutOfReach(row: 77)])
  }

  @Test("One component, one dimension, one point")
  func smallest() throws {
    let fit = try GaussianMixture.fit(Matrix(column: [1, 2, 4]), components: 1)
    expectClose(fit.model.means[0, 0], 7.0 / 3, relative: 1e-14)
    expectClose(fit.model.covarianceMatrices[0][0, 0], 14.0 / 9 + 1e-6, relative: 1e-14)
    #expect(fit.model.weights == [1])
    let single = try GaussianMixture.fit(Matrix(rows: [[3, 4]]), components: 1)
    #expect(single.model.means.row(0) == [3, 4])
    let clustering = try KMeans(clusters: 1).fit(Matrix(rows: [[3, 4]]))
    #expect(clustering.centers.row(0) == [3, 4])
    #expect(clustering.inertia == 0)
  }
}
