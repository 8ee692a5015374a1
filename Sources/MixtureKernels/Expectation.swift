#if WIDE
  import MixtureKernels
#endif

/// The inner loops, each over part of the points or components.
///
/// They touch only memory they are given.
package enum Kernel {
  /// Evaluates points one block after the other and hands out what was found.
  ///
  /// - Parameters:
  ///   - range: which points, as positions in their order.
  ///   - logDensities: gets the log-density of each point, at its index.
  ///   - responsibilities: if not nil gets the responsibilities of each point, a row a point.
  ///   - best: if not nil gets the component of largest responsibility of each point, the first of equals.
  package static func evaluate(
    _ table: MixtureTable, _ points: PointTable, range: Range<Int>, isPruning: Bool,
    logDensities: UnsafeMutablePointer<Double>, responsibilities: UnsafeMutablePointer<Double>?,
    best: UnsafeMutablePointer<Int>?
  ) {
    let evaluator = BlockEvaluator(table, isPruning: isPruning)
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

  /// Evaluates points one block after the other and lists the responsibilities that are not zero.
  ///
  /// - Parameters:
  ///   - range: which points, as positions in their order.
  ///   - logDensities: gets the log-density of each point, at its index.
  ///   - best: gets the component of largest responsibility of each point, at its index.
  ///   - spans: gets, at the index of each point, where its list starts, and how long it is.
  ///   - components, values: get the lists, from `offset` on: at most `range.count * componentCount` entries.
  package static func list(
    _ table: MixtureTable, _ points: PointTable, range: Range<Int>, isPruning: Bool,
    logDensities: UnsafeMutablePointer<Double>, best: UnsafeMutablePointer<Int32>,
    spans: UnsafeMutablePointer<(start: Int32, count: Int32)>, components: UnsafeMutablePointer<Int32>,
    values: UnsafeMutablePointer<Double>, from offset: Int
  ) {
    let evaluator = BlockEvaluator(table, isPruning: isPruning)
    var next = offset
    for position in stride(from: range.lowerBound, to: range.upperBound, by: BlockEvaluator.pointCount) {
      let count = min(BlockEvaluator.pointCount, range.upperBound - position)
      evaluator.load(points, from: position, count: count)
      evaluator.evaluate(points, from: position, count: count)
      let found = UnsafeRawPointer(evaluator.logDensities).assumingMemoryBound(to: Double.self)
      let lanes = UnsafeRawPointer(evaluator.values).assumingMemoryBound(to: Double.self)
      for lane in 0..<count {
        let point = points.index(at: position + lane)
        logDensities[point] = found[lane]
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
            best[point] = evaluator.active[index]
          }
          components[next] = evaluator.active[index]
          values[next] = value * weight
          next += 1
        }
        spans[point] = (Int32(truncatingIfNeeded: start), Int32(truncatingIfNeeded: next - start))
      }
    }
  }
}
