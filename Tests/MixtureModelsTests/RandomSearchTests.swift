import Foundation
import LinearAlgebra
import MixtureModels
import NumPyRandom
import Testing

/// Ten thousand small problems, many of them awkward: what holds of every fit must hold of each, or it is refused.
@Suite("A random search")
struct RandomSearchTests {
  /// Points of a kind that makes trouble, and weights for them.
  struct Problem {
    var points: Matrix
    var weights: [Double]?
    var random: RandomState

    init(_ number: Int) {
      random = RandomState(seed: UInt32(truncatingIfNeeded: number &* 2_654_435_761))
      let count = random.randomInteger(in: 1..<36)
      let dimensions = random.randomInteger(in: 1..<5)
      points = random.standardNormal(rowCount: count, columnCount: dimensions)
      switch random.randomInteger(in: 0..<7) {
      case 0:  // Ties and duplicates.
        points = points.mapElements { ($0 * 2).rounded() }
      case 1:  // A constant coordinate.
        for row in 0..<count { points[row, 0] = 0.1 }
      case 2:  // Few different points.
        let distinct = random.randomInteger(in: 1..<5)
        points = points.selectingRows((0..<count).map { $0 % min(distinct, count) })
      case 3:  // Nearly flat.
        let flatness = pow(10, -Double(random.randomInteger(in: 3..<17)))
        for row in 0..<count { points[row, dimensions - 1] = points[row, 0] + flatness * points[row, dimensions - 1] }
      case 4:  // An outlier.
        points[0, 0] = pow(10, Double(random.randomInteger(in: 1..<9)))
      default: break
      }
      switch random.randomInteger(in: 0..<6) {
      case 0: points = pow(10, Double(random.randomInteger(in: -140..<140))) * points
      case 1: points = points.mapElements { $0 + 1000 }
      default: break
      }
      switch random.randomInteger(in: 0..<4) {
      case 0: weights = random.uniform(in: 0..<3, count: count)
      case 1: weights = random.randomIntegers(in: 0..<3, count: count).map(Double.init)
      default: break
      }
    }
  }

  @Test("K-means: 4000 fits")
  func kMeans() {
    var fits = 0
    for number in 0..<4000 {
      var problem = Problem(number)
      let points = problem.points
      let clusters = problem.random.randomInteger(in: 1..<min(7, points.rowCount + 1))
      let starts: [KMeans.Start] = [
        .greedyPlusPlus, .greedyPlusPlus, .randomPoints,
        .centers(
          points.selectingRows((0..<clusters).map { _ in problem.random.randomInteger(in: 0..<points.rowCount) })),
      ]
      let kMeans = KMeans(clusters: clusters, start: starts[number % 4], tolerance: number % 3 == 0 ? 1e-4 : 0)
      do throws(MixtureError) {
        let found = try kMeans.fit(points, pointWeights: problem.weights, threadCount: 1, random: problem.random)
        fits += 1
        expectNothing(
          Self.fault(of: found, points: points, weights: problem.weights, isExact: kMeans.tolerance == 0), number)
        // A power of two is a change of units, and the order of points with given centers is nobody's business.
        let scaled = Self.scaled(points, by: 37)
        var other = kMeans
        if case .centers(let centers) = kMeans.start { other.start = .centers(Self.scaled(centers, by: 37)) }
        let again = try other.fit(scaled, pointWeights: problem.weights, threadCount: 1, random: problem.random)
        if again.labels != found.labels || again.centers != Self.scaled(found.centers, by: 37) {
          Issue.record("Problem \(number): not the same in other units.")
        }
      } catch {
        expectRefusal(error, number, isPossible: problem.weights != nil)
      }
    }
    #expect(fits > 3000)
  }

  @Test("Mini-batch k-means: 500 fits")
  func miniBatch() {
    for number in 0..<500 {
      var problem = Problem(number)
      let clusters = problem.random.randomInteger(in: 1..<min(6, problem.points.rowCount + 1))
      do throws(MixtureError) {
        let found = try MiniBatchKMeans(clusters: clusters, batchSize: 1 + number % 20, maximumPasses: 5).fit(
          problem.points, pointWeights: problem.weights, threadCount: 1, random: problem.random)
        expectNothing(Self.fault(of: found, points: problem.points, weights: problem.weights, isExact: false), number)
      } catch {
        expectRefusal(error, number, isPossible: problem.weights != nil)
      }
    }
  }

  @Test("Mixtures: 4500 fits")
  func mixtures() {
    var fits = 0
    for number in 0..<4500 {
      var problem = Problem(number)
      let points = problem.points
      let components = problem.random.randomInteger(in: 1..<min(5, points.rowCount + 1))
      let kind = CovarianceKind.allCases[number % CovarianceKind.allCases.count]
      let starts: [GaussianMixture.Start] = [.kMeans, .kMeansPlusPlus, .randomPoints]
      let floor = [0, 1e-6, 1e-2][number / 4 % 3]
      do throws(MixtureError) {
        let fit = try GaussianMixture.fit(
          points, components: components, kind: kind, pointWeights: problem.weights, start: starts[number / 12 % 3],
          maximumIterations: 25, covarianceFloor: floor, threadCount: 1, random: problem.random)
        fits += 1
        expectNothing(try Self.fault(of: fit, points: points, weights: problem.weights), number)
      } catch {
        switch error {
        case .collapsed: break
        default: expectRefusal(error, number, isPossible: problem.weights != nil)
        }
      }
    }
    #expect(fits > 2500)
  }

