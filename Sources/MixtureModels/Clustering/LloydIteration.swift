import LinearAlgebra
import NumericKernels

/// Lloyd's algorithm on centered points: assign each point to its nearest center, move each center to the mean of its
/// points, until nothing changes.
struct LloydIteration {
  private let points: Matrix
  private let weights: [Double]
  /// The same points, in the layout of the kernels.
  private let interleaved: InterleavedPoints
  private let threadCount: Int
  /// Adding up few points takes less time than it takes to wake a thread.
  private var threadCountForSums: Int { points.elements.count < 1 << 14 ? 1 : threadCount }

  /// What the iteration comes to.
  struct Result {
    var centers: Matrix
    let labels: [Int32]
    let inertia: Double
    var iterations: Int
    var converged: Bool

    /// Whether the labels are those of another result under other names.
    func isSamePartition(as other: Result) -> Bool {
      var names = [Int32?](repeating: nil, count: centers.rowCount)
      for (label, otherLabel) in zip(labels, other.labels) {
        if let name = names[Int(label)], name != otherLabel { return false }
        names[Int(label)] = otherLabel
      }
      return true
    }
  }

  init(_ points: CheckedPoints, interleaved: InterleavedPoints, threadCount: Int) {
    self.points = points.points
    weights = points.weights ?? [Double](repeating: 1, count: points.points.rowCount)
    self.interleaved = interleaved
    self.threadCount = threadCount
  }

  /// Iterates until no label changes, or centers move by a total squared distance of at most `threshold`.
  ///
  /// An iteration in which a cluster without members took over a point is never the last one: its labels are not those
  /// of its centers. Each such iteration makes the inertia smaller, so there is an end.
  ///
  /// - Parameter progress: asked after each iteration; throws to end the run.
  func run(
    from start: Matrix, threshold: Double, maximumIterations: Int,
    progress: (_ iteration: Int, _ movement: Double) throws(MixtureError) -> Void = { _, _ throws(MixtureError) in }
  ) throws(MixtureError) -> Result {
    var centers = start
    var labels: [Int32] = []
    let assignment = BoundedAssignment(
      points: points, interleaved: interleaved, centerCount: start.rowCount, threadCount: threadCount)
    var iterations = 0
    var converged = false
    var labelsFitCenters = false
    while iterations < maximumIterations, !converged {
      iterations += 1
      let assigned = assignment.assign(to: centers)
      let members = relocatingToEmptyClusters(assigned, centers: centers)
      let moved = means(of: members ?? assigned, clusterCount: centers.rowCount)
      let shift = moved.squaredRowDistances(from: centers).reduce(0, +)
      labelsFitCenters = assigned == labels && members == nil
      converged = labelsFitCenters || (shift <= threshold && members == nil)
      centers = moved
      labels = assigned
      try progress(iterations, shift)
    }
    if !labelsFitCenters {
      labels = assignment.assign(to: centers)
    }
    return Result(
      centers: centers, labels: labels, inertia: inertia(labels, centers: centers), iterations: iterations,
      converged: converged)
  }

  /// The nearest center of each point, the first of equally near ones.
  ///
  /// - Parameter hints: for each point a center that is probably the nearest; they save time, and change nothing.
  static func assign(
    _ points: InterleavedPoints, to centers: Matrix, hints: [Int32]? = nil, threadCount: Int
  ) -> [Int32] {
    var labels = hints ?? [Int32](repeating: 0, count: points.pointCount)
    let kernels = InstructionSet.kernels
    let work = points.pointCount * points.dimensionCount * centers.rowCount
    labels.withUnsafeMutableBufferPointer { labels in
      centers.elements.withUnsafeBufferPointer { elements in
        guard let labels = labels.baseAddress, let elements = elements.baseAddress else { return }
        WorkSharing.divide(points.groupCount, threadCount: work < 1 << 16 ? 1 : threadCount) { groups in
          kernels.assign(points, groups: groups, to: elements, centerCount: centers.rowCount, labels: labels)
        }
      }
    }
    return labels
  }

  /// The weighted mean of each cluster; one without weight stands where the heaviest one does.
  private func means(of labels: [Int32], clusterCount: Int) -> Matrix {
    let dimensions = points.columnCount
    var sums = [Double](repeating: 0, count: clusterCount * dimensions)
    var totals = [Double](repeating: 0, count: clusterCount)
    add(labels, to: &sums, &totals)
    for cluster in 0..<clusterCount where totals[cluster] > 0 {
      let reciprocal = 1 / totals[cluster]
      for dimension in 0..<dimensions { sums[cluster * dimensions + dimension] *= reciprocal }
    }
    placeClustersOfEqualPoints(labels, at: &sums, clusterCount: clusterCount)
    let heaviest = totals.indices.max { totals[$0] < totals[$1] || (totals[$0] == totals[$1] && $0 > $1) } ?? 0
    for cluster in 0..<clusterCount where totals[cluster] <= 0 {
      for dimension in 0..<dimensions {
        sums[cluster * dimensions + dimension] = sums[heaviest * dimensions + dimension]
      }
    }
    return Matrix(rowCount: clusterCount, columnCount: dimensions, elements: sums)
  }

