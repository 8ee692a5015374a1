#if WIDE
  import NumericKernels
#endif

extension Kernels {
  package static func assign(
    _ rows: PointRows, groups: Range<Int>, to centers: UnsafePointer<Double>, centerCount: Int,
    labels: UnsafeMutablePointer<Int32>, sums: UnsafeMutablePointer<Double>, totals: UnsafeMutablePointer<Double>,
    distances: UnsafeMutablePointer<Double>?
  ) -> Bool {
    let search = NearestCenters(rows, centers, centerCount: centerCount)
    let end = min(rows.count, groups.upperBound * 8)
    var isUnchanged = true
    var start = groups.lowerBound * 8
    while start < end {
      let count = min(search.chunkSize, end - start)
      search.read(start, count, of: end)
      if !search.findNearest(labels: labels + start) { isUnchanged = false }
      // While the points are in the nearest cache.
      addPoints(
        search.coordinates, less: search.origin, weights: rows.weights.map { $0 + start }, count, rows.dimensionCount,
        labels: labels + start, sums: sums, totals: totals)
      // Of use only as long as all labels stay.
      if isUnchanged, let distances {
        writeDistances(
          search.coordinates, less: search.origin, count, rows.dimensionCount, labels: labels + start,
          centers: centers, into: distances + start)
      }
      start += count
    }
    return isUnchanged
  }
}
