import LinearAlgebra

extension RandomState {
  /// Points from a multivariate normal distribution, one a row; NumPy's `multivariate_normal(mean, cov, size=count)`.
  ///
  /// Each point is mean + Σ zⱼ √λⱼ vⱼ with standard normal z, the eigenvalues λ of the covariance (largest first) and
  /// its eigenvectors v. NumPy takes the signs of v from LAPACK's SVD; here the first element of largest magnitude of
  /// each is positive, so points may be mirrored along axes of the distribution compared with NumPy's.
  ///
  /// Throws `CovarianceError` unless mean and covariance are finite and fit each other, and the latter has no eigenvalue that is
  /// clearly negative, that is, below -1e-8 times the largest. That it is symmetric is taken for granted: only the upper triangle is read.
  ///
  /// - Precondition: `count` is not negative.
  public mutating func multivariateNormal(
    mean: [Double], covariance: Matrix, count: Int
  ) throws(CovarianceError) -> Matrix {
    let dimensionCount = mean.count
    guard covariance.rowCount == dimensionCount, covariance.columnCount == dimensionCount else {
      throw .wrongShape(covariance.shape, dimensions: dimensionCount)
    }
    guard covariance.elements.allSatisfy(\.isFinite) else { throw .notFinite }
    guard mean.allSatisfy(\.isFinite) else { throw .meanNotFinite }
    // The square of a power of two, so that roots go with it; elements of ordinary size stay as they are.
    let size = covariance.elements.reduce(0) { Swift.max($0, $1.magnitude) }
    let isOrdinary = size == 0 || (0x1p-400...0x1p400).contains(size)
    let root = isOrdinary ? 1 : Double(sign: .plus, exponent: Int(size.exponent) / 2, significand: 1)
    let eigen = SymmetricEigen(isOrdinary ? covariance : covariance.mapElements { $0 / root / root })
    let largest = eigen.values.first ?? 0
    for value in eigen.values where !(value >= -1e-8 * largest) {
      throw .negativeEigenvalue(value * root * root)
    }
    let axes = eigen.values.enumerated().map { index, value in
      let scale = Swift.max(0, value).squareRoot() * root
      return eigen.signedVector(index).map { $0 * scale }
    }
    let deviations = standardNormal(rowCount: count, columnCount: dimensionCount) * Matrix(rows: axes)
    return deviations.subtractingFromRows(mean.map { -$0 })
  }
}

/// Why a matrix is no covariance to draw points with.
public enum CovarianceError: Error, Equatable, Sendable, CustomStringConvertible {
  /// It does not have a row and a column for each coordinate of the mean.
  case wrongShape(Matrix.Shape, dimensions: Int)
  /// An element is NaN or infinite.
  case notFinite
  /// A coordinate of the mean is NaN or infinite.
  case meanNotFinite
  /// A principal variance is negative.
  case negativeEigenvalue(Double)

  /// What is wrong, and what to do.
  public var description: String {
    switch self {
    case .wrongShape(let shape, let dimensions):
      "A \(shape) covariance does not fit a mean of \(dimensions) elements: it needs a row and a column for each."
    case .notFinite:
      "The covariance has an element that is NaN or infinite."
    case .meanNotFinite:
      "The mean has a coordinate that is NaN or infinite."
    case .negativeEigenvalue(let value):
      "A covariance has no negative eigenvalue; this one has \(value). Add as much to its diagonal."
    }
  }
}