  /// Adds the points to the sums and totals of their clusters.
  ///
  /// Parts of the points have sums of their own, which are added up in order: how many parts there are depends on the
  /// shape of the points alone, not on the threads.
  private func add(_ labels: [Int32], to sums: inout [Double], _ totals: inout [Double]) {
    let partCount = max(1, min(16, points.elements.count >> 16))
    let (sumCount, totalCount) = (sums.count, totals.count)
    var partSums = [Double](repeating: 0, count: partCount * sumCount)
    var partTotals = [Double](repeating: 0, count: partCount * totalCount)
    let kernels = InstructionSet.kernels
    partSums.withUnsafeMutableBufferPointer { partSums in
      partTotals.withUnsafeMutableBufferPointer { partTotals in
        points.elements.withUnsafeBufferPointer { elements in
          labels.withUnsafeBufferPointer { labels in
            weights.withUnsafeBufferPointer { weights in
              guard
                let elements = elements.baseAddress, let labels = labels.baseAddress, let weights = weights.baseAddress,
                let partSums = partSums.baseAddress, let partTotals = partTotals.baseAddress
              else { return }
              WorkSharing.run(partCount, threadCount: threadCountForSums) { part in
                kernels.addToClusters(
                  coordinates: elements, dimensionCount: points.columnCount, labels: labels, weights: weights,
                  range: WorkSharing.share(of: points.rowCount, part, of: partCount),
                  sums: partSums + part * sumCount, totals: partTotals + part * totalCount)
              }
            }
          }
        }
      }
    }
    for (index, value) in partSums.enumerated() { sums[index % sumCount] += value }
    for (index, value) in partTotals.enumerated() { totals[index % totalCount] += value }
  }

  /// Puts the mean of points that are all equal where they are, which rounding could miss.
  private func placeClustersOfEqualPoints(_ labels: [Int32], at means: inout [Double], clusterCount: Int) {
    let dimensions = points.columnCount
    var first = [Int](repeating: -1, count: clusterCount)
    var hasDifferent = [Bool](repeating: false, count: clusterCount)
    var openCount = clusterCount
    points.elements.withUnsafeBufferPointer { elements in
      for (index, label) in labels.enumerated() where weights[index] > 0 && !hasDifferent[Int(label)] {
        let cluster = Int(label)
        if first[cluster] < 0 {
          first[cluster] = index
          continue
        }
        let (row, other) = (index * dimensions, first[cluster] * dimensions)
        if (0..<dimensions).allSatisfy({ elements[row + $0] == elements[other + $0] }) { continue }
        hasDifferent[cluster] = true
        openCount -= 1
        if openCount == 0 { return }
      }
      for cluster in 0..<clusterCount where first[cluster] >= 0 && !hasDifferent[cluster] {
        for dimension in 0..<dimensions {
          means[cluster * dimensions + dimension] = elements[first[cluster] * dimensions + dimension]
        }
      }
    }
  }

  /// Labels in which clusters without weight have taken over the points farthest from their centers, the last of equally
  /// far ones first, as in scikit-learn; nil if there is no such cluster, or no point that weighs anything is away from
  /// its center, so that nothing would be gained.
  private func relocatingToEmptyClusters(_ labels: [Int32], centers: Matrix) -> [Int32]? {
    var isEmpty = [Bool](repeating: true, count: centers.rowCount)
    for (row, label) in labels.enumerated() where weights[row] > 0 { isEmpty[Int(label)] = false }
    guard isEmpty.contains(true) else { return nil }
    let distances = labels.indices.map { squaredDistance($0, centers, Int(labels[$0])) }
    let farthest = distances.indices.filter { weights[$0] > 0 && distances[$0] > 0 }.sorted {
      distances[$0] != distances[$1] ? distances[$0] > distances[$1] : $0 > $1
    }
    guard !farthest.isEmpty else { return nil }
    var relocated = labels
    for (cluster, row) in zip(isEmpty.indices.filter { isEmpty[$0] }, farthest) {
      relocated[row] = Int32(truncatingIfNeeded: cluster)
    }
    return relocated
  }

  private func inertia(_ labels: [Int32], centers: Matrix) -> Double {
    let distances = WorkSharing.map(labels.count, threadCount: threadCountForSums) { row in
      weights[row] * squaredDistance(row, centers, Int(labels[row]))
    }
    var sum = CompensatedSum()
    for distance in distances { sum.add(distance) }
    return sum.value
  }

  private func squaredDistance(_ row: Int, _ centers: Matrix, _ center: Int) -> Double {
    let dimensions = points.columnCount
    let coordinates = points.elements
    let centers = centers.elements
    var distance = 0.0
    for dimension in 0..<dimensions {
      let difference = coordinates[row * dimensions + dimension] - centers[center * dimensions + dimension]
      distance += difference * difference
    }
    return distance
  }
}
