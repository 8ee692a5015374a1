import Foundation

/// A weighted normal distribution on a line.
public struct LineComponent: Sendable {
  /// The weight.
  public var weight: Double
  /// The mean.
  public var mean: Double
  /// The variance.
  public var variance: Double

  /// A component from its weight, mean and variance.
  public init(weight: Double, mean: Double, variance: Double) {
    self.weight = weight
    self.mean = mean
    self.variance = variance
  }

  /// The logarithm of weight times density.
  public func logDensity(_ x: Double) -> Double {
    let distance = (x - mean) * (x - mean) / variance
    return log(weight) - (log(2 * Double.pi * variance) + distance) / 2
  }
}

/// The log-likelihood of a mixture on a line, with the largest term taken out of each sum before it is exponentiated.
public func lineLogLikelihood(
  _ points: [Double], _ mixture: [LineComponent]
)
  -> Double
{
  points.reduce(0) { sum, x in
    sum + logSumExp(mixture.map { $0.logDensity(x) })
  }
}

/// The logarithm of the sum of exponentials.
public func logSumExp(_ logarithms: [Double]) -> Double {
  let largest = logarithms.max() ?? -.infinity
  guard largest.isFinite else { return largest }
  return largest + log(logarithms.reduce(0) { $0 + exp($1 - largest) })
}

/// The responsibilities of the components of a mixture on a line, a row a point.
public func responsibilities(_ points: [Double], _ mixture: [LineComponent])
  -> [[Double]]
{
  points.map { x in
    let logarithms = mixture.map { $0.logDensity(x) }
    let sum = logSumExp(logarithms)
    return logarithms.map { exp($0 - sum) }
  }
}

/// The gradient of the log-likelihood of a mixture on a line: for each component by its mean, in its standard deviations, by
/// the logarithm of its variance, and by the logarithm of its weight when the others make room.
///
/// All vanish where the M-step would change nothing.
public func lineGradient(_ points: [Double], _ mixture: [LineComponent])
  -> [[Double]]
{
  let shares = responsibilities(points, mixture)
  return mixture.indices.map { c in
    let component = mixture[c]
    let deviation = component.variance.squareRoot()
    var gradient = [0, 0, -Double(points.count) * component.weight]
    for (x, share) in zip(points, shares) {
      let distance = (x - component.mean) / deviation
      gradient[0] += share[c] * distance
      gradient[1] += share[c] * (distance * distance - 1) / 2
      gradient[2] += share[c]
    }
    return gradient
  }
}

/// The lower bound of the log-likelihood for given shares: the mean over shares of the logarithm of density by share.
public func lowerBound(
  _ points: [Double], shares: [[Double]], _ mixture: [LineComponent]
) -> Double {
  zip(points, shares).reduce(0) { sum, point in
    zip(point.1, mixture).reduce(sum) { sum, term in
      let (share, component) = term
      // The limit of q log q at 0.
      guard share > 0 else { return sum }
      return sum + share * (component.logDensity(point.0) - log(share))
    }
  }
}
