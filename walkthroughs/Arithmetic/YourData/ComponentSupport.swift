import LinearAlgebra
import MixtureModels

/// What a component of a fitted mixture rests on.
public struct ComponentSupport: Equatable, Sendable {
  /// Its weight times the number of points.
  public let pointCount: Double
  /// How many numbers of its own it has: its mean, and its covariance unless that is shared.
  public let parameterCount: Int
  /// Its smallest standard deviation in any direction, as a share of that of all points, columns being measured by
  /// their own deviations.
  public let narrowest: Double
  /// The columns in which it is narrower than rounding makes any: less than 0.3 of the smallest step between values.
  public let columnsBelowStep: [String]
  /// The fewest points with which such a component can have a covariance at all.
  public let fewestPoints: Int

  /// Whether the likelihood of the component says something of the points, and not only of how few or how much alike
  /// they are.
  public var isSound: Bool {
    pointCount >= Double(fewestPoints) - 1e-6 && narrowest >= 1e-4
      && columnsBelowStep.isEmpty
  }

  /// Whether it should be read with care: fewer than two points for each of its numbers.
  public var isThin: Bool { pointCount < 2 * Double(parameterCount) }

  /// Whether it is so narrow in some direction that it is nearly singular.
  public var isNearlySingular: Bool { narrowest < 1e-3 }
}

extension FittingUnits {
  /// What the components of a model rest on that was fitted in these units.
  func support(of model: GaussianMixture, pointCount: Int)
    -> [ComponentSupport]
  {
    let kind = model.kind
    let deviations = deviations(for: kind)
    let scales = units(for: kind).scales
    let count = model.dimensionCount
    let own =
      switch kind {
      case .tied: 0
      case .diagonal: count
      case .spherical: 1
      default: count * (count + 1) / 2
      }
    return zip(model.weights, model.covarianceMatrices).map {
      weight, matrix in
      let below = columns.indices.filter {
        matrix[$0, $0].squareRoot() * scales[$0] < 0.3 * columns[$0].step
      }
      return ComponentSupport(
        pointCount: weight * Double(pointCount),
        parameterCount: count + own,
        narrowest: Self.narrowest(matrix, kind: kind, deviations),
        columnsBelowStep: below.map { columns[$0].name },
        fewestPoints: kind == .full ? count + 1 : 2)
    }
  }

  private static func narrowest(
    _ matrix: Matrix, kind: CovarianceKind, _ deviations: [Double]
  ) -> Double {
    guard kind != .spherical else {
      let mean =
        deviations.reduce(0) { $0 + $1 * $1 } / Double(deviations.count)
      return (matrix[0, 0] / mean).squareRoot()
    }
    var relative = matrix
    for i in deviations.indices {
      for j in deviations.indices {
        relative[i, j] = matrix[i, j] / (deviations[i] * deviations[j])
      }
    }
    let smallest = SymmetricEigen(relative).values.last ?? 0
    return max(0, smallest).squareRoot()
  }
}
