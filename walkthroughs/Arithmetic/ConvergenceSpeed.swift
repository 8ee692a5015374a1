import Datasets
import Foundation
import LinearAlgebra
import MixtureModels
import NumPyRandom

/// How fast EM is for two groups of two hundred normal quantiles each, so many standard deviations apart.
///
/// The start is not symmetric, for a symmetric one never moves the weights, which are the slowest of all. The run ends when
/// no mean moves by 1e-7; the rate is the ratio of the last two steps of the first mean.
public func overlapSpeed(distance: Double) -> (
  iterations: Int, rate: Double
) {
  let quantiles = (0..<200).map {
    normalQuantile((Double($0) + 0.5) / 200)
  }
  let points =
    quantiles.map { $0 - distance / 2 }
    + quantiles.map { $0 + distance / 2 }
  var mixture = [
    LineComponent(weight: 0.3, mean: -1, variance: 2),
    LineComponent(weight: 0.7, mean: 1, variance: 2),
  ]
  var (iterations, step, rate) = (0, Double.infinity, 0.0)
  while step > 1e-7, iterations < 100_000 {
    let next = EMMistake.none.step(points, mixture)
    let move = abs(next[0].mean - mixture[0].mean)
    (rate, step) = (move / step, move)
    mixture = next
    iterations += 1
  }
  return (iterations, rate)
}

/// The quantile of the standard normal distribution, by bisection of its distribution function.
public func normalQuantile(_ probability: Double) -> Double {
  var (low, high) = (-40.0, 40.0)
  while true {
    let middle = (low + high) / 2
    guard middle > low, middle < high else { return middle }
    if erfc(-middle / 2.0.squareRoot()) / 2 < probability {
      low = middle
    } else {
      high = middle
    }
  }
}

/// The rates at which the first and the third run of the two-dimensional chapter approach their ends.
public func twoDimensionalRates() throws -> (first: Double, third: Double) {
  let blobs = makeBlobs(
    count: 500, centers: 3, standardDeviation: 1.5,
    random: RandomState(seed: 20))
  var shearRandom = RandomState(seed: 0)
  let points = blobs.stretched(
    by: shearRandom.standardNormal(rowCount: 2, columnCount: 2)
  ).points
  var random = RandomState(seed: 0)
  _ = random.randomSample(count: 60)
  let first = points.column(0)
  let bounds = Int(first.min() ?? 0)..<Int(first.max() ?? 0)
  let rates = try (1...3).map { _ in
    let means = Matrix(
      rowCount: 3, columnCount: 2,
      elements: random.randomIntegers(in: bounds, count: 6).map(Double.init)
    )
    let start = try GaussianMixture(
      weights: [1 / 3, 1 / 3, 1 / 3], means: means,
      covariances: .full(Array(repeating: 5 * .identity(2), count: 3)))
    var previous = means.elements
    var (step, rate) = (Double.infinity, 0.0)
    for state in try ExpectationMaximization(
      points, from: start, covarianceFloor: 1e-6
    ).dropFirst() {
      let moved = zip(state.model.means.elements, previous).reduce(0) {
        $0 + ($1.0 - $1.1) * ($1.0 - $1.1)
      }.squareRoot()
      previous = state.model.means.elements
      if moved < 1e-7 { break }
      (rate, step) = (moved / step, moved)
    }
    return rate
  }
  return (rates[0], rates[2])
}
