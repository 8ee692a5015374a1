import LinearAlgebra
import NumericKernels

/// The sums of the points of each cluster, times their weights, and of the weights.
///
/// Parts of the points have sums of their own, which are added up in order: how many parts there are depends on the shape
/// of the points alone, not on the threads.
struct ClusterSums {
  private let dimensionCount: Int
  /// Cluster after cluster.
  private(set) var sums: [Double]
  private(set) var totals: [Double]

  /// Adds up parts: `body` is called with the groups of eight points of a part, and where to add.
  init(
    clusterCount: Int, dimensionCount: Int, groupCount: Int, threadCount: Int,
    _ body: (Range<Int>, _ sums: UnsafeMutablePointer<Double>, _ totals: UnsafeMutablePointer<Double>) -> Void
  ) {
    self.dimensionCount = dimensionCount
    let sumCount = clusterCount * dimensionCount
    let partCount = max(1, min(16, groupCount * dimensionCount >> 13))
    sums = [Double](repeating: 0, count: sumCount)
    totals = [Double](repeating: 0, count: clusterCount)
    var partSums = [Double](repeating: 0, count: partCount * sumCount)
    var partTotals = [Double](repeating: 0, count: partCount * clusterCount)
    partSums.withUnsafeMutableBufferPointer { partSums in
      partTotals.withUnsafeMutableBufferPointer { partTotals in
        guard let partSums = partSums.baseAddress, let partTotals = partTotals.baseAddress else { return }
        WorkSharing.run(partCount, threadCount: threadCount) { part in
          body(
            WorkSharing.share(of: groupCount, part, of: partCount), partSums + part * sumCount,
            partTotals + part * clusterCount)
        }
      }
    }
    for part in 0..<partCount {
      for index in 0..<sumCount { sums[index] += partSums[part * sumCount + index] }
      for index in 0..<clusterCount { totals[index] += partTotals[part * clusterCount + index] }
    }
  }

  /// The sums of points whose clusters are known.
  init(_ points: CenteredPoints, labels: [Int32], clusterCount: Int, threadCount: Int) {
    let kernels = InstructionSet.kernels
    self = points.withRows { rows in
      ClusterSums(
        clusterCount: clusterCount, dimensionCount: rows.dimensionCount, groupCount: rows.groupCount,
        threadCount: threadCount
      ) { groups, sums, totals in
        labels.withUnsafeBufferPointer { labels in
          guard let labels = labels.baseAddress else { return }
          kernels.addToClusters(
            rows, range: groups.lowerBound * 8..<min(rows.count, groups.upperBound * 8), labels: labels, sums: sums,
            totals: totals)
        }
      }
    }
  }

  /// The means of the clusters, a row each; those without weight stand where the heaviest one does.
  var means: Matrix {
    var elements = sums
    for cluster in totals.indices where totals[cluster] > 0 {
      let reciprocal = 1 / totals[cluster]
      for dimension in 0..<dimensionCount { elements[cluster * dimensionCount + dimension] *= reciprocal }
    }
    let heaviest = totals.indices.max { totals[$0] < totals[$1] || (totals[$0] == totals[$1] && $0 > $1) } ?? 0
    for cluster in totals.indices where totals[cluster] <= 0 {
      for dimension in 0..<dimensionCount {
        elements[cluster * dimensionCount + dimension] = elements[heaviest * dimensionCount + dimension]
      }
    }
    return Matrix(rowCount: totals.count, columnCount: dimensionCount, elements: elements)
  }
}
