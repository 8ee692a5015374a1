import Foundation
import LinearAlgebra
import NumPyRandom
import Testing

@testable import MixtureModels

@Suite("Principal components")
struct PrincipalComponentsTests {
  @Test("Principal components are scikit-learn's, signs included")
  func principalComponents() throws {
    let (components, transformed) = try Points.digits.get()
    #expect(components.count == 41)
    expectClose(components.explainedVariance, DigitsReference.explainedVariance, relative: 1e-11)
    expectClose(components.cumulativeVarianceRatio, DigitsReference.cumulative, relative: 1e-11)
    #expect(components.cumulativeVarianceRatio[39] < 0.99)
    #expect(components.explainedVarianceRatio == Array(components.allExplainedVarianceRatios.prefix(41)))
    for (value, expected) in zip(transformed.row(0), DigitsReference.transformedFirstRow) {
      #expect((value - expected).magnitude < 1e-10)
    }
    let restored = try components.inverseTransform(transformed).row(0)
    for (value, expected) in zip(restored, DigitsReference.inverseOfFirstRow) {
      #expect((value - expected).magnitude < 1e-10)
    }
  }

  /// `rs = RandomState(3); X = rs.randn(6, 4); X[:, 1] = 2 * X[:, 0] + 0.1 * X[:, 1]`.
  private static let six: Matrix = {
    var random = RandomState(seed: 3)
    var points = random.standardNormal(rowCount: 6, columnCount: 4)
    for row in 0..<6 { points[row, 1] = points[row, 0] * 2 + 0.1 * points[row, 1] }
    return points
  }()
  /// Fewer points than coordinates.
  private static let four = Matrix(rows: [
    [-1.024, -0.713, 0.625, -0.161, -0.769, -0.23, 0.745], [1.976, -1.244, -0.626, -0.804, -2.419, -0.924, -1.024],
    [1.124, -0.132, -1.623, 0.647, -0.356, -1.743, -0.597], [-0.589, -0.874, 0.03, -2.248, -0.268, 1.013, 0.853],
  ])

  @Test("Singular values and noise variance are scikit-learn's")
  func singularValues() throws {
    let all = try PrincipalComponents(of: Self.six)
    expectClose(
      all.singularValues, [5.678265628041421, 2.4714890781961256, 0.9792217848696974, 0.05065606841376717],
      relative: 1e-11)
    #expect(all.noiseVariance == 0)
    let two = try PrincipalComponents(of: Self.six, keeping: .count(2))
    expectClose(two.singularValues, [5.678265628041421, 2.4714890781961256], relative: 1e-13)
    expectClose(two.noiseVariance, 0.09614413412305362, relative: 1e-13)
    expectClose(two.explainedVariance, [6.448540108519327, 1.2216516527285468], relative: 1e-13)
  }

  @Test("Small variances are as precise as singular values are")
  func smallVariances() throws {
    for small in [1e-5, 1e-7, 1e-9, 1e-11] {
      // Two perpendicular directions, in which squares sum to 4 and to 4 small².
      let points = Matrix(rows: [[1, 1], [-1, -1], [small, -small], [-small, small]])
      let variances = try PrincipalComponents(of: points).explainedVariance
      expectClose(variances[0], 4.0 / 3, relative: 1e-15)
      #expect((variances[1] / (4 * small * small / 3) - 1).magnitude < 1e-15 / small)
    }
  }

