import Testing

@testable import Plotting

/// All expected numbers are those of numpy 2.4's `histogram`.
@Suite struct HistogramBinsTests {
  private func counts(_ values: [Double], _ bins: HistogramBins) throws -> [Int] {
    Histogram(values, bins: bins).counts.map { Int($0) }
  }

  private let ties: [Double] = [1, 2, 2, 3, 3, 3, 4, 4, 4, 4]

  @Test(
    arguments: [
      (200, HistogramBins.automatic, [15, 22, 32, 33, 23, 28, 27, 13, 7]),
      (200, .sturges, [15, 22, 32, 33, 23, 28, 27, 13, 7]),
      (200, .scott, [19, 34, 46, 31, 37, 24, 9]),
      (200, .freedmanDiaconis, [16, 31, 34, 32, 31, 29, 19, 8]),
      (200, .squareRoot, [8, 8, 19, 14, 20, 21, 14, 19, 12, 18, 17, 12, 10, 4, 4]),
      (200, .count(9), [15, 22, 32, 33, 23, 28, 27, 13, 7]),
      (7, .automatic, [1, 0, 4, 2]), (7, .freedmanDiaconis, [1, 0, 4, 2]),
      (64, .sturges, [3, 13, 18, 12, 5, 8, 5]),
      (1000, .automatic, [38, 56, 80, 87, 101, 96, 92, 96, 94, 98, 74, 47, 26, 15]),
      (1000, .scott, [39, 68, 83, 102, 108, 101, 103, 100, 99, 97, 51, 33, 16]),
    ] as [(Int, HistogramBins, [Int])])
  func countsAsNumpyDoes(count: Int, bins: HistogramBins, expected: [Int]) throws {
    #expect(try counts(scattered(count), bins) == expected)
  }

