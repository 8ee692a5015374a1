import Foundation
import LinearAlgebra
import MixtureModels
import Testing

// What holds of every fit, written out plainly.
extension RandomSearchTests {
  func expectNothing(_ fault: String?, _ number: Int) {
    if let fault { Issue.record("Problem \(number): \(fault)") }
  }

  /// With weights there may be too few points that count.
  func expectRefusal(_ error: MixtureError, _ number: Int, isPossible: Bool) {
    switch error {
    case .tooFewPoints where isPossible: break
    case .invalidPointWeight(nil, value: 0) where isPossible: break
    default: Issue.record("Problem \(number): \(error)")
    }
  }

  static func scaled(_ points: Matrix, by exponent: Int) -> Matrix {
    points.mapElements { Double(sign: .plus, exponent: exponent, significand: $0) }
  }

  static func start(
    _ kind: CovarianceKind, components: Int, dimensions: Int, variance: Double
  ) -> Covariances {
    switch kind {
    case .full: .full([Matrix](repeating: variance * .identity(dimensions), count: components))
    case .tied: .tied(variance * .identity(dimensions))
    case .diagonal: .diagonal(Matrix(zeros: components, dimensions).mapElements { _ in variance })
    case .spherical: .spherical([Double](repeating: variance, count: components))
    default: Models.lackingExample(of: kind)
    }
  }

  /// What is wrong with a clustering, or nil.
  static func fault(of found: Clustering, points: Matrix, weights: [Double]?, isExact: Bool) -> String? {
    let clusters = found.centers.rowCount
    let size = points.elements.reduce(Double.leastNormalMagnitude) { max($0, $1.magnitude) }
    var inertia = 0.0
    var sums = Matrix(zeros: clusters, points.columnCount)
    var totals = [Double](repeating: 0, count: clusters)
    for (row, label) in found.labels.enumerated() {
      let distances = (0..<clusters).map { center in
        (0..<points.columnCount).reduce(0.0) { $0 + pow((points[row, $1] - found.centers[center, $1]) / size, 2) }
      }
      guard distances[label].squareRoot() <= (distances.min() ?? 0).squareRoot() + 1e-14 else {
        return "point \(row) is not of its nearest center"
      }
      let weight = weights?[row] ?? 1
      inertia += weight * distances[label]
      totals[label] += weight
      for column in 0..<points.columnCount { sums[label, column] += weight * points[row, column] }
    }
    let expected = inertia * size * size
    // Distances are known to the last place of the largest coordinate: an outlier moves the origin to where others lose
    // digits.
    let slack = 16 * size.ulp * (totals.reduce(0, +) * expected).squareRoot()
    guard (found.inertia - expected).magnitude <= 1e-12 * expected + slack + 1e-28 * size * size else {
      return "the inertia is \(found.inertia), not \(expected)"
    }
    guard found.emptyClusters == totals.indices.filter({ totals[$0] == 0 }) else { return "other clusters are empty" }
    let distinct = Set(points.rows.enumerated().filter { (weights?[$0.offset] ?? 1) > 0 }.map(\.element)).count
    if isExact, found.converged {
      guard found.clusterCount == min(distinct, clusters) else {
        return "\(found.clusterCount) clusters of \(distinct) different points"
      }
      for cluster in 0..<clusters where totals[cluster] > 0 {
        for column in 0..<points.columnCount {
          guard (sums[cluster, column] / totals[cluster] - found.centers[cluster, column]).magnitude <= 1e-13 * size
          else { return "a center is not the mean of its members" }
        }
      }
    }
    return nil
  }

  /// What is wrong with a fit, or nil.
  static func fault(of fit: Fit, points: Matrix, weights: [Double]?) throws(MixtureError) -> String? {
    let model = fit.model
    let slack = 1e-11 * (fit.totalWeight + fit.logLikelihood.magnitude)
    guard fit.logLikelihoods.allSatisfy(\.isFinite) else { return "a log-likelihood is \(fit.logLikelihoods)" }
    guard fit.logLikelihood >= (fit.logLikelihoods.max() ?? .nan) - slack else { return "a better model was seen" }
    let computed = try model.logLikelihood(of: points, pointWeights: weights)
    guard (computed - fit.logLikelihood).magnitude <= slack else {
      return "the log-likelihood is \(computed), not \(fit.logLikelihood)"
    }
    guard (model.weights.reduce(0, +) - 1).magnitude < 1e-12 else { return "weights sum to \(model.weights)" }
    guard model.covarianceMatrices.allSatisfy({ $0.elements.allSatisfy(\.isFinite) }) else { return "a covariance" }
    let responsibilities = fit.responsibilities
    let labels = fit.labels
    for (row, values) in responsibilities.rows.enumerated() {
      guard (values.reduce(0, +) - 1).magnitude < 1e-12, values[labels[row]] == values.max() else {
        return "responsibilities \(values)"
      }
    }
    // Means lie within the points.
    for column in 0..<points.columnCount {
      let own = points.column(column)
      guard let least = own.min(), let largest = own.max() else { continue }
      let room = 1e-12 * max(least.magnitude, largest.magnitude)
      for (mean, weight) in zip(model.means.column(column), model.weights) where weight > 0 {
        guard mean >= least - room, mean <= largest + room else { return "a mean is outside the points" }
      }
    }
    return nil
  }
}
