import LinearAlgebra
import MixtureModels

/// Looks for a better end from one that EM came to: a component is taken away and put beside another, which it halves, and EM goes
/// on from there.
///
/// EM alone cannot do that, since on the way from one place to the other the likelihood is lower (Ueda, Nakano, Ghahramani and
/// Hinton, "SMEM algorithm for mixture models", 2000, where two components become one as well). There is no chance in it.
struct ComponentMoves: Sendable {
  /// Points in the units of the models' kind.
  let points: Matrix
  /// The units.
  let units: FittingUnits
  /// When EM has converged: by the mean change of a point's log-likelihood.
  let tolerance: Double
  /// Its iterations at most.
  let limit: Int

  /// Whether they are tried: there are as many as pairs of components, which takes long with many rows.
  static func areTried(rowCount: Int) -> Bool { rowCount <= 3000 }

  /// A better end; nil where no move leads to one.
  ///
  /// All moves run for a few iterations, the best ten for some more, and the best two to their ends.
  func improved(_ fit: Fit) throws(MixtureError) -> Fit? {
    var best: Fit?
    for _ in 0..<Self.largestCount {
      guard let next = try moved(best ?? fit) else { break }
      best = next
    }
    return best
  }

  private static let largestCount = 20
  /// How much higher an end has to be: less may be the rest of a climb that was ended.
  private static let smallestGain = 0.001

  private func moved(_ fit: Fit) throws(MixtureError) -> Fit? {
    let former = CandidateFit(fit, units: units, rowCount: points.rowCount)
    let starts = try fit.model.withComponentsMoved().map {
      (model: $0, end: $0)
    }
    let some = try ends(of: starts, tolerance: 1e-5, limit: 5)
    let fewer = try ends(
      of: Array(some.prefix(10)), tolerance: 1e-6, limit: 50)
    for next in fewer.prefix(2) {
      // From the beginning once more, so that the way is told whole.
      let end = try climb(
        points, from: next.model, tolerance: tolerance, limit: limit)
      guard let end,
        end.logLikelihood > fit.logLikelihood + Self.smallestGain
      else { continue }
      let found = CandidateFit(
        end, units: units, rowCount: points.rowCount)
      if found.isBetter(than: former) { return end }
    }
    return nil
  }

  /// A model that EM starts from, and how far it has come from there.
  private typealias Climb = (model: GaussianMixture, end: GaussianMixture)

  /// The same some iterations later, the highest first; those of the same height in their order.
  private func ends(
    of climbs: [Climb], tolerance: Double, limit: Int
  ) throws(MixtureError) -> [Climb] {
    var ends: [(climb: Climb, height: Double)] = []
    for (model, end) in climbs {
      let fit = try climb(
        points, from: end, tolerance: tolerance, limit: limit)
      if let fit { ends.append(((model, fit.model), fit.logLikelihood)) }
    }
    return ends.highestFirst(\.height).map(\.climb)
  }
}

extension GaussianMixture {
  /// The mixtures in which one component is taken away and another halved along its longest direction, a deviation to each side.
  fileprivate func withComponentsMoved() throws(MixtureError)
    -> [GaussianMixture]
  {
    let matrices = covarianceMatrices
    let directions = matrices.map { matrix in
      let eigen = SymmetricEigen(matrix)
      let deviation = eigen.values[0].squareRoot()
      return eigen.vectors.rows.map { $0[0] * deviation }
    }
    var moved: [GaussianMixture] = []
    for component in 0..<componentCount {
      for place in 0..<componentCount where place != component {
        var (weights, means, matrices) = (weights, means, matrices)
        weights[place] /= 2
        weights[component] = weights[place]
        let sum = weights.reduce(0, +)
        for (column, part) in directions[place].enumerated() {
          means[component, column] = means[place, column] + part
          means[place, column] -= part
        }
        matrices[component] = matrices[place]
        moved.append(
          try GaussianMixture(
            weights: weights.map { $0 / sum }, means: means,
            covariances: Covariances(matrices, kind: kind)))
      }
    }
    return moved
  }
}
