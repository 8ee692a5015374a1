import Foundation
import LinearAlgebra
import MixtureModels
import NumPyRandom

/// What a mixture says of each row it was fitted to.
public struct PointReport: Sendable {
  /// The component of largest responsibility.
  public let labels: [Int]
  /// That responsibility.
  public let certainties: [Double]
  /// The logarithm of the density.
  public let logDensities: [Double]

  /// What was found elsewhere, a value a row.
  public init(
    labels: [Int], certainties: [Double], logDensities: [Double]
  ) {
    self.labels = labels
    self.certainties = certainties
    self.logDensities = logDensities
  }

  /// The rows of smallest density, the least likely first; of equal ones the first.
  public func leastLikely(_ count: Int) -> [Int] {
    // Sorting a few is faster than sorting all.
    var lowest: [Int] = []
    for row in logDensities.indices {
      if lowest.count == count, let last = lowest.last,
        logDensities[row] >= logDensities[last]
      {
        continue
      }
      let place =
        lowest.firstIndex { logDensities[$0] > logDensities[row] }
        ?? lowest.endIndex
      lowest.insert(row, at: place)
      if lowest.count > count { lowest.removeLast() }
    }
    return lowest
  }

  /// How many rows have a certainty in each of the intervals between the given bounds, the last with its upper end.
  public func counts(between bounds: [Double]) -> [Int] {
    var counts = [Int](repeating: 0, count: bounds.count - 1)
    for certainty in certainties {
      let place = bounds.dropLast().lastIndex { certainty >= $0 }
      if let place { counts[place] += 1 }
    }
    return counts
  }
}

/// How often points that a model makes itself are less likely than a given one.
///
/// They are counted as long as they are many. Beyond, the logarithm of the density is taken to fall off exponentially, as it
/// nearly does far out in a mixture: with it a normal distribution's squared distance grows.
public struct TailShares: Sendable {
  private let sorted: [Double]
  /// How many of the lowest tell how the tail goes on.
  private let tailCount: Int
  /// By how much these lie below the next one on average.
  private let meanExcess: Double

  /// Draws points from a model.
  public init(
    _ chosen: ChosenModel, drawing count: Int, seed: UInt32
  ) throws {
    var random = RandomState(seed: seed)
    let volume = chosen.modelUnits.logVolume
    let drawn = try chosen.model.logDensities(
      of: chosen.model.sample(count: count, using: &random).points
    ).map { $0 - volume }
    self.init(drawn)
  }

  /// Log-densities of points that a model has made; more than one.
  init(_ logDensities: [Double]) {
    let sorted = logDensities.sorted()
    let tailCount = max(1, sorted.count / 200)
    let threshold = sorted[tailCount]
    self.sorted = sorted
    self.tailCount = tailCount
    meanExcess =
      sorted.prefix(tailCount).reduce(0) { $0 + (threshold - $1) }
      / Double(tailCount)
  }

  /// The share of points whose log-density is below a value.
  public func share(below value: Double) -> Double {
    let threshold = sorted[tailCount]
    if value < threshold {
      let share = Double(tailCount) / Double(sorted.count)
      return meanExcess > 0
        ? share * exp((value - threshold) / meanExcess) : 0
    }
    var (low, high) = (0, sorted.count)
    while low < high {
      let middle = (low + high) / 2
      if sorted[middle] < value { low = middle + 1 } else { high = middle }
    }
    return Double(low) / Double(sorted.count)
  }
}
