import ChapterArithmetic
import Foundation
import LinearAlgebra
import MixtureModels
import Plotting

/// Columns of a table as figures show them: in their own units, or, where those are too large or too small for figures, in
/// units of a power of ten.
struct PlottedColumns {
  /// A column's label.
  let titles: [String]
  /// The units in which figures show the columns, one of the columns'.
  let factors: [Double]
  private let columns: [ColumnSummary]

  init(_ columns: [ColumnSummary]) {
    self.columns = columns
    let exponents = columns.map { column -> Int in
      let size = max(column.minimum.magnitude, column.maximum.magnitude)
      let isOrdinary = size < 1e100 && column.deviation > 1e-100
      return isOrdinary
        ? 0 : Int(log10(max(size, column.deviation)).rounded(.down))
    }
    factors = exponents.map { $0 == 0 ? 1 : pow(10, Double($0)) }
    titles = zip(columns, exponents).map { column, exponent in
      plainLabel(column.name)
        + (exponent == 0 ? "" : " [10^{\(exponent)}]")
    }
  }

  /// The values of a column of points of the table, as they are shown.
  func values(_ points: Matrix, _ column: Int) -> [Double] {
    let values = points.column(column)
    let factor = factors[column]
    return factor == 1 ? values : values.map { $0 / factor }
  }

  /// A component's mean in a column.
  func mean(_ chosen: ChosenModel, _ component: Int, _ column: Int)
    -> Double
  {
    let units = chosen.modelUnits
    return units.centers[column] / factors[column]
      + units.scales[column] / factors[column]
      * chosen.model.means[component, column]
  }

  /// A component's covariance of two columns.
  func covariance(
    _ chosen: ChosenModel, _ component: Int, _ i: Int, _ j: Int
  ) -> Double {
    let scales = chosen.modelUnits.scales
    return chosen.model.covarianceMatrices[component][i, j]
      * (scales[i] / factors[i]) * (scales[j] / factors[j])
  }

  /// The range of a column in which densities are drawn: that of the values, and of the components as far as they matter.
  func range(_ column: Int, _ chosen: ChosenModel) -> ClosedRange<Double> {
    let summary = columns[column]
    let factor = factors[column]
    var (low, high) = (summary.minimum / factor, summary.maximum / factor)
    for component in 0..<chosen.model.componentCount
    where chosen.model.weights[component] > 0.01 {
      let mean = mean(chosen, component, column)
      let reach =
        3.3
        * covariance(chosen, component, column, column).squareRoot()
      low = min(low, mean - reach)
      high = max(high, mean + reach)
    }
    return low...high
  }

  /// Values of a column as they are in the table, from those that are shown.
  func inTable(_ values: [Double], _ column: Int) -> [Double] {
    let factor = factors[column]
    return factor == 1 ? values : values.map { $0 * factor }
  }

  /// The pairs of columns that are shown: all of up to four, or those of the first four.
  var pairs: [(x: Int, y: Int)] {
    let count = min(columns.count, 4)
    return (0..<count).flatMap { x in
      ((x + 1)..<max(x + 1, count)).map { (x, $0) }
    }
  }
}
