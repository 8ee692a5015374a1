import LinearAlgebra
import MixtureModels
import NumPyRandom
import Tables
import Testing

@testable import ChapterArithmetic

/// From where the search on one's own data starts.
struct StartingDivisionsTests {
  /// On a line the groups of k-means are intervals.
  ///
  /// A group within another makes two borders of one.
  @Test func `of the starts with chance in them one in three has groups that lie within each other`() throws {
    let points = Matrix(column: (0..<200).map { Double($0) / 50 - 2 })
    let divisions = try StartingDivisions(of: points, unscaled: points, groups: 2, count: 13, seed: 0)
      .divisions(groups: 2)
    #expect(divisions.count == 13)
    #expect(divisions.map(\.isCertain) == [true] + [Bool](repeating: false, count: 12))
    let borders = divisions.dropFirst().map { division in
      zip(division.labels, division.labels.dropFirst()).count { $0 != $1 }
    }
    let byWidths = borders.indices.filter { $0 % 3 == 2 }
    #expect(byWidths.contains { borders[$0] == 2 })
    #expect(borders.indices.filter { $0 % 3 != 2 }.allSatisfy { borders[$0] == 1 })
  }

  @Test func `a start without points enough is left out`() throws {
    // Two places: no third group has a point, and no circle about one of them two.
    let points = Matrix(column: [0, 0, 0, 1, 1, 1])
    let divisions = try StartingDivisions(of: points, unscaled: points, groups: 3, count: 6, seed: 0)
      .divisions(groups: 3)
    #expect(divisions.isEmpty)
  }

  @Test func `columns count alike in most starts, and as they are in some`() throws {
    var random = RandomState(seed: 1)
    // Two groups to be seen in the first column, and two worse ones in the second, which has the larger numbers.
    let points = Matrix(
      rows: (0..<200).map { row in
        [
          row % 2 == 0 ? 1 + 0.1 * random.standardNormal() : -1 + 0.1 * random.standardNormal(),
          row < 100 ? 1 + 0.4 * random.standardNormal() : -1 + 0.4 * random.standardNormal(),
        ]
      })
    let unscaled = Matrix(rows: points.rows.map { [$0[0], 100 * $0[1]] })
    let divisions = try StartingDivisions(of: points, unscaled: unscaled, groups: 2, count: 8, seed: 0)
      .divisions(groups: 2)
    func labels(_ points: Matrix, seed: UInt32) throws -> [Int] {
      try KMeans(clusters: 2).fit(points, random: RandomState(seed: seed)).labels
    }
    // k-means to its end: in the units of the table, then in those where columns count alike.
    #expect(try divisions[1].labels == labels(unscaled, seed: 0))
    #expect(try divisions[7].labels == labels(points, seed: 6))
    // Which makes a difference.
    #expect(try abs(adjustedRandIndex(labels(unscaled, seed: 0), (0..<200).map { $0 / 100 })) > 0.9)
    #expect(try labels(points, seed: 0) != labels(unscaled, seed: 0))
  }

  @Test func `the first start is the division of a hierarchy, of some rows where there are many`() throws {
    var random = RandomState(seed: 3)
    let points = random.standardNormal(rowCount: 2300, columnCount: 2)
    let few = points.selectingRows(Array(0..<100))
    let all = try StartingDivisions(of: few, unscaled: few, groups: 4, count: 1, seed: 0).divisions(groups: 4)
    #expect(all.map(\.rows) == [nil])
    #expect(all.map(\.labels) == [try GroupHierarchy(of: few).division(groups: 4)])

    let some = try StartingDivisions(of: points, unscaled: points, groups: 4, count: 1, seed: 0).divisions(groups: 4)
    let rows = try #require(some.first?.rows)
    #expect(rows.count == 2000 && Set(rows).count == 2000 && rows == rows.sorted())
    #expect(some.map(\.labels) == [try GroupHierarchy(of: points.selectingRows(rows)).division(groups: 4)])
  }

