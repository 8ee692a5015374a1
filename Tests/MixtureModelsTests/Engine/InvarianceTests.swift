import LinearAlgebra
import NumericKernels
import NumPyRandom
import Testing

@testable import MixtureModels

/// A number that changes with any bit of the numbers and with their order.
private func digest(_ numbers: [Double]) -> UInt64 {
  var result: UInt64 = 14_695_981_039_346_656_037
  for number in numbers { result = (result ^ number.bitPattern) &* 1_099_511_628_211 }
  return result
}

private func digest(_ model: GaussianMixture, _ logLikelihoods: [Double]) -> UInt64 {
  digest(logLikelihoods + model.weights + model.means.elements + model.covarianceMatrices.flatMap(\.elements))
}

private func digest(_ states: [ExpectationMaximization.State]) throws -> UInt64 {
  digest(try #require(states.last).model, states.map(\.logLikelihood))
}

@Suite("Results are the same to the last bit")
struct InvarianceTests {
  /// Points and a start of which the engine takes the way for large models, or the one for small ones.
  private func runs() throws -> [(String, Matrix, GaussianMixture)] {
    var random = RandomState(seed: 5)
    let digits = try Points.digits.get().1
    let large = try GaussianMixture.fit(digits, components: 20, maximumIterations: 0).model
    let clouds = random.standardNormal(rowCount: 10_007, columnCount: 3)
    let small = try GaussianMixture.fit(clouds, components: 4, maximumIterations: 0).model
    let many = random.standardNormal(rowCount: 9001, columnCount: 7)
    return [
      ("digits", digits, large), ("small", clouds, small),
      ("full", many, try GaussianMixture.fit(many, components: 20, start: .randomPoints, maximumIterations: 0).model),
      ("tied", many, try GaussianMixture.fit(many, components: 20, kind: .tied, maximumIterations: 0).model),
      ("diagonal", many, try GaussianMixture.fit(many, components: 40, kind: .diagonal, maximumIterations: 0).model),
      (
        "spherical", clouds,
        try GaussianMixture.fit(clouds, components: 4, kind: .spherical, maximumIterations: 0).model
      ),
    ]
  }

  @Test("On 1, 2, 3 and 8 threads")
  func threads() throws {
    for (name, points, start) in try runs() {
      let digests = try [1, 2, 3, 8].map { count in
        try digest(Array(ExpectationMaximization(points, from: start, threadCount: count).prefix(4)))
      }
      #expect(Set(digests).count == 1, "\(name)")
    }
    let points = try Points.digits.get().1
    let clusterings = try [1, 2, 3, 8].map { try KMeans(clusters: 30).fit(points, threadCount: $0) }
    for clustering in clusterings { #expect(clustering == clusterings[0]) }
  }

  /// Clusterings small and large, of few points and many: on either side of where threads are worth their while, with
  /// two to eight candidates for each center; and what the tests found before threads shared the work.
  static let clusterings: [(points: Int, dimensions: Int, clusters: Int, isWeighted: Bool, digest: UInt64)] = [
    (60, 2, 4, false, 10_723_707_188_537_761_649),
    (2730, 3, 12, true, 3_923_762_772_450_370_850),
    (5470, 3, 4, true, 14_511_328_298_419_977_680),
    (8200, 2, 30, false, 1_629_517_224_157_034_622),
    (2047, 8, 4, false, 15_142_910_419_341_567_228),
    (2048, 8, 2, true, 11_137_113_943_489_781_500),
    (2049, 8, 2, false, 10_038_731_878_377_186_107),
    (1092, 15, 60, true, 13_754_827_481_453_787_023),
    (1093, 15, 60, false, 2_436_690_946_328_150_063),
    (513, 41, 16, true, 689_304_139_931_484_026),
    (1797, 41, 150, false, 6_112_658_960_589_477_527),
    (1025, 41, 420, false, 12_187_210_517_308_320_820),
  ]

  @Test("K-means on 1, 2, 3 and 7 threads, and as it always was", arguments: clusterings)
  func clustering(points count: Int, dimensions: Int, clusters: Int, isWeighted: Bool, expected: UInt64) throws {
    var random = RandomState(seed: UInt32(count))
    let points = random.standardNormal(rowCount: count, columnCount: dimensions)
    let weights = isWeighted ? random.uniform(in: 0..<2, count: count) : nil
    for threadCount in [1, 2, 3, 7] {
      // Seven threads also where there are fewer processors.
      let found = try EngineOptions.$team.withValue(WorkerTeam(helperCount: 6, mistrust: 0)) {
        var draws = random
        let clustering = try KMeans(clusters: clusters, restarts: 2).fit(
          points, pointWeights: weights, threadCount: threadCount, using: &draws)
        let labels = clustering.labels.map(Double.init)
        // The next number tells how many were drawn.
        return digest(labels + clustering.centers.elements + [clustering.inertia, draws.randomSample()])
      }
      #expect(found == expected, "\(threadCount) threads")
    }
  }

  @Test("On every instruction set")
  func instructionSets() throws {
    for (name, points, start) in try runs() {
      let digests = try InstructionSet.available.map { kernels in
        try InstructionSet.$kernels.withValue(kernels) {
          let model = try GaussianMixture(
            weights: start.weights, means: start.means, covariances: start.covariances)
          return try digest(Array(ExpectationMaximization(points, from: model).prefix(4)))
        }
      }
      #expect(Set(digests).count == 1, "\(name)")
    }
    let points = try Points.digits.get().1
    let clustering = try KMeans(clusters: 30).fit(points)
    for kernels in InstructionSet.available {
      let same = try InstructionSet.$kernels.withValue(kernels) { try KMeans(clusters: 30).fit(points) }
      #expect(same == clustering, "\(kernels)")
    }
  }

  @Test("Whether components are dropped when they cannot matter, or not")
  func pruning() throws {
    for (name, points, start) in try runs() {
      let pruned = try Array(ExpectationMaximization(points, from: start).prefix(4))
      let plain = try EngineOptions.$isPruning.withValue(false) {
        try Array(ExpectationMaximization(points, from: start).prefix(4))
      }
      #expect(try digest(pruned) == digest(plain), "\(name)")
      let last = try #require(pruned.last)
      let responsibilities = last.responsibilities
      #expect(EngineOptions.$isPruning.withValue(false) { last.responsibilities } == responsibilities, "\(name)")
      if name == "digits" {
        // The comparison means something only if there is something to drop.
        #expect(responsibilities.elements.count { $0 == 0 } > responsibilities.elements.count / 2)
      }
    }
  }

  @Test("In this build and in any other")
  func builds() throws {
    // Computed once; debug and release builds, old and new processors must all come to the same bits.
    var random = RandomState(seed: 11)
    let points = Matrix(
      rowCount: 5000, columnCount: 3, elements: random.uniform(in: -3..<3, count: 15_000).map { $0 * $0 * $0 })
    let fit = try GaussianMixture.fit(points, components: 5, start: .randomPoints, maximumIterations: 12)
    #expect(digest(fit.model, fit.logLikelihoods) == 4_794_957_449_805_707_834)
    let wide = Matrix(rowCount: 1000, columnCount: 15, elements: random.uniform(in: 0..<1, count: 15_000))
    let large = try GaussianMixture.fit(wide, components: 12, start: .kMeans, maximumIterations: 6)
    #expect(digest(large.model, large.logLikelihoods) == 7_912_226_370_205_650_531)
  }

  @Test("From hints on where to look first, or without")
  func hints() throws {
    let (_, points, start) = try runs()[0]
    var algorithm = try ExpectationMaximization(points, from: start)
    let plain = try digest(Array(algorithm.prefix(3)))
    algorithm.hints = (0..<points.rowCount).map { Int32(($0 * 7) % start.componentCount) }
    #expect(try digest(Array(algorithm.prefix(3))) == plain)
  }

  @Test("At one point and at many")
  func onePoint() throws {
    for (name, points, model) in try runs() {
      let some = points.selectingRows([0, 1, 2, 17, 400])
      let densities = try model.logDensities(of: some)
      let responsibilities = try model.responsibilities(of: some)
      for row in 0..<5 {
        #expect(model.logDensity(at: some.row(row)) == densities[row], "\(name)")
        #expect(model.responsibilities(at: some.row(row)) == responsibilities.row(row), "\(name)")
      }
    }
  }
}
