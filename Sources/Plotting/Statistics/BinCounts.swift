/// How many values, or how much weight, lies in each bin of a histogram.
struct BinCounts: Hashable, Sendable {
  var counts: [Double]
  /// Values below the first edge or above the last.
  var outsideCount = 0
  /// Values that are not finite or beyond 1e155.
  var omittedCount = 0

  init(_ values: [Double], weights: [Double]?, edges: [Double]) {
    let count = edges.count - 1
    guard count > 0 else {
      counts = []
      omittedCount = values.count
      return
    }
    counts = Array(repeating: 0, count: count)
    let (first, last) = (edges[0], edges[count])
    let span = last - first
    for (index, value) in values.enumerated() {
      guard value.isDrawable else {
        omittedCount += 1
        continue
      }
      guard value >= first, value <= last else {
        outsideCount += 1
        continue
      }
      // Right for even bins but for rounding; for others the start of a search.
      var bin = min(Int((value - first) / span * Double(count)), count - 1)
      if value < edges[bin] || value >= edges[bin + 1] { bin = Self.bin(of: value, edges: edges) }
      counts[bin] += weights?[index] ?? 1
    }
  }

  /// The last bin whose left edge is not above the value.
  private static func bin(of value: Double, edges: [Double]) -> Int {
    var low = 0
    var high = edges.count - 1
    while high - low > 1 {
      let middle = (low + high) / 2
      if edges[middle] <= value { low = middle } else { high = middle }
    }
    return low
  }
}
