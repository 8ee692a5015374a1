import Foundation
import LinearAlgebra
import MixtureModels
import NumPyRandom
import Testing

@Suite("Densities at one point")
struct SinglePointTests {
  private static let line = Result {
    try GaussianMixture(weights: [0.3, 0.7], means: [0, 1], variances: [1, 1])
  }

  @Test("A coordinate that is no number makes no number of everything", arguments: [Double.nan, .infinity, -.infinity])
  func notFinite(value: Double) throws {
    for kind in CovarianceKind.allCases {
      let model = try Models.model(kind)
      let point = [0, value, 1, 2]
      #expect(model.logDensity(at: point).isNaN)
      #expect(model.density(at: point).isNaN)
      #expect(model.responsibilities(at: point).allSatisfy { $0.isNaN })
      #expect(model.componentDensities(at: point).allSatisfy { $0.isNaN })
    }
  }

  @Test("Far points belong to who is nearer")
  func farPoints() throws {
    let line = try Self.line.get()
    // log p(1|x) - log p(0|x) = x - 1/2 + log(7/3) for unit variances.
    #expect(line.responsibilities(at: [1e160]) == [0, 1])
    #expect(line.responsibilities(at: [-1e160]) == [1, 0])
    #expect(line.responsibilities(at: [1.7e308]) == [0, 1])
    #expect(line.logDensity(at: [1e160]) == -.infinity)
    #expect(line.density(at: [1e160]) == 0)
    // The wider one, wherever its mean.
    let wider = try GaussianMixture(weights: [0.5, 0.5], means: [5, -5], variances: [1, 1.000001])
    #expect(wider.responsibilities(at: [1e170]) == [0, 1])
    #expect(wider.responsibilities(at: [-1e170]) == [0, 1])
    // The same but for the weight, and a component that is not there.
    let twins = try GaussianMixture(weights: [0.25, 0, 0.75], means: [2, 2, 2], variances: [3, 100, 3])
    expectClose(twins.responsibilities(at: [1e170]), [0.25, 0, 0.75])
    // Narrow components, and a point at the origin.
    let narrow = try GaussianMixture(weights: [0.5, 0.5], means: [1e10, -1.1e10], variances: [1e-300, 1e-300])
    #expect(narrow.responsibilities(at: [0]) == [1, 0])
    // In the direction in which the first one is wide it is nearer, across it is not.
    let crossed = try GaussianMixture(
      weights: [0.5, 0.5], means: Matrix(rows: [[0, 0], [0, 0]]),
      covariances: .full([Matrix(rows: [[2, 1], [1, 2]]), Matrix(rows: [[2, -1], [-1, 2]])]))
    #expect(crossed.responsibilities(at: [1e200, 1e200]) == [1, 0])
    #expect(crossed.responsibilities(at: [1e200, -1e200]) == [0, 1])
    #expect(crossed.responsibilities(at: [1e200, 0]) == [0.5, 0.5])
    for kind in CovarianceKind.allCases {
      let model = try Models.model(kind)
      #expect(model.responsibilities(at: [1e170, -1e170, 2e170, 1e165]).reduce(0, +) == 1)
    }
  }

  @Test("A component of weight zero has a density", arguments: CovarianceKind.allCases)
  func noWeight(kind: CovarianceKind) throws {
    let standard = try GaussianMixture(weights: [0, 1], means: [0, 5], variances: [1, 1])
    expectClose(standard.componentDensities(at: [0])[0], 0.3989422804014327, relative: 1e-15)
    let model = try Models.model(kind)
    let without = try GaussianMixture(weights: [0, 1, 0], means: model.means, covariances: model.covariances)
    for point in [[0, 0, 0, 0], [1, -2, 0.5, 3]] {
      expectClose(without.componentDensities(at: point), model.componentDensities(at: point), relative: 1e-13)
    }
    #expect(without.componentDensities(at: [1e200, 0, 0, 0]) == [0, 0, 0])
  }
}

@Suite("Samples of weights that are not quite right")
struct WeightSumTests {
  @Test(
    "Weights that sum to 1 to rounding are sampled from",
    arguments: [
      [1.0000000000000002], [1.0000005], [0.5, 0.5000000000000002], [1.0000000000000002, 0.0], [1.0, 2e-13, 2e-13],
    ] as [[Double]])
  func sums(weights: [Double]) throws {
    let model = try GaussianMixture(
      weights: weights, means: weights.map { $0 }, variances: weights.map { _ in 1 })
    var random = RandomState(seed: 0)
    #expect(model.sample(count: 300, using: &random).labels.count == 300)
  }

