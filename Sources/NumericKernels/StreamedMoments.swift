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
          evaluator.values[component] * weights, evaluator.coordinates, references + component * dimensions, layout,
          scratch, sums + component * momentCount)
      }
    }
    for index in 0..<table.componentCount * momentCount { moments[index] = sums[index].orderedSum }
    return logLikelihood.orderedSum
  }

  /// Adds a block to the sums of one component: first points 0 to 7, then 8 to 15.
  @inline(__always)
  private static func accumulate(
    _ value: Block, _ coordinates: UnsafePointer<Block>, _ reference: UnsafePointer<Double>, _ layout: MomentLayout,
    _ scratch: UnsafeMutablePointer<Block>, _ sums: UnsafeMutablePointer<Lanes>
  ) {
    let dimensions = layout.dimensionCount
    sums[0] = (sums[0] + value.lowHalf) + value.highHalf
    var product = sums + 1 + dimensions
    for row in 0..<dimensions {
      let deviation = coordinates[row] - Block(repeating: reference[row])
      let weighted = value * deviation
      sums[1 + row] = (sums[1 + row] + weighted.lowHalf) + weighted.highHalf
      switch layout.products {
      case .all:
        scratch[row] = deviation
        for column in 0...row {
          product[column] = product[column].addingProduct(weighted.lowHalf, scratch[column].lowHalf)
            .addingProduct(weighted.highHalf, scratch[column].highHalf)
        }
        product += row + 1
      case .squares:
        product[row] = product[row].addingProduct(weighted.lowHalf, deviation.lowHalf)
          .addingProduct(weighted.highHalf, deviation.highHalf)
      case .none: break
      }
    }
  }
}
