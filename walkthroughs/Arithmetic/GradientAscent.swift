import Foundation

/// The log-likelihood at the start and after each step of gradient ascent with one rate for all parameters: means,
/// logarithms of variances, and logarithms of weights up to a common constant.
public func gradientAscent(
  _ points: [Double], from start: [LineComponent], rate: Double, steps: Int
) -> [Double] {
  var mixture = start
  var logWeights = start.map { log($0.weight) }
  var values = [lineLogLikelihood(points, mixture)]
  for _ in 0..<steps {
    let shares = responsibilities(points, mixture)
    for c in mixture.indices {
      let component = mixture[c]
      var (size, pull, excess) = (0.0, 0.0, 0.0)
      for (x, share) in zip(points, shares.map { $0[c] }) {
        let distance = x - component.mean
        size += share
        pull += share * distance / component.variance
        excess += share * (distance * distance / component.variance - 1)
      }
      logWeights[c] +=
        rate * (size - Double(points.count) * component.weight)
      mixture[c].mean += rate * pull
      mixture[c].variance = exp(log(component.variance) + rate * excess / 2)
    }
    let sum = logSumExp(logWeights)
    for c in mixture.indices {
      mixture[c].weight = exp(logWeights[c] - sum)
    }
    values.append(lineLogLikelihood(points, mixture))
  }
  return values
}
