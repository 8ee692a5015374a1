import LinearAlgebra
import NumericKernels

/// Runs E-steps and M-steps over one set of points.
///
/// Small models are handled in one stream: responsibilities are summed up as they are computed, and none are kept. For
/// large ones the responsibilities are written down, chunk by chunk, and then summed up component by component. Which
/// way is taken depends on the model alone. Where few responsibilities are not zero only those are listed; that depends
/// on what was found last, and changes no result.
final class MixtureEngine {
  private let points: Matrix
  private let pointWeights: [Double]?
  private let kind: CovarianceKind
  /// The scatter of all points, where the kind of covariances calls for it.
  private let scatter: Scatter?
  private let threadCount: Int
  /// For each point the component that was most responsible last: a hint on where to look first.
  private var hints: [Int32]?
  private var lists: ListBuffers?
  /// Whether so many responsibilities are not zero that listing those takes longer than writing down all.
  private var isDense: Bool

  /// An engine that fits covariances of a kind.
  init(_ points: CheckedPoints, kind: CovarianceKind, threadCount: Int, hints: [Int32]? = nil) {
    self.points = points.points
    pointWeights = points.weights
    self.kind = kind
    scatter = kind.parameters.usesScatter ? Scatter(points.points, weights: points.weights) : nil
    self.threadCount = max(1, threadCount)
    self.hints = hints
    isDense = hints == nil
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
    let layout = layout(for: model)
    var result = expectation(model.prepared, layout, references: model.means.elements)
    guard result.logLikelihood > -.infinity, var statistics = result.statistics else {
      let densities = model.evaluate(points, keepingResponsibilities: false).logDensities
      let farthest =
        densities.firstIndex { !($0 > -.infinity) } ?? densities.indices.min { densities[$0] < densities[$1] } ?? 0
      return .stopped(logLikelihood: -.infinity, .pointOutOfReach(row: farthest))
    }
    if statistics.areReferencesTooFar {
      result = expectation(model.prepared, layout, references: statistics.improvedReferences)
      statistics = result.statistics ?? statistics
    }
    var parameters = statistics.maximized(
      kind: kind, covarianceFloor: covarianceFloor, former: model.covariances, threadCount: threadCount)
    if let scatter = statistics.scatter, !scatter.isUsable(for: parameters.covariances) {
      // The covariance has become so small at once that what is left of the scatter is mostly rounding.
      let statistics = expectation(model.prepared, fullLayout, references: statistics.improvedReferences).statistics
      parameters =
        statistics?.maximized(
          kind: kind, covarianceFloor: covarianceFloor, former: model.covariances, threadCount: threadCount)
        ?? parameters
    }
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
    expectation(model.prepared, layout(for: model), references: nil).logLikelihood
  }

  /// What the M-step after a model needs to be summed up.
  private func layout(for model: GaussianMixture) -> MomentLayout {
    guard let scatter, scatter.isUsable(for: model.covariances) else { return fullLayout }
    return MomentLayout(dimensionCount: points.columnCount, products: .none)
  }

  /// What an M-step needs to be summed up where it cannot do with the scatter.
  private var fullLayout: MomentLayout {
    MomentLayout(dimensionCount: points.columnCount, products: kind.parameters.products)
  }

  /// One E-step: the log-likelihood of a model and, if references for deviations are given, the statistics for the
  /// M-step that follows.
  private func expectation(
    _ prepared: PreparedMixture, _ layout: MomentLayout, references: [Double]?
  ) -> (logLikelihood: Double, statistics: SufficientStatistics?) {
    let momentCount = prepared.componentCount * layout.streamedCount
    return points.elements.withUnsafeBufferPointer { elements in
      guard let base = elements.baseAddress else { return (0, nil) }
      return prepared.withTable { table in
        layout.streamedCount <= 10 || momentCount <= 512
          ? stream(table, base, layout, references: references, momentCount: momentCount)
          : list(table, base, layout, references: references)
      }
    }
  }

