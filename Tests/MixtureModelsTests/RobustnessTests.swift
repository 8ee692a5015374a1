import LinearAlgebra
import MixtureModels
import NumPyRandom
import Testing

@Suite("What is refused")
struct RefusalTests {
  private static let points = Matrix(rows: [[0, 0], [1, 2], [3, 1], [2, 2]])

  private func fit(
    _ points: Matrix, components: Int = 2, pointWeights: [Double]? = nil, restarts: Int = 1, tolerance: Double = 1e-3,
    floor: Double = 1e-6
  ) throws(MixtureError) {
    _ = try GaussianMixture.fit(
      points, components: components, pointWeights: pointWeights, restarts: restarts, tolerance: tolerance,
      covarianceFloor: floor)
  }

  @Test("Numbers that are not finite, with their place", arguments: [Double.nan, .infinity, -.infinity])
  func notFinite(value: Double) {
    var points = Self.points
    points[2, 1] = value
    func isExpected(_ error: any Error) -> Bool {
      guard case .notFinite(2, 1, let found)? = error as? MixtureError else { return false }
      return found == value || (found.isNaN && value.isNaN)
    }
    #expect { try fit(points) } throws: { isExpected($0) }
    #expect { _ = try KMeans(clusters: 2).fit(points) } throws: { isExpected($0) }
    #expect { _ = try PrincipalComponents(of: points) } throws: { isExpected($0) }
    #expect {
      _ = try Models.model(.full).logDensities(of: Matrix(rows: [[0, 0, 0, 0], [0, 0, 0, 0], [0, value, 0, 0]]))
    } throws: { isExpected($0) }
  }

  @Test("Points that are missing, too few, or of another dimension")
  func points() throws {
    #expect(throws: MixtureError.noPoints) { try fit(Matrix(zeros: 0, 2)) }
    #expect(throws: MixtureError.noPoints) { try fit(Matrix(zeros: 3, 0)) }
    #expect(throws: MixtureError.tooFewPoints(count: 4, needed: 5)) { try fit(Self.points, components: 5) }
    #expect(throws: MixtureError.tooFewPoints(count: 1, needed: 2)) {
      try fit(Self.points, pointWeights: [0, 1, 0, 0])
    }
    #expect(throws: MixtureError.tooFewPoints(count: 4, needed: 5)) { try KMeans(clusters: 5).fit(Self.points) }
    let model = try Models.model(.diagonal)
    #expect(throws: MixtureError.dimensionMismatch(points: 2, model: 4)) { try model.labels(of: Self.points) }
    #expect(throws: MixtureError.dimensionMismatch(points: 2, model: 4)) {
      try ExpectationMaximization(Self.points, from: model)
    }
    let components = try PrincipalComponents(of: Self.points)
    #expect(throws: MixtureError.dimensionMismatch(points: 1, model: 2)) {
      try components.transform(Matrix(column: [1]))
    }
  }

  @Test("Weights and options out of range")
  func options() {
    #expect(throws: MixtureError.invalidPointWeight(index: 1, value: -1)) {
      try fit(Self.points, pointWeights: [1, -1, 1, 1])
    }
    #expect(throws: MixtureError.countMismatch(what: "point weights", count: 3, expected: 4)) {
      try fit(Self.points, pointWeights: [1, 1, 1])
    }
    #expect(throws: MixtureError.self) { try fit(Self.points, pointWeights: [0, 0, 0, 0]) }
    #expect(throws: MixtureError.self) { try fit(Self.points, pointWeights: [1, .nan, 1, 1]) }
    #expect(throws: MixtureError.self) { try fit(Self.points, components: 0) }
    #expect(throws: MixtureError.self) { try fit(Self.points, restarts: 0) }
    #expect(throws: MixtureError.self) { try fit(Self.points, tolerance: -1) }
    #expect(throws: MixtureError.self) { try fit(Self.points, floor: -1e-9) }
    #expect(throws: MixtureError.self) { try fit(Self.points, floor: .nan) }
    #expect(throws: MixtureError.self) { try KMeans(clusters: 2, tolerance: -1).fit(Self.points) }
    #expect(throws: MixtureError.self) { try KMeans(clusters: 2, maximumIterations: 0).fit(Self.points) }
    #expect(throws: MixtureError.self) { try KMeans(clusters: 2, start: .centers(Self.points)).fit(Self.points) }
    #expect(throws: MixtureError.self) { try PrincipalComponents(of: Self.points, keeping: .count(3)) }
    #expect(throws: MixtureError.self) { try PrincipalComponents(of: Self.points, keeping: .varianceFraction(1.5)) }
  }

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

  @Test("Messages say what to do")
  func messages() {
    let error = MixtureError.notFinite(row: 2, column: 1, value: .nan)
    #expect(error.description.contains("row 2"))
    #expect(error.description.contains("column 1"))
    #expect(MixtureError.collapsed(component: 3, iteration: 7).description.contains("covariance floor"))
  }
}

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
