import LinearAlgebra
import MixtureModels
import NumPyRandom

/// How likely a kind of model finds rows that it was not fitted to.
public struct HeldOutScore: Equatable, Sendable {
  /// The mean log-likelihood of a held-out row, in the table's units.
  public let mean: Double
  /// The standard error of that mean over rows.
  public let standardError: Double
  /// The log-likelihood of each row, in an order that is the same for all models.
  private let values: [Double]

  init(_ values: [Double]) {
    let count = Double(values.count)
    let mean = values.reduce(0, +) / count
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    self.values = values
    self.mean = mean
    standardError = (squares / (count - 1) / count).squareRoot()
  }

  /// By how much a row is more likely than under another model, on average, with the standard error of that: far smaller
  /// than those of both means, since rows that one model finds unlikely are so for the other, too.
  public func advantage(over other: HeldOutScore) -> HeldOutScore {
    HeldOutScore(zip(values, other.values).map { $0 - $1 })
  }
}

/// The rows of a table in parts of nearly equal size, each of which is held out once.
struct Folds: Sendable {
  /// The rows of each part.
  let parts: [[Int]]

  /// Shuffles the rows and divides them; there are at most as many parts as rows.
  init(rowCount: Int, count: Int, seed: UInt32) {
    var random = RandomState(seed: seed)
    let order = random.permutation(rowCount)
    let count = min(count, rowCount)
    parts = (0..<count).map { part in
      Array(
        order[
          (part * rowCount / count)..<((part + 1) * rowCount / count)])
    }
  }

  /// The rows that are seen while a part is held out, in their order.
  func seen(without part: Int) -> [Int] {
    parts.indices.filter { $0 != part }.flatMap { parts[$0] }.sorted()
  }
}

extension CandidateSearch {
  /// The log-densities of held-out points under the best model of each kind that the others lead to; nil where there is
  /// none, or where a point is out of its reach.
  func heldOutDensities(
    seen: [CovarianceKind: Matrix], held: [CovarianceKind: Matrix],
    kinds: [CovarianceKind], groups: Int, divisions: [StartingDivision]
  ) throws(MixtureError) -> [[Double]?] {
    var result: [[Double]?] = []
    for kind in kinds {
      guard let points = seen[kind], let others = held[kind],
        let found = try best(
          points, kind: kind, groups: groups, divisions: divisions)
      else {
        result.append(nil)
        continue
      }
      do throws(MixtureError) {
        let volume = units.units(for: kind).logVolume
        result.append(
          try found.model.logDensities(of: others).map { $0 - volume })
      } catch {
        guard case .pointOutOfReach = error else { throw error }
        result.append(nil)
      }
    }
    return result
  }
}
