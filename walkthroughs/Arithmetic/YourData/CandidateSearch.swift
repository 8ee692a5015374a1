import LinearAlgebra
import MixtureModels

/// Finds for a kind of covariance and a number of components the best model that several starts lead to.
///
/// Each start runs for a few iterations, then the best of them run to their ends: what is far behind by then seldom
/// catches up (Biernacki, Celeux and Govaert, 2003).
struct CandidateSearch: Sendable {
  /// The units.
  let units: FittingUnits
  /// How many starts there are.
  let starts: Int
  /// Whether all of them run for a hundred iterations more before the best are taken: what is behind at first does catch up
  /// at times.
  var hasSecondRound = false
  /// How many of them run to their ends.
  let finalists: Int
  /// When a finalist has converged: by the mean change of a point's log-likelihood.
  let tolerance: Double
  /// The iterations of a finalist at most.
  let limit: Int

  /// The best model; nil where every start collapsed.
  ///
  /// - Parameters:
  ///   - points: in the units of the kind.
  ///   - divisions: what EM starts from.
  func best(
    _ points: Matrix, kind: CovarianceKind, groups: Int,
    divisions: [[Int]]
  ) throws(MixtureError) -> CandidateFit? {
    var first: [Fit] = []
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
      if let fit { first.append(fit) }
    }
    // Equal ones keep their order.
    let order = first.indices.sorted {
      first[$0].logLikelihood == first[$1].logLikelihood
        ? $0 < $1 : first[$0].logLikelihood > first[$1].logLikelihood
    }
    var best: CandidateFit?
    var run = 0
    for index in order {
      // Unsound ends take no other start's place.
      if run >= finalists, best?.isSound == true { break }
      run += 1
      let fit = try climb(
        points, from: first[index].model, tolerance: tolerance,
        limit: limit)
      guard let fit else { continue }
      let found = CandidateFit(
        fit, units: units, rowCount: points.rowCount)
      if best.map(found.isBetter) ?? true { best = found }
    }
    return best
  }
}
