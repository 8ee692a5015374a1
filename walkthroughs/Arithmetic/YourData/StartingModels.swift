import Foundation
import LinearAlgebra
import MixtureModels
import NumPyRandom

/// Divisions of points into groups, from which EM starts, of three sorts.
///
/// What k-means ends with from a k-means++ start; what two of its iterations make of random points, which lie farther from each
/// other; and groups about random points whose widths are random too, since k-means never finds groups that lie within each
/// other. Points are measured in units in which all columns count alike. A division with an empty group, as when there are
/// fewer different points than groups, is left out.
func divisions(
  of points: Matrix, groups: Int, count: Int, seed: UInt32
) throws(MixtureError) -> [[Int]] {
  if groups == 1 { return [[Int](repeating: 0, count: points.rowCount)] }
  guard groups <= points.rowCount else { return [] }
  var found: [[Int]] = []
  for attempt in 0..<count {
    var random = RandomState(seed: seed &+ UInt32(attempt))
    if attempt % 3 == 2 {
      if let division = divisionByWidths(points, groups, using: &random) {
        found.append(division)
      }
      continue
    }
    let method =
      attempt % 2 == 0
      ? KMeans(clusters: groups)
      : KMeans(clusters: groups, start: .randomPoints, maximumIterations: 2)
    let clustering = try method.fit(points, threadCount: 1, random: random)
    guard clustering.emptyClusters.isEmpty else { continue }
    found.append(clustering.labels)
  }
  return found
}

/// Each point with the densest of round normal distributions about random points, whose widths are drawn between 0.37 and 1.65 of
/// the columns' deviations; nil where some group has too few points for an ellipse, ten times in a row.
private func divisionByWidths(
  _ points: Matrix, _ groups: Int, using random: inout RandomState
) -> [Int]? {
  let dimensions = points.columnCount
  var division = [Int](repeating: 0, count: points.rowCount)
  for _ in 0..<10 {
    let centers = points.selectingRows(
      random.choice(points.rowCount, count: groups, replacing: false))
    let logarithms = random.uniform(in: -1..<0.5, count: groups)
    let precisions = logarithms.map { exp(-2 * $0) / 2 }
    var sizes = [Int](repeating: 0, count: groups)
    for row in 0..<points.rowCount {
      var (nearest, least) = (0, Double.infinity)
      for group in 0..<groups {
        var distance = 0.0
        for column in 0..<dimensions {
          let part = points[row, column] - centers[group, column]
          distance += part * part
        }
        let cost =
          distance * precisions[group]
          + Double(dimensions) * logarithms[group]
        if cost < least { (nearest, least) = (group, cost) }
      }
      division[row] = nearest
      sizes[nearest] += 1
    }
    if sizes.allSatisfy({ $0 > dimensions }) { return division }
  }
  return nil
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
