import LinearAlgebra
import MixtureKernels
import NumPyRandom

/// Greedy k-means++ (Arthur and Vassilvitskii, "k-means++: the advantages of careful seeding", 2007, with the local
/// trials mentioned there), with scikit-learn's order of random numbers.
struct PlusPlusSeeding {
  /// The number of groups of eight points whose distances are added up together: fixed, whatever the threads.
  private static let chunkSize = 64

  private let points: Matrix
  private let weights: [Double]?
  private let interleaved: InterleavedPoints
  private let threadCount: Int

  init(points: Matrix, weights: [Double]?, interleaved: InterleavedPoints? = nil, threadCount: Int) {
    self.points = points
    self.weights = weights
    self.interleaved = interleaved ?? InterleavedPoints(points, weights: weights)
    self.threadCount = threadCount
  }

  /// The rows of the chosen points.
  func choose(_ count: Int, using random: inout RandomState) -> [Int] {
    let trialCount = 2 + Int(Elementary.log(Double(count)))
    let length = interleaved.groupCount * 8
    let nearest = InterleavedPoints.allocate(length)
    let improved = InterleavedPoints.allocate(length * trialCount, zeroed: false)
    defer {
      nearest.deallocate()
      improved.deallocate()
    }
    nearest.update(repeating: .infinity, count: length)
    var cumulative = [Double](repeating: 0, count: interleaved.pointCount)

    var chosen = [random.choice(probabilities: normalizedWeights(weights, count: interleaved.pointCount))]
    var potential = potentials(of: chosen, nearest: nearest, improved: improved)[0]
    nearest.update(from: improved, count: length)
    while chosen.count < count {
      let draws = (0..<trialCount).map { _ in random.randomSample() * potential }
      accumulate(nearest, into: &cumulative)
      let candidates = draws.map { Self.search(cumulative, for: $0) }
      let potentials = potentials(of: candidates, nearest: nearest, improved: improved)
      var best = 0
      for trial in 1..<trialCount where potentials[trial] < potentials[best] { best = trial }
      chosen.append(candidates[best])
      potential = potentials[best]
      nearest.update(from: improved + best * length, count: length)
    }
    return chosen
  }

  /// For each candidate the weighted sum of squared distances that there would be with it.
  private func potentials(
    of candidates: [Int], nearest: UnsafePointer<Double>, improved: UnsafeMutablePointer<Double>
  ) -> [Double] {
    let groupCount = interleaved.groupCount
    let chunkCount = (groupCount + Self.chunkSize - 1) / Self.chunkSize
    // A round of few points takes less time than it takes to wake a thread.
    let workers = interleaved.pointCount * interleaved.dimensionCount < 1 << 14 ? 1 : min(threadCount, chunkCount)
    let kernels = Kernels()
    let centers = points.selectingRows(candidates).elements
    var sums = [Double](repeating: 0, count: chunkCount * candidates.count)
    sums.withUnsafeMutableBufferPointer { sums in
      centers.withUnsafeBufferPointer { centers in
        guard let sums = sums.baseAddress, let centers = centers.baseAddress else { return }
        WorkerPool.run(workers) { worker in
          for chunk in WorkerPool.share(of: chunkCount, worker: worker, count: workers) {
            kernels.tryCandidates(
              interleaved: interleaved.coordinates,
              groups: chunk * Self.chunkSize..<min(groupCount, (chunk + 1) * Self.chunkSize),
              dimensionCount: interleaved.dimensionCount, nearest: nearest, weights: interleaved.weights,
              candidates: centers, candidateCount: candidates.count, improved: improved, stride: groupCount * 8,
              potentials: sums + chunk * candidates.count)
          }
        }
      }
    }
    return candidates.indices.map { candidate in
      (0..<chunkCount).reduce(0) { $0 + sums[$1 * candidates.count + candidate] }
    }
  }

  private func accumulate(_ nearest: UnsafePointer<Double>, into cumulative: inout [Double]) {
    var sum = 0.0
    cumulative.withUnsafeMutableBufferPointer { cumulative in
      for index in cumulative.indices {
        sum += interleaved.weights[index] * nearest[index]
        cumulative[index] = sum
      }
    }
  }

  /// The first index at which the cumulative weighted squared distance reaches a draw; the last one if none does.
  private static func search(_ cumulative: [Double], for draw: Double) -> Int {
    var low = 0
    var high = cumulative.count - 1
    while low < high {
      let middle = (low + high) / 2
      if cumulative[middle] < draw { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
