import LinearAlgebra
import MixtureModels
import NumPyRandom

/// Where many starts of three components on the same points end.
public struct Restarts: Sendable {
  /// The log-likelihoods at the ends, one a start; those of starts that collapsed are left out.
  public let ends: [Double]
  /// How many starts there were.
  public let count: Int

  /// Runs EM to its end from each start.
  ///
  /// - Parameter starts: mixtures, or where the engine is to start from, with a generator for each.
  public init(
    _ points: Matrix,
    starts: [(start: GaussianMixture.Start, random: RandomState)]
  ) {
    ends = starts.compactMap { start, random in
      try? GaussianMixture.fit(
        points, components: 3, start: start, tolerance: 1e-9,
        maximumIterations: 5000, covarianceFloor: 1e-6, threadCount: 1,
        random: random
      ).logLikelihood
    }
    count = starts.count
  }

  /// The largest log-likelihood.
  public var best: Double { ends.max() ?? -.infinity }

  /// The share of starts that come within 0.01 of a log-likelihood.
  public func share(reaching goal: Double) -> Double {
    Double(ends.count { $0 > goal - 0.01 }) / Double(count)
  }

  /// How many ends there are that differ by more than 0.01.
  public var distinctEndCount: Int {
    var count = 0
    var last = Double.infinity
    for end in ends.sorted(by: >) where last - end > 0.01 {
      count += 1
      last = end
    }
    return count
  }
}
