import LinearAlgebra
import NumericKernels

/// Checked points as they stand around an origin, which is taken from them whenever they are read.
///
/// To get memory for a copy of many points takes longer than to go through them several times.
struct CenteredPoints: Sendable {
  /// The points as they are in memory.
  private let stored: CheckedPoints
  /// What is taken from the coordinates of each; nothing if nil.
  private let origin: [Double]?

  /// Points around an origin, or as they are.
  init(_ points: CheckedPoints, origin: [Double]? = nil) {
    stored = points
    self.origin = origin
  }

  var rowCount: Int { stored.points.rowCount }
  var columnCount: Int { stored.points.columnCount }
  /// How often each point counts; once each if nil.
  var weights: [Double]? { stored.weights }
  /// The weights divided by their sum.
  var shares: [Double] { stored.shares }

  subscript(row: Int, column: Int) -> Double {
    stored.points[row, column] - (origin?[column] ?? 0)
  }

  /// Copies the points at the given indices, in that order.
  func selectingRows(_ rows: [Int]) -> Matrix {
    let selected = stored.points.selectingRows(rows)
    return origin.map(selected.subtractingFromRows) ?? selected
  }

  /// Copies the points at the given indices, in that order, with their weights; at least one of them weighs something.
  func selecting(_ rows: [Int]) -> CheckedPoints {
    let selected = stored.selecting(rows)
    return origin.map(selected.subtracting) ?? selected
  }

  /// Where the points stand in memory, their weights, and the origin.
  func withRows<Result>(_ body: (PointRows) -> Result) -> Result {
    stored.withRows { rows in
      guard let origin else { return body(rows) }
      return origin.withUnsafeBufferPointer { origin in
        body(
          PointRows(
            coordinates: rows.coordinates, dimensionCount: rows.dimensionCount, count: rows.count,
            weights: rows.weights, origin: origin.baseAddress))
      }
    }
  }

  /// Copies the points in the layout of the kernels: those that are listed, in that order, each counting once; or all,
  /// with their weights.
  func interleaved(order: [Int32]? = nil) -> InterleavedPoints {
    InterleavedPoints(
      stored.points.elements, dimensionCount: columnCount, origin: origin, weights: order == nil ? weights : nil,
      order: order)
  }

  /// The mean over coordinates of their variances, each the mean squared deviation from the coordinate's mean.
  func meanVariance() -> Double {
    var means = [Double](repeating: 0, count: columnCount)
    var sum = 0.0
    withRows { rows in
      means.withUnsafeMutableBufferPointer { means in
        let zeros = [Double](repeating: 0, count: columnCount)
        zeros.withUnsafeBufferPointer { zeros in
          guard let origin = rows.origin ?? zeros.baseAddress else { return }
          var row = rows.coordinates
          for _ in 0..<rows.count {
            for column in means.indices { means[column] += row[column] - origin[column] }
            row += rows.dimensionCount
          }
          for column in means.indices { means[column] /= Double(rows.count) }
          row = rows.coordinates
          for _ in 0..<rows.count {
            for column in means.indices {
              let deviation = row[column] - origin[column] - means[column]
              sum += deviation * deviation
            }
            row += rows.dimensionCount
          }
        }
      }
    }
    return sum / Double(rowCount) / Double(columnCount)
  }
}
