import LinearAlgebra
import MixtureModels

/// The mixture that a division stands for, with a little room added to each component; nil where there is none.
///
/// The room (a hundred-thousandth of a variance of 1) is there because groups of few points may be flat; EM goes on without it.
func startingModel(
  _ points: Matrix, division: StartingDivision, groups: Int,
  kind: CovarianceKind
) throws(MixtureError) -> GaussianMixture? {
  let points = division.rows.map(points.selectingRows) ?? points
  var responsibilities = Matrix(zeros: points.rowCount, groups)
  for (row, group) in division.labels.enumerated() {
    responsibilities[row, group] = 1
  }
  do throws(MixtureError) {
    return try GaussianMixture(
      points: points, responsibilities: responsibilities, kind: kind,
      covarianceFloor: 1e-5)
  } catch {
    if case .notPositiveDefinite = error { return nil }
    throw error
  }
}

/// EM without a floor from a model to its end; nil where a component collapses, or no component reaches a point.
func climb(
  _ points: Matrix, from start: GaussianMixture, weights: [Double]? = nil,
  tolerance: Double, limit: Int, threadCount: Int? = 1
) throws(MixtureError) -> Fit? {
  do throws(MixtureError) {
    let fit = try GaussianMixture.fit(
      points, components: start.componentCount, kind: start.kind,
      pointWeights: weights, start: .model(start), tolerance: tolerance,
      maximumIterations: limit, covarianceFloor: 0,
      threadCount: threadCount)
    return fit.model.emptyComponents.isEmpty ? fit : nil
  } catch {
    switch error {
    case .collapsed, .notPositiveDefinite, .pointOutOfReach: return nil
    default: throw error
    }
  }
}
