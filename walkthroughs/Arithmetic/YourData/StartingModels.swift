import LinearAlgebra
import MixtureModels
import NumPyRandom

/// Divisions of points into groups, from which EM starts.
///
/// Every other one is what k-means ends with from a k-means++ start; those between are what two of its iterations make of
/// random points, which lie farther from each other. Points are measured in units in which all columns count alike.
/// A division with an empty group, as when there are fewer different points than groups, is left out.
func divisions(
  of points: Matrix, groups: Int, count: Int, seed: UInt32
) throws(MixtureError) -> [[Int]] {
  if groups == 1 { return [[Int](repeating: 0, count: points.rowCount)] }
  guard groups <= points.rowCount else { return [] }
  var found: [[Int]] = []
  for attempt in 0..<count {
    let method =
      attempt % 2 == 0
      ? KMeans(clusters: groups)
      : KMeans(clusters: groups, start: .randomPoints, maximumIterations: 2)
    let clustering = try method.fit(
      points, threadCount: 1,
      random: RandomState(seed: seed &+ UInt32(attempt)))
    guard clustering.emptyClusters.isEmpty else { continue }
    found.append(clustering.labels)
  }
  return found
}

/// The mixture that a division stands for, with a little room added to each component; nil where there is none.
///
/// The room (a thousandth of a variance of 1) is there because groups of few points may be flat; EM goes on without it.
func startingModel(
  _ points: Matrix, division: [Int], groups: Int, kind: CovarianceKind
) throws(MixtureError) -> GaussianMixture? {
  var responsibilities = Matrix(zeros: points.rowCount, groups)
  for (row, group) in division.enumerated() {
    responsibilities[row, group] = 1
  }
  do throws(MixtureError) {
    return try GaussianMixture(
      points: points, responsibilities: responsibilities, kind: kind,
      covarianceFloor: 1e-3)
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
