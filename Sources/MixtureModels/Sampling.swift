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
    var elements: [Double] = []
    elements.reserveCapacity(count * dimensionCount)
    var labels: [Int] = []
    labels.reserveCapacity(count)
    let total = weights.reduce(0, +)
    // As they stand where they could do, so that NumPy draws the same numbers.
    let probabilities = (total - 1).magnitude <= 1e-12 ? weights : weights.map { $0 / total }
    for (component, pointCount) in random.counts(of: count, probabilities: probabilities).enumerated() {
      let mean = means.row(component)
      elements.append(
        contentsOf: covariances.parameters
          .sample(component: component, mean: mean, count: pointCount, using: &random).elements)
      labels.append(contentsOf: repeatElement(component, count: pointCount))
    }
    return Sample(
      points: Matrix(rowCount: count, columnCount: dimensionCount, elements: elements), labels: labels)
  }
}

extension RandomState {
  /// Points with independent normal coordinates, one a row.
  mutating func normal(mean: [Double], variances: [Double], count: Int) -> Matrix {
    let deviations = variances.map { $0.squareRoot() }
    var elements = standardNormal(count: count * mean.count)
    for start in stride(from: 0, to: elements.count, by: max(1, mean.count)) {
      for column in mean.indices {
        elements[start + column] = mean[column] + elements[start + column] * deviations[column]
      }
    }
    return Matrix(rowCount: count, columnCount: mean.count, elements: elements)
  }
}
