import Foundation
import LinearAlgebra
import MixtureModels
import NumPyRandom
import Synchronization
import Testing

@Suite("What a mixture and a fit say")
struct MixtureFeatureTests {
  private static let points: Matrix = {
    var random = RandomState(seed: 21)
    return random.standardNormal(rowCount: 120, columnCount: 3)
  }()

  /// `GaussianMixture(2, covariance_type=kind, random_state=0).fit(RandomState(21).randn(120, 3))`.
  struct Reference: Sendable {
    let kind: CovarianceKind
    let weights: [Double]
    /// Of the first component, as the kind has them.
    let precisions: [Double]
    let factors: [Double]
    let iterations: Int
    let aic: Double
    let bic: Double
  }

  static let references = [
    Reference(
      kind: .full, weights: [0.4334948870900407, 0.5665051129099593],
      precisions: [
        0.9811846262869071, 0.23265180448712894, -0.3633261972077478, 0.23265180448712894, 1.0634287032653067,
        -0.6126249953560775, -0.3633261972077478, -0.6126249953560775, 1.9117491324044444,
      ],
      factors: [
        0.946866888371936, 0.1248114823412552, -0.2627733165059443, 0, 0.9311881795674494, -0.44307705593854263, 0, 0,
        1.3826601651904362,
      ], iterations: 8, aic: 1048.9834733373511, bic: 1101.94581645021),
    Reference(
      kind: .tied, weights: [0.407884825410997, 0.592115174589003],
      precisions: [
        1.0393933506815518, -0.076076776025758, -0.01190271968923857, -0.076076776025758, 1.1236321866916719,
        -0.20940026528505523, -0.01190271968923857, -0.20940026528505523, 1.5585268962658363,
      ],
      factors: [
        1.0167570257335552, -0.07421319508760718, -0.009534305317922567, 0, 1.046660224240037, -0.1677336033282168, 0,
        0, 1.2484097469444222,
      ], iterations: 5, aic: 1052.1365620738104, bic: 1088.373954729977),
    Reference(
      kind: .diagonal, weights: [0.43355699778233997, 0.5664430022176601],
      precisions: [0.9310755289125421, 0, 0, 0, 0.9615935964605632, 0, 0, 0, 1.4554372847068906],
      factors: [0.9649225507327218, 0, 0, 0, 0.9806087886922915, 0, 0, 0, 1.2064150549072614], iterations: 5,
      aic: 1050.6954446931225, bic: 1086.932837349289),
    Reference(
      kind: .spherical, weights: [0.42497339681235796, 0.575026603187642],
      precisions: [0.9640317088280538, 0, 0, 0, 0.9640317088280538, 0, 0, 0, 0.9640317088280538],
      factors: [0.9818511642953089, 0, 0, 0, 0.9818511642953089, 0, 0, 0, 0.9818511642953089], iterations: 5,
      aic: 1044.6729273259186, bic: 1069.760353010957),
  ]

  @Test("Precisions, their factors and criteria are scikit-learn's", arguments: references)
  func precisions(_ reference: Reference) throws {
    let fit = try GaussianMixture.fit(Self.points, components: 2, kind: reference.kind)
    #expect(fit.iterations == reference.iterations)
    expectClose(fit.model.weights, reference.weights, relative: 1e-9)
    expectClose(fit.model.precisionMatrices[0].elements, reference.precisions, relative: 1e-8)
    expectClose(fit.model.precisionFactors[0].elements, reference.factors, relative: 1e-8)
    expectClose(fit.aic, reference.aic, relative: 1e-11)
    expectClose(fit.bic, reference.bic, relative: 1e-11)
    for (precision, covariance) in zip(fit.model.precisionMatrices, fit.model.covarianceMatrices) {
      #expect(precision == precision.transposed())
      let product = precision * covariance
      for row in 0..<3 {
        for column in 0..<3 { #expect((product[row, column] - (row == column ? 1 : 0)).magnitude < 1e-14) }
      }
    }
  }

  @Test("A fit knows labels and responsibilities of its points", arguments: CovarianceKind.allCases)
  func ownPoints(kind: CovarianceKind) throws {
    let fit = try GaussianMixture.fit(Points.threeClouds, components: 4, kind: kind)
    #expect(try fit.labels == fit.model.labels(of: Points.threeClouds))
    #expect(try fit.responsibilities == fit.model.responsibilities(of: Points.threeClouds))
  }

  @Test("Weighted criteria are those of repeated points", arguments: CovarianceKind.allCases)
  func weightedCriteria(kind: CovarianceKind) throws {
    let counts = (0..<120).map { ($0 * 7) % 4 }
    let repeated = Self.points.selectingRows(counts.indices.flatMap { repeatElement($0, count: counts[$0]) })
    let weights = counts.map(Double.init)
    let fit = try GaussianMixture.fit(Self.points, components: 3, kind: kind, pointWeights: weights)
    let model = fit.model
    expectClose(
      try model.aic(of: Self.points, pointWeights: weights), try model.aic(of: repeated), relative: 1e-13)
    expectClose(
      try model.bic(of: Self.points, pointWeights: weights), try model.bic(of: repeated), relative: 1e-13)
    expectClose(
      try model.icl(of: Self.points, pointWeights: weights), try model.icl(of: repeated), relative: 1e-13)
    expectClose(try model.bic(of: Self.points, pointWeights: weights), fit.bic, relative: 1e-13)
    expectClose(try model.aic(of: Self.points, pointWeights: weights), fit.aic, relative: 1e-13)
    #expect(throws: MixtureError.countMismatch(what: "point weights", count: 2, expected: 120)) {
      try model.icl(of: Self.points, pointWeights: [1, 2])
    }
  }

