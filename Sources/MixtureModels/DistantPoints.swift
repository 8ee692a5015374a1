import LinearAlgebra
import NumericKernels

extension GaussianMixture {
  /// The log-density of one component, without its weight, at one point.
  func unweightedLogDensity(component: Int, at point: [Double]) -> Double {
    let factor = prepared.factors.matrix(component: component, dimensions: dimensionCount)
    let squared = (factor * zip(point, means.row(component)).map { $0 - $1 }).reduce(0) { $0 + $1 * $1 }
    return -Double(dimensionCount) * PreparedMixture.halfLogTwoPi - prepared.factors.halfLogDeterminants[component]
      - 0.5 * squared
  }

  /// The responsibilities for a point so far away that all squared distances overflow.
  ///
  /// Of two squared distances that are not equal the smaller one then takes all responsibility.
  func distantResponsibilities(at point: [Double]) -> [Double] {
    let alive = (0..<componentCount).filter { weights[$0] > 0 }.map { DistantComponent(of: self, index: $0, at: point) }
    guard var nearest = alive.first else { return [Double](repeating: .nan, count: componentCount) }
    for component in alive where component.squaredDistance(less: nearest) < 0 { nearest = component }
    let equals = alive.filter { $0.index == nearest.index || $0.squaredDistance(less: nearest) == 0 }
    let constants = equals.map { prepared.constants[$0.index] }
    let largest = constants.max() ?? 0
    let shares = constants.map { $0 - largest }.exponentials
    let sum = shares.reduce(0, +)
    var result = [Double](repeating: 0, count: componentCount)
    for (component, share) in zip(equals, shares) { result[component.index] = share / sum }
    return result
  }
}

/// A component as seen from a point that is far from it, in units in which squared distances do not overflow.
private struct DistantComponent {
  let index: Int
  /// The inverse W of the Cholesky factor, over its size.
  private let factor: Matrix
  /// The point and the mean, over their size.
  private let point: [Double]
  private let mean: [Double]
  /// W times the deviation of the point from the mean.
  private let whitened: [Double]

  init(of model: GaussianMixture, index: Int, at point: [Double]) {
    // The same powers of two for all components, so that they can be compared.
    func reciprocal(_ numbers: [Double]) -> Int {
      let size = numbers.reduce(Double.leastNormalMagnitude) { max($0, $1.magnitude) }
      return -Int(size.exponent)
    }
    let unit = reciprocal(point + model.means.elements)
    let factorUnit = reciprocal(model.prepared.factors.elements)
    self.index = index
    self.point = point.map { $0.scaled(byPowerOfTwo: unit) }
    mean = model.means.row(index).map { $0.scaled(byPowerOfTwo: unit) }
    factor = model.prepared.factors.matrix(component: index, dimensions: model.dimensionCount)
      .scaled(byPowerOfTwo: factorUnit)
    whitened = factor * zip(self.point, mean).map { $0 - $1 }
  }

  /// The squared distance of the point from this component less that from another.
  ///
  /// Both may be equal to rounding, so the difference is not taken from them: with z the whitened deviations it is
  /// Σ (z - z') (z + z'), and z - z' = (W - W') x - (W μ - W' μ').
  func squaredDistance(less other: DistantComponent) -> Double {
    let gaps = (factor - other.factor) * point - (factor * mean - other.factor * other.mean)
    return zip(gaps, zip(whitened, other.whitened)).reduce(0) { $0 + $1.0 * ($1.1.0 + $1.1.1) }
  }
}

private func - (left: [Double], right: [Double]) -> [Double] { zip(left, right).map { $0 - $1 } }
