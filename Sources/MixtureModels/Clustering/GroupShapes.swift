import LinearAlgebra

/// Sizes, means and scatters of groups of points, and what a group takes from the log-likelihood.
///
/// Of a group of n points with scatter matrix W that is n · log(|W/n| + (tr W + t)/n), where t is the trace of all points'
/// covariance for each dimension: the determinant is that of the group's own normal distribution, and the traces make good for it
/// where points are too few to have one (Fraley, "Algorithms for model-based Gaussian hierarchical clustering", 1998).
struct GroupShapes {
  private var sizes: [Double]
  /// The squared distances of a group's points from their mean, summed.
  private var traces: [Double]
  /// For each dimension the groups' means.
  private var means: [[Double]]
  /// The lower triangle of each group's scatter matrix, row by row; empty where all points are equal, or all are too few for
  /// a determinant.
  private var scatters: [[Double]]
  /// A little room for each group.
  private let room: Double
  /// Whether some group can have points enough for a determinant; in one dimension that is the trace.
  let hasDeterminants: Bool

  /// Groups of equal points: a row each, and how many points.
  init(_ points: Matrix, sizes: [Double]) {
    self.sizes = sizes
    traces = [Double](repeating: 0, count: sizes.count)
    means = (0..<points.columnCount).map { column in (0..<points.rowCount).map { points[$0, column] } }
    scatters = [[Double]](repeating: [], count: sizes.count)
    let count = sizes.reduce(0, +)
    let total = means.reduce(0) { total, column in
      let mean = zip(column, sizes).reduce(0) { $0 + $1.0 * $1.1 } / count
      return total + zip(column, sizes).reduce(0) { $0 + ($1.0 - mean) * ($1.0 - mean) * $1.1 }
    }
    room = total / (count * Double(points.columnCount))
    hasDeterminants = points.columnCount > 1 && count > Double(points.columnCount)
  }

  private var dimensions: Int { means.count }

  /// What a group takes from the log-likelihood, twice.
  func cost(_ place: Int) -> Double {
    let size = sizes[place]
    var value = (traces[place] + room) / size
    if hasDeterminants, size > Double(dimensions) {
      var matrix = scatters[place]
      value += Self.determinant(&matrix, dimensions: dimensions, scale: 1 / size)
    }
    return size * InstructionSet.log(value)
  }

  /// What two groups would take as one, twice.
  func cost(joining place: Int, _ other: Int) -> Double {
    let size = sizes[place] + sizes[other]
    let share = sizes[place] * sizes[other] / size
    var distance = 0.0
    for mean in means { distance += (mean[other] - mean[place]) * (mean[other] - mean[place]) }
    var value = (traces[place] + traces[other] + distance * share + room) / size
    if hasDeterminants, size > Double(dimensions) {
      var matrix = scatter(joining: place, other, share: share)
      value += Self.determinant(&matrix, dimensions: dimensions, scale: 1 / size)
    }
    return size * InstructionSet.log(value)
  }

  /// Writes what a group and each of others would take as one at least: as much as without a determinant.
  func lowerBounds(_ bounds: inout [Double], joining place: Int, _ others: Range<Int>) {
    bounds.withUnsafeMutableBufferPointer { bounds in
      for other in others { bounds[other] = 0 }
      for column in means.indices {
        means[column].withUnsafeBufferPointer { means in
          let mean = means[place]
          for other in others { bounds[other] += (means[other] - mean) * (means[other] - mean) }
        }
      }
      let (size, trace) = (sizes[place], traces[place])
      sizes.withUnsafeBufferPointer { sizes in
        traces.withUnsafeBufferPointer { traces in
          for other in others {
            let joined = size + sizes[other]
            bounds[other] = (trace + traces[other] + bounds[other] * (size * sizes[other] / joined) + room) / joined
          }
        }
        if let base = bounds.baseAddress {
          InstructionSet.kernels.logarithms(base + others.lowerBound, count: others.count)
        }
        for other in others { bounds[other] *= size + sizes[other] }
      }
    }
  }

  /// Joins a group with one behind it, whose place goes to the next.
  mutating func join(_ first: Int, _ second: Int) {
    let size = sizes[first] + sizes[second]
    let share = sizes[first] * sizes[second] / size
    if hasDeterminants { scatters[first] = scatter(joining: first, second, share: share) }
    var distance = 0.0
    for column in means.indices {
      let part = means[column][second] - means[column][first]
      distance += part * part
      means[column][first] += part * (sizes[second] / size)
      means[column].remove(at: second)
    }
    traces[first] += traces[second] + distance * share
    sizes[first] = size
    traces.remove(at: second)
    sizes.remove(at: second)
    scatters.remove(at: second)
  }

  /// The lower triangle of the scatter matrix of two groups as one.
  private func scatter(joining place: Int, _ other: Int, share: Double) -> [Double] {
    let differences = means.map { $0[other] - $0[place] }
    var matrix = [Double](repeating: 0, count: dimensions * (dimensions + 1) / 2)
    var index = 0
    for row in 0..<dimensions {
      let factor = share * differences[row]
      for column in 0...row {
        matrix[index] = factor * differences[column]
        index += 1
      }
    }
    for part in [scatters[place], scatters[other]] where !part.isEmpty {
      for index in matrix.indices { matrix[index] += part[index] }
    }
    return matrix
  }

  /// The determinant of a scaled positive semidefinite matrix given by its lower triangle, which is used up: the product of
  /// the pivots of Gaussian elimination.
  private static func determinant(_ matrix: inout [Double], dimensions: Int, scale: Double) -> Double {
    matrix.withUnsafeMutableBufferPointer { matrix in
      var product = 1.0
      var pivotStart = 0
      for pivotRow in 0..<dimensions {
        let pivot = matrix[pivotStart + pivotRow]
        guard pivot > 0 else { return 0 }
        product *= pivot * scale
        var start = pivotStart + pivotRow + 1
        for row in pivotRow + 1..<dimensions {
          let factor = matrix[start + pivotRow] / pivot
          // The column of the pivot, read as its row: entries below it stay as they were.
          var other = pivotStart + pivotRow + 1
          for column in pivotRow + 1..<row + 1 {
            matrix[start + column] -= factor * matrix[other + pivotRow]
            other += column + 1
          }
          start += row + 1
        }
        pivotStart += pivotRow + 1
      }
      return product
    }
  }
}
