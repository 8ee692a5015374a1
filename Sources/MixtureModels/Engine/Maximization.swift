import LinearAlgebra

extension SufficientStatistics {
  /// The M-step: the parameters that make the points most likely, given responsibilities.
  ///
  /// (Bishop, *Pattern Recognition and Machine Learning*, equations 9.24 to 9.26, with `covarianceFloor` added to the
  /// variances as scikit-learn's `reg_covar` is.) A component without points gets weight zero and keeps its former
  /// mean and covariance.
  func maximized(
    kind: CovarianceKind, covarianceFloor: Double, former: Covariances, threadCount: Int
  ) -> (weights: [Double], means: Matrix, covariances: Covariances) {
    let total = counts.reduce(0, +)
    let weights = counts.map { $0 / total }
    let means = Matrix(rowCount: componentCount, columnCount: dimensionCount, elements: improvedReferences)
    let covariances = covariances(
      kind: kind, covarianceFloor: covarianceFloor, former: former, threadCount: threadCount)
    return (weights, means, covariances)
  }

  private func covariances(
    kind: CovarianceKind, covarianceFloor: Double, former: Covariances, threadCount: Int
  ) -> Covariances {
    switch kind {
    case .full:
      return .full(
        WorkSharing.map(componentCount, threadCount: products.count < 1 << 15 ? 1 : threadCount) { component in
          counts[component] > 0
            ? covarianceMatrix(of: [component], total: counts[component], covarianceFloor: covarianceFloor)
            : former.matrix(component: component, dimensions: dimensionCount)
        })
    case .tied:
      return .tied(
        covarianceMatrix(
          of: (0..<componentCount).filter { counts[$0] > 0 }, total: counts.reduce(0, +),
          covarianceFloor: covarianceFloor))
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

  /// The covariance matrix within some components taken together, with the floor on its diagonal.
  private func covarianceMatrix(of components: [Int], total: Double, covarianceFloor: Double) -> Matrix {
    let count = dimensionCount
    let elements = [Double](unsafeUninitializedCapacity: count * count) { elements, initializedCount in
      elements.initialize(repeating: 0)
      for component in components {
        let offset = component * count
        let size = counts[component]
        for row in 0..<count {
          let shift = sums[offset + row] / size
          let position = component * productStride + row * rowLength
          for column in 0...row {
            elements[row * count + column] += products[position + column] - shift * sums[offset + column]
          }
        }
      }
      for row in 0..<count {
        for column in 0..<row {
          let value = elements[row * count + column] / total
          elements[row * count + column] = value
          elements[column * count + row] = value
        }
        elements[row * count + row] = elements[row * count + row] / total + covarianceFloor
      }
      initializedCount = count * count
    }
    return Matrix(rowCount: count, columnCount: count, elements: elements)
  }
}
