import LinearAlgebra
import NumPyRandom

extension GaussianMixture {
  /// Points drawn from a mixture, with the component each came from.
  public struct Sample: Equatable, Sendable {
    /// The points, one a row, grouped by component.
    public let points: Matrix
    /// The component of each point.
    public let labels: [Int]
  }

  /// Draws points from the mixture, component after component; scikit-learn's `sample`.
  ///
  /// The random numbers are drawn in scikit-learn's order: first how many points each component gets, then the points
  /// of each (see `RandomState.multivariateNormal` on signs).
  ///
  /// Weights that do not quite sum to 1 are divided by their sum.
  ///
  /// - Precondition: `count` is not negative.
  public func sample(count: Int, using random: inout RandomState) -> Sample {
    require(count >= 0, "There cannot be \(count) points.")
    var points = Matrix(zeros: 0, dimensionCount)
    var labels: [Int] = []
    let total = weights.reduce(0, +)
    // As they stand where they could do, so that NumPy draws the same numbers.
    let probabilities = (total - 1).magnitude <= 1e-12 ? weights : weights.map { $0 / total }
    for (component, pointCount) in random.counts(of: count, probabilities: probabilities).enumerated() {
      let mean = means.row(component)
      points = points.appendingRows(
        covariances.parameters.sample(component: component, mean: mean, count: pointCount, using: &random))
      labels.append(contentsOf: repeatElement(component, count: pointCount))
    }
    return Sample(points: points, labels: labels)
  }
}

extension RandomState {
  /// Points with independent normal coordinates, one a row.
  mutating func normal(mean: [Double], variances: [Double], count: Int) -> Matrix {
    var points = standardNormal(rowCount: count, columnCount: mean.count)
    for row in 0..<count {
      for column in mean.indices {
        points[row, column] = mean[column] + points[row, column] * variances[column].squareRoot()
      }
    }
    return points
  }
}
