import LinearAlgebra
import NumPyRandom
import Testing

@testable import MixtureModels

@Suite("At the bounds of numbers there are results or errors, but no traps and nothing that is not a number")
struct BoundsTests {
  /// Points of some sizes mixed, or all of one.
  private static func points(_ sizes: [Double], seed: UInt32) -> Matrix {
    var random = RandomState(seed: seed)
    return Matrix(
      rows: (0..<14).map { row in
        (0..<2).map { column in
          let value = random.uniform(in: -1..<1) + Double(row % 2)
          return value / 2 * sizes[(row + column * 3) % sizes.count]
        }
      })
  }

  static let sizes: [[Double]] = [
    [Double.leastNonzeroMagnitude * 4], [0x1p-1040], [1e-300], [1e-200], [1e-162], [1e-154], [1e-100], [1e100], [1e153],
    [1e155], [1e200], [1e300], [1.7e308], [1, 1e200], [1, 1e-200], [0x1p-1060, 1.7e308], [1, 1, 1, 1e100],
    [1e155, 1e-155], [1e308, 1e300, 1e290], [0],
  ]

  private func expectNumbers(_ numbers: [Double], _ what: String, _ sizes: [Double]) {
    if numbers.contains(where: { $0.isNaN }) { Issue.record("\(what) of sizes \(sizes): \(numbers)") }
  }

  /// Runs what may be refused.
  private func attempt(_ body: () throws -> Void) {
    do {
      try body()
    } catch is MixtureError {
      return
    } catch {
      Issue.record(error)
    }
  }

  @Test("Clusterings", arguments: sizes)
  func clusterings(sizes: [Double]) {
    for seed in UInt32(0)..<3 {
      let points = Self.points(sizes, seed: seed)
      for weight in [1, 0x1p-490, 0x1p490, 0x1p-1030, 1e300] {
        let weights = weight == 1 ? nil : (0..<14).map { Double($0 % 3) * weight }
        var random = RandomState(seed: seed)
        for start in [KMeans.Start.greedyPlusPlus, .randomPoints, .centers(points.selectingRows([0, 1, 2]))] {
          attempt {
            let found = try KMeans(clusters: 3, start: start, restarts: 2).fit(points, pointWeights: weights)
            expectNumbers(found.centers.elements + [found.inertia], "k-means", sizes)
            expectNumbers(found.radii(of: points), "radii", sizes)
            #expect(try found.labels(of: points) == found.labels)
            attempt { expectNumbers(try found.transform(points).elements, "transform", sizes) }
            attempt { expectNumbers([try found.score(of: points, pointWeights: weights)], "score", sizes) }
            for others in Self.sizes {
              let others = Self.points(others, seed: 9)
              #expect(try found.labels(of: others).allSatisfy { (0..<3).contains($0) })
              attempt { expectNumbers(try found.transform(others).elements, "transform", sizes) }
              attempt { expectNumbers([try found.score(of: others)], "score", sizes) }
            }
          }
        }
        attempt {
          let found = try MiniBatchKMeans(clusters: 3, batchSize: 5, maximumPasses: 3).fit(
            points, pointWeights: weights)
          expectNumbers(found.centers.elements + [found.inertia], "mini-batch k-means", sizes)
        }
        attempt {
          let chosen = try KMeans.plusPlusCenters(of: points, count: 3, pointWeights: weights, using: &random)
          #expect(Set(chosen.rows).count == 3 || sizes != [1e300])
        }
      }
    }
  }

  @Test("Mixtures", arguments: sizes)
  func mixtures(sizes: [Double]) {
    for (seed, kind) in CovarianceKind.allCases.enumerated() {
      let points = Self.points(sizes, seed: UInt32(seed))
      for start in [GaussianMixture.Start.kMeans, .kMeansPlusPlus, .randomPoints] {
        for floor in [0, 1e-300, 1e-6, 1e300] {
          attempt {
            let fit = try GaussianMixture.fit(
              points, components: 2, kind: kind, start: start, maximumIterations: 5, covarianceFloor: floor)
            let model = fit.model
            expectNumbers(fit.logLikelihoods + [fit.aic, fit.bic], "log-likelihoods", sizes)
            expectNumbers(model.weights + model.means.elements, "means", sizes)
            expectNumbers(model.covarianceMatrices.flatMap(\.elements), "covariances", sizes)
            expectNumbers(model.precisionFactors.flatMap(\.elements), "precisions", sizes)
            expectNumbers(fit.responsibilities.elements, "responsibilities", sizes)
            var random = RandomState(seed: 0)
            expectNumbers(model.sample(count: 5, using: &random).points.elements, "samples", sizes)
            for others in Self.sizes {
              let others = Self.points(others, seed: 9)
              attempt { expectNumbers(try model.logDensities(of: others), "densities", sizes) }
              attempt { expectNumbers(try model.responsibilities(of: others).elements, "responsibilities", sizes) }
              attempt { expectNumbers([try model.icl(of: others)], "criterion", sizes) }
              for point in others.rows {
                expectNumbers([model.density(at: point)] + model.componentDensities(at: point), "density", sizes)
                expectNumbers(model.responsibilities(at: point), "responsibilities at a point", sizes)
              }
              attempt {
                let states = try Array(ExpectationMaximization(others, from: model, covarianceFloor: floor).prefix(3))
                expectNumbers(states.map(\.logLikelihood), "states", sizes)
              }
            }
          }
        }
      }
      attempt {
        var random = RandomState(seed: 1)
        let responsibilities = Matrix(
          rowCount: 14, columnCount: 2,
          elements: (0..<28).map { _ in random.randomSample() * [1, 0x1p-1040, 1e150][seed % 3] })
        let model = try GaussianMixture(points: points, responsibilities: responsibilities, kind: kind)
        expectNumbers(model.weights + model.means.elements, "an M-step", sizes)
      }
    }
  }

  @Test("Principal components", arguments: sizes)
  func principalComponents(sizes: [Double]) {
    for seed in UInt32(0)..<4 {
      let points = Self.points(sizes, seed: seed)
      for isWhitening in [false, true] {
        attempt {
          let found = try PrincipalComponents(of: points, whitening: isWhitening)
          expectNumbers(found.explainedVariance + found.allExplainedVarianceRatios, "variances", sizes)
          expectNumbers(found.components.elements + found.mean + found.singularValues, "directions", sizes)
          attempt { expectNumbers(try found.transform(points).elements, "coordinates", sizes) }
          for others in Self.sizes {
            let others = Self.points(others, seed: 9)
            attempt { expectNumbers(try found.inverseTransform(found.transform(others)).elements, "restored", sizes) }
            attempt { expectNumbers(try found.inverseTransform(others).elements, "restored", sizes) }
          }
        }
      }
    }
  }

  @Test("Samples from covariances of any size", arguments: [1e-300, 1e-160, 1e160, 1e300, 8e307])
  func samples(variance: Double) throws {
    let matrix = variance * Matrix(rows: [[1, 0.5], [0.5, 1]])
    for covariances in [Covariances.full([matrix]), .tied(matrix), .spherical([variance])] {
      let model = try GaussianMixture(weights: [1], means: Matrix(zeros: 1, 2), covariances: covariances)
      var random = RandomState(seed: 5)
      let points = model.sample(count: 2000, using: &random).points
      let deviation = variance.squareRoot()
      let mean = points.elements.reduce(0) { $0 + ($1 / deviation) * ($1 / deviation) } / 4000
      #expect((mean - 1).magnitude < 0.1)
    }
  }
}
