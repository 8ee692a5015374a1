import LinearAlgebra
import NumericKernels

/// Runs E-steps and M-steps over one set of points.
///
/// Small models are handled in one stream: responsibilities are summed up as they are computed, and none are kept. For
/// large ones the responsibilities that are not zero are listed, chunk by chunk, and then summed up component by
/// component. Which way is taken depends on the size of the model alone.
final class MixtureEngine {
  private let points: Matrix
  private let pointWeights: [Double]?
  private let kind: CovarianceKind
  private let layout: MomentLayout
  private let threadCount: Int
  /// For each point the component that was most responsible last: a hint on where to look first.
  private var hints: [Int32]?
  private var lists: ListBuffers?

  /// An engine that fits covariances of a kind.
  init(_ points: CheckedPoints, kind: CovarianceKind, threadCount: Int, hints: [Int32]? = nil) {
    self.points = points.points
    pointWeights = points.weights
    self.kind = kind
    layout = MomentLayout(
      dimensionCount: points.points.columnCount, hasAllProducts: kind.parameters.needsAllProducts)
    self.threadCount = max(1, threadCount)
    self.hints = hints
  }

  /// What an iteration comes to.
  enum Step {
    /// The log-likelihood of the model, and the model after the M-step.
    case advanced(logLikelihood: Double, GaussianMixture)
    /// The log-likelihood of the model, and why there is no next one.
    case stopped(logLikelihood: Double, StoppingReason)
  }

  /// One iteration from a model.
  func step(_ model: GaussianMixture, covarianceFloor: Double) -> Step {
    var result = expectation(model.prepared, references: model.means.elements)
    guard result.logLikelihood > -.infinity, var statistics = result.statistics else {
      let densities = model.evaluate(points, keepingResponsibilities: false).logDensities
      let farthest =
        densities.firstIndex { !($0 > -.infinity) } ?? densities.indices.min { densities[$0] < densities[$1] } ?? 0
      return .stopped(
        logLikelihood: -.infinity, .pointOutOfReach(row: farthest))
    }
    if statistics.areReferencesTooFar {
      result = expectation(model.prepared, references: statistics.improvedReferences)
      statistics = result.statistics ?? statistics
    }
    let parameters = statistics.maximized(
      kind: kind, covarianceFloor: covarianceFloor, former: model.covariances, threadCount: threadCount)
    do {
      let next = try GaussianMixture(
        checkedWeights: parameters.weights, means: parameters.means, covariances: parameters.covariances,
        threadCount: threadCount)
      return .advanced(logLikelihood: result.logLikelihood, next)
    } catch {
      var component = 0
      if case .notPositiveDefinite(let failed, _) = error { component = failed }
      return .stopped(logLikelihood: result.logLikelihood, .collapsed(component: component))
    }
  }

  /// The log-likelihood of a model, -infinity where a point is out of its reach.
  func logLikelihood(of model: GaussianMixture) -> Double {
    expectation(model.prepared, references: nil).logLikelihood
  }

  /// One E-step: the log-likelihood of a model and, if references for deviations are given, the statistics for the
  /// M-step that follows.
  private func expectation(
    _ prepared: PreparedMixture, references: [Double]?
  ) -> (logLikelihood: Double, statistics: SufficientStatistics?) {
    let momentCount = prepared.componentCount * layout.streamedCount
    return points.elements.withUnsafeBufferPointer { elements in
      guard let base = elements.baseAddress else { return (0, nil) }
      return prepared.withTable { table in
        momentCount <= 512
          ? stream(table, base, references: references, momentCount: momentCount)
          : list(table, base, references: references)
      }
    }
  }

  /// Sums that are zero, if there are references for them.
  private func statistics(for table: MixtureTable, references: [Double]?) -> SufficientStatistics? {
    references.map { references in
      SufficientStatistics(
        componentCount: table.componentCount, layout: layout, references: references, threadCount: threadCount)
    }
  }

