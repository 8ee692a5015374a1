import Datasets
import LinearAlgebra
import MixtureModels
import NumPyRandom
import Testing

@testable import ChapterArithmetic

struct ColumnUnitsTests {
  /// `numpy.quantile`, `mean` and `std`.
  @Test func `a column is summarized as NumPy does`() throws {
    let column = ColumnSummary(name: "eruptions", try OldFaithful.load().eruptions)
    #expect(column.minimum == 1.6 && column.maximum == 5.1)
    let quartiles = [column.lowerQuartile, column.median, column.upperQuartile]
    for (value, expected) in zip(quartiles, [2.16275, 4.0, 4.45425]) { #expect(abs(value - expected) < 1e-12) }
    #expect(abs(column.mean - 3.4877830882352936) < 1e-14)
    #expect(abs(column.deviation - 1.1392712102257678) < 1e-14)
    #expect(column.distinctCount == 126)
    #expect(!column.isConstant && !column.isNumbering)
  }

  @Test(arguments: [-1074, -600, 0, 500, 1010])
  func `a power of two changes nothing but the size`(exponent: Int) {
    let values = [1.0, 3, 4, 9]
    let plain = ColumnSummary(name: "x", values)
    let scaled = ColumnSummary(name: "x", values.map { Double(sign: .plus, exponent: exponent, significand: $0) })
    func times(_ value: Double) -> Double { Double(sign: .plus, exponent: exponent, significand: value) }
    #expect(scaled.mean == times(plain.mean))
    #expect(scaled.deviation == times(plain.deviation))
    #expect(scaled.step == times(1))
    #expect(scaled.median == times(3.5))
  }

  @Test func `what numbers the rows, and what is alike, is told`() {
    #expect(ColumnSummary(name: "id", (1...30).map(Double.init).reversed()).isNumbering)
    #expect(!ColumnSummary(name: "few", [1, 2, 3]).isNumbering)
    #expect(!ColumnSummary(name: "twice", (1...30).flatMap { [Double($0), Double($0)] }).isNumbering)
    let alike = ColumnSummary(name: "c", [Double](repeating: 0.1, count: 7))
    #expect(alike.isConstant && alike.deviation == 0 && alike.mean == 0.1 && alike.step == 0)
  }

  /// The same model, told in the table's units, says the same of the table's rows: on columns far from zero and of very
  /// different size.
  @Test(arguments: CovarianceKind.allCases, [false, true])
  func `a model in its units and in the table's say the same`(kind: CovarianceKind, standardizing: Bool) throws {
    var random = RandomState(seed: 3)
    let points = Matrix(
      rows: (0..<200).map { index in
        let group = Double(index % 2)
        return [1e6 + 3 * group + random.standardNormal(), 1e-3 * (5 * group + random.standardNormal())]
      })
    let units = FittingUnits(ColumnSummary.columns(of: points, names: ["a", "b"]), standardizing: standardizing)
    let comparison = try ModelComparison(
      points, units: units, options: .init(counts: 2...2, kinds: [kind], restarts: 2, folds: 2, seed: 0))
    let chosen = try ChosenModel(comparison, at: (0, 0), of: points)
    let told = try units.reported(chosen.model)
    let coordinates = units.reported.numbers(of: points)
    let volume = units.reported.logVolume
    let logLikelihood = try told.logLikelihood(of: coordinates) - 200 * volume
    #expect(abs(logLikelihood - chosen.logLikelihood) < 1e-6 * abs(chosen.logLikelihood))
    let one = try told.responsibilities(of: coordinates)
    let other = try chosen.responsibilities(of: points)
    #expect(zip(one.elements, other.elements).allSatisfy { abs($0 - $1) < 1e-6 })
  }

  @Test func `a variance without a place among numbers is told with its column`() throws {
    var random = RandomState(seed: 3)
    let points = Matrix(rows: (0..<40).map { _ in [1e-170 * random.standardNormal(), random.standardNormal()] })
    let columns = ColumnSummary.columns(of: points, names: ["tiny", "plain"])
    func model(standardizing: Bool) throws -> GaussianMixture {
      let units = FittingUnits(columns, standardizing: standardizing)
      let comparison = try ModelComparison(
        points, units: units, options: .init(counts: 1...1, kinds: [.full], restarts: 1, folds: 2, seed: 0))
      return try units.reported(ChosenModel(comparison, at: (0, 0), of: points).model)
    }
    let error = #expect(throws: UnitsError.self) { try model(standardizing: false) }
    #expect(error?.column == "tiny")
    let standardized = try model(standardizing: true)
    #expect(abs(standardized.covarianceMatrices[0][0, 0] - 1) < 1e-12)
  }
}
