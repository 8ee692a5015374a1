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

  /// Three rows in a line far off make a spike, which is higher and rests on nothing.
  @Test func `an end with a component of few points is none`() throws {
    var random = RandomState(seed: 1)
    var rows = (0..<120).map { [random.standardNormal() + Double($0 / 60) * 20, random.standardNormal()] }
    rows += [[40, 5], [41, 5], [42, 5.000001]]
    let points = Matrix(rows: rows)
    let units = FittingUnits(ColumnSummary.columns(of: points, names: ["x", "y"]), standardizing: false)
    let inside = units.units(for: .full).numbers(of: points)
    func end(_ labels: [Int]) throws -> Fit {
      let start = try #require(
        try startingModel(inside, division: StartingDivision(labels: labels), groups: 3, kind: .full))
      return try #require(try climb(inside, from: start, tolerance: 1e-10, limit: 5000))
    }
    func isSound(_ fit: Fit) -> Bool { CandidateFit(fit, units: units, rowCount: 123).isSound }
    // Two for the first cloud and one for the second with the far ones; and one for each.
    let broad = try end(rows.map { $0[0] > 10 ? 2 : $0[1] < 0 ? 0 : 1 })
    let spike = try end(rows.map { $0[0] < 10 ? 0 : $0[0] < 30 ? 1 : 2 })
    #expect(isSound(broad), "\(broad.model)")
    #expect(!isSound(spike), "\(spike.model)")
    #expect(spike.logLikelihood > broad.logLikelihood)
    let moves = ComponentMoves(points: inside, units: units, tolerance: 1e-10, limit: 5000)
    if let found = try moves.improved(broad) { #expect(isSound(found)) }
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
