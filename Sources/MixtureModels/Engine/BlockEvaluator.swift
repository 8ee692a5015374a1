/// Computes log-densities and responsibilities for sixteen points at a time, the lanes of two vectors.
///
/// One evaluator belongs to one thread; it holds the memory that a block needs.
final class BlockEvaluator {
  /// The number of points in a block.
  static let pointCount = 16
  /// A component whose log-density is this far below the best has a responsibility of exactly zero.
  static let negligible = 746.0

  private let prepared: PreparedMixture
  /// The coordinates: two vectors a dimension.
  private let coordinates: UnsafeMutablePointer<Lanes>
  private let solution: UnsafeMutablePointer<Lanes>
  /// For each component, two vectors of weighted log-densities, then of responsibilities.
  let values: UnsafeMutablePointer<Lanes>
  /// The components that were not dropped, in rising order.
  private(set) var active: [Int] = []
  /// The log-densities of the sixteen points.
  private(set) var logDensities = (Lanes.zero, Lanes.zero)

  init(_ prepared: PreparedMixture) {
    self.prepared = prepared
    coordinates = .allocate(capacity: 2 * prepared.dimensionCount)
    coordinates.initialize(repeating: .zero, count: 2 * prepared.dimensionCount)
    solution = .allocate(capacity: 2 * prepared.dimensionCount)
    solution.initialize(repeating: .zero, count: 2 * prepared.dimensionCount)
    values = .allocate(capacity: 2 * prepared.componentCount)
    values.initialize(repeating: .zero, count: 2 * prepared.componentCount)
    active.reserveCapacity(prepared.componentCount)
  }

  deinit {
    coordinates.deallocate()
    solution.deallocate()
    values.deallocate()
  }

  /// Takes in up to sixteen points in successive rows; the lanes beyond repeat the last.
  func load(_ points: UnsafePointer<Double>, count: Int) {
    let dimensions = prepared.dimensionCount
    for lane in 0..<8 {
      let first = points + min(lane, count - 1) * dimensions
      let second = points + min(lane + 8, count - 1) * dimensions
      for dimension in 0..<dimensions {
        coordinates[2 * dimension][lane] = first[dimension]
        coordinates[2 * dimension + 1][lane] = second[dimension]
      }
    }
  }

  /// Computes weighted log-densities of the components that matter to any of the points, and the points' log-densities.
  ///
  /// - Parameter pruning: whether components may be dropped once they are beyond `negligible`; the responsibilities
  ///   and log-densities are the same either way.
  func evaluate(pruning: Bool = true) {
    active.removeAll(keepingCapacity: true)
    var best = (Lanes(repeating: -.infinity), Lanes(repeating: -.infinity))
    for component in 0..<prepared.componentCount {
      let constant = prepared.constants[component]
      if constant == -.infinity { continue }
      let floor =
        pruning ? (best.0 - Self.negligible, best.1 - Self.negligible) : (best.0 - .infinity, best.1 - .infinity)
      let isKept =
        prepared.isTriangular
        ? evaluateTriangular(component, constant: constant, floor: floor)
        : evaluateDiagonal(component, constant: constant, floor: floor)
      guard isKept else { continue }
      active.append(component)
      best.0 = pointwiseMax(best.0, values[2 * component])
      best.1 = pointwiseMax(best.1, values[2 * component + 1])
    }
    normalize(best)
  }

  /// Turns log-densities into responsibilities, by the largest first so that nothing overflows.
  ///
  /// Where even the largest is -infinity the responsibilities are zero.
  private func normalize(_ largest: (Lanes, Lanes)) {
    let unreachable = (largest.0 .== -.infinity, largest.1 .== -.infinity)
    let best = (
      largest.0.replacing(with: 0, where: unreachable.0), largest.1.replacing(with: 0, where: unreachable.1)
    )
    var sum = (Lanes.zero, Lanes.zero)
    for component in active {
      let first = Elementary.exp(values[2 * component] - best.0)
      let second = Elementary.exp(values[2 * component + 1] - best.1)
      values[2 * component] = first
      values[2 * component + 1] = second
      sum.0 += first
      sum.1 += second
    }
    let divisor = (
      sum.0.replacing(with: 1, where: unreachable.0), sum.1.replacing(with: 1, where: unreachable.1)
    )
    for component in active {
      values[2 * component] /= divisor.0
      values[2 * component + 1] /= divisor.1
    }
    logDensities = (best.0 + Elementary.log(sum.0), best.1 + Elementary.log(sum.1))
  }

  /// Forward substitution, row by row; gives up once all points are below the floor.
  private func evaluateTriangular(_ component: Int, constant: Double, floor: (Lanes, Lanes)) -> Bool {
    let dimensions = prepared.dimensionCount
    return prepared.means.withUnsafeBufferPointer { means in
      prepared.factors.withUnsafeBufferPointer { factors in
        var start = component * prepared.factorStride
        var squared = (Lanes.zero, Lanes.zero)
        for row in 0..<dimensions {
          let mean = Lanes(repeating: means[component * dimensions + row])
          var first = coordinates[2 * row] - mean
          var second = coordinates[2 * row + 1] - mean
          for column in 0..<row {
            let factor = Lanes(repeating: factors[start + column])
            first -= factor * solution[2 * column]
            second -= factor * solution[2 * column + 1]
          }
          let reciprocal = Lanes(repeating: factors[start + row])
          first *= reciprocal
          second *= reciprocal
          solution[2 * row] = first
          solution[2 * row + 1] = second
          squared.0 += first * first
          squared.1 += second * second
          start += row + 1
          if row & 1 == 1 || row + 1 == dimensions, !store(component, constant, squared, floor) { return false }
        }
        return true
      }
    }
  }

  private func evaluateDiagonal(_ component: Int, constant: Double, floor: (Lanes, Lanes)) -> Bool {
    let dimensions = prepared.dimensionCount
    return prepared.means.withUnsafeBufferPointer { means in
      prepared.factors.withUnsafeBufferPointer { factors in
        let start = component * prepared.factorStride
        var squared = (Lanes.zero, Lanes.zero)
        for row in 0..<dimensions {
          let mean = Lanes(repeating: means[component * dimensions + row])
          let reciprocal = Lanes(repeating: factors[start + row])
          let first = (coordinates[2 * row] - mean) * reciprocal
          let second = (coordinates[2 * row + 1] - mean) * reciprocal
          squared.0 += first * first
          squared.1 += second * second
        }
        return store(component, constant, squared, floor)
      }
    }
  }

  /// Writes down the log-densities, which can only fall from here on; false if all are below the floor.
  @inline(__always)
  private func store(
    _ component: Int, _ constant: Double, _ squared: (Lanes, Lanes), _ floor: (Lanes, Lanes)
  ) -> Bool {
    let first = constant - 0.5 * squared.0
    let second = constant - 0.5 * squared.1
    if !any(first .>= floor.0), !any(second .>= floor.1) { return false }
    values[2 * component] = first
    values[2 * component + 1] = second
    return true
  }
}