  @Test("Many weights, whose sum is off by what rounding does")
  func many() throws {
    let count = 200_000
    let model = try GaussianMixture(
      weights: [Double](repeating: 1 / Double(count), count: count), means: Matrix(zeros: count, 1),
      covariances: .spherical([Double](repeating: 1, count: count)))
    var random = RandomState(seed: 0)
    #expect(model.sample(count: 50, using: &random).labels.count == 50)
  }

  @Test("Messages name the cause")
  func messages() {
    func message(_ weights: [Double]) -> String {
      do throws(MixtureError) {
        _ = try GaussianMixture(weights: weights, means: weights.map { _ in 0 }, variances: weights.map { _ in 1 })
        return ""
      } catch {
        return error.description
      }
    }
    #expect(message([0.0, 0]).contains("One must be positive"))
    #expect(message([1e308, 1e308]).contains("sum to inf"))
    #expect(message([2, 3]).contains("sum to 5.0"))
  }

  @Test("Symmetry is judged beside the variances, whatever their size", arguments: [-400, -70, 0, 70, 400])
  func symmetry(exponent: Int) throws {
    func accepts(_ upper: Double, _ lower: Double) throws -> Bool {
      let unit = Double(sign: .plus, exponent: exponent, significand: 1)
      let matrix = unit * Matrix(rows: [[1, upper], [lower, 4]])
      do throws(MixtureError) {
        _ = try GaussianMixture(weights: [1], means: Matrix(zeros: 1, 2), covariances: .tied(matrix))
        _ = try GaussianMixture(weights: [1], means: Matrix(zeros: 1, 2), covariances: .full([matrix]))
        return true
      } catch {
        #expect(error == .notSymmetric(component: 0))
        return false
      }
    }
    #expect(try accepts(0.5, 0.5))
    #expect(try accepts(0.5, 0.5 + 1e-8))
    #expect(try !accepts(0.5, 0.5 + 1e-7))
    // Both next to nothing, as rounding leaves them.
    #expect(try accepts(1e-17, -1e-17))
    #expect(try !accepts(0, 1e-7))
  }

  @Test("A covariance with NaN in it is not called asymmetric")
  func notFinite() throws {
    #expect(throws: MixtureError.covarianceNotFinite(component: 1)) {
      try GaussianMixture(
        weights: [0.5, 0.5], means: Matrix(zeros: 2, 2),
        covariances: .full([.identity(2), Matrix(rows: [[1, .nan], [.nan, 1]])]))
    }
  }
}

@Suite("Points whose deviations are too large for numbers")
struct InfiniteDeviationTests {
  @Test("They are out of reach, not NaN", arguments: CovarianceKind.allCases)
  func outOfReach(kind: CovarianceKind) throws {
    let covariances: Covariances =
      switch kind {
      case .full: .full([Matrix(rows: [[2, 1.5], [1.5, 2]]), Matrix(rows: [[1, -0.9], [-0.9, 1]])])
      case .tied: .tied(Matrix(rows: [[1, 0.9], [0.9, 1]]))
      case .diagonal: .diagonal(Matrix(rows: [[1, 2], [3, 4]]))
      case .spherical: .spherical([1, 2])
      default: Models.lackingExample(of: kind)
      }
    for mean in [-1.7e308, 0, 1e300] {
      let model = try GaussianMixture(
        weights: [0.5, 0.5], means: Matrix(rows: [[mean, mean], [mean, -mean]]), covariances: covariances)
      for point in [[1.7e308, 1.7e308], [1.7e308, -1.7e308], [-1.5e308, 1e200]] {
        let points = Matrix(rows: [[mean, mean], point, [mean, mean]])
        #expect(throws: MixtureError.pointOutOfReach(row: 1)) { try model.logDensities(of: points) }
        #expect(throws: MixtureError.pointOutOfReach(row: 1)) { try model.responsibilities(of: points) }
        #expect(throws: MixtureError.pointOutOfReach(row: 1)) { try model.logLikelihood(of: points) }
        let states = try Array(ExpectationMaximization(points, from: model).prefix(3))
        #expect(states.map(\.stoppingReason) == [.pointOutOfReach(row: 1)])
        #expect(!model.logDensity(at: point).isNaN)
        #expect((model.responsibilities(at: point).reduce(0, +) - 1).magnitude < 1e-15)
      }
    }
  }
}
