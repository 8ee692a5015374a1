import Foundation
import LinearAlgebra

/// What is to be said of a column of numbers before any model.
public struct ColumnSummary: Equatable, Sendable {
  /// The name in the table's head.
  public let name: String
  /// The smallest value.
  public let minimum: Double
  /// A quarter of the values are no larger (NumPy's linear rule).
  public let lowerQuartile: Double
  /// Half of the values are no larger.
  public let median: Double
  /// Three quarters of the values are no larger.
  public let upperQuartile: Double
  /// The largest value.
  public let maximum: Double
  /// The mean.
  public let mean: Double
  /// The standard deviation, its square divided by the number of values.
  public let deviation: Double
  /// How many different values there are.
  public let distinctCount: Int
  /// The smallest gap between two different values; 0 where there is only one.
  public let step: Double

  /// Whether the values could number the rows: all different, with equal steps between them, and at least ten.
  public let isNumbering: Bool

  /// Whether all values are alike, so that no density can be fitted to them.
  public var isConstant: Bool { minimum == maximum }

  /// Summarizes values of any size: inside they are divided by a power of two, so that no sum or square overflows.
  ///
  /// - Precondition: there is at least one value, and all are finite.
  public init(name: String, _ values: [Double]) {
    let peak = values.reduce(0) { max($0, $1.magnitude) }
    let exponent = peak > 0 ? Int(peak.exponent) + 1 : 0
    func scaled(_ value: Double, _ exponent: Int) -> Double {
      Double(sign: .plus, exponent: exponent, significand: value)
    }
    let sorted = values.map { scaled($0, -exponent) }.sorted()
    let count = Double(sorted.count)
    // The second pass takes away what rounding left of the first mean.
    let rough = sorted.reduce(0, +) / count
    let center = rough + sorted.reduce(0) { $0 + ($1 - rough) } / count
    let squares = sorted.reduce(0) { $0 + ($1 - center) * ($1 - center) }
    var distinctCount = 1
    var step = Double.infinity
    for (left, right) in zip(sorted, sorted.dropFirst()) where left < right
    {
      distinctCount += 1
      step = min(step, right - left)
    }
    func quantile(_ share: Double) -> Double {
      let place = share * (count - 1)
      let lower = Int(place)
      let upper = min(lower + 1, sorted.count - 1)
      let part = place - Double(lower)
      return scaled(
        sorted[lower] + part * (sorted[upper] - sorted[lower]), exponent)
    }
    let widest = zip(sorted, sorted.dropFirst()).reduce(0) {
      max($0, $1.1 - $1.0)
    }
    isNumbering =
      distinctCount == sorted.count && sorted.count >= 10
      && widest <= step * (1 + 1e-9)
    self.name = name
    minimum = quantile(0)
    lowerQuartile = quantile(0.25)
    median = quantile(0.5)
    upperQuartile = quantile(0.75)
    maximum = quantile(1)
    let isConstant = sorted.first == sorted.last
    mean = isConstant ? quantile(0) : scaled(center, exponent)
    deviation =
      isConstant ? 0 : scaled((squares / count).squareRoot(), exponent)
    self.distinctCount = distinctCount
    self.step = step.isFinite ? scaled(step, exponent) : 0
  }

  /// Summarizes each column of a matrix.
  public static func columns(of points: Matrix, names: [String])
    -> [ColumnSummary]
  {
    names.enumerated().map { ColumnSummary(name: $1, points.column($0)) }
  }
}
