import LinearAlgebra
import NumericKernels

/// For each component the points it is responsible for, in the order of the points.
struct ComponentLists {
  /// Where the list of each component starts, and where the last one ends.
  private(set) var starts: [Int]
  /// The indices of the points, component after component.
  private(set) var points: [Int32] = []
  /// Their responsibilities, times the points' weights.
  private(set) var values: [Double] = []

  var componentCount: Int { starts.count - 1 }

  /// Empty lists.
  init(componentCount: Int) {
    starts = [Int](repeating: 0, count: componentCount + 1)
  }

  /// Lists in which each point belongs to one component wholly, or to none if it has weight zero.
  init(labels: [Int32], componentCount: Int, pointWeights: [Double]?) {
    self.init(componentCount: componentCount)
    fill { visit in
      for (point, label) in labels.enumerated() { visit(Int(label), point, pointWeights?[point] ?? 1) }
    }
  }

  /// Lists in which each component has one point.
  init(points: [Int]) {
    self.init(componentCount: points.count)
    fill { visit in
      for (component, point) in points.enumerated() { visit(component, point, 1) }
    }
  }

  /// Lists of the responsibilities in a matrix: a row a point, a column a component.
  init(responsibilities: Matrix, pointWeights: [Double]?) {
    self.init(componentCount: responsibilities.columnCount)
    fill { visit in
      for point in 0..<responsibilities.rowCount {
        let weight = pointWeights?[point] ?? 1
        for component in 0..<responsibilities.columnCount {
          visit(component, point, responsibilities[point, component] * weight)
        }
      }
    }
  }

  /// Takes over what was listed point by point.
  mutating func replace(by buffers: ListBuffers, pointCount: Int) {
    fill { visit in
      for point in 0..<pointCount {
        let start = Int(buffers.spans[point].start)
        for entry in start..<start + Int(buffers.spans[point].count) {
          visit(Int(buffers.components[entry]), point, buffers.values[entry])
        }
      }
    }
  }

  /// Sorts what is visited by component.
  ///
  /// The visit is made twice, to count and then to place. Zeros are left out.
  private mutating func fill(_ visitAll: ((Int, Int, Double) -> Void) -> Void) {
    var counts = [Int](repeating: 0, count: starts.count)
    visitAll { component, _, value in
      if value > 0 { counts[component + 1] += 1 }
    }
    for component in 0..<componentCount { counts[component + 1] += counts[component] }
    starts = counts
    let total = starts[componentCount]
    if points.count < total {
      points = [Int32](repeating: 0, count: total)
      values = [Double](repeating: 0, count: total)
    }
    points.withUnsafeMutableBufferPointer { points in
      values.withUnsafeMutableBufferPointer { values in
        visitAll { component, point, value in
          guard value > 0 else { return }
          points[counts[component]] = Int32(truncatingIfNeeded: point)
          values[counts[component]] = value
          counts[component] += 1
        }
      }
    }
  }
}
