import LinearAlgebra
import MixtureModels
import NumPyRandom
import Testing

@testable import ChapterArithmetic

/// What EM cannot leave, and a moved component can.
struct ComponentMovesTests {
  /// Three clouds of 40 points in a row.
  private static let points: Matrix = {
    var random = RandomState(seed: 5)
    var points = random.standardNormal(rowCount: 120, columnCount: 2)
    for row in 0..<120 { points[row, 0] += Double(row / 40) * 20 }
    return points
  }()

  private static let units = FittingUnits(
    ColumnSummary.columns(of: points, names: ["x", "y"]), standardizing: false)

  private func end(_ labels: [Int], kind: CovarianceKind) throws -> Fit {
    let points = Self.units.units(for: kind).numbers(of: Self.points)
    let start = try #require(
      try startingModel(points, division: StartingDivision(labels: labels), groups: 3, kind: kind))
    return try #require(try climb(points, from: start, tolerance: 1e-10, limit: 5000))
  }

  private func moves(kind: CovarianceKind) -> ComponentMoves {
    ComponentMoves(
      points: Self.units.units(for: kind).numbers(of: Self.points), units: Self.units, tolerance: 1e-10, limit: 5000)
  }

  @Test(arguments: [CovarianceKind.full, .tied, .diagonal, .spherical])
  func `a cloud with two components gives one to a pair of clouds that has one`(kind: CovarianceKind) throws {
    let best = try end((0..<120).map { $0 / 40 }, kind: kind)
    let caught = try end((0..<120).map { $0 < 20 ? 0 : $0 < 40 ? 1 : 2 }, kind: kind)
    #expect(caught.logLikelihood < best.logLikelihood - 50)
    let found = try #require(try moves(kind: kind).improved(caught))
    #expect(abs(found.logLikelihood - best.logLikelihood) < 1e-4)
    // The way from where the component was put, whole: lower at first than what it was taken from, and up from there.
    #expect(found.logLikelihoods.count > 2)
    #expect(zip(found.logLikelihoods, found.logLikelihoods.dropFirst()).allSatisfy { $0 <= $1 + 1e-9 })
    #expect(found.model.emptyComponents.isEmpty)
  }

  @Test func `where each cloud has a component nothing is moved`() throws {
    let best = try end((0..<120).map { $0 / 40 }, kind: .tied)
    #expect(try moves(kind: .tied).improved(best) == nil)
  }

  @Test func `an end with components of few points is none`() throws {
    // A third component on three of the points is more likely than one between two clouds, and rests on nothing.
    let best = try end((0..<120).map { $0 / 40 }, kind: .full)
    if let found = try moves(kind: .full).improved(best) {
      #expect(CandidateFit(found, units: Self.units, rowCount: 120).isSound)
    }
  }

  @Test func `an end that no start came to has no starts`() {
    let ends = RestartEnds([-10, -10.001, nil, -12], chosenEnd: -8, gap: 0.01)
    #expect(ends.chosen?.count == 0 && ends.chosen?.logLikelihood == -8)
    #expect(ends.ends.map(\.count) == [0, 2, 1])
    #expect(ends.passedOver.isEmpty && ends.lower.count == 2 && ends.collapsedCount == 1)
    let near = RestartEnds([-10, -10.001, nil, -12], chosenEnd: -10.0005, gap: 0.01)
    #expect(near.chosen?.count == 2 && near.ends.map(\.count) == [2, 1])
  }
}
