import Testing

@testable import Plotting

/// Expected numbers are those of scipy 1.17: `norm.ppf`, `probplot` and `ecdf`, and of numpy's `quantile`.
@Suite struct QuantileTests {
  @Test(
    arguments: [
      (0.5, 0.0), (0.25, -0.6744897501960817), (0.975, 1.959963984540054), (1e-10, -6.361340902404056),
      (1e-300, -37.0470962993612), (0.999999, 4.753424308817087), (0.075, -1.4395314709384563),
      (0.0749, -1.4402382675279635),
    ])
  func normalQuantiles(probability: Double, expected: Double) {
    // Next to 1 the probability itself has no more digits.
    #expect(abs(NormalDistribution.quantile(probability) - expected) <= 4e-15 * max(abs(expected), 1))
  }

  @Test func normalQuantilesAtTheEnds() {
    #expect(NormalDistribution.quantile(0) == -.infinity && NormalDistribution.quantile(1) == .infinity)
    #expect(NormalDistribution.quantile(-0.1).isNaN && NormalDistribution.quantile(.nan).isNaN)
  }

  @Test func placesAndLineAreThoseOfProbplot() throws {
    let plot = QuantilePlot(scattered(200))
    let expected = [-2.7006950839184043, -2.39117927000407, -2.214765949071684]
    for (place, number) in zip(plot.expected, expected) { #expect(abs(place - number) < 1e-14) }
    #expect(abs(plot.expected[199] - 2.7006950839184043) < 1e-14 && plot.observed.prefix(2) == [0.11, 0.13])
    let line = try #require(plot.referenceLine)
    #expect(abs(line.slope - 3.258853387239218) < 1e-12 && abs(line.intercept - 6.327750000000001) < 1e-12)
    for (count, slope, intercept) in [
      (2, 7.945651951789616, 4.46), (3, 5.284814780276244, 5.493333333333333), (10, 2.7757991352232856, 6.313),
    ] {
      let line = try #require(QuantilePlot(scattered(count)).referenceLine)
      #expect(abs(line.slope - slope) < 1e-12 && abs(line.intercept - intercept) < 1e-12)
    }
  }

  @Test func quartilesGiveALineThatOutliersDoNotMove() throws {
    let clean = try #require(QuantilePlot(scattered(200), reference: .quartiles).referenceLine)
    var values = scattered(200).sorted()
    values[199] = 1e6
    #expect(try #require(QuantilePlot(values, reference: .quartiles).referenceLine) == clean)
    // From 3.83 to 8.9725 between the quartiles of the normal distribution.
    #expect(abs(clean.slope - 5.1425 / (2 * 0.6744897501960817)) < 1e-12)
  }

  @Test func twoSamplesOfDifferentSizes() {
    let plot = QuantilePlot(scattered(10), against: scattered(25))
    let expected = [
      0.13, 4.306666666666667, 4.65, 5.08, 5.7, 6.390000000000001, 6.94, 7.966666666666665, 8.853333333333333, 13.49,
    ]
    for (place, number) in zip(plot.expected, expected) { #expect(abs(place - number) < 1e-14) }
    #expect(plot.expected.count == 10 && plot.observed == scattered(10).sorted())
    #expect(QuantilePlot(scattered(25), against: scattered(10)).observed == plot.expected)
  }

  @Test func linesOfExtremeSizes() throws {
    for scale in [1e-170, 1e98] {
      let line = try #require(QuantilePlot(scattered(200).map { $0 * scale }).referenceLine)
      #expect(abs(line.slope / scale - 3.258853387239218) < 1e-12)
    }
    #expect(QuantilePlot([]).referenceLine == nil && QuantilePlot([1]).referenceLine == nil)
    #expect(try #require(QuantilePlot([2, 2, 2]).referenceLine).slope == 0)
    #expect(QuantilePlot([1, 2], against: [3, 3], reference: .leastSquares).referenceLine == nil)
    #expect(QuantilePlot([1, 2], against: []).observed.isEmpty)
  }

  @Test func sharesAreThoseOfTheEmpiricalDistribution() {
    let ties: [Double] = [4, 1, 2, 4, 2, 3, 3, 3, 4, 4]
    let distribution = EmpiricalDistribution(ties)
    #expect(distribution.values == [1, 2, 3, 4] && distribution.shares == [0.1, 0.3, 0.6, 1])
    for (share, expected) in zip(EmpiricalDistribution(ties, complementary: true).shares, [0.9, 0.7, 0.4, 0]) {
      #expect(abs(share - expected) < 1e-15)
    }
    let weighted = EmpiricalDistribution([1, 2, 3, .nan], weights: [1, 0, 3, 9])
    #expect(weighted.values == [1, 3] && weighted.shares == [0.25, 1])
  }
}
