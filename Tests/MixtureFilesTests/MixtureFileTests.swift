import Datasets
import Foundation
import LinearAlgebra
import MixtureFiles
import MixtureModels
import NumPyRandom
import Testing

/// A mixture of three components in two dimensions, with numbers that need all their digits.
func mixture(_ kind: CovarianceKind, seed: UInt32 = 1) throws -> GaussianMixture {
  var random = RandomState(seed: seed)
  func matrix() -> Matrix {
    let half = random.standardNormal(rowCount: 2, columnCount: 2)
    return half * half.transposed() + 0.3 * Matrix.identity(2)
  }
  let covariances: Covariances =
    switch kind {
    case .full: .full([matrix(), matrix(), matrix()])
    case .tied: .tied(matrix())
    case .diagonal: .diagonal(Matrix(rows: [[1 / 3, 2e-300], [5e100, 0.1], [0.7, 1]]))
    case .spherical: .spherical([1e-200, 2 / 3, 1e16])
    default: fatalError("Write an example of \(kind) here.")
    }
  let third = 1.0 / 3
  return try GaussianMixture(
    weights: [third, third, 1 - 2 * third],
    means: Matrix(rows: [[-0.0, 1e-308], [0.1 + 0.2, -123_456_789.123_456_78], [.leastNonzeroMagnitude, 1e300]]),
    covariances: covariances)
}

extension Sequence where Element == Double {
  var bits: [UInt64] { map(\.bitPattern) }
}

