import LinearAlgebra
import NumericKernels

/// Lloyd's algorithm on centered points: assign each point to its nearest center, move each center to the mean of its
/// points, until nothing changes.
struct LloydIteration {
  private let points: CheckedPoints
  private let threadCount: Int
  /// Adding up few points takes less time than it takes to wake a thread.
  private var threadCountForSums: Int { points.points.elements.count < 1 << 14 ? 1 : threadCount }

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

  init(_ points: CheckedPoints, threadCount: Int) {
    self.points = points
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
    let assignment = BoundedAssignment(points: points, centerCount: start.rowCount, threadCount: threadCount)
    var iterations = 0
    var converged = false
    var labelsFitCenters = false
    while iterations < maximumIterations, !converged {
      iterations += 1
      let assigned = assignment.assign(to: centers)
      let members = relocatingToEmptyClusters(assigned.labels, centers: centers)
      let moved = means(
        of: members ?? assigned.labels, sums: members == nil ? assigned.sums : nil, clusterCount: centers.rowCount)
      let shift = moved.squaredRowDistances(from: centers).reduce(0, +)
      labelsFitCenters = assigned.labels == labels && members == nil
      converged = labelsFitCenters || (shift <= threshold && members == nil)
      centers = moved
      labels = assigned.labels
      try progress(iterations, shift)
    }
    if !labelsFitCenters {
      labels = assignment.assign(to: centers).labels
    }
    return Result(
      centers: centers, labels: labels, inertia: inertia(labels, centers: centers), iterations: iterations,
      converged: converged)
  }

  /// The nearest center of each point, the first of equally near ones, and the sums of the points of each.
  ///
  /// - Parameter hints: for each point a center that is probably the nearest; they save time, and change nothing.
  static func assign(
    _ points: CheckedPoints, to centers: Matrix, hints: [Int32]? = nil, threadCount: Int
  ) -> (labels: [Int32], sums: ClusterSums) {
    var labels = hints ?? [Int32](repeating: 0, count: points.points.rowCount)
    let kernels = InstructionSet.kernels
    let work = points.points.elements.count * centers.rowCount
    let sums = labels.withUnsafeMutableBufferPointer { labels in
      centers.elements.withUnsafeBufferPointer { elements in
        points.withRows { rows in
          ClusterSums(
            clusterCount: centers.rowCount, dimensionCount: rows.dimensionCount, groupCount: rows.groupCount,
            threadCount: work < 1 << 16 ? 1 : threadCount
          ) { groups, sums, totals in
            guard let labels = labels.baseAddress, let elements = elements.baseAddress else { return }
            kernels.assign(
              rows, groups: groups, to: elements, centerCount: centers.rowCount, labels: labels, sums: sums,
              totals: totals)
          }
        }
      }
    }
    return (labels, sums)
  }

  /// The weighted mean of each cluster; one without weight stands where the heaviest one does.
  ///
  /// - Parameter sums: of these clusters, if they are known.
  private func means(of labels: [Int32], sums: ClusterSums?, clusterCount: Int) -> Matrix {
    let sums =
      sums
      ?? ClusterSums(points, labels: labels, clusterCount: clusterCount, threadCount: threadCountForSums)
    return placingClustersOfEqualPoints(labels, means: sums.means)
  }

  /// The means, those of points that are all equal put where they are, which rounding could miss.
  private func placingClustersOfEqualPoints(_ labels: [Int32], means: Matrix) -> Matrix {
    let weights = points.weights
    let points = points.points
    let dimensions = points.columnCount
    var means = means
    var first = [Int](repeating: -1, count: means.rowCount)
    var hasDifferent = [Bool](repeating: false, count: means.rowCount)
    var openCount = means.rowCount
    for (index, label) in labels.enumerated() where !hasDifferent[Int(label)] && weights?[index] != 0 {
      let cluster = Int(label)
      if first[cluster] < 0 {
        first[cluster] = index
      } else if (0..<dimensions).contains(where: { points[index, $0] != points[first[cluster], $0] }) {
        hasDifferent[cluster] = true
        openCount -= 1
        if openCount == 0 { return means }
      }
    }
    for cluster in 0..<means.rowCount where first[cluster] >= 0 && !hasDifferent[cluster] {
      for dimension in 0..<dimensions { means[cluster, dimension] = points[first[cluster], dimension] }
    }
    return means
  }

  /// Labels in which clusters without weight have taken over the points farthest from their centers, the last of equally
  /// far ones first, as in scikit-learn; nil if there is no such cluster, or no point that weighs anything is away from
  /// its center, so that nothing would be gained.
  private func relocatingToEmptyClusters(_ labels: [Int32], centers: Matrix) -> [Int32]? {
    var isEmpty = [Bool](repeating: true, count: centers.rowCount)
    for (row, label) in labels.enumerated() where points.weights?[row] != 0 { isEmpty[Int(label)] = false }
    guard isEmpty.contains(true) else { return nil }
    let distances = squaredDistances(labels, centers: centers)
    let farthest = distances.indices.filter { points.weights?[$0] != 0 && distances[$0] > 0 }.sorted {
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
    var sum = CompensatedSum()
    for (row, distance) in squaredDistances(labels, centers: centers).enumerated() {
      sum.add((points.weights?[row] ?? 1) * distance)
    }
    return sum.value
  }

  /// The squared distance of each point from the center of its cluster.
  private func squaredDistances(_ labels: [Int32], centers: Matrix) -> [Double] {
    let kernels = InstructionSet.kernels
    return [Double](unsafeUninitializedCapacity: labels.count) { distances, initializedCount in
      points.withRows { rows in
        centers.elements.withUnsafeBufferPointer { centers in
          labels.withUnsafeBufferPointer { labels in
            guard
              let centers = centers.baseAddress, let labels = labels.baseAddress, let distances = distances.baseAddress
            else { return }
            WorkSharing.divide(rows.count, threadCount: threadCountForSums) { range in
              kernels.distances(rows, range: range, labels: labels, centers: centers, into: distances)
            }
          }
        }
      }
      initializedCount = labels.count
    }
  }
}
