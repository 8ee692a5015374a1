import Foundation
import LinearAlgebra
import MixtureModels
import NumPyRandom
import Testing

@Suite("Models that are nearly singular")
struct NearSingularTests {
  /// Eleven points in three dimensions of which components of four or five get nearly flat.
  private static let eleven = Matrix(rows: [
    [0.50116365521322781, 0.24976520995049048, 0.58671439352132926],
    [0.73609184385901694, 0.23596477538193619, 0.27418332367531373],
    [-0.70429858554631997, -0.58150694746764831, -2.2706161164076026],
    [-0.29735040838168736, -1.1500259452732664, 0.9757073835820238],
    [-0.26888068618799799, -1.1311021460397186, 0.82544119588681775],
    [0.94905380180450483, -0.45594146921592282, -0.051610701939857041],
    [0.61366948861151771, -0.40240086065853736, -0.13901162502358144],
    [0.16127437490848737, 1.316578285435861, 1.6763709639330682],
    [-0.57478648913050023, 0.16773299784619988, 2.1199951535015864],
    [0.3560586082779913, 0.29520732119773291, 0.54762575220742415],
    [-0.76756850107112962, 0.94664865503809303, -0.31821940116167752],
  ])

  /// The smallest eigenvalue of the correlations that belong to a covariance.
  private func smallestCorrelationEigenvalue(_ covariance: Matrix) -> Double {
    var scaled = covariance
    for row in 0..<covariance.rowCount {
      for column in 0..<covariance.rowCount {
        scaled[row, column] /= (covariance[row, row] * covariance[column, column]).squareRoot()
      }
    }
    return SymmetricEigen(scaled).values.last ?? .nan
  }

  private func expectBest(_ fit: Fit, of points: Matrix, weights: [Double]? = nil) throws {
    let best = try #require(fit.logLikelihoods.max())
    #expect(fit.logLikelihood >= best - 1e-11 * (Double(points.rowCount) + best.magnitude))
    #expect(fit.logLikelihood == fit.logLikelihoods[fit.bestIteration])
    // The log-likelihood is that of the model which is returned.
    let computed = try fit.model.logLikelihood(of: points, pointWeights: weights)
    #expect((computed - fit.logLikelihood).magnitude <= 1e-11 * (Double(points.rowCount) + best.magnitude))
    let count = Double(points.columnCount)
    for covariance in fit.model.covarianceMatrices {
      // The bound of what is refused, less what eigenvalues of that size are known to.
      #expect(smallestCorrelationEigenvalue(covariance) > -count * 0x1p-52)
    }
  }

  @Test("The best state is returned, and components of too few points are refused", arguments: [0, 1e-12, 1e-9, 1e-6])
  func bestState(floor: Double) throws {
    var random = RandomState(seed: 41)
    var fitted = 0
    var refused = 0
    var fell = 0
    for round in 0..<600 {
      let dimensions = 2 + round % 6
      let count = dimensions * 3 + random.randomInteger(in: 0..<30)
      let components = 2 + round % 3
      var points = random.standardNormal(rowCount: count, columnCount: dimensions)
      // Points on a line or plane but for a little, and away from the origin.
      let flatness = pow(10, -Double(round % 9))
      for row in 0..<count {
        points[row, dimensions - 1] = points[row, 0] + flatness * points[row, dimensions - 1]
        for dimension in 0..<dimensions { points[row, dimension] = 0.4 + points[row, dimension] * 0.01 }
      }
      let weights = round % 2 == 0 ? random.uniform(in: 0..<3, count: count) : nil
      do throws(MixtureError) {
        let fit = try GaussianMixture.fit(
          points, components: components, kind: round % 5 == 0 ? .tied : .full, pointWeights: weights,
          start: round % 4 == 0 ? .randomPoints : .kMeans, tolerance: 1e-6, covarianceFloor: floor, random: random)
        fitted += 1
        if fit.bestIteration < fit.iterations { fell += 1 }
        do { try expectBest(fit, of: points, weights: weights) } catch { Issue.record(error) }
      } catch {
        refused += 1
        switch error {
        case .collapsed: break
        default: Issue.record(error)
        }
      }
    }
    #expect(fitted > 100)
    // Flat to less than rounding, or fewer points in a component than it takes: without a floor that is refused.
    #expect(floor > 0 || refused > 50)
    #expect(floor == 0 || fell > 0)
  }

