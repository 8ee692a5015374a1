#if WIDE
  import NumericKernels
#endif

extension Kernels {
  package static func stream(
    _ table: MixtureTable, _ points: PointTable, range: Range<Int>, layout: MomentLayout,
    references: UnsafePointer<Double>?, moments: UnsafeMutablePointer<Double>
  ) -> Double {
    let evaluator = BlockEvaluator(table)
    let dimensions = table.dimensionCount
    let hasAllProducts = layout.hasAllProducts
    let momentCount = layout.streamedCount
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
