import LinearAlgebra

/// Runs E-steps and M-steps over one set of points.
final class MixtureEngine {
  /// The number of points whose responsibilities are held in memory at a time.
  private static let chunkSize = 8192

  let points: Matrix
  let pointWeights: [Double]?
  let kind: CovarianceKind
  let threadCount: Int
  /// The sum of the points' weights, or their number.
  let totalWeight: Double

  /// An engine for points and weights that have been checked.
  init(points: Matrix, pointWeights: [Double]?, kind: CovarianceKind, threadCount: Int) {
    self.points = points
    self.pointWeights = pointWeights
    self.kind = kind
    self.threadCount = max(1, threadCount)
    totalWeight = pointWeights.map { $0.reduce(0, +) } ?? Double(points.rowCount)
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
    guard result.unreachable == nil, var statistics = result.statistics else {
      return .stopped(logLikelihood: -.infinity, .pointOutOfReach(row: result.unreachable ?? 0))
    }
    if statistics.areReferencesTooFar {
      result = expectation(model.prepared, references: statistics.improvedReferences)
      statistics = result.statistics ?? statistics
    }
    let parameters = statistics.maximized(
      kind: kind, covarianceFloor: covarianceFloor, former: model.covariances)
    do {
      let next = try GaussianMixture(
        checkedWeights: parameters.weights, means: parameters.means, covariances: parameters.covariances)
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

  /// One E-step: the log-likelihood of a model and, if wanted, the statistics for the M-step that follows.
  ///
  /// - Parameter references: what deviations are taken from, near the means that will be found.
  func expectation(
    _ prepared: PreparedMixture, references: [Double]?
  ) -> (logLikelihood: Double, statistics: SufficientStatistics?, unreachable: Int?) {
    var statistics = references.map { references in
      SufficientStatistics(
        componentCount: prepared.componentCount, dimensionCount: prepared.dimensionCount, kind: kind,
        references: references)
    }
    var logLikelihood = CompensatedSum()
    var unreachable: Int?
    points.elements.withUnsafeBufferPointer { elements in
      guard let base = elements.baseAddress else { return }
      for start in stride(from: 0, to: points.rowCount, by: Self.chunkSize) {
        let chunk = start..<min(points.rowCount, start + Self.chunkSize)
        let results = evaluate(chunk, base: base, prepared: prepared, keepingEntries: references != nil)
        for (index, value) in results.logDensities.enumerated() {
          if value == -.infinity {
            unreachable = unreachable ?? start + index
            continue
          }
          logLikelihood.add(value * (pointWeights?[start + index] ?? 1))
        }
        statistics?.add(
          ResponsibilityLists(componentCount: prepared.componentCount, entries: results.entries),
          points: base + start * prepared.dimensionCount, threadCount: threadCount)
      }
    }
    return (unreachable == nil ? logLikelihood.value : -.infinity, statistics, unreachable)
  }

  /// Log-densities, in the order of the points, and weighted responsibilities of one chunk.
  private func evaluate(
    _ chunk: Range<Int>, base: UnsafePointer<Double>, prepared: PreparedMixture, keepingEntries: Bool
  ) -> (logDensities: [Double], entries: [ResponsibilityEntries]) {
    let dimensions = prepared.dimensionCount
    let blockSize = BlockEvaluator.pointCount
    let blockCount = (chunk.count + blockSize - 1) / blockSize
    let workers = min(threadCount, blockCount)
    var logDensities = [Double](repeating: 0, count: chunk.count)
    var entries = [ResponsibilityEntries](repeating: ResponsibilityEntries(), count: workers)
    logDensities.withUnsafeMutableBufferPointer { logDensities in
      entries.withUnsafeMutableBufferPointer { entries in
        WorkerPool.run(workers) { worker in
          let evaluator = BlockEvaluator(prepared)
          for block in WorkerPool.share(of: blockCount, worker: worker, count: workers) {
            let first = block * blockSize
            let count = min(blockSize, chunk.count - first)
            evaluator.load(base + (chunk.lowerBound + first) * dimensions, count: count)
            evaluator.evaluate()
            for lane in 0..<count {
              logDensities[first + lane] =
                lane < 8 ? evaluator.logDensities.0[lane] : evaluator.logDensities.1[lane - 8]
            }
            guard keepingEntries else { continue }
            for component in evaluator.active {
              for lane in 0..<count {
                var value = evaluator.values[2 * component + lane / 8][lane % 8]
                if let pointWeights { value *= pointWeights[chunk.lowerBound + first + lane] }
                if value > 0 { entries[worker].append(component: component, point: first + lane, value: value) }
              }
            }
          }
        }
      }
    }
    return (logDensities, entries)
  }
}

/// A sum that carries the rounding errors along (Neumaier, 1974), so that long sums lose no digits.
struct CompensatedSum {
  private var sum = 0.0
  private var compensation = 0.0

  /// The sum so far.
  var value: Double { sum + compensation }

  mutating func add(_ term: Double) {
    let total = sum + term
    if sum.magnitude >= term.magnitude {
      compensation += (sum - total) + term
    } else {
      compensation += (term - total) + sum
    }
    sum = total
  }
}
