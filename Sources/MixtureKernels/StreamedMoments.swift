#if WIDE
  import MixtureKernels
#endif

extension Kernel {
  /// How many sums `stream` makes for each component: the count, deviations, and products.
  package static func momentCount(dimensionCount: Int, hasAllProducts: Bool) -> Int {
    1 + dimensionCount + (hasAllProducts ? dimensionCount * (dimensionCount + 1) / 2 : dimensionCount)
  }

  /// Evaluates points one block after the other and sums up what the M-step needs at once, keeping nothing of a point.
  ///
  /// Sums are kept in eight lanes, point i in lane i modulo 8, and added up at the end in one order.
  ///
  /// - Parameters:
  ///   - references: for each component what deviations are taken from; nil if only the log-likelihood is wanted.
  ///   - moments: gets for each component the sum of responsibilities, of weighted deviations, and of weighted
  ///     products of deviations (rows up to the diagonal, or squares only).
  /// - Returns: the weighted sum of log-densities.
  package static func stream(
    _ table: MixtureTable, _ points: PointTable, range: Range<Int>, isPruning: Bool, hasAllProducts: Bool,
    references: UnsafePointer<Double>?, moments: UnsafeMutablePointer<Double>
  ) -> Double {
    let evaluator = BlockEvaluator(table, isPruning: isPruning)
    let dimensions = table.dimensionCount
    let momentCount = momentCount(dimensionCount: dimensions, hasAllProducts: hasAllProducts)
    let sums = UnsafeMutablePointer<Lanes>.allocate(capacity: table.componentCount * momentCount)
    sums.initialize(repeating: .zero, count: table.componentCount * momentCount)
    let scratch = UnsafeMutablePointer<Block>.allocate(capacity: dimensions)
    scratch.initialize(repeating: .zero, count: dimensions)
    defer {
      sums.deallocate()
      scratch.deallocate()
    }
    var logLikelihood = Lanes.zero
    for position in stride(from: range.lowerBound, to: range.upperBound, by: BlockEvaluator.pointCount) {
      let count = min(BlockEvaluator.pointCount, range.upperBound - position)
      evaluator.load(points, from: position, count: count)
      evaluator.evaluate(points, from: position, count: count)
      let weights = weights(of: points, from: position, count: count)
      // Lanes beyond the last point count nothing; zero times -infinity must not spoil the others.
      let weighted = (evaluator.logDensities[0] * weights).replacing(with: 0, where: weights .== 0)
      logLikelihood += weighted.lowHalf
      logLikelihood += weighted.highHalf
      guard let references else { continue }
      for index in 0..<evaluator.activeCount {
        let component = Int(evaluator.active[index])
        accumulate(
          evaluator.values[component] * weights, evaluator.coordinates, references + component * dimensions,
          dimensions, hasAllProducts, scratch, sums + component * momentCount)
      }
    }
    for index in 0..<table.componentCount * momentCount { moments[index] = sums[index].orderedSum }
    return logLikelihood.orderedSum
  }

  @inline(__always)
  private static func weights(of points: PointTable, from position: Int, count: Int) -> Block {
    if count == BlockEvaluator.pointCount, points.weights == nil { return Block(repeating: 1) }
    var result = Block.zero
    for lane in 0..<count {
      if let weights = points.weights { result[lane] = weights[position + lane] } else { result[lane] = 1 }
    }
    return result
  }

  /// Adds a block to the sums of one component: first points 0 to 7, then 8 to 15.
  @inline(__always)
  private static func accumulate(
    _ value: Block, _ coordinates: UnsafePointer<Block>, _ reference: UnsafePointer<Double>, _ dimensions: Int,
    _ hasAllProducts: Bool, _ scratch: UnsafeMutablePointer<Block>, _ sums: UnsafeMutablePointer<Lanes>
  ) {
    sums[0] = (sums[0] + value.lowHalf) + value.highHalf
    var product = sums + 1 + dimensions
    for row in 0..<dimensions {
      let deviation = coordinates[row] - Block(repeating: reference[row])
      let weighted = value * deviation
      sums[1 + row] = (sums[1 + row] + weighted.lowHalf) + weighted.highHalf
      if hasAllProducts {
        scratch[row] = deviation
        for column in 0...row {
          let term = weighted * scratch[column]
          product[column] = (product[column] + term.lowHalf) + term.highHalf
        }
        product += row + 1
      } else {
        let term = weighted * deviation
        product[row] = (product[row] + term.lowHalf) + term.highHalf
      }
    }
  }
}