  /// Sums that are zero, if there are references for them.
  private func statistics(
    for table: MixtureTable, _ layout: MomentLayout, references: [Double]?
  ) -> SufficientStatistics? {
    references.map { references in
      var statistics = SufficientStatistics(
        componentCount: table.componentCount, layout: layout, references: references, threadCount: threadCount)
      if layout.products == .none { statistics.scatter = scatter }
      return statistics
    }
  }

  /// The E-step for small models.
  ///
  /// Chunks have a fixed size and their sums are added up in order, so it does not matter which thread worked on which.
  private func stream(
    _ table: MixtureTable, _ base: UnsafePointer<Double>, _ layout: MomentLayout, references: [Double]?,
    momentCount: Int
  ) -> (logLikelihood: Double, statistics: SufficientStatistics?) {
    let chunkSize = 4096
    let chunkCount = (points.rowCount + chunkSize - 1) / chunkSize
    let kernels = InstructionSet.kernels
    var logLikelihoods = [Double](repeating: 0, count: chunkCount)
    var moments = [Double](repeating: 0, count: chunkCount * momentCount)
    var statistics = statistics(for: table, layout, references: references)
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
    _ table: MixtureTable, _ base: UnsafePointer<Double>, _ layout: MomentLayout, references: [Double]?
  ) -> (logLikelihood: Double, statistics: SufficientStatistics?) {
    let components = table.componentCount
    // The points of a chunk, and all their responsibilities, should stay in a near cache. Where only some are listed
    // each component has few of them, which have to make up for the trouble.
    let chunkSize =
      isDense
      ? max(256, min(4096, (1 << 17) / components / 16 * 16, (1 << 15) / table.dimensionCount / 16 * 16))
      : max(512, min(8192, (1 << 22) / components / 16 * 16))
    let capacity = min(chunkSize, (points.rowCount + 15) / 16 * 16)
    let kept = lists.flatMap { $0.capacity >= capacity ? $0 : nil }
    let lists = kept ?? ListBuffers(capacity: capacity, componentCount: components)
    self.lists = lists
    let kernels = InstructionSet.kernels
    var statistics = statistics(for: table, layout, references: references)
    var byComponent = ComponentLists(componentCount: components)
    var logLikelihood = CompensatedSum()
    var isReachable = true
    var listedCount = 0
    var nextHints = hints ?? [Int32](repeating: 0, count: points.rowCount)
    let isDense = isDense
    for start in stride(from: 0, to: points.rowCount, by: chunkSize) {
      let count = min(chunkSize, points.rowCount - start)
      let base = base + start * table.dimensionCount
      let hints = isDense ? nil : hints.map { Array($0[start..<start + count]) }
      let order = hints.map { Self.order(of: $0, componentCount: components) }
      withOptionalPointer(pointWeights) { weights in
        withOptionalPointer(hints) { hints in
          withOptionalPointer(order) { order in
            let chunk = PointTable(
              coordinates: base, weights: weights.map { $0 + start }, order: order, hints: hints)
            WorkSharing.divide((count + 15) / 16, threadCount: threadCount) { blocks in
              let range = blocks.lowerBound * 16..<min(count, blocks.upperBound * 16)
              if isDense {
                kernels.fill(table, chunk, range: range, into: lists, stride: capacity)
              } else {
                kernels.list(table, chunk, range: range, into: lists, from: range.lowerBound * components)
              }
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
      guard statistics != nil, isReachable else { continue }
      if isDense {
        statistics?.add(lists.values, stride: capacity, count: count, coordinates: base, threadCount: threadCount)
        for index in stride(from: 0, to: count, by: 16) {
          for component in 0..<components where lists.values[component * capacity + index] > 0 { listedCount += 16 }
        }
      } else {
        byComponent.replace(by: lists, pointCount: count)
        listedCount += byComponent.starts[components]
        statistics?.add(byComponent, coordinates: base, threadCount: threadCount)
      }
    }
    hints = nextHints
    self.isDense = Double(listedCount) > 0.25 * Double(points.rowCount) * Double(components)
    return (isReachable ? logLikelihood.value : -.infinity, statistics)
  }

  /// The indices of points sorted by hint, equal ones in order.
  private static func order(of hints: [Int32], componentCount: Int) -> [Int32] {
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
