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
public struct TailShares: Sendable {
  private let sorted: [Double]

  /// Draws points from a model.
  public init(
    _ chosen: ChosenModel, drawing count: Int, seed: UInt32
  ) throws {
    var random = RandomState(seed: seed)
    let volume = chosen.units.units(for: chosen.model.kind).logVolume
    sorted = try chosen.model.logDensities(
      of: chosen.model.sample(count: count, using: &random).points
    ).map { $0 - volume }.sorted()
  }

  /// How many points were drawn.
  public var count: Int { sorted.count }

  /// The share of points whose log-density is below a value.
  public func share(below value: Double) -> Double {
    var (low, high) = (0, sorted.count)
    while low < high {
      let middle = (low + high) / 2
      if sorted[middle] < value { low = middle + 1 } else { high = middle }
    }
    return Double(low) / Double(sorted.count)
  }
}
