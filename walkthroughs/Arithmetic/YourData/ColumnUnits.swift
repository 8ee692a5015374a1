import Foundation
import LinearAlgebra

/// The places and units in which columns are given: a number in them is the value less the center, divided by the scale.
public struct ColumnUnits: Equatable, Sendable {
  /// What is taken from each column.
  public let centers: [Double]
  /// By what the rest is divided.
  public let scales: [Double]

  /// The table's own units.
  public static func unchanged(columnCount: Int) -> ColumnUnits {
    ColumnUnits(
      centers: [Double](repeating: 0, count: columnCount),
      scales: [Double](repeating: 1, count: columnCount))
  }

  /// Units in which each column has mean 0 and deviation 1.
  public static func standard(_ columns: [ColumnSummary]) -> ColumnUnits {
    ColumnUnits(
      centers: columns.map(\.mean), scales: columns.map(\.deviation))
  }

  /// Units in which each column has mean 0 and a deviation from 1 to 2: scales are powers of two, which round nothing.
  static func powersOfTwo(_ columns: [ColumnSummary]) -> ColumnUnits {
    ColumnUnits(
      centers: columns.map(\.mean),
      scales: columns.map {
        Double(
          sign: .plus, exponent: Int($0.deviation.exponent), significand: 1)
      })
  }

  /// The same centers, and the largest of the scales for all columns, so that distances keep their proportions.
  func withOneScale() -> ColumnUnits {
    let largest = scales.max() ?? 1
    return ColumnUnits(
      centers: centers,
      scales: [Double](repeating: largest, count: scales.count))
  }

  /// The logarithm of how much larger a volume is in the table's units than in these: taken from a log-density in these,
  /// it gives the log-density in the table's.
  var logVolume: Double { scales.reduce(0) { $0 + log($1) } }

  /// The rows of a matrix in these units.
  public func numbers(of points: Matrix) -> Matrix {
    let columns = zip(centers, scales).map { center, scale in
      // The difference of two numbers of full size can be too large for one.
      let factor = scale > 0x1p900 ? 0.25 : 1
      return (
        factor: factor, center: center * factor, scale: scale * factor
      )
    }
    var elements = points.elements
    elements.withUnsafeMutableBufferPointer { elements in
      columns.withUnsafeBufferPointer { columns in
        var index = 0
        while index < elements.count {
          for column in columns {
            elements[index] =
              (elements[index] * column.factor - column.center)
              / column.scale
            index += 1
          }
        }
      }
    }
    return Matrix(
      rowCount: points.rowCount, columnCount: points.columnCount,
      elements: elements)
  }
}
