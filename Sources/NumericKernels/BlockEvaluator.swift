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

  private let table: MixtureTable
  /// The coordinates of the points of the block, a vector a dimension.
  let coordinates: UnsafeMutablePointer<Block>
  private let differences: UnsafeMutablePointer<Block>
  /// For each component weighted log-densities, then responsibilities.
  let values: UnsafeMutablePointer<Block>
  /// For each component whether it was looked at, and whether it was kept.
  private let isSeen: UnsafeMutablePointer<Bool>
  private let isKept: UnsafeMutablePointer<Bool>
  /// The components that were kept, in rising order.
  let active: UnsafeMutablePointer<Int32>
  private(set) var activeCount = 0
  /// The log-densities of the sixteen points.
  let logDensities: UnsafeMutablePointer<Block>

  init(_ table: MixtureTable) {
    self.table = table
    coordinates = .allocate(capacity: table.dimensionCount)
    differences = .allocate(capacity: table.dimensionCount)
    values = .allocate(capacity: table.componentCount)
    isSeen = .allocate(capacity: table.componentCount)
    isKept = .allocate(capacity: table.componentCount)
    active = .allocate(capacity: table.componentCount)
    logDensities = .allocate(capacity: 1)
    coordinates.initialize(repeating: .zero, count: table.dimensionCount)
    differences.initialize(repeating: .zero, count: table.dimensionCount)
    values.initialize(repeating: .zero, count: table.componentCount)
    isSeen.initialize(repeating: false, count: table.componentCount)
    isKept.initialize(repeating: false, count: table.componentCount)
    active.initialize(repeating: 0, count: table.componentCount)
    logDensities.initialize(to: .zero)
  }

  deinit {
    coordinates.deallocate()
    differences.deallocate()
    values.deallocate()
    isSeen.deallocate()
    isKept.deallocate()
    active.deallocate()
    logDensities.deallocate()
  }

  /// Takes in `count` points from `position` on in their order; the lanes beyond repeat the last.
  @inline(__always)
  func load(_ points: PointTable, from position: Int, count: Int) {
    let dimensions = table.dimensionCount
    let lanes = UnsafeMutableRawPointer(coordinates).assumingMemoryBound(to: Double.self)
    for lane in 0..<Self.pointCount {
      let index = position + (lane < count ? lane : count - 1)
      let source = points.coordinates + points.index(at: index) * dimensions
      for dimension in 0..<dimensions { lanes[dimension * Self.pointCount + lane] = source[dimension] }
    }
  }

  /// Computes responsibilities of the components that matter to any point of the block, and the log-densities.
  ///
  /// Where the points have hints those components are looked at first, since they are probably the best ones.
  @inline(__always)
  func evaluate(_ points: PointTable, from position: Int, count: Int) {
    var best = Block(repeating: -.infinity)
    if table.isPruning, let hints = points.hints {
      for component in 0..<table.componentCount { isSeen[component] = false }
      for lane in 0..<count {
        let component = Int(hints[points.index(at: position + lane)])
        if !isSeen[component] { look(at: component, best: &best) }
        isSeen[component] = true
      }
      for component in 0..<table.componentCount where !isSeen[component] { look(at: component, best: &best) }
    } else {
      for component in 0..<table.componentCount { look(at: component, best: &best) }
    }
    var count = 0
    for component in 0..<table.componentCount where isKept[component] {
      active[count] = Int32(truncatingIfNeeded: component)
      count += 1
    }
    activeCount = count
    normalize(best)
  }

  @inline(__always)
  private func look(at component: Int, best: inout Block) {
    let constant = table.constants[component]
    if constant == -.infinity {
      isKept[component] = false
      return
    }
    let floor = table.isPruning ? best - Self.negligible : Block(repeating: -.infinity)
    let isSurvivor =
      table.isTriangular
      ? evaluateTriangular(component, constant, floor) : evaluateDiagonal(component, constant, floor)
    isKept[component] = isSurvivor
    if isSurvivor {
      let value = values[component]
      best = best.replacing(with: value, where: value .> best)
    }
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
    let divisor = sum.replacing(with: 1, where: isUnreachable)
    for index in 0..<activeCount {
      let component = Int(active[index])
      values[component] /= divisor
    }
    logDensities[0] = best + Elementary.log(sum)
  }

  /// Applies rows of W from the last one up, and gives up once all points are below the floor.
  ///
  /// The last coordinate given all others usually tells most, so one row finds out most points that are far away.
  @inline(__always)
  private func evaluateTriangular(_ component: Int, _ constant: Double, _ floor: Block) -> Bool {
    let dimensions = table.dimensionCount
    let means = table.means + component * dimensions
    var row = table.factors + component * table.factorStride
    var z = Block.zero
    for column in 0..<dimensions {
      z += Block(repeating: row[column]) * (coordinates[column] - Block(repeating: means[column]))
    }
    var squared = z * z
    if !store(component, constant, squared, floor) { return false }
    if dimensions == 1 { return true }
    for column in 0..<dimensions { differences[column] = coordinates[column] - Block(repeating: means[column]) }
    row += dimensions
    var length = dimensions - 1
    // Two rows at a time have one loading of the differences.
    while length >= 2 {
      let second = row + length
      var first = Block.zero
      var other = Block.zero
      for column in 0..<length - 1 {
        let difference = differences[column]
        first += Block(repeating: row[column]) * difference
        other += Block(repeating: second[column]) * difference
      }
      first += Block(repeating: row[length - 1]) * differences[length - 1]
      squared += first * first
      squared += other * other
      if !store(component, constant, squared, floor) { return false }
      row += 2 * length - 1
      length -= 2
    }
    if length == 1 {
      z = Block(repeating: row[0]) * differences[0]
      squared += z * z
      return store(component, constant, squared, floor)
    }
    return true
  }

  @inline(__always)
  private func evaluateDiagonal(_ component: Int, _ constant: Double, _ floor: Block) -> Bool {
    let dimensions = table.dimensionCount
    let means = table.means + component * dimensions
    let factors = table.factors + component * table.factorStride
    var squared = Block.zero
    for column in 0..<dimensions {
      let z = (coordinates[column] - Block(repeating: means[column])) * Block(repeating: factors[column])
      squared += z * z
    }
    return store(component, constant, squared, floor)
  }

  /// Writes down the log-densities, which can only fall from here on; false if all are below the floor.
  @inline(__always)
  private func store(_ component: Int, _ constant: Double, _ squared: Block, _ floor: Block) -> Bool {
    let value = constant - 0.5 * squared
    if !holdsAnywhere(value .>= floor) { return false }
    values[component] = value
    return true
  }
}