  @Test(
    "Mixtures are the same after shifts, in other units, and with points and coordinates in another order: 500 fits")
  func invariance() throws {
    var compared = 0
    for number in 0..<500 {
      var problem = Problem(number)
      // Multiples of 2^-20 below 2^7, which a shift by 2^20 leaves as they are.
      guard problem.points.elements.allSatisfy({ $0.magnitude < 128 }) else { continue }
      let points = problem.points.mapElements { ($0 * 0x1p20).rounded() * 0x1p-20 }
      let kind = CovarianceKind.allCases[number % CovarianceKind.allCases.count]
      let count = points.rowCount
      let components = min(count, 3)
      guard (problem.weights?.count { $0 > 0 } ?? count) >= components else { continue }
      let rows = (0..<components).map { $0 * count / components }
      let order = problem.random.permutation(count)
      let columns = problem.random.permutation(points.columnCount)
      func fit(
        _ points: Matrix, from means: Matrix, weights: [Double]?, unit: Double = 1
      ) throws -> Fit {
        let start = try GaussianMixture(
          weights: [Double](repeating: 1 / Double(components), count: components), means: means,
          covariances: Self.start(kind, components: components, dimensions: points.columnCount, variance: unit * unit))
        return try GaussianMixture.fit(
          points, components: components, kind: kind, pointWeights: weights, start: .model(start), tolerance: 0,
          maximumIterations: 5, covarianceFloor: 0.1 * unit * unit, threadCount: 1)
      }
      let plain = try fit(points, from: points.selectingRows(rows), weights: problem.weights)
      let means = plain.model.means
      func compare(_ other: Fit, means expected: Matrix, unit: Double, _ what: String) {
        let scale = 1e-9 * unit * max(1, expected.elements.reduce(0) { max($0, $1.magnitude) } / unit)
        let isSame =
          zip(other.model.means.elements, expected.elements).allSatisfy { ($0 - $1).magnitude < scale }
          && zip(other.model.weights, plain.model.weights).allSatisfy { ($0 - $1).magnitude < 1e-9 }
        if !isSame { Issue.record("Problem \(number), \(what): \(other.model.means) instead of \(expected)") }
      }
      let shifted = points.mapElements { $0 + 0x1p20 }
      compare(
        try fit(shifted, from: shifted.selectingRows(rows), weights: problem.weights),
        means: means.mapElements { $0 + 0x1p20 }, unit: 1, "shifted")
      for unit in [0x1p-300, 0x1p300] {
        let scaled = unit * points
        compare(
          try fit(scaled, from: scaled.selectingRows(rows), weights: problem.weights, unit: unit),
          means: unit * means, unit: unit, "in units of \(unit)")
      }
      compare(
        try fit(
          points.selectingRows(order), from: points.selectingRows(rows),
          weights: problem.weights.map { weights in order.map { weights[$0] } }),
        means: means, unit: 1, "permuted")
      compare(
        try fit(
          points.selectingColumns(columns), from: points.selectingRows(rows).selectingColumns(columns),
          weights: problem.weights),
        means: means.selectingColumns(columns), unit: 1, "columns permuted")
      compared += 1
    }
    #expect(compared > 250)
  }

  @Test("Principal components: 500 sets of points")
  func principalComponents() {
    for number in 0..<500 {
      let points = Problem(number).points
      do throws(MixtureError) {
        let found = try PrincipalComponents(of: points)
        let restored = try found.inverseTransform(found.transform(points))
        let size = points.elements.reduce(0) { max($0, $1.magnitude) }
        let products = found.components * found.components.transposed()
        let isOrthonormal = (0..<found.count).allSatisfy { row in
          (0..<found.count).allSatisfy { (products[row, $0] - (row == $0 ? 1 : 0)).magnitude < 1e-12 }
        }
        let isSound =
          isOrthonormal && found.count == min(points.rowCount, points.columnCount)
          && found.explainedVariance == found.explainedVariance.sorted(by: >)
          && found.explainedVariance.allSatisfy(\.isFinite)
          && (found.allExplainedVarianceRatios.reduce(0, +) - 1).magnitude < 1e-12
          && zip(restored.elements, points.elements).allSatisfy { ($0 - $1).magnitude <= 1e-7 * size }
        if !isSound { Issue.record("Problem \(number): unsound principal components.") }
      } catch {
        switch error {
        case .tooFewPoints(1, 2), .unusableVariance, .outOfRange: break
        default: Issue.record("Problem \(number): \(error)")
        }
      }
    }
  }
}
