import Datasets
import Foundation
import LinearAlgebra
import MixtureModels
import NumPyRandom

/// A formula that was evaluated by itself, beside what another way gives for the same.
public struct FormulaCheck: Sendable {
  /// Which formula.
  public let name: String
  /// Its value, written out.
  public let byFormula: Double
  /// What the engine computes, or another way that does not use the formula.
  public let otherwise: Double

  /// How far the two are apart, in parts of the larger.
  public var difference: Double {
    abs(byFormula - otherwise)
      / max(abs(byFormula), abs(otherwise), .leastNormalMagnitude)
  }
}

/// Evaluates the formulas of the last chapter on the sixty points of the one-dimensional chapter and its guess, and compares.
public func formulaChecks() throws -> [FormulaCheck] {
  var random = RandomState(seed: 0)
  let points = makeLineClusters(offset: 10, using: &random)
  let data = Matrix(column: points)
  let guess = [(-5.0, 25.0), (8, 9), (1.5, 1)].map {
    LineComponent(weight: 1 / 3, mean: $0.0, variance: $0.1)
  }
  let model = try GaussianMixture(
    weights: guess.map(\.weight), means: guess.map(\.mean),
    variances: guess.map(\.variance))
  func normal(_ x: Double, _ c: LineComponent) -> Double {
    exp(-(x - c.mean) * (x - c.mean) / (2 * c.variance))
      / (2 * Double.pi * c.variance).squareRoot()
  }
  func density(_ x: Double) -> Double {
    guess.reduce(0) { $0 + $1.weight * normal(x, $1) }
  }
  let shares = points.map { x in
    guess.map { $0.weight * normal(x, $0) / density(x) }
  }
  let sizes = guess.indices.map { c in shares.reduce(0) { $0 + $1[c] } }
  let engineShares = try model.responsibilities(of: data)
  let logLikelihood = points.reduce(0) { $0 + log(density($1)) }
  let updated = try GaussianMixture(
    points: data, responsibilities: engineShares, covarianceFloor: 0)
  let mean =
    zip(shares, points).reduce(0) { $0 + $1.0[0] * $1.1 } / sizes[0]
  let variance =
    zip(shares, points).reduce(0) {
      $0 + $1.0[0] * ($1.1 - mean) * ($1.1 - mean)
    } / sizes[0]
  // A third of each point for each component.
  let third = points.map { _ in [1.0 / 3, 1.0 / 3, 1.0 / 3] }
  let divergence = shares.reduce(0) { sum, row in
    row.reduce(sum) { $0 + log(1.0 / 3 / $1) / 3 }
  }
  let step = 1e-4
  let slope = [step, -step].map { moved -> Double in
    var mixture = guess
    mixture[0].mean += moved
    return lineLogLikelihood(points, mixture)
  }
  let clustering = try KMeans(clusters: 3).fit(
    data, random: RandomState(seed: 0))
  let inertia = points.reduce(0) { sum, x in
    let squares = clustering.centers.rows.map { center in
      (x - center[0]) * (x - center[0])
    }
    return sum + (squares.min() ?? 0)
  }
  func parameters(_ components: Double, _ dimensions: Double) -> Double {
    components * (dimensions + dimensions * (dimensions + 1) / 2)
      + components - 1
  }
  let free = parameters(3, 1)
  return [
    .init(
      name: "mixture", byFormula: density(0),
      otherwise: model.density(at: [0])),
    .init(
      name: "E-step: size of the first share", byFormula: sizes[0],
      otherwise: engineShares.column(0).reduce(0, +)),
    .init(
      name: "M-step: weight", byFormula: sizes[0] / 60,
      otherwise: updated.weights[0]),
    .init(
      name: "M-step: mean", byFormula: mean,
      otherwise: updated.means[0, 0]),
    .init(
      name: "M-step: variance", byFormula: variance,
      otherwise: updated.covarianceMatrices[0][0, 0]),
    .init(
      name: "log-likelihood", byFormula: logLikelihood,
      otherwise: try model.logLikelihood(of: data)),
    .init(
      name: "bound and gap",
      byFormula: lowerBound(points, shares: third, guess) + divergence,
      otherwise: try model.logLikelihood(of: data)),
    .init(
      name: "gradient",
      byFormula: sizes[0] / guess[0].variance * (mean - guess[0].mean),
      // What rounding leaves of a difference are about nine digits.
      otherwise: ((slope[0] - slope[1]) / (2 * step) * 1e6).rounded() / 1e6
    ),
    .init(
      name: "free parameters", byFormula: free,
      otherwise: Double(model.parameterCount)),
    .init(
      name: "AIC", byFormula: 2 * free - 2 * logLikelihood,
      otherwise: try model.aic(of: data)),
    .init(
      name: "BIC", byFormula: free * log(60.0) - 2 * logLikelihood,
      otherwise: try model.bic(of: data)),
    .init(
      name: "inertia", byFormula: inertia, otherwise: clustering.inertia),
  ]
}