  /// Where the best ends are hard to find.
  ///
  /// By mclust 6.0.0, from its hierarchy.
  @Test(arguments: [
    ("missing.tsv", ["x", "y"], CovarianceKind.full, 2, -747.65849678),
    ("missing.tsv", ["x", "y"], .full, 3, -749.21235627),
    ("far-from-zero.csv", ["t", "y"], .full, 2, -4.58948987),
    ("heights.csv", ["height", "weight"], .tied, 3, -842.42302862),
    ("heights.csv", ["height", "weight"], .diagonal, 2, -845.22671083),
  ])
  func `whatever the seed, no end is lower than mclust's`(
    name: String, columns: [String], kind: CovarianceKind, count: Int, logLikelihood: Double
  ) throws {
    let rows = try DataTable(.file(fixture(name).path)).select(columns: columns).rows(missing: .drop)
    let points = Matrix(rowCount: rows.rowCount, columnCount: rows.columnCount, elements: rows.values)
    let units = FittingUnits(ColumnSummary.columns(of: points, names: columns), standardizing: false)
    for seed: UInt32 in [0, 100, 200, 300, 400] {
      let comparison = try ModelComparison(
        points, units: units, options: .init(counts: count...count, kinds: [kind], restarts: 10, folds: 1, seed: seed))
      #expect(try #require(comparison.fits[0][0]).logLikelihood > logLikelihood - 1e-3, "seed \(seed)")
    }
  }
  private func search(
    _ name: String, _ columns: [String]
  ) throws -> (search: CandidateSearch, points: Matrix, distances: Matrix, unscaled: Matrix) {
    let rows = try DataTable(.file(fixture(name).path)).select(columns: columns).rows(missing: .drop)
    let points = Matrix(rowCount: rows.rowCount, columnCount: rows.columnCount, elements: rows.values)
    let units = FittingUnits(ColumnSummary.columns(of: points, names: columns), standardizing: false)
    return (
      CandidateSearch(
        units: units, starts: 10, hasSecondRound: true, finalists: 3, tolerance: 1e-8, lastTolerance: 1e-10,
        limit: 5000),
      units.units(for: .full).numbers(of: points), units.forDistances.numbers(of: points),
      units.unscaled.numbers(of: points)
    )
  }

  /// By the end that mclust's hierarchy leads to, and others seldom do.
  @Test func `a start without chance runs to its end though others are ahead of it`() throws {
    let (search, points, distances, unscaled) = try search("missing.tsv", ["x", "y"])
    var lower = 0
    for seed: UInt32 in 0..<12 {
      let divisions = try StartingDivisions(of: distances, unscaled: unscaled, groups: 2, count: 10, seed: seed)
        .divisions(groups: 2)
      let end = try #require(try search.best(points, kind: .full, groups: 2, divisions: divisions))
      #expect(end.logLikelihood > -747.6595, "seed \(seed)")
      let alike = divisions.map { StartingDivision(labels: $0.labels) }
      let other = try #require(try search.best(points, kind: .full, groups: 2, divisions: alike))
      if other.logLikelihood < -747.6595 { lower += 1 }
    }
    #expect(lower > 0)
  }

  @Test func `the best end of a search runs on`() throws {
    let (former, points, distances, unscaled) = try search("heights.csv", ["height", "weight"])
    let divisions = try StartingDivisions(of: distances, unscaled: unscaled, groups: 2, count: 4, seed: 0)
      .divisions(groups: 2)
    let heights = try [1e-4, 1e-12].map { lastTolerance in
      let search = CandidateSearch(
        units: former.units, starts: 4, finalists: 1, tolerance: 1e-4, lastTolerance: lastTolerance, limit: 5000)
      return try #require(try search.best(points, kind: .full, groups: 2, divisions: divisions)).logLikelihood
    }
    #expect(heights[1] > heights[0] + 1e-4)
  }
}
