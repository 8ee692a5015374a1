#if WIDE
  import NumericKernels
#endif

/// Computes log-densities and responsibilities for sixteen points at a time.
///
/// One evaluator belongs to one thread; it holds the memory that a block needs. What it computes for a point does not
/// depend on which other points are in the block, nor on the lane.
final class BlockEvaluator {
  /// The number of points in a block.
  static let pointCount = 16
  /// A component whose log-density is this far below the best has a responsibility of exactly zero.
  static let negligible = 746.0

  let table: MixtureTable
  /// The coordinates of the points of the block, a vector a dimension.
  let coordinates: UnsafeMutablePointer<Block>
  /// What means are taken from: the coordinates, or the transformed ones.
  let positions: UnsafeMutablePointer<Block>
  let differences: UnsafeMutablePointer<Block>
  /// For each component weighted log-densities, then responsibilities.
  let values: UnsafeMutablePointer<Block>
  /// For each component whether it was looked at, and whether it was kept.
  private let isSeen: UnsafeMutablePointer<Bool>
  let isKept: UnsafeMutablePointer<Bool>
  /// The components that were kept, in rising order.
  let active: UnsafeMutablePointer<Int32>
  private(set) var activeCount = 0
  /// The largest log-density of each point so far.
  let best: UnsafeMutablePointer<Block>
  /// The log-densities of the sixteen points.
  let logDensities: UnsafeMutablePointer<Block>

  init(_ table: MixtureTable) {
    self.table = table
    let dimensions = table.dimensionCount
    let components = table.componentCount
    // Three vectors for each dimension, one for each component, and two.
    coordinates = .allocate(capacity: 3 * dimensions + components + 2)
    coordinates.initialize(repeating: .zero, count: 3 * dimensions + components + 2)
    positions = table.transformation == nil ? coordinates : coordinates + dimensions
    differences = coordinates + 2 * dimensions
    values = differences + dimensions
    best = values + components
    logDensities = best + 1
    isSeen = .allocate(capacity: 2 * components)
    isSeen.initialize(repeating: false, count: 2 * components)
    isKept = isSeen + components
    active = .allocate(capacity: components)
    active.initialize(repeating: 0, count: components)
  }

  deinit {
    coordinates.deallocate()
    isSeen.deallocate()
    active.deallocate()
  }

  /// Takes in `count` points from `position` on in their order; the lanes beyond repeat the last.
  @inline(__always)
  func load(_ points: PointTable, from position: Int, count: Int) {
    let dimensions = table.dimensionCount
    let lanes = UnsafeMutableRawPointer(coordinates).assumingMemoryBound(to: Double.self)
    for lane in stride(from: 0, to: Self.pointCount, by: 4) {
      interleave(
        source(lane, points, position, count), source(lane + 1, points, position, count),
        source(lane + 2, points, position, count), source(lane + 3, points, position, count), dimensions,
        into: lanes + lane, stride: Self.pointCount)
    }
    if let transformation = table.transformation { transform(by: transformation) }
  }

  /// The coordinates of the point in a lane.
  @inline(__always)
  private func source(_ lane: Int, _ points: PointTable, _ position: Int, _ count: Int) -> UnsafePointer<Double> {
    points.coordinates + points.index(at: position + (lane < count ? lane : count - 1)) * table.dimensionCount
  }

  /// Computes responsibilities of the components that matter to any point of the block, and the log-densities.
  ///
  /// Where the points have hints those components are looked at first, since they are probably the best ones.
  @inline(__always)
  func evaluate(_ points: PointTable, from position: Int, count: Int) {
    findLogDensities(points, from: position, count: count)
    var kept = 0
    for component in 0..<table.componentCount where isKept[component] {
      active[kept] = Int32(truncatingIfNeeded: component)
      kept += 1
    }
    activeCount = kept
    normalize(best[0])
  }

  /// Computes the weighted log-density of each component, where they matter.
  @inline(__always)
  func findLogDensities(_ points: PointTable, from position: Int, count: Int) {
    let components = table.componentCount
    best[0] = Block(repeating: -.infinity)
    for component in 0..<components {
      isKept[component] = false
      // There is nothing to look at where the weight is zero.
      isSeen[component] = table.constants[component] == -.infinity
    }
    if table.isPruning, let hints = points.hints {
      for lane in 0..<count {
        let component = Int(hints[points.index(at: position + lane)])
        if !isSeen[component] { look(at: component) }
        isSeen[component] = true
      }
    }
    var waiting = -1
    for component in 0..<components where !isSeen[component] {
      if waiting < 0 {
        waiting = component
      } else {
        look(at: waiting, and: component)
        waiting = -1
      }
    }
    if waiting >= 0 { look(at: waiting) }
  }

  /// For each point the component of largest responsibility, the first of equals.
  @inline(__always)
  var bestComponents: Block {
    var largest = Block(repeating: -1)
    var result = Block.zero
    for index in 0..<activeCount {
      let value = values[Int(active[index])]
      let isLarger = value .> largest
      largest = largest.replacing(with: value, where: isLarger)
      result = result.replacing(with: Double(active[index]), where: isLarger)
    }
    return result
  }

  /// Turns log-densities into responsibilities, by the largest first so that nothing overflows.
  ///
  /// Where even the largest is -infinity the responsibilities are zero.
  @inline(__always)
  private func normalize(_ largest: Block) {
    let isUnreachable = largest .== -.infinity
    let best = largest.replacing(with: 0, where: isUnreachable)
    var sum = Block.zero
    for index in 0..<activeCount {
      let component = Int(active[index])
      let value = Elementary.exp(values[component] - best)
      values[component] = value
      sum += value
    }
    let reciprocal = Block(repeating: 1) / sum.replacing(with: 1, where: isUnreachable)
    for index in 0..<activeCount { values[Int(active[index])] *= reciprocal }
    logDensities[0] = best + Elementary.log(sum)
  }
}