  @Test("Eleven points", arguments: [0, 1e-9])
  func elevenPoints(floor: Double) throws {
    for components in 2...4 {
      for seed in UInt32(0)..<20 {
        do throws(MixtureError) {
          let fit = try GaussianMixture.fit(
            Self.eleven, components: components, covarianceFloor: floor, random: RandomState(seed: seed))
          do { try expectBest(fit, of: Self.eleven) } catch { Issue.record(error) }
        } catch {
          if case .collapsed = error { continue }
          Issue.record(error)
        }
      }
    }
  }

  @Test("Whether a covariance is refused depends on its correlations, not on units", arguments: 2...8)
  func condition(dimensions: Int) throws {
    var random = RandomState(seed: UInt32(dimensions))
    for exponent in stride(from: -10, through: -60, by: -1) {
      // Correlations with one small eigenvalue: a unit vector's direction taken out but for 2^exponent.
      var vector = random.standardNormal(count: dimensions)
      let length = vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
      vector = vector.map { $0 / length }
      var covariance = Matrix.identity(dimensions)
      for row in 0..<dimensions {
        for column in 0..<dimensions {
          covariance[row, column] -= vector[row] * vector[column] * (1 - pow(2, Double(exponent)))
        }
      }
      func accepts(_ matrix: Matrix) -> Bool {
        (try? GaussianMixture(weights: [1], means: Matrix(zeros: 1, dimensions), covariances: .full([matrix]))) != nil
      }
      let isAccepted = accepts(covariance)
      let smallest = smallestCorrelationEigenvalue(covariance)
      let bound = Double(dimensions) * 0x1p-52
      // Between the bound and d times it, other eigenvalues and rounding count.
      if smallest > 2 * Double(dimensions) * bound { #expect(isAccepted) }
      if smallest < bound / 4 { #expect(!isAccepted) }
      let units = (0..<dimensions).map { Double(sign: .plus, exponent: 40 * $0 - 100, significand: 1) }
      var other = covariance
      for row in 0..<dimensions {
        for column in 0..<dimensions { other[row, column] *= units[row] * units[column] }
      }
      #expect(accepts(other) == isAccepted)
      let tied = try? GaussianMixture(
        weights: [0.5, 0.5], means: Matrix(zeros: 2, dimensions), covariances: .tied(covariance))
      #expect((tied != nil) == isAccepted)
    }
  }

  @Test("Powers of two change the units of a fit only, or it is refused", arguments: CovarianceKind.allCases)
  func scales(kind: CovarianceKind) throws {
    var random = RandomState(seed: 12)
    var points = random.standardNormal(rowCount: 80, columnCount: 2)
    for row in 0..<40 { points[row, 0] += 7 }
    let plain = try GaussianMixture.fit(points, components: 2, kind: kind, tolerance: 1e-6, covarianceFloor: 0)
    for exponent in [-1000, -565, -520, -513, -500, -300, 300, 500, 507, 515, 565, 1000] {
      let scaled = points.mapElements { Double(sign: .plus, exponent: exponent, significand: $0) }
      do throws(MixtureError) {
        let fit = try GaussianMixture.fit(
          scaled, components: 2, kind: kind, tolerance: 1e-6, covarianceFloor: 0)
        expectClose(fit.model.weights, plain.model.weights, relative: 1e-13)
        let means = fit.model.means.mapElements { Double(sign: .plus, exponent: -exponent, significand: $0) }
        expectClose(means, plain.model.means.rows, relative: 1e-13)
        for (covariance, expected) in zip(fit.model.covarianceMatrices, plain.model.covarianceMatrices) {
          let back = covariance.mapElements { Double(sign: .plus, exponent: -2 * exponent, significand: $0) }
          expectClose(back, expected.rows, relative: 1e-12)
        }
        #expect(fit.labels == plain.labels)
        #expect(abs(exponent) < 520)
      } catch {
        #expect(abs(exponent) > 500, "\(error)")
      }
    }
  }
}
