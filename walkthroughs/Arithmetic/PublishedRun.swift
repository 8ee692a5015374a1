import Foundation
import LinearAlgebra
import MixtureModels

/// Fifty iterations of the tutorial's program in two dimensions, with its peculiarities.
///
/// - Its floor is added to the covariances in place: once by the code that draws the first picture, again by every E-step, and
///   once more in the denominator. So the rows of its responsibilities do not quite sum to one.
/// - Its curve is the logarithm of the sum, over all points and components, of weighted densities.
/// - Its prediction leaves out the weights.
public struct PublishedRun: Sendable {
  /// The model at the end.
  public let model: GaussianMixture
  /// What it draws as its log-likelihood, after each iteration.
  public let curve: [Double]

  /// Runs the program.
  ///
  /// - Parameter start: the first means, a row a component.
  public init(_ points: Matrix, from start: Matrix) throws {
    let floor = 1e-6 * Matrix.identity(2)
    let rows = points.rows
    var weights = [1.0 / 3, 1.0 / 3, 1.0 / 3]
    var means = start
    func mixture(_ covariances: [Matrix]) throws -> GaussianMixture {
      try GaussianMixture(
        weights: weights, means: means, covariances: .full(covariances))
    }
    // The picture's floor.
    var covariances = Array(repeating: 5 * .identity(2) + floor, count: 3)
    var curve: [Double] = []
    for _ in 0..<50 {
      var shares: [[Double]] = []
      for component in 0..<3 {
        // The E-step's floor, kept.
        covariances[component] = covariances[component] + floor
        let numerator = try mixture(covariances)
        // And once more, not kept.
        let denominator = try mixture(covariances.map { $0 + floor })
        shares.append(
          rows.map { row in
            weights[component]
              * numerator.componentDensities(at: row)[component]
              / denominator.density(at: row)
          })
      }
      let totals = shares.map { $0.reduce(0, +) }
      let moments = zip(shares, totals).map {
        Self.moments(rows, $0, total: $1, floor: floor)
      }
      means = Matrix(rows: moments.map(\.mean))
      covariances = moments.map(\.covariance)
      weights = totals.map { $0 / totals.reduce(0, +) }
      let model = try mixture(covariances)
      curve.append(log(rows.reduce(0) { $0 + model.density(at: $1) }))
    }
    model = try mixture(covariances)
    self.curve = curve
  }

  /// The mean and the covariance of a component's share.
  private static func moments(
    _ rows: [[Double]], _ share: [Double], total: Double, floor: Matrix
  ) -> (mean: [Double], covariance: Matrix) {
    var mean = [0.0, 0.0]
    for (row, r) in zip(rows, share) {
      for axis in 0..<2 { mean[axis] += r * row[axis] / total }
    }
    var covariance = floor
    for (row, r) in zip(rows, share) {
      for (i, j) in [(0, 0), (0, 1), (1, 0), (1, 1)] {
        covariance[i, j] +=
          r * (row[i] - mean[i]) * (row[j] - mean[j]) / total
      }
    }
    return (mean, covariance)
  }

  /// What it would print of a point: densities without weights, divided by their sum.
  public func prediction(at point: [Double]) -> [Double] {
    let densities = model.componentDensities(at: point)
    return densities.map { $0 / densities.reduce(0, +) }
  }
}

/// What mixtures of three components say of a point without their weights, after fifty iterations of EM from each start.
///
/// - Parameters:
///   - point: two coordinates.
///   - starts: the first models.
public func predictionsWithoutWeights(
  at point: [Double], _ points: Matrix, from starts: [GaussianMixture]
) throws -> [[Double]] {
  try starts.map { start in
    var model = start
    for state in try ExpectationMaximization(
      points, from: start, covarianceFloor: 1e-6
    ).prefix(51) {
      model = state.model
    }
    let densities = model.componentDensities(at: point)
    return densities.map { $0 / densities.reduce(0, +) }
  }
}
