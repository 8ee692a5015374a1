#if WIDE
  import NumericKernels
#endif

/// Eight points side by side whose clusters are known; it owns nothing.
struct ClusteredGroup {
  let points: UnsafePointer<Double>
  let dimensionCount: Int
  let weights: UnsafePointer<Double>
  let labels: UnsafePointer<Int32>
  /// How many of the eight are there.
  let count: Int

  /// Adds the points, times their weights, to the sums of their clusters, and the weights to the totals.
  @inline(__always)
  func add(to sums: UnsafeMutablePointer<Double>, _ totals: UnsafeMutablePointer<Double>) {
    for lane in 0..<count { totals[Int(labels[lane])] += weights[lane] }
    var dimension = 0
    while dimension + 4 <= dimensionCount {
      let source = points + dimension * 8
      for half in 0..<2 {
        let (a, b) = (source.four(at: half * 4), source.four(at: 8 + half * 4))
        let (c, d) = (source.four(at: 16 + half * 4), source.four(at: 24 + half * 4))
        let evenAB = Four(lowHalf: a.evenHalf, highHalf: b.evenHalf)
        let evenCD = Four(lowHalf: c.evenHalf, highHalf: d.evenHalf)
        let oddAB = Four(lowHalf: a.oddHalf, highHalf: b.oddHalf)
        let oddCD = Four(lowHalf: c.oddHalf, highHalf: d.oddHalf)
        add(Four(lowHalf: evenAB.evenHalf, highHalf: evenCD.evenHalf), of: half * 4, at: dimension, to: sums)
        add(Four(lowHalf: oddAB.evenHalf, highHalf: oddCD.evenHalf), of: half * 4 + 1, at: dimension, to: sums)
        add(Four(lowHalf: evenAB.oddHalf, highHalf: evenCD.oddHalf), of: half * 4 + 2, at: dimension, to: sums)
        add(Four(lowHalf: oddAB.oddHalf, highHalf: oddCD.oddHalf), of: half * 4 + 3, at: dimension, to: sums)
      }
      dimension += 4
    }
    while dimension < dimensionCount {
      for lane in 0..<count {
        let index = Int(labels[lane]) * dimensionCount + dimension
        sums[index] = sums[index].addingProduct(weights[lane], points[dimension * 8 + lane])
      }
      dimension += 1
    }
  }

  @inline(__always)
  private func add(_ coordinates: Four, of lane: Int, at dimension: Int, to sums: UnsafeMutablePointer<Double>) {
    if lane >= count { return }
    let index = Int(labels[lane]) * dimensionCount + dimension
    sums.store(sums.four(at: index).addingProduct(Four(repeating: weights[lane]), coordinates), at: index)
  }
}

extension Kernels {
  package static func addToClusters(
    coordinates: UnsafePointer<Double>, dimensionCount: Int, labels: UnsafePointer<Int32>,
    weights: UnsafePointer<Double>, range: Range<Int>, sums: UnsafeMutablePointer<Double>,
    totals: UnsafeMutablePointer<Double>
  ) {
    for index in range {
      let cluster = Int(labels[index])
      let source = coordinates + index * dimensionCount
      let target = sums + cluster * dimensionCount
      let weight = weights[index]
      totals[cluster] += weight
      var dimension = 0
      while dimension + 4 <= dimensionCount {
        target.store(
          target.four(at: dimension).addingProduct(Four(repeating: weight), source.four(at: dimension)), at: dimension)
        dimension += 4
      }
      while dimension < dimensionCount {
        target[dimension] = target[dimension].addingProduct(weight, source[dimension])
        dimension += 1
      }
    }
  }

  package static func distances(
    coordinates: UnsafePointer<Double>, dimensionCount: Int, labels: UnsafePointer<Int32>,
    centers: UnsafePointer<Double>, range: Range<Int>, into distances: UnsafeMutablePointer<Double>
  ) {
    for index in range {
      let point = coordinates + index * dimensionCount
      let center = centers + Int(labels[index]) * dimensionCount
      var sums = Four.zero
      var rest = 0.0
      var dimension = 0
      while dimension + 4 <= dimensionCount {
        let difference = point.four(at: dimension) - center.four(at: dimension)
        sums = sums.addingProduct(difference, difference)
        dimension += 4
      }
      while dimension < dimensionCount {
        let difference = point[dimension] - center[dimension]
        rest = rest.addingProduct(difference, difference)
        dimension += 1
      }
      distances[index] = ((sums[0] + sums[2]) + (sums[1] + sums[3])) + rest
    }
  }

  package static func largestMagnitude(_ values: UnsafePointer<Double>, count: Int) -> Double {
    var largest = Block.zero
    var index = 0
    while index + BlockEvaluator.pointCount <= count {
      let block = UnsafeRawPointer(values + index).loadUnaligned(as: Block.self)
      largest = largest.replacing(with: block, where: block .> largest)
      largest = largest.replacing(with: -block, where: -block .> largest)
      index += BlockEvaluator.pointCount
    }
    var result = 0.0
    for lane in 0..<BlockEvaluator.pointCount where largest[lane] > result { result = largest[lane] }
    while index < count {
      result = max(result, values[index].magnitude)
      index += 1
    }
    return result
  }
}
