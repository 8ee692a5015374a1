#if WIDE
  import NumericKernels
#endif

extension Kernels {
  package static func evaluate(
    _ table: MixtureTable, _ points: PointTable, range: Range<Int>, logDensities: UnsafeMutablePointer<Double>,
    responsibilities: UnsafeMutablePointer<Double>?, best: UnsafeMutablePointer<Int>?
  ) {
    let evaluator = BlockEvaluator(table)
    let components = table.componentCount
    for position in stride(from: range.lowerBound, to: range.upperBound, by: BlockEvaluator.pointCount) {
      let count = min(BlockEvaluator.pointCount, range.upperBound - position)
      evaluator.load(points, from: position, count: count)
      evaluator.evaluate(points, from: position, count: count)
      let found = UnsafeRawPointer(evaluator.logDensities).assumingMemoryBound(to: Double.self)
      for lane in 0..<count { logDensities[position + lane] = found[lane] }
      let lanes = UnsafeRawPointer(evaluator.values).assumingMemoryBound(to: Double.self)
      if let best {
        let components = evaluator.bestComponents
        for lane in 0..<count { best[position + lane] = Int(components[lane]) }
      }
      guard let responsibilities else { continue }
      for index in 0..<evaluator.activeCount {
        let component = Int(evaluator.active[index])
        for lane in 0..<count {
          responsibilities[(position + lane) * components + component] =
            lanes[component * BlockEvaluator.pointCount + lane]
        }
      }
    }
  }

  package static func list(
    _ table: MixtureTable, _ points: PointTable, range: Range<Int>, into lists: ListBuffers, from offset: Int
  ) {
    let evaluator = BlockEvaluator(table)
    var next = offset
    for position in stride(from: range.lowerBound, to: range.upperBound, by: BlockEvaluator.pointCount) {
      let count = min(BlockEvaluator.pointCount, range.upperBound - position)
      evaluator.load(points, from: position, count: count)
      evaluator.evaluate(points, from: position, count: count)
      let found = UnsafeRawPointer(evaluator.logDensities).assumingMemoryBound(to: Double.self)
      let lanes = UnsafeRawPointer(evaluator.values).assumingMemoryBound(to: Double.self)
      let components = evaluator.bestComponents
      for lane in 0..<count {
        let point = points.index(at: position + lane)
        lists.logDensities[point] = found[lane]
        lists.best[point] = Int32(components[lane])
        var weight = 1.0
        if let weights = points.weights { weight = weights[point] }
        let start = next
        for index in 0..<evaluator.activeCount {
          let component = Int(evaluator.active[index])
          let value = lanes[component * BlockEvaluator.pointCount + lane]
          guard value > 0 else { continue }
          lists.components[next] = evaluator.active[index]
          lists.values[next] = value * weight
          next += 1
        }
        lists.spans[point] = (Int32(truncatingIfNeeded: start), Int32(truncatingIfNeeded: next - start))
      }
    }
  }

  package static func fill(
    _ table: MixtureTable, _ points: PointTable, range: Range<Int>, into lists: ListBuffers, stride: Int
  ) {
    let evaluator = BlockEvaluator(table)
    for position in Swift.stride(from: range.lowerBound, to: range.upperBound, by: BlockEvaluator.pointCount) {
      let count = min(BlockEvaluator.pointCount, range.upperBound - position)
      evaluator.load(points, from: position, count: count)
      evaluator.evaluate(points, from: position, count: count)
      let components = evaluator.bestComponents
      let found = evaluator.logDensities[0]
      for lane in 0..<count {
        lists.logDensities[position + lane] = found[lane]
        lists.best[position + lane] = Int32(components[lane])
      }
      let weights = weights(of: points, from: position, count: count)
      for component in 0..<table.componentCount {
        var value = Block.zero
        if evaluator.isKept[component] { value = evaluator.values[component] * weights }
        let target = lists.values + (component * stride + position)
        if count == BlockEvaluator.pointCount {
          UnsafeMutableRawPointer(target).storeBytes(of: value, as: Block.self)
        } else {
          for lane in 0..<count { target[lane] = value[lane] }
        }
      }
    }
  }

  package static func weightedLogDensities(
    _ table: MixtureTable, at point: UnsafePointer<Double>, into values: UnsafeMutablePointer<Double>
  ) {
    let evaluator = BlockEvaluator(table)
    let points = PointTable(coordinates: point, weights: nil)
    evaluator.load(points, from: 0, count: 1)
    evaluator.findLogDensities(points, from: 0, count: 1)
    for component in 0..<table.componentCount {
      values[component] = evaluator.isKept[component] ? evaluator.values[component][0] : -.infinity
    }
  }

  /// How often each point of a block counts; zero for lanes beyond the last point.
  @inline(__always)
  static func weights(of points: PointTable, from position: Int, count: Int) -> Block {
    if count == BlockEvaluator.pointCount, points.weights == nil { return Block(repeating: 1) }
    var result = Block.zero
    for lane in 0..<count {
      if let weights = points.weights { result[lane] = weights[position + lane] } else { result[lane] = 1 }
    }
    return result
  }
}
