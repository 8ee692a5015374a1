import LinearAlgebra
import MixtureModels
import NumPyRandom
import Tables
import Testing

@testable import ChapterArithmetic

/// From where the search on one's own data starts.
struct StartingModelsTests {
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
}
