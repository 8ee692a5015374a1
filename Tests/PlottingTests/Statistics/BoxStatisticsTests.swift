import Testing

@testable import Plotting

/// All expected numbers are those of matplotlib 3.11's `cbook.boxplot_stats`.
@Suite struct BoxStatisticsTests {
  struct Case: Sendable {
    var values: [Double]
    var quartiles: [Double]
    var whiskers: [Double]
    var outliers: [Double] = []
  }

  @Test(
    arguments: [
      Case(values: scattered(200), quartiles: [3.83, 6.050000000000001, 8.9725], whiskers: [0.11, 13.66]),
      Case(
        values: scattered(11), quartiles: [5.385, 6.53, 7.865], whiskers: [4.640000000000001, 9.6], outliers: [0.13]),
      Case(values: [1, 2, 2, 3, 3, 3, 4, 4, 4, 4], quartiles: [2.25, 3, 4], whiskers: [1, 4]),
      Case(values: [3], quartiles: [3, 3, 3], whiskers: [3, 3]),
      Case(values: [4, 1], quartiles: [1.75, 2.5, 3.25], whiskers: [1, 4]),
      Case(values: [2, 2, 2, 2, 2], quartiles: [2, 2, 2], whiskers: [2, 2]),
      Case(values: [1, 1, 1, 1, 1, 1, 1, 50, -9], quartiles: [1, 1, 1], whiskers: [1, 1], outliers: [-9, 50]),
      Case(
        values: [0, 0, 0, 0, 10, 10, 10, 10, 10, 30, 100], quartiles: [0, 10, 10], whiskers: [0, 10],
        outliers: [30, 100]),
      Case(
        values: scattered(200).map { $0 * 1e-170 }, quartiles: [3.83e-170, 6.05e-170, 8.9725e-170],
        whiskers: [1.1e-171, 1.366e-169]),
      Case(values: [.nan, 1, .infinity, 4], quartiles: [1.75, 2.5, 3.25], whiskers: [1, 4]),
    ])
  func areThoseOfMatplotlib(_ sample: Case) throws {
    let box = try #require(BoxStatistics(of: sample.values))
    let found = [box.lowerQuartile, box.median, box.upperQuartile, box.lowerWhisker, box.upperWhisker]
    for (number, expected) in zip(found, sample.quartiles + sample.whiskers) {
      #expect(abs(number - expected) <= 1e-15 * abs(expected))
    }
    #expect(box.outliers == sample.outliers && box.count == sample.values.count { $0.isDrawable })
  }

  @Test func noneOfNoValues() {
    #expect(BoxStatistics(of: []) == nil && BoxStatistics(of: [.nan]) == nil)
  }

  /// Without reach every value beyond the box is an outlier.
  @Test func whiskersReachAsFarAsAsked() throws {
    let box = try #require(BoxStatistics(of: [1, 2, 3, 4, 100], reach: 0))
    #expect(box.lowerWhisker == 2 && box.upperWhisker == 4 && box.outliers == [1, 100])
    #expect(try #require(BoxStatistics(of: [1, 2, 3, 4, 100], reach: 1000)).outliers.isEmpty)
  }
}