  /// The E-step for small models.
  ///
  /// Chunks have a fixed size and their sums are added up in order, so it does not matter which thread worked on which.
  private func stream(
    _ table: MixtureTable, _ base: UnsafePointer<Double>, references: [Double]?, momentCount: Int
  ) -> (logLikelihood: Double, statistics: SufficientStatistics?) {
    let chunkSize = 4096
    let chunkCount = (points.rowCount + chunkSize - 1) / chunkSize
    let kernels = InstructionSet.kernels
    var logLikelihoods = [Double](repeating: 0, count: chunkCount)
    var moments = [Double](repeating: 0, count: chunkCount * momentCount)
    var statistics = statistics(for: table, references: references)
    logLikelihoods.withUnsafeMutableBufferPointer { logLikelihoods in
      moments.withUnsafeMutableBufferPointer { moments in
        guard let moments = moments.baseAddress else { return }
        withOptionalPointer(pointWeights) { weights in
          withOptionalPointer(references) { references in
            WorkSharing.run(chunkCount, threadCount: threadCount) { chunk in
              let start = chunk * chunkSize
              logLikelihoods[chunk] = kernels.stream(
                table, PointTable(coordinates: base, weights: weights),
                range: start..<min(points.rowCount, start + chunkSize), layout: layout, references: references,
                moments: moments + chunk * momentCount)
            }
          }
        }
        if statistics != nil {
          for chunk in 0..<chunkCount { statistics?.add(moments + chunk * momentCount) }
        }
      }
    }
    var logLikelihood = CompensatedSum()
    for value in logLikelihoods {
      // Not a number where infinite deviations cancel: also out of reach.
      if !(value > -.infinity) { return (-.infinity, statistics) }
      logLikelihood.add(value)
    }
    return (logLikelihood.value, statistics)
  }

  /// The E-step for large models.
  ///
  /// Points are taken in the order of their hints, so that those of a block are near the same components; what is listed
  /// does not depend on that order.
  private func list(
    _ table: MixtureTable, _ base: UnsafePointer<Double>, references: [Double]?
  ) -> (logLikelihood: Double, statistics: SufficientStatistics?) {
    let chunkSize = max(512, min(8192, (1 << 22) / table.componentCount / 16 * 16))
    let lists = lists ?? ListBuffers(capacity: min(chunkSize, points.rowCount), componentCount: table.componentCount)
    self.lists = lists
    let kernels = InstructionSet.kernels
    var statistics = statistics(for: table, references: references)
    var byComponent = ComponentLists(componentCount: table.componentCount)
    var logLikelihood = CompensatedSum()
    var isReachable = true
    var nextHints = hints ?? [Int32](repeating: 0, count: points.rowCount)
    for start in stride(from: 0, to: points.rowCount, by: chunkSize) {
      let count = min(chunkSize, points.rowCount - start)
      let order = hints.map { Self.order(of: $0[start..<start + count], componentCount: table.componentCount) }
      let blockCount = (count + 15) / 16
      withOptionalPointer(pointWeights) { weights in
        withOptionalPointer(hints) { hints in
          withOptionalPointer(order) { order in
            let chunk = PointTable(
              coordinates: base + start * table.dimensionCount, weights: weights.map { $0 + start }, order: order,
              hints: hints.map { $0 + start })
            WorkSharing.divide(blockCount, threadCount: threadCount) { blocks in
              let range = blocks.lowerBound * 16..<min(count, blocks.upperBound * 16)
              kernels.list(table, chunk, range: range, into: lists, from: range.lowerBound * table.componentCount)
            }
          }
        }
      }
      for index in 0..<count {
        let value = lists.logDensities[index]
        isReachable = isReachable && value > -.infinity
        logLikelihood.add(value * (pointWeights?[start + index] ?? 1))
        nextHints[start + index] = lists.best[index]
      }
      if statistics != nil, isReachable {
        byComponent.replace(by: lists, pointCount: count)
        statistics?.add(byComponent, coordinates: base + start * table.dimensionCount, threadCount: threadCount)
      }
    }
    hints = nextHints
    return (isReachable ? logLikelihood.value : -.infinity, statistics)
  }

  /// The indices of points sorted by hint, equal ones in order.
  private static func order(of hints: ArraySlice<Int32>, componentCount: Int) -> [Int32] {
    var next = [Int](repeating: 0, count: componentCount + 1)
    for hint in hints { next[Int(hint) + 1] += 1 }
    for component in 0..<componentCount { next[component + 1] += next[component] }
    var order = [Int32](repeating: 0, count: hints.count)
    for (index, hint) in hints.enumerated() {
      order[next[Int(hint)]] = Int32(truncatingIfNeeded: index)
      next[Int(hint)] += 1
    }
    return order
  }

  private func withOptionalPointer<Element>(_ array: [Element]?, _ body: (UnsafePointer<Element>?) -> Void) {
    if let array { array.withUnsafeBufferPointer { body($0.baseAddress) } } else { body(nil) }
  }
}
