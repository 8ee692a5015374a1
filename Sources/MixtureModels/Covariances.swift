import LinearAlgebra

/// What the covariances of a mixture may look like; scikit-learn's `covariance_type`.
public enum CovarianceKind: String, CaseIterable, Codable, Sendable {
  /// Each component has a covariance matrix of its own.
  case full
  /// All components share one covariance matrix.
  case tied
  /// Each component has a variance for each coordinate; coordinates are independent within a component.
  case diagonal
  /// Each component has one variance for all coordinates.
  case spherical

  /// The number of free numbers in the covariances of `components` components in `dimensions` dimensions.
  func parameterCount(components: Int, dimensions: Int) -> Int {
    switch self {
    case .full: components * dimensions * (dimensions + 1) / 2
    case .tied: dimensions * (dimensions + 1) / 2
    case .diagonal: components * dimensions
    case .spherical: components
    }
  }
}

/// The covariances of a mixture, in the form of their kind.
public enum Covariances: Equatable, Sendable, Codable {
  /// A symmetric matrix a component.
  case full([Matrix])
  /// One symmetric matrix for all components.
  case tied(Matrix)
  /// The variances: a row a component, a column a coordinate.
  case diagonal(Matrix)
  /// The variance of each component.
  case spherical([Double])

  /// Which kind they are.
  public var kind: CovarianceKind {
    switch self {
    case .full: .full
    case .tied: .tied
    case .diagonal: .diagonal
    case .spherical: .spherical
    }
  }

  /// The covariance matrix of one component, written out in full.
  func matrix(component: Int, dimensions: Int) -> Matrix {
    switch self {
    case .full(let matrices): matrices[component]
    case .tied(let matrix): matrix
    case .diagonal(let variances): .diagonal(variances.row(component))
    case .spherical(let variances): .diagonal([Double](repeating: variances[component], count: dimensions))
    }
  }

  /// The covariances of the components at the given indices, in that order.
  func selecting(_ indices: [Int]) -> Covariances {
    switch self {
    case .full(let matrices): .full(indices.map { matrices[$0] })
    case .tied: self
    case .diagonal(let variances): .diagonal(variances.selectingRows(indices))
    case .spherical(let variances): .spherical(indices.map { variances[$0] })
    }
  }
}
