import ChapterArithmetic
import Datasets
import LinearAlgebra
import MixtureModels
import NumPyRandom
import Testing

/// The comparison of models on Old Faithful's eruptions, against mclust, scikit-learn and SciPy.
struct ModelComparisonTests {
  private static let comparison = Result { () throws -> ModelComparison in
    let points = try OldFaithful.load().points
    return try ModelComparison(
      points,
      units: FittingUnits(ColumnSummary.columns(of: points, names: OldFaithful.columns), standardizing: false),
      options: .init(
        counts: 1...8, kinds: [.full, .tied, .diagonal, .spherical], restarts: 10, folds: 5, seed: 0))
  }

  /// What `mclustBIC(faithful)` of mclust 6.0.0 has for VVV, EEE, VVI and VII, with the sign turned.
  private static let mclust: [[Double]] = [
    [
      2607.622500, 2322.191959, 2349.696256, 2351.493229, 2379.388089, 2387.015675, 2412.440263, 2442.017706,
    ],
    [
      2607.622500, 2325.219937, 2314.316296, 2331.222561, 2360.659010, 2347.352407, 2369.329635, 2376.104302,
    ],
    [
      3055.834862, 2346.064924, 2342.365809, 2343.486144, 2351.017241, 2373.469320, 2394.696083, 2413.705018,
    ],
    [
      4024.721479, 3458.304986, 3336.597954, 3242.825967, 3129.079941, 3038.171130, 2973.374306, 2935.081649,
    ],
  ]

  @Test func `no model is worse than mclust's, and with one component all are the same`() throws {
    let comparison = try Self.comparison.get()
    for (row, expected) in zip(comparison.fits, Self.mclust) {
      for (fit, value) in zip(row, expected) { #expect(try #require(fit).bic < value + 1e-5) }
      #expect(abs(try #require(row[0]).bic - expected[0]) < 1e-5)
    }
  }

  /// At its best it can do whatever one with fewer components does.
  ///
  /// With 25 single starts scikit-learn 1.9.1 comes to
  /// -1082.2 for eight full ones.
  @Test func `no model is worse than one of its kind with fewer components`() throws {
    let fits = try Self.comparison.get().fits
    for row in fits {
      let heights = try row.map { try #require($0).logLikelihood }
      for (fewer, more) in zip(heights, heights.dropFirst()) { #expect(more > fewer - 0.01) }
    }
    #expect(try #require(fits[0][7]).logLikelihood > -1082.2)
  }

  /// scikit-learn 1.9.1 without a floor, tolerance 1e-10, on the same parts of `RandomState(0).permutation(272)`; with one
  /// component SciPy says the same.
  @Test(arguments: [
    (0, 0, -4.7589531045490885, 0.04244104786984396), (2, 0, -5.592117538694835, 0.044909573007468416),
    (3, 0, -7.3838085608658295, 0.057265381045950255), (0, 1, -4.214582370487084, 0.06534492011788551),
    (1, 1, -4.232832558263478, 0.06263894644838644), (2, 1, -4.273796641406635, 0.07213900412155802),
  ])
  func `held-out rows are as likely as elsewhere`(kind: Int, count: Int, mean: Double, error: Double) throws {
    let score = try #require(try Self.comparison.get().heldOut[kind][count])
    let tolerance = count == 0 ? 1e-10 : 2e-4
    #expect(abs(score.mean - mean) < tolerance)
    #expect(abs(score.standardError - error) < tolerance)
  }

  /// Of the same rows: what both find unlikely does not blur the difference.
  @Test func `an advantage is a mean of differences`() throws {
    let scores = try Self.comparison.get().heldOut
    let (tied, diagonal) = (try #require(scores[1][2]), try #require(scores[2][2]))
    let gap = tied.advantage(over: diagonal)
    #expect(abs(gap.mean - (tied.mean - diagonal.mean)) < 1e-12)
    #expect(gap.standardError < 0.5 * tied.standardError)
    #expect(tied.advantage(over: tied).mean == 0 && tied.advantage(over: tied).standardError == 0)
  }

  @Test func `criteria are what they are defined as, and choose the smallest`() throws {
    let comparison = try Self.comparison.get()
    let best = try #require(comparison.best(by: .bic))
    #expect(comparison.options.kinds[best.kind] == .tied && comparison.counts[best.count] == 3)
    let fit = try #require(comparison.fits[best.kind][best.count])
    #expect(fit.parameterCount == 2 + 6 + 3)
    #expect(abs(fit.bic - fit.aic - 11 * (5.605802066295998 - 2)) < 1e-9)
    let values = comparison.fits.joined().compactMap { $0?.bic }
    #expect(fit.bic == values.min())
    let order = comparison.places(by: .bic).map { comparison.fits[$0.kind][$0.count]?.bic ?? .infinity }
    #expect(order == order.sorted())
    #expect(order.count == 32)
  }

  /// A spike on two rows has any likelihood, and is no model of the table.
  @Test func `a model that rests on too few rows is passed over`() throws {
    var random = RandomState(seed: 1)
    var rows = (0..<60).map { _ in [random.standardNormal(), random.standardNormal()] }
    // A near line of three rows, far from the others: a full component of its own is nearly flat.
    rows += [[9, 9], [9.5, 9.5], [10, 10.000001]]
    let points = Matrix(rows: rows)
    let comparison = try ModelComparison(
      points, units: FittingUnits(ColumnSummary.columns(of: points, names: ["a", "b"]), standardizing: false),
      options: .init(counts: 1...2, kinds: [.full, .spherical], restarts: 10, folds: 3, seed: 0))
    let spike = try #require(comparison.fits[0][1])
    #expect(!spike.isSound)
    #expect(spike.support.contains { $0.isNearlySingular })
    let best = try #require(comparison.best(by: .bic))
    #expect(comparison.fits[best.kind][best.count]?.isSound == true)
    // By its likelihood it would win.
    #expect(comparison.fits.joined().compactMap { $0?.bic }.min() == spike.bic)
  }

  @Test func `more components than rows are not tried, and one column has two kinds`() throws {
    let points = Matrix(column: [1, 2, 4, 8])
    let comparison = try ModelComparison(
      points, units: FittingUnits(ColumnSummary.columns(of: points, names: ["x"]), standardizing: false),
      options: .init(counts: 1...20, kinds: CovarianceKind.allCases, restarts: 3, folds: 10, seed: 0))
    #expect(comparison.counts == [1, 2, 3, 4])
    #expect(comparison.options.kinds == [.full, .tied])
    #expect(comparison.foldCount == 4)
    // No variance is left.
    #expect(comparison.fits[0][3] == nil)
  }
}