@Suite("Files of mixtures")
struct MixtureFileTests {
  @Test("Each kind reads back bit by bit", arguments: CovarianceKind.allCases)
  func readsBack(_ kind: CovarianceKind) throws {
    let file = try MixtureFile(
      mixture: mixture(kind), columns: ["length (\"cm\")", "日\n2"],
      standardization: Standardization(means: [0.1, -0.0], scales: [1 / 3, .leastNonzeroMagnitude]), pointCount: 272,
      logLikelihood: -1130.263957)
    let back = try MixtureFile(json: file.json())
    #expect(back == file)
    #expect(back.mixture.weights.bits == file.mixture.weights.bits)
    #expect(back.mixture.means.elements.bits == file.mixture.means.elements.bits)
    #expect(
      back.mixture.covarianceMatrices.flatMap(\.elements).bits
        == file.mixture.covarianceMatrices.flatMap(\.elements).bits)
    #expect(back.standardization?.means.bits == file.standardization?.means.bits)
    #expect(back.json() == file.json())
    // Less than all is the least that is read.
    let bare = try MixtureFile(mixture: mixture(kind), columns: ["a", "b"])
    #expect(try MixtureFile(json: bare.json()) == bare)
  }

  @Test("A fit says the same of points after it was read back, in batches of any size")
  func predictions() throws {
    let geyser = try OldFaithful.load()
    for kind in CovarianceKind.allCases {
      let fit = try GaussianMixture.fit(geyser.points, components: 3, kind: kind, random: RandomState(seed: 3))
      let file = try MixtureFile(mixture: fit.model, columns: OldFaithful.columns)
      let back = try MixtureFile(json: file.json())
      let expected = try fit.model.responsibilities(of: geyser.points)
      let whole = back.assignments(of: geyser.points.elements)
      #expect(whole.responsibilities == expected)
      #expect(try whole.logDensities.bits == fit.model.logDensities(of: geyser.points).bits)
      #expect(try whole.components == fit.model.labels(of: geyser.points))
      for size in [1, 5, 17] {
        for start in stride(from: 0, to: 271, by: size) {
          let rows = start..<min(272, start + size)
          let part = back.assignments(of: Array(geyser.points.elements[rows.lowerBound * 2..<rows.upperBound * 2]))
          #expect(part.logDensities.bits == whole.logDensities[rows].bits)
          #expect(part.components == Array(whole.components[rows]))
        }
      }
    }
  }

  @Test("The file is what another program reads")
  func isPlainJSON() throws {
    let file = try MixtureFile(mixture: mixture(.full), columns: ["a", "b"], pointCount: 5)
    let object = try #require(JSONSerialization.jsonObject(with: Data(file.json())) as? [String: Any])
    #expect(
      object.keys.sorted() == [
        "columns", "covarianceKind", "covariances", "format", "means", "pointCount", "version", "weights",
      ])
    #expect(object["covarianceKind"] as? String == "full")
    let covariances = try #require(object["covariances"] as? [[[Double]]])
    let means = try #require(object["means"] as? [[Double]])
    // This reader of JSON is off by a unit in the last place.
    func isClose(_ found: [Double], _ expected: [Double]) -> Bool {
      found.count == expected.count && zip(found, expected).allSatisfy { abs($0 - $1) <= 1e-15 * abs($1) }
    }
    #expect(isClose(covariances.flatMap { $0.flatMap(\.self) }, file.mixture.covarianceMatrices.flatMap(\.elements)))
    #expect(isClose(means.flatMap(\.self), file.mixture.means.elements))
  }

  @Test("A standardized mixture speaks of the table's units")
  func standardized() throws {
    let standardized = try GaussianMixture(
      weights: [0.25, 0.75], means: Matrix(rows: [[0, 1], [1, -1]]),
      covariances: .diagonal(Matrix(rows: [[1, 2], [0.5, 1]])))
    let file = try MixtureFile(
      mixture: standardized, columns: ["a", "b"],
      standardization: Standardization(means: [10, -4], scales: [2, 0.25]))
    // The same in coordinates of the table, by hand.
    let plain = try GaussianMixture(
      weights: [0.25, 0.75], means: Matrix(rows: [[10, -3.75], [12, -4.25]]),
      covariances: .diagonal(Matrix(rows: [[4, 0.125], [2, 0.0625]])))
    let points = [10.0, -4, 11.5, -3.9, 20, 0]
    let found = file.assignments(of: points)
    let expected = try plain.logDensities(of: Matrix(rowCount: 3, columnCount: 2, elements: points))
    for (found, expected) in zip(found.logDensities, expected) {
      #expect(abs(found - expected) < 1e-12 * abs(expected))
    }
    let responsibilities = try plain.responsibilities(of: Matrix(rowCount: 3, columnCount: 2, elements: points))
    for (found, expected) in zip(found.responsibilities.elements, responsibilities.elements) {
      #expect(abs(found - expected) < 1e-12)
    }
  }

  @Test("Columns of dates are told from those of numbers; where there are none, nothing is said of kinds")
  func kinds() throws {
    let plain = try MixtureFile(mixture: mixture(.full), columns: ["a", "b"])
    #expect(plain.columnKinds == [.numbers, .numbers])
    #expect(!String(decoding: plain.json(), as: UTF8.self).contains("columnKinds"))
    let dated = try MixtureFile(mixture: mixture(.full), columns: ["a", "b"], columnKinds: [.numbers, .dates])
    #expect(String(decoding: dated.json(), as: UTF8.self).contains(#""columnKinds": ["numbers", "dates"]"#))
    #expect(try MixtureFile(json: dated.json()) == dated)
    #expect(dated != plain)
  }

  @Test("Columns from one end of the numbers to the other are standardized like others")
  func largest() throws {
    let edge = Standardization.self
    let standardization = try edge.init(means: [-1.7e308, 0], scales: [1e308, 1e-300])
    let found = standardization.standardized([1.7e308, 1e-300, -1.7e308, 2e-300, 0, 0])
    for (value, expected) in zip(found, [3.4, 1, 0, 2, 1.7, 0]) { #expect(abs(value - expected) < 1e-12) }
    // What is too large in these coordinates stays so.
    #expect(try edge.init(means: [-1.7e308], scales: [1]).standardized([1.7e308]) == [.infinity])
  }

  @Test("Points out of reach are told as such")
  func outOfReach() throws {
    let model = try GaussianMixture(weights: [0.5, 0.5], means: [0, 1], variances: [1, 1])
    let file = try MixtureFile(
      mixture: model, columns: ["a"], standardization: Standardization(means: [0], scales: [1e-3]))
    let found = file.assignments(of: [0, 1e200, -1e200, 1e307])
    #expect(found.components[1] == 1)
    #expect(found.components[2] == 0)
    #expect(found.logDensities[1] == -.infinity)
    #expect(found.logDensities[3].isNaN)
    #expect(found.responsibilities.row(2) == [1, 0])
  }
}
