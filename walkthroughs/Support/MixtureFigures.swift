import ChapterArithmetic
import Foundation
import LinearAlgebra
import MixtureModels
import Notebook
import Plotting

// What joins the engine and the figures: `MixtureModels` knows nothing of figures, `Plotting` nothing of mixtures.

/// Two-dimensional points in the colors and shapes of their labels.
///
/// - Parameter areas: areas of the marks, relative to each other; all alike when there are none.
func scatter(_ points: Matrix, labels: [Int], areas: [Double]? = nil)
  -> Points
{
  let names = (0...(labels.max() ?? 0)).map { "cluster \($0 + 1)" }
  return Points(
    x: points.column(0), y: points.column(1),
    color: .series(labels, names: names),
    size: areas.map { .areas($0) } ?? .standard)
}

/// A disc a center, in the series colors in order.
func discs(around centers: Matrix, radii: [Double]) -> [any Mark] {
  radii.enumerated().map { cluster, radius in
    Disc(
      x: centers[cluster, 0], y: centers[cluster, 1], radius: radius,
      color: .series(cluster),
      opacity: 0.14)
  }
}

/// The borders of the cells of k-means, as far as the discs around the centers reach.
func borders(around centers: Matrix, radii: [Double]) -> [any Mark] {
  func reach(_ column: Int) -> ClosedRange<Double> {
    let values = centers.column(column)
    let low = zip(values, radii).map { $0 - $1 }.min() ?? 0
    let high = zip(values, radii).map { $0 + $1 }.max() ?? 0
    return low...high
  }
  return cellBorders(of: centers, x: reach(0), y: reach(1)).map {
    Segment(from: $0.start, to: $0.end, color: .muted, dash: .dashed)
  }
}

/// An ellipse a component at one and two standard deviations, in the component's series color.
func ellipses(of mixture: GaussianMixture) -> [any Mark] {
  mixture.covarianceMatrices.enumerated().map { component, covariance in
    Ellipse(
      mean: (mixture.means[component, 0], mixture.means[component, 1]),
      covariance: (covariance[0, 0], covariance[0, 1], covariance[1, 1]),
      color: .series(component))
  }
}

/// The density of one component of a one-dimensional mixture times its weight, in the component's series color.
func weightedCurve(
  of mixture: GaussianMixture, component: Int,
  over range: ClosedRange<Double>
) -> Curve {
  let weight = mixture.weights[component]
  let mean = mixture.means[component, 0]
  let variance = mixture.covarianceMatrices[component][0, 0]
  return Curve(
    over: range, including: [mean], color: .series(component), fill: true,
    label: "component \(component + 1)"
  ) {
    weight * exp(-($0 - mean) * ($0 - mean) / (2 * variance))
      / (2 * Double.pi * variance).squareRoot()
  }
}

/// A number with a fixed count of decimals and a true minus sign, for captions.
func decimals(_ value: Double, _ count: Int) -> String {
  String(format: "%.\(count)f", value).replacingOccurrences(
    of: "-", with: "\u{2212}")
}

/// A number to be printed: one that is none has a sign, which differs between processors, and loses it.
func withoutSign(_ value: Double) -> Double { value.isNaN ? .nan : value }

/// A picture of a state and, beside it, the log-likelihood of all states, the present one marked.
///
/// - Parameters:
///   - range: the part of the vertical axis that is shown, alike for all frames. A state below it is marked by its line only.
func withLogLikelihood(
  _ values: [Double], at iteration: Int, shown range: ClosedRange<Double>,
  step: String = "iteration", beside picture: Figure
) -> Figure {
  var picture = picture
  let title = picture.title
  picture.title = ""
  picture.size = FigureSize(width: 430)
  let value = values[iteration]
  return Figure(
    title,
    beside: [
      picture,
      Figure(
        x: Axis(step), y: Axis("log-likelihood", domain: range),
        size: FigureSize(width: 270)
      ) {
        ReferenceLine(x: Double(iteration))
        Line(y: values, color: .muted, points: true)
        if range.contains(value) {
          Points(
            x: [Double(iteration)], y: [value], color: .constant(.ink),
            size: .diameter(10), shape: .constant(.diamond), opacity: 1)
        }
      },
    ])
}

extension Matrix: Recordable {
  /// The rows of the matrix, as nested arrays.
  public var recordedValue: RecordedValue { rows.recordedValue }
}

/// Contours of the density of one component of a two-dimensional mixture, in the component's series color, as far out
/// as three standard deviations.
func densityContours(of mixture: GaussianMixture, component: Int)
  -> Contours
{
  let mean = (
    x: mixture.means[component, 0], y: mixture.means[component, 1]
  )
  let covariance = mixture.covarianceMatrices[component]
  let reach = (
    x: 3.2 * covariance[0, 0].squareRoot(),
    y: 3.2 * covariance[1, 1].squareRoot()
  )
  let determinant =
    covariance[0, 0] * covariance[1, 1] - covariance[0, 1]
    * covariance[1, 0]
  return Contours(
    x: (mean.x - reach.x)...(mean.x + reach.x),
    y: (mean.y - reach.y)...(mean.y + reach.y),
    levels: .fractionsOfMaximum([0.02, 0.1, 0.25, 0.45, 0.65, 0.85]),
    color: .series(component), label: "component \(component + 1)"
  ) { x, y in
    let (dx, dy) = (x - mean.x, y - mean.y)
    let distance =
      (covariance[1, 1] * dx * dx - 2 * covariance[0, 1] * dx * dy
        + covariance[
          0, 0] * dy * dy) / determinant
    return exp(-distance / 2)
  }
}