  @Test("The first few of hundreds of directions are those of all, and so is the noise")
  func few() throws {
    var random = RandomState(seed: 5)
    var points = random.standardNormal(rowCount: 300, columnCount: 280)
    for row in 0..<300 {
      for column in 0..<280 { points[row, column] *= pow(0.7, Double(column)) }
    }
    let all = try PrincipalComponents(of: points)
    let few = try PrincipalComponents(of: points, keeping: .count(3))
    #expect(few.allExplainedVarianceRatios.count == 3)
    expectClose(few.components, Array(all.components.rows.prefix(3)), relative: 1e-11)
    expectClose(few.explainedVariance, Array(all.explainedVariance.prefix(3)), relative: 1e-13)
    expectClose(few.allExplainedVarianceRatios, Array(all.allExplainedVarianceRatios.prefix(3)), relative: 1e-13)
    let noise = all.explainedVariance.dropFirst(3).reduce(0, +) / 277
    #expect((few.noiseVariance / noise - 1).magnitude < 1e-11)
    #expect(throws: MixtureError.invalidOption(name: "count", value: 281, allowed: "from 1 to 280")) {
      try PrincipalComponents(of: points, keeping: .count(281))
    }
  }

  @Test("There are no more directions than points")
  func fewPoints() throws {
    let all = try PrincipalComponents(of: Self.four)
    #expect(all.components.rowCount == 4)
    #expect(all.components.columnCount == 7)
    #expect(all.allExplainedVarianceRatios.count == 4)
    expectClose(
      Array(all.allExplainedVarianceRatios.prefix(3)), [0.6619622948411762, 0.24389777104980806, 0.09413993410901574],
      relative: 1e-12)
    #expect(all.allExplainedVarianceRatios[3] < 1e-14)
    let two = try PrincipalComponents(of: Self.four, keeping: .count(2))
    expectClose(two.noiseVariance, 0.37206242466634804, relative: 1e-12)
    expectClose(
      two.components.row(0),
      [
        0.5644971760638238, 0.038181769230993076, -0.3461311654515532, 0.357070932143081, -0.21959653190724746,
        -0.47372107107628453, -0.3999304519896265,
      ], relative: 1e-11)
    expectClose(
      two.components.row(1),
      [
        -0.3899787622137369, 0.30785733298742063, -0.1180318492221429, 0.5947337252647804, 0.5190982806196033,
        -0.29286940215521323, 0.1739689469101068,
      ], relative: 1e-11)
    #expect(throws: MixtureError.invalidOption(name: "count", value: 5, allowed: "from 1 to 4")) {
      try PrincipalComponents(of: Self.four, keeping: .count(5))
    }
    // Four points lie in a space of three dimensions.
    #expect(throws: Never.self) { try PrincipalComponents(of: Self.four, keeping: .count(3), whitening: true) }
    #expect(throws: MixtureError.self) { try PrincipalComponents(of: Self.four, whitening: true) }
  }

  @Test("Whitening a direction without variance is refused, whatever rounding leaves of it")
  func whitening() throws {
    for seed in UInt32(0)..<200 {
      var random = RandomState(seed: seed)
      let two = random.standardNormal(rowCount: 100, columnCount: 2)
      let points = Matrix(rows: two.rows.map { [$0[0], $0[1], $0[0] + $0[1]] })
      #expect(throws: MixtureError.self) { try PrincipalComponents(of: points, whitening: true) }
      let whitened = try PrincipalComponents(of: points, keeping: .count(2), whitening: true).transform(points)
      let again = try PrincipalComponents(of: whitened)
      expectClose(again.explainedVariance, [1, 1], relative: 1e-12)
    }
  }

  @Test("Points that are all alike are refused, also where rounding gives them a variance")
  func alike() throws {
    for value in [0, 1, 0.1, -1e-3, 1e155, 0x1p-1060] {
      for count in 2..<12 {
        #expect(throws: MixtureError.unusableVariance(total: 0)) {
          try PrincipalComponents(of: Matrix(rows: [[Double]](repeating: [value, 2 * value, 0.7], count: count)))
        }
      }
    }
  }

  @Test(
    "Powers of two change the units only, or the variance is no number",
    arguments: [-1040, -900, -520, -512, -505, -300, -201, 201, 300, 505, 512, 520, 1015])
  func scales(exponent: Int) throws {
    let plain = try PrincipalComponents(of: Self.six, keeping: .count(3))
    let points = Self.six.scaled(byPowerOfTwo: exponent)
    do throws(MixtureError) {
      let scaled = try PrincipalComponents(of: points, keeping: .count(3))
      #expect(scaled.components == plain.components)
      #expect(scaled.allExplainedVarianceRatios == plain.allExplainedVarianceRatios)
      #expect(scaled.mean == plain.mean.map { $0.scaled(byPowerOfTwo: exponent) })
      #expect(scaled.singularValues == plain.singularValues.map { $0.scaled(byPowerOfTwo: exponent) })
      #expect(scaled.explainedVariance == plain.explainedVariance.map { $0.scaled(byPowerOfTwo: 2 * exponent) })
      let transformed = try plain.transform(Self.six).scaled(byPowerOfTwo: exponent)
      #expect(try scaled.transform(points) == transformed)
      #expect(abs(exponent) < 515)
    } catch {
      #expect(abs(exponent) > 505)
      switch error {
      case .unusableVariance(let total): #expect(!total.isNormal)
      case .outOfRange(_, let exponent): #expect(exponent < -1022)
      default: Issue.record(error)
      }
    }
  }

  @Test("Very large and very small points are refused, not trapped")
  func extremes() {
    let large = Matrix(rows: [[1e155, 0], [0, 2e155], [3e155, 1e155]])
    #expect(throws: MixtureError.unusableVariance(total: .infinity)) { try PrincipalComponents(of: large) }
    let tiny = Matrix(rows: [[1e-170, 0], [0, 2e-170], [3e-170, 1e-170]])
    #expect(throws: MixtureError.unusableVariance(total: 0)) { try PrincipalComponents(of: tiny) }
    let huge = Matrix(rows: [[1.7e308, 0], [-1.7e308, 1]])
    #expect(throws: MixtureError.unusableVariance(total: .infinity)) { try PrincipalComponents(of: huge) }
  }

  @Test("Signs do not depend on the last bit of a tie")
  func signs() throws {
    // The direction of the largest variance is (1, -1) / √2, or (1, -1, 1) / √3, but for rounding.
    for seed in UInt32(0)..<50 {
      var random = RandomState(seed: seed)
      let along = random.standardNormal(count: 40)
      let across = random.standardNormal(count: 40).map { 0.1 * $0 }
      // Mirrored across the diagonal too, so that the direction is exactly that.
      var rows: [[Double]] = []
      for (a, b) in zip(along, across) { rows += [[a + b, b - a], [a - b, -b - a]] }
      let points = Matrix(rows: rows)
      let components = try PrincipalComponents(of: points).components
      #expect(components[0, 0] > 0 && components[0, 1] < 0)
      #expect(components[1, 0] > 0 && components[1, 1] > 0)
      let line = Matrix(rows: along.map { [$0, -$0, $0] })
      let first = try PrincipalComponents(of: line).components.row(0)
      #expect(first[0] > 0 && first[1] < 0 && first[2] > 0)
    }
    #expect([-0.5, 0.5 + 1e-12, 0.1].withDefiniteSign() == [0.5, -0.5 - 1e-12, -0.1])
    #expect([-0.5, 0.50001].withDefiniteSign() == [-0.5, 0.50001])
    #expect([0.0, 0].withDefiniteSign() == [0, 0])
  }

  @Test("Points too far to be transformed are refused")
  func farPoints() throws {
    let components = try PrincipalComponents(of: Matrix(rows: [[0, 0], [1e-3, 1e-3], [0, 1e-3]]), whitening: true)
    #expect(throws: MixtureError.outOfRange(quantity: "coordinate along a direction", exponent: 1024)) {
      try components.transform(Matrix(rows: [[1.7e308, 1.7e308]]))
    }
    #expect(try components.transform(Matrix(rows: [[1e200, 0]])).elements.allSatisfy(\.isFinite))
  }
}
