import LinearAlgebra
import MixtureModels

/// Finds for a kind of covariance and a number of components the best model that several starts lead to.
///
/// Each start runs for a few iterations, then the best of them run to their ends: what is far behind by then seldom
/// catches up (Biernacki, Celeux and Govaert, 2003). From the best end components are moved.
struct CandidateSearch: Sendable {
  /// The units.
  let units: FittingUnits
  /// How many starts there are.
  let starts: Int
  /// Whether all of them run for a hundred iterations more before the best are taken: what is behind at first does catch up
  /// at times.
  var hasSecondRound = false
  /// Whether from the best end components are moved.
  var movesComponents = false
  /// How many of them run to their ends.
  let finalists: Int
  /// When a finalist has converged: by the mean change of a point's log-likelihood.
  let tolerance: Double
  /// The same for the best of them, which runs on.
  let lastTolerance: Double
  /// The iterations of a finalist at most.
  let limit: Int

  /// The best model; nil where every start collapsed.
  ///
  /// - Parameters:
  ///   - points: in the units of the kind.
  ///   - divisions: what EM starts from.
  func best(
    _ points: Matrix, kind: CovarianceKind, groups: Int,
    divisions: [StartingDivision]
  ) throws(MixtureError) -> CandidateFit? {
    var first: [(fit: Fit, isCertain: Bool)] = []
    for division in divisions {
      let start = try startingModel(
        points, division: division, groups: groups, kind: kind)
      guard let start else { continue }
      var fit = try climb(
        points, from: start, tolerance: 1e-4, limit: 25)
      if hasSecondRound, let former = fit {
        fit = try climb(
          points, from: former.model, tolerance: 1e-7, limit: 100)
      }
      if let fit { first.append((fit, division.isCertain)) }
    }
    var best: (fit: Fit, found: CandidateFit)?
    var run = 0
    for start in first.highestFirst(\.fit.logLikelihood) {
      // Unsound ends take no other start's place. A division without chance is other programs' only start, and often slow at
      // first: it runs to its end whatever its place, unless there is time for one run only.
      let isOver = run >= finalists && best?.found.isSound == true
      if isOver, finalists == 1 || !start.isCertain { continue }
      run += 1
      let fit = try climb(
        points, from: start.fit.model, tolerance: tolerance, limit: limit)
      guard let fit else { continue }
      let found = CandidateFit(
        fit, units: units, rowCount: points.rowCount)
      if best.map({ found.isBetter(than: $0.found) }) ?? true {
        best = (fit, found)
      }
    }
    guard var end = best?.fit else { return nil }
    if movesComponents {
      let moves = ComponentMoves(
        points: points, units: units, tolerance: tolerance, limit: limit)
      end = try moves.improved(end) ?? end
    }
    // What is compared should differ by the models, and not by how soon they were left.
    end =
      try climb(
        points, from: end.model, tolerance: lastTolerance, limit: limit)
      ?? end
    return CandidateFit(end, units: units, rowCount: points.rowCount)
  }
}