  @Test func edgesAreThoseOfNumpy() throws {
    #expect(
      try HistogramBins.count(9).edges(for: scattered(200)) == [
        0.11, 1.6155555555555556, 3.121111111111111, 4.626666666666667, 6.1322222222222225, 7.637777777777778,
        9.143333333333333, 10.648888888888887, 12.154444444444444, 13.66,
      ])
    #expect(try HistogramBins.automatic.edges(for: ties) == [1.0, 1.6, 2.2, 2.8, 3.4, 4.0])
    #expect(try HistogramBins.count(4).edges(for: [5, 5, 5]) == [4.5, 4.75, 5.0, 5.25, 5.5])
    #expect(
      try HistogramBins.count(3).edges(for: ties.map { $0 * 1e-170 }) == [
        1e-170, 2e-170, 2.9999999999999998e-170, 4e-170,
      ])
  }

  /// Values on edges are in the bin at the right, only the largest in the last one; also where edges are rounded.
  @Test func valuesOnEdges() throws {
    #expect(try counts(ties, .count(3)) == [1, 2, 7])
    #expect(try counts((0...10).map { Double($0) * 0.1 }, .count(10)) == [1, 1, 1, 1, 1, 1, 1, 1, 1, 2])
    #expect(try counts(ties.map { $0 * 1e-170 }, .count(3)) == [1, 2, 7])
    #expect(try counts(Array(repeating: 0, count: 30) + [1], .automatic) == [30, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1])
    #expect(try counts([5, 5, 5, 5], .count(4)) == [0, 0, 4, 0])
  }

  @Test func edgesAndWeightsAndShares() throws {
    let edges = HistogramBins.edges([0, 1, 2.5, 5, 10, 13.5])
    let given = Histogram(scattered(200), bins: edges)
    #expect(given.counts == [8, 17, 52, 93, 29])
    #expect(
      given.summary.contains("199 values in 5 bins") && given.summary.hasSuffix("and 1 value outside of the bins"))
    let density = Histogram(scattered(200), bins: edges, height: .density).heights
    let expected = [
      0.04020100502512563, 0.056951423785594646, 0.10452261306532663, 0.0934673366834171, 0.0416367552045944,
    ]
    for (height, value) in zip(density, expected) { #expect(abs(height - value) < 1e-15) }
    let weights = (0..<200).map { Double($0 % 5) / 2 }
    #expect(
      Histogram(scattered(200), bins: .count(8), weights: weights).counts
        == [16.5, 31.0, 32.0, 34.0, 30.5, 29.5, 19.0, 7.5])
    let weighted = Histogram(scattered(200), bins: .count(8), weights: weights, height: .density).heights
    #expect(abs(weighted[0] - 0.04870848708487085) < 1e-15 && abs(weighted[7] - 0.022140221402214028) < 1e-15)
    #expect(abs(Histogram(scattered(200), height: .probability).heights.reduce(0, +) - 1) < 1e-12)
  }

  @Test func widthsGiveRoundEdges() throws {
    #expect(try HistogramBins.width(2.5).edges(for: [-1, 3, 7.5]) == [-2.5, 0, 2.5, 5, 7.5])
    #expect(try HistogramBins.width(1).edges(for: [4, 4]) == [4, 5])
    #expect(try HistogramBins.width(0.1).edges(for: [0.25, 0.35]).count == 3)
  }

  /// Equal values, and those that differ in the last digits only, are one bin; numbers so large that a half is lost in them as well.
  @Test func equalValuesAreOneBin() throws {
    for rule in [HistogramBins.automatic, .sturges, .scott, .freedmanDiaconis, .squareRoot] {
      #expect(try rule.edges(for: [3, 3, 3]) == [2.5, 3.5])
      #expect(try rule.edges(for: [0.3, 0.3, 0.1 + 0.2, 0.1 + 0.2]).count == 2)
      let large = try rule.edges(for: [1e17, 1e17])
      #expect(large.count == 2 && large[0] < 1e17 && large[1] > 1e17)
      #expect(try rule.edges(for: [7]) == [6.5, 7.5] && rule.edges(for: []).isEmpty)
    }
  }

  @Test func spreadsOfExtremeSizesKeepTheirBins() throws {
    let count = try HistogramBins.scott.edges(for: scattered(200)).count
    for scale in [1e-170, 1e-300, 1e98] {
      #expect(try HistogramBins.scott.edges(for: scattered(200).map { $0 * scale }).count == count)
      #expect(try HistogramBins.freedmanDiaconis.edges(for: scattered(200).map { $0 * scale }).count == 9)
    }
    #expect(Histogram([1, 2, .nan, .infinity, 1e156], bins: .count(1)).counts == [2])
  }

  @Test(
    arguments: [
      (HistogramBins.count(0), "the number of bins is 0; it must be from 1 to 100 000; give a count of bins"),
      (.count(.max), "the number of bins is"),
      (.width(0), "the width of the bins is 0.0; it must be above 0"), (.width(.nan), "the width of the bins is nan"),
      (.width(1e-9), "the number of bins is"), (.edges([1]), "the number of edges is 1; it must be 2 or more"),
      (.edges([1, 1]), "in rising order"), (.edges([0, .infinity]), "in rising order"),
      (.freedmanDiaconis, "give a count of bins, their width or their edges"),
    ] as [(HistogramBins, String)])
  func refusesBinsThatMakeNoSense(bins: HistogramBins, message: String) {
    // The outlier makes the rule ask for a hundred million bins.
    let values = scattered(200) + [1e9]
    let error = #expect(throws: PlottingError.self) { try bins.edges(for: values) }
    let text = error.map { "\($0)".replacing("\u{2009}", with: " ") } ?? ""
    #expect(text.contains(message), "\(text)")
    #expect(throws: PlottingError.self) {
      try Layout(Figure { Histogram(values, bins: bins) }, measurer: EvenMeasurer())
    }
  }

  @Test func refusesEdgesThatCannotBeToldApart() {
    #expect(throws: PlottingError.self) { try HistogramBins.count(10).edges(for: [1, 1.0.nextUp]) }
    #expect(throws: PlottingError.self) { try HistogramBins.width(0.5).edges(for: [1e17, 1e17 + 64]) }
  }
}
