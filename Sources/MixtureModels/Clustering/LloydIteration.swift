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
    let bounded = BoundedAssignment(
      points: interleaved, centerCount: start.rowCount, threadCount: threadCount)
    func assign(to centers: Matrix) -> [Int32] {
      bounded?.assign(to: centers)
        ?? Self.assign(interleaved, to: centers, hints: labels.isEmpty ? nil : labels, threadCount: threadCount)
    }
    var iterations = 0
    var converged = false
    var labelsFitCenters = false
    while iterations < maximumIterations, !converged {
      iterations += 1
      let assigned = assign(to: centers)
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
      labels = assign(to: centers)
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
    // Threads share out the clusters; in each of them points are added up in their order.
    let lists = ComponentLists(labels: labels, componentCount: clusterCount, pointWeights: weights)
    sums.withUnsafeMutableBufferPointer { sums in
      totals.withUnsafeMutableBufferPointer { totals in
        points.elements.withUnsafeBufferPointer { elements in
          guard let sums = sums.baseAddress, let elements = elements.baseAddress else { return }
          WorkSharing.divide(clusterCount, threadCount: threadCountForSums) { part in
            for cluster in part {
              let target = sums + cluster * dimensions
              let members = lists.starts[cluster]..<lists.starts[cluster + 1]
              for index in members {
                let weight = lists.values[index]
                let point = elements + Int(lists.points[index]) * dimensions
                totals[cluster] += weight
                for dimension in 0..<dimensions { target[dimension] += weight * point[dimension] }
              }
              guard let first = members.first else { continue }
              let reciprocal = 1 / totals[cluster]
              for dimension in 0..<dimensions { target[dimension] *= reciprocal }
              // The mean of equal points is that point, which rounding could miss.
              let point = elements + Int(lists.points[first]) * dimensions
              let areEqual = members.allSatisfy { index in
                let other = elements + Int(lists.points[index]) * dimensions
                return (0..<dimensions).allSatisfy { other[$0] == point[$0] }
              }
              if areEqual { target.update(from: point, count: dimensions) }
            }
          }
        }
      }
    }
    let heaviest = totals.indices.max { totals[$0] < totals[$1] || (totals[$0] == totals[$1] && $0 > $1) } ?? 0
    for cluster in 0..<clusterCount where totals[cluster] <= 0 {
      for dimension in 0..<dimensions {
        sums[cluster * dimensions + dimension] = sums[heaviest * dimensions + dimension]
      }
    }
    return Matrix(rowCount: clusterCount, columnCount: dimensions, elements: sums)
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
