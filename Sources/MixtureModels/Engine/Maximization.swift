import LinearAlgebra

extension SufficientStatistics {
  /// The M-step: the parameters that make the points most likely, given responsibilities.
  ///
  /// (Bishop, *Pattern Recognition and Machine Learning*, equations 9.24 to 9.26, with `covarianceFloor` added to the
  /// variances as scikit-learn's `reg_covar` is.) A component without points gets weight zero and keeps its former
  /// mean and covariance.
  func maximized(
    kind: CovarianceKind, covarianceFloor: Double, former: Covariances
  ) -> (weights: [Double], means: Matrix, covariances: Covariances) {
    let total = counts.reduce(0, +)
    let weights = counts.map { $0 / total }
    let means = Matrix(rowCount: componentCount, columnCount: dimensionCount, elements: improvedReferences)
    return (weights, means, covariances(kind: kind, covarianceFloor: covarianceFloor, former: former))
  }

  private func covariances(kind: CovarianceKind, covarianceFloor: Double, former: Covariances) -> Covariances {
    switch kind {
    case .full:
      return .full(
        (0..<componentCount).map { component in
          counts[component] > 0
            ? symmetric { covariance(component, $0, $1) + ($0 == $1 ? covarianceFloor : 0) }
            : former.matrix(component: component, dimensions: dimensionCount)
        })
    case .tied:
      let total = counts.reduce(0, +)
      return .tied(
        symmetric { row, column in
          var sum = 0.0
          for component in 0..<componentCount where counts[component] > 0 {
            sum += counts[component] * covariance(component, row, column)
          }
          return sum / total + (row == column ? covarianceFloor : 0)
        })
    case .diagonal:
      return .diagonal(
        Matrix(
          rows: (0..<componentCount).map { component in
            variances(component, covarianceFloor: covarianceFloor, former: former)
          }))
    case .spherical:
      return .spherical(
        (0..<componentCount).map { component in
          variances(component, covarianceFloor: covarianceFloor, former: former).reduce(0, +) / Double(dimensionCount)
        })
    }
  }

  private func variances(_ component: Int, covarianceFloor: Double, former: Covariances) -> [Double] {
    (0..<dimensionCount).map { dimension in
      counts[component] > 0
        ? covariance(component, dimension, dimension) + covarianceFloor
        : former.matrix(component: component, dimensions: dimensionCount)[dimension, dimension]
    }
  }

  private func symmetric(_ element: (Int, Int) -> Double) -> Matrix {
    var matrix = Matrix(zeros: dimensionCount, dimensionCount)
    for row in 0..<dimensionCount {
      for column in 0...row {
        let value = element(row, column)
        matrix[row, column] = value
        matrix[column, row] = value
      }
    }
    return matrix
  }
}