  @Test("Components of weight zero are named, and have no parameters", arguments: CovarianceKind.allCases)
  func emptyComponents(kind: CovarianceKind) throws {
    let model = try Models.model(kind)
    #expect(model.emptyComponents.isEmpty)
    let two = try GaussianMixture(
      weights: [0.4, 0, 0.6], means: model.means, covariances: model.covariances)
    #expect(two.emptyComponents == [1])
    // The same density with the component left out.
    let covariances: Covariances =
      switch kind {
      case .full: .full([two.covarianceMatrices[0], two.covarianceMatrices[2]])
      case .tied: two.covariances
      case .diagonal: .diagonal(Matrix(rows: [[1, 2, 0.5, 0.1], [2, 0.7, 0.9, 3]]))
      case .spherical: .spherical([0.5, 1.5])
      default: Models.lackingExample(of: kind)
      }
    let without = try GaussianMixture(
      weights: [0.4, 0.6], means: model.means.selectingRows([0, 2]), covariances: covariances)
    #expect(two.parameterCount == without.parameterCount)
    var random = RandomState(seed: 1)
    let points = random.standardNormal(rowCount: 30, columnCount: 4)
    expectClose(try two.bic(of: points), try without.bic(of: points), relative: 1e-14)
    expectClose(try two.icl(of: points), try without.icl(of: points), relative: 1e-14)
  }
}

@Suite("Watching and ending a fit")
struct ProgressTests {
  @Test("Each iteration is reported, and the fit is the same as without")
  func reports() throws {
    var reports: [FitProgress] = []
    let watched = try GaussianMixture.fit(Points.threeClouds, components: 3, restarts: 3) { report in
      reports.append(report)
      return .proceed
    }
    let plain = try GaussianMixture.fit(Points.threeClouds, components: 3, restarts: 3)
    #expect(watched.model == plain.model)
    #expect(Set(reports.map(\.attempt)) == [0, 1, 2])
    var best = -Double.infinity
    for attempt in 0..<3 {
      let own = reports.filter { $0.attempt == attempt }
      let values = own.compactMap { report in
        if case .expectationMaximization(let value) = report.stage { value } else { nil }
      }
      best = max(best, values.max() ?? best)
      let kMeans = own.filter { if case .kMeans = $0.stage { true } else { false } }
      #expect(!kMeans.isEmpty)
      #expect(kMeans.map(\.iteration) == Array(1...kMeans.count))
      #expect(own.dropFirst(kMeans.count).map(\.iteration) == Array(0..<values.count))
    }
    #expect(plain.logLikelihood == best)
    reports = []
    let clustering = try KMeans(clusters: 5, restarts: 2).fit(Points.threeClouds) { report in
      reports.append(report)
      return .proceed
    }
    #expect(reports.filter { $0.attempt == 0 }.map(\.iteration).max() ?? 0 > 1)
    #expect(try KMeans(clusters: 5, restarts: 2).fit(Points.threeClouds) == clustering)
  }

  @Test("A callback ends a fit at once")
  func cancelingCallback() {
    var count = 0
    func cancelAtThird(_: FitProgress) -> FitProgress.Decision {
      count += 1
      return count == 3 ? .cancel : .proceed
    }
    #expect(throws: MixtureError.canceled) {
      try KMeans(clusters: 7, tolerance: 0).fit(Points.threeClouds, progress: cancelAtThird)
    }
    #expect(count == 3)
    count = 0
    #expect(throws: MixtureError.canceled) {
      try GaussianMixture.fit(
        Points.threeClouds, components: 5, start: .randomPoints, restarts: 4, tolerance: 0, progress: cancelAtThird)
    }
    #expect(count == 3)
    count = 0
    #expect(throws: MixtureError.canceled) {
      try MiniBatchKMeans(clusters: 7, batchSize: 16).fit(Points.threeClouds, progress: cancelAtThird)
    }
    #expect(count == 3)
  }

  @Test("Canceling the task ends a fit, and only the fits of that task")
  func cancelingTask() async throws {
    let begun = Mutex(false)
    // Without an end of its own for hours.
    let task = Task.detached {
      try GaussianMixture.fit(
        Points.threeClouds, components: 8, start: .randomPoints, restarts: 1_000_000, tolerance: 0
      ) { _ in
        begun.withLock { $0 = true }
        return .proceed
      }
    }
    while !begun.withLock({ $0 }) { try await Task.sleep(for: .milliseconds(1)) }
    task.cancel()
    await #expect(throws: MixtureError.canceled) { try await task.value }
    #expect(throws: Never.self) { try GaussianMixture.fit(Points.threeClouds, components: 2) }
    let canceled = Task.detached {
      while !Task.isCancelled { await Task.yield() }
      #expect(throws: MixtureError.canceled) { try KMeans(clusters: 3).fit(Points.threeClouds) }
      #expect(throws: MixtureError.canceled) { try MiniBatchKMeans(clusters: 3).fit(Points.threeClouds) }
      #expect(throws: MixtureError.canceled) { try GaussianMixture.fit(Points.threeClouds, components: 3) }
      // One step at a time is the caller's own loop.
      #expect(throws: Never.self) { try Models.model(.full).logDensity(at: [0, 0, 0, 0]) }
    }
    canceled.cancel()
    await canceled.value
  }
}
