import LinearAlgebra

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension RandomState {
  /// A number from the standard normal distribution; NumPy's `standard_normal()` and `randn()`.
  ///
  /// Marsaglia's polar method makes numbers in pairs: the second of a pair is returned first, the other one waits for
  /// the next normal draw, whatever else is drawn in between.
  public mutating func standardNormal() -> Double {
    if let cached = cachedNormal {
      cachedNormal = nil
      return cached
    }
    while true {
      let x = 2 * randomSample() - 1
      let y = 2 * randomSample() - 1
      let squaredRadius = x * x + y * y
      if squaredRadius >= 1 || squaredRadius == 0 { continue }
      let factor = (-2 * log(squaredRadius) / squaredRadius).squareRoot()
      cachedNormal = factor * x
      return factor * y
    }
  }

  /// Numbers from the standard normal distribution.
  public mutating func standardNormal(count: Int) -> [Double] {
    draws(count) { $0.standardNormal() }
  }

  /// A matrix of numbers from the standard normal distribution, drawn row by row; NumPy's `randn(rows, columns)`.
  public mutating func standardNormal(rowCount: Int, columnCount: Int) -> Matrix {
    Matrix(
      rowCount: rowCount, columnCount: columnCount, elements: standardNormal(count: rowCount * columnCount))
  }

  /// A number from a normal distribution; NumPy's `normal(loc, scale)`.
  public mutating func normal(mean: Double, standardDeviation: Double) -> Double {
    mean + standardDeviation * standardNormal()
  }

  /// Numbers from a normal distribution.
  public mutating func normal(mean: Double, standardDeviation: Double, count: Int) -> [Double] {
    draws(count) { $0.normal(mean: mean, standardDeviation: standardDeviation) }
  }

  /// A number from the exponential distribution with mean `scale`; NumPy's `exponential(scale)`.
  public mutating func exponential(scale: Double = 1) -> Double {
    scale * -log(1 - randomSample())
  }

  /// Points from a multivariate normal distribution, one a row; NumPy's `multivariate_normal(mean, cov, size=count)`.
  ///
  /// Each point is mean + Σ zⱼ √λⱼ vⱼ with standard normal z, the eigenvalues λ of the covariance (largest first) and
  /// its eigenvectors v. NumPy takes the signs of v from LAPACK's SVD; here the element of largest magnitude of each
  /// is positive, so points may be mirrored along axes of the distribution compared with NumPy's.
  ///
  /// - Precondition: the covariance is square, symmetric, and fits the mean; no eigenvalue is clearly negative.
  public mutating func multivariateNormal(mean: [Double], covariance: Matrix, count: Int) -> Matrix {
    let dimensionCount = mean.count
    precondition(
      covariance.rowCount == dimensionCount && covariance.columnCount == dimensionCount,
      "A mean of \(dimensionCount) elements does not fit a \(covariance.shape) covariance.")
    let eigen = SymmetricEigen(covariance)
    let largest = eigen.values.first ?? 0
    precondition(
      eigen.values.allSatisfy { $0 >= -1e-8 * Swift.max(1, largest) },
      "A covariance has no negative eigenvalue; this one has \(eigen.values.last ?? 0).")

    var axes: [[Double]] = []
    for (index, value) in eigen.values.enumerated() {
      var axis = eigen.vectors.column(index)
      var peak = 0.0
      for element in axis where element.magnitude > peak.magnitude { peak = element }
      let scale = Swift.max(0, value).squareRoot() * (peak < 0 ? -1 : 1)
      for dimension in axis.indices { axis[dimension] *= scale }
      axes.append(axis)
    }
    var points = standardNormal(rowCount: count, columnCount: dimensionCount) * Matrix(rows: axes)
    for row in 0..<count {
      for dimension in 0..<dimensionCount { points[row, dimension] += mean[dimension] }
    }
    return points
  }
}
