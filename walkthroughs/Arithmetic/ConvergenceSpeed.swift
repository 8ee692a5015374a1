import Foundation

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
