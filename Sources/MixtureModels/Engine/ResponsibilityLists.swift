/// Responsibilities that are not zero, in the order in which they were computed.
struct ResponsibilityEntries {
  var components: [Int32] = []
  var points: [Int32] = []
  var values: [Double] = []

  mutating func removeAll() {
    components.removeAll(keepingCapacity: true)
    points.removeAll(keepingCapacity: true)
    values.removeAll(keepingCapacity: true)
  }

  @inline(__always)
  mutating func append(component: Int, point: Int, value: Double) {
    components.append(Int32(truncatingIfNeeded: component))
    points.append(Int32(truncatingIfNeeded: point))
    values.append(value)
  }
}

/// For each component the points it is responsible for, in the order of the points.
struct ResponsibilityLists {
  /// Where the list of each component starts, and where the last one ends.
  private(set) var starts: [Int]
  private(set) var points: [Int32]
  private(set) var values: [Double]

  /// Sorts entries by component; several sets of entries follow each other in the order of the points.
  init(componentCount: Int, entries: [ResponsibilityEntries]) {
    starts = [Int](repeating: 0, count: componentCount + 1)
    for part in entries {
      for component in part.components { starts[Int(component) + 1] += 1 }
    }
    for component in 0..<componentCount { starts[component + 1] += starts[component] }
    let total = starts[componentCount]
    points = [Int32](repeating: 0, count: total)
    values = [Double](repeating: 0, count: total)
    var next = starts
    for part in entries {
      for index in part.components.indices {
        let component = Int(part.components[index])
        points[next[component]] = part.points[index]
        values[next[component]] = part.values[index]
        next[component] += 1
      }
    }
  }
}

extension SufficientStatistics {
  /// Adds listed points, component by component; threads share out the components, so their number changes nothing.
  mutating func add(_ lists: ResponsibilityLists, points: UnsafePointer<Double>, threadCount: Int) {
    let dimensions = dimensionCount
    let components = componentCount
    let stride = productStride
    let hasAllProducts = hasAllProducts
    let workers = min(threadCount, components)
    references.withUnsafeBufferPointer { references in
      counts.withUnsafeMutableBufferPointer { counts in
        sums.withUnsafeMutableBufferPointer { sums in
          products.withUnsafeMutableBufferPointer { products in
            WorkerPool.run(workers) { worker in
              withUnsafeTemporaryAllocation(of: Double.self, capacity: 2 * dimensions) { scratch in
                for component in WorkerPool.share(of: components, worker: worker, count: workers) {
                  let offset = component * dimensions
                  for index in lists.starts[component]..<lists.starts[component + 1] {
                    let point = points + Int(lists.points[index]) * dimensions
                    let value = lists.values[index]
                    counts[component] += value
                    for dimension in 0..<dimensions {
                      let deviation = point[dimension] - references[offset + dimension]
                      scratch[dimension] = deviation
                      scratch[dimensions + dimension] = value * deviation
                      sums[offset + dimension] += value * deviation
                    }
                    var position = component * stride
                    for row in 0..<dimensions {
                      let weighted = scratch[dimensions + row]
                      if hasAllProducts {
                        for column in 0...row { products[position + column] += weighted * scratch[column] }
                        position += row + 1
                      } else {
                        products[position + row] += weighted * scratch[row]
                      }
                    }
                  }
                }
              }
            }
          }
        }
      }
    }
  }
}
