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
        for lane in 0..<count {
          var largest = -1.0
          for index in 0..<evaluator.activeCount {
            let component = Int(evaluator.active[index])
            let value = lanes[component * BlockEvaluator.pointCount + lane]
            if value > largest {
              largest = value
              best[position + lane] = component
            }
          }
        }
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
    let components = lists.components
    let values = lists.values
    let evaluator = BlockEvaluator(table)
    var next = offset
    for position in stride(from: range.lowerBound, to: range.upperBound, by: BlockEvaluator.pointCount) {
      let count = min(BlockEvaluator.pointCount, range.upperBound - position)
      evaluator.load(points, from: position, count: count)
      evaluator.evaluate(points, from: position, count: count)
      let found = UnsafeRawPointer(evaluator.logDensities).assumingMemoryBound(to: Double.self)
      let lanes = UnsafeRawPointer(evaluator.values).assumingMemoryBound(to: Double.self)
      for lane in 0..<count {
        let point = points.index(at: position + lane)
        lists.logDensities[point] = found[lane]
        var weight = 1.0
        if let weights = points.weights { weight = weights[point] }
        let start = next
        var largest = -1.0
        for index in 0..<evaluator.activeCount {
          let component = Int(evaluator.active[index])
          let value = lanes[component * BlockEvaluator.pointCount + lane]
          guard value > 0 else { continue }
          if value > largest {
            largest = value
            lists.best[point] = evaluator.active[index]
          }
          components[next] = evaluator.active[index]
          values[next] = value * weight
          next += 1
        }
        lists.spans[point] = (Int32(truncatingIfNeeded: start), Int32(truncatingIfNeeded: next - start))
      }
    }
  }
}
