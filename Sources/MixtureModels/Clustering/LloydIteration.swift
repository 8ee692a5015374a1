import LinearAlgebra
import NumericKernels

/// Lloyd's algorithm on centered points: assign each point to its nearest center, move each center to the mean of its
/// points, until nothing changes.
struct LloydIteration {
  private let points: CenteredPoints
  private let threadCount: Int
  /// Adding up few points takes less time than it takes to wake a thread.
  private var threadCountForSums: Int { points.rowCount * points.columnCount < 1 << 14 ? 1 : threadCount }

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

  init(_ points: CenteredPoints, threadCount: Int) {
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
    let assignment = BoundedAssignment(points: points, centerCount: start.rowCount, threadCount: threadCount)
    var iterations = 0
    var converged = false
    var labelsFitCenters = false
    var distances: [Double]?
    while iterations < maximumIterations, !converged {
      iterations += 1
      let assigned = assignment.assign(to: centers)
      let members = relocatingToEmptyClusters(assignment.labels, sums: assigned.sums, centers: centers)
      let moved = means(
        of: members ?? assignment.labels, sums: members == nil ? assigned.sums : nil, clusterCount: centers.rowCount)
      let shift = moved.squaredRowDistances(from: centers).reduce(0, +)
      labelsFitCenters = assigned.isUnchanged && members == nil
      converged = labelsFitCenters || (shift <= threshold && members == nil)
      distances = moved == centers ? assigned.distances : nil
      centers = moved
      try progress(iterations, shift)
    }
    if !labelsFitCenters {
      distances = assignment.assign(to: centers).distances
    }
    return Result(
      centers: centers, labels: assignment.labels,
      inertia: inertia(distances ?? squaredDistances(assignment.labels, centers: centers)), iterations: iterations,
      converged: converged)
  }

  /// The nearest center of each point, the first of equally near ones, and the sums of the points of each.
  static func assign(
    _ points: CenteredPoints, to centers: Matrix, threadCount: Int
  ) -> (labels: [Int32], sums: ClusterSums) {
    var labels = [Int32](repeating: 0, count: points.rowCount)
    let sums = assign(points, to: centers, labels: &labels, distances: nil, threadCount: threadCount).sums
    return (labels, sums)
  }

  /// Assigns the points again.
  ///
  /// - Parameter labels: for each point a center that is probably the nearest, which saves time and changes nothing;
  ///   replaced by the nearest.
  /// - Returns: whether all labels stayed, the sums of the points of each center, and, if all labels stayed, the squared
  ///   distance of each point from its center.
  static func assign(
    _ points: CenteredPoints, to centers: Matrix, labels: inout [Int32], threadCount: Int
  ) -> (isUnchanged: Bool, sums: ClusterSums, distances: [Double]?) {
    var assigned: (isUnchanged: Bool, sums: ClusterSums)?
    let distances = [Double](unsafeUninitializedCapacity: labels.count) { distances, initializedCount in
      let found = assign(
        points, to: centers, labels: &labels, distances: distances.baseAddress, threadCount: threadCount)
      assigned = found
      // They are complete only then.
      initializedCount = found.isUnchanged ? labels.count : 0
    }
    guard let assigned else { fatalError("The array calls its initializer.") }
    return (assigned.isUnchanged, assigned.sums, assigned.isUnchanged ? distances : nil)
  }

  private static func assign(
    _ points: CenteredPoints, to centers: Matrix, labels: inout [Int32], distances: UnsafeMutablePointer<Double>?,
    threadCount: Int
  ) -> (isUnchanged: Bool, sums: ClusterSums) {
    let kernels = InstructionSet.kernels
    let work = points.rowCount * points.columnCount * centers.rowCount
    return labels.withUnsafeMutableBufferPointer { labels in
      centers.elements.withUnsafeBufferPointer { elements in
        points.withRows { rows in
          guard let labels = labels.baseAddress, let elements = elements.baseAddress else {
            fatalError("There are points and centers.")
          }
          // For each group that a part starts with, whether labels of the part have changed.
          var isChanged = [Bool](repeating: false, count: rows.groupCount)
          let sums = isChanged.withUnsafeMutableBufferPointer { isChanged in
            ClusterSums(
              clusterCount: centers.rowCount, dimensionCount: rows.dimensionCount, groupCount: rows.groupCount,
              threadCount: work < 1 << 16 ? 1 : threadCount
            ) { groups, sums, totals in
              isChanged[groups.lowerBound] = !kernels.assign(
                rows, groups: groups, to: elements, centerCount: centers.rowCount, labels: labels, sums: sums,
                totals: totals, distances: distances)
            }
          }
          return (!isChanged.contains(true), sums)
        }
      }
    }
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
  ///
  /// - Parameter sums: of these clusters, if they are known.
  private func relocatingToEmptyClusters(_ labels: [Int32], sums: ClusterSums?, centers: Matrix) -> [Int32]? {
    let weights = points.weights
    var isEmpty = [Bool](repeating: true, count: centers.rowCount)
    if let sums {
      isEmpty = sums.totals.map { $0 == 0 }
    } else if let weights {
      for (row, label) in labels.enumerated() where weights[row] != 0 { isEmpty[Int(label)] = false }
    } else {
      for label in labels { isEmpty[Int(label)] = false }
    }
    guard isEmpty.contains(true) else { return nil }
    let distances = squaredDistances(labels, centers: centers)
    let farthest = distances.indices.filter { weights?[$0] != 0 && distances[$0] > 0 }.sorted {
      distances[$0] != distances[$1] ? distances[$0] > distances[$1] : $0 > $1
    }
    guard !farthest.isEmpty else { return nil }
    var relocated = labels
    for (cluster, row) in zip(isEmpty.indices.filter { isEmpty[$0] }, farthest) {
      relocated[row] = Int32(truncatingIfNeeded: cluster)
    }
    return relocated
  }

  /// The weighted sum of squared distances.
  private func inertia(_ distances: [Double]) -> Double {
    var sum = CompensatedSum()
    if let weights = points.weights {
      for (weight, distance) in zip(weights, distances) { sum.add(weight * distance) }
    } else {
      for distance in distances { sum.add(distance) }
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
