import LinearAlgebra
import NumericKernels
import NumPyRandom

/// Greedy k-means++ (Arthur and Vassilvitskii, "k-means++: the advantages of careful seeding", 2007, with the local
/// trials mentioned there), with scikit-learn's order of random numbers.
struct PlusPlusSeeding {
  /// The number of groups of eight points whose distances are added up together: fixed, whatever the threads.
  private static let chunkSize = 64

  private let points: CenteredPoints
  /// The same points, in the layout of the kernels.
  private let interleaved: InterleavedPoints
  private let threadCount: Int

  init(_ points: CenteredPoints, threadCount: Int) {
    self.points = points
    interleaved = points.interleaved()
    self.threadCount = threadCount
  }

  /// The rows of the chosen points.
  ///
  /// - Parameters:
  ///   - count: how many.
  ///   - trialCount: how many candidates are tried for each but the first; 2 + ⌊log count⌋ if nil.
  ///
  /// Throws `canceled` where the task has been.
  func choose(
    _ count: Int, trialCount: Int? = nil, using random: inout RandomState
  ) throws(MixtureError) -> [Int] {
    let trialCount = trialCount ?? 2 + Int(InstructionSet.log(Double(count)))
    let length = interleaved.laneCount
    // What each candidate would give, and what those of the round before gave, of which the one that was taken is kept.
    var improved = InterleavedPoints.allocate(length * trialCount, zeroed: false)
    var former = InterleavedPoints.allocate(length * trialCount, zeroed: false)
    defer {
      improved.deallocate()
      former.deallocate()
    }
    former.update(repeating: .infinity, count: length)
    var nearest = UnsafePointer(former)
    var cumulative = [Double](repeating: 0, count: interleaved.pointCount)

    var chosen = [random.choice(probabilities: points.shares)]
    var potential = potentials(of: chosen, nearest: nearest, improved: improved)[0]
    nearest = UnsafePointer(improved)
    while chosen.count < count {
      try FitProgress.checkCancellation()
      let draws = (0..<trialCount).map { _ in random.randomSample() * potential }
      accumulate(nearest, into: &cumulative)
      let candidates = draws.map { Self.search(cumulative, for: $0) }
      swap(&improved, &former)
      let potentials = potentials(of: candidates, nearest: nearest, improved: improved)
      var best = 0
      for trial in 1..<trialCount where potentials[trial] < potentials[best] { best = trial }
      chosen.append(candidates[best])
      potential = potentials[best]
      nearest = UnsafePointer(improved + best * length)
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
    let threadCount = interleaved.pointCount * interleaved.dimensionCount < 1 << 14 ? 1 : threadCount
    let batches = Self.batches(of: candidates.count)
    let kernels = InstructionSet.kernels
    let centers = points.selectingRows(candidates).elements
    var sums = [Double](repeating: 0, count: chunkCount * candidates.count)
    sums.withUnsafeMutableBufferPointer { sums in
      centers.withUnsafeBufferPointer { centers in
        guard let sums = sums.baseAddress, let centers = centers.baseAddress else { return }
        WorkSharing.run(chunkCount * batches.count, threadCount: threadCount) { part in
          let (chunk, batch) = part.quotientAndRemainder(dividingBy: batches.count)
          let first = batches[batch].lowerBound
          kernels.tryCandidates(
            interleaved, groups: chunk * Self.chunkSize..<min(groupCount, (chunk + 1) * Self.chunkSize),
            candidates: centers + first * interleaved.dimensionCount, candidateCount: batches[batch].count,
            nearest: nearest, improved: improved + first * interleaved.laneCount,
            potentials: sums + chunk * candidates.count + first)
        }
      }
    }
    return candidates.indices.map { candidate in
      (0..<chunkCount).reduce(0) { $0 + sums[$1 * candidates.count + candidate] }
    }
  }

  /// Candidates that are tried together.
  private static func batches(of count: Int) -> [Range<Int>] {
    stride(from: 0, to: count, by: 4).map { $0..<min(count, $0 + 4) }
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
