/// What is wrong with the points, a model or an option handed to this module.
public enum MixtureError: Error, Equatable, Sendable {
  /// There are no points, or they have no coordinates.
  case noPoints
  /// A coordinate is NaN or infinite; row and column are counted from zero.
  case notFinite(row: Int, column: Int, value: Double)
  /// Fewer points, or fewer points of positive weight, than components or clusters.
  case tooFewPoints(count: Int, needed: Int)
  /// Points of one dimension were given to a model of another.
  case dimensionMismatch(points: Int, model: Int)
  /// An array does not have one element for each thing it describes.
  case countMismatch(what: String, count: Int, expected: Int)
  /// A point's weight is negative, NaN or infinite; or the weights sum to zero, or to so little or so much that products
  /// with them could not be represented (then the index is nil, and the value is the sum).
  case invalidPointWeight(index: Int?, value: Double)
  /// A component's weight is negative or not finite.
  case invalidWeight(component: Int, value: Double)
  /// The components' weights do not sum to 1.
  case weightsDoNotSumToOne(sum: Double)
  /// A mean has a coordinate that is NaN or infinite.
  case meanNotFinite(component: Int)
  /// A covariance is not positive definite to the precision of numbers: nothing but rounding errors is left in one
  /// dimension after those before it; or a variance is too small or too large for a number to have all its digits.
  case notPositiveDefinite(component: Int, dimension: Int)
  /// A covariance has an element that is NaN or infinite.
  case covarianceNotFinite(component: Int)
  /// A covariance matrix is not symmetric.
  case notSymmetric(component: Int)
  /// The variances of all coordinates sum to zero, or to more or less than a number can hold.
  case unusableVariance(total: Double)
  /// A responsibility is negative or not finite, or all those of a point are zero, or sum to more than 2^500.
  case invalidResponsibility(row: Int, column: Int, value: Double)
  /// An option is out of its range.
  case invalidOption(name: String, value: Double, allowed: String)
  /// A point is so far from every component, in terms of its covariance, that its density is not representable even as
  /// a logarithm.
  case pointOutOfReach(row: Int)
  /// During fitting a component shrank until its covariance was no longer positive definite to the precision of numbers,
  /// or its sums overflowed; in iteration 0, that of the start.
  case collapsed(component: Int, iteration: Int)
  /// A result is about 2^exponent in size, which a number cannot hold, or not with all its digits.
  case outOfRange(quantity: String, exponent: Int)
  /// A progress callback, or the task that ran the fit, asked for an end. (It is not `CancellationError`, since the
  /// functions of this module throw errors of one type, which callers can switch over.)
  case canceled
}

extension MixtureError: CustomStringConvertible {
  /// What is wrong, and what to do.
  public var description: String {
    switch self {
    case .noPoints:
      "There are no points. Give at least one row with at least one column."
    case .notFinite(let row, let column, let value):
      "The point in row \(row) has \(value) in column \(column). Remove or replace it: coordinates must be finite."
    case .tooFewPoints(let count, let needed):
      "\(count) points are too few for \(needed) components. Use fewer components or more points."
    case .dimensionMismatch(let points, let model):
      "Points of \(points) dimensions do not fit a model of \(model). Use the columns the model was made for."
    case .countMismatch(let what, let count, let expected):
      "There are \(count) \(what) where \(expected) are needed."
    case .invalidPointWeight(.some(let index), let value):
      "The weight of the point in row \(index) is \(value). Weights must be finite and not negative."
    case .invalidPointWeight(.none, let sum):
      sum == 0
        ? "All points have weight zero. Give at least one a positive weight."
        : "The weights of the points sum to \(sum), which is too \(sum < 1 ? "small" : "large") to compute with. Only their "
          + "ratios matter: divide each by the largest."
    case .invalidWeight(let component, let value):
      "The weight of component \(component) is \(value). Weights must be finite and not negative."
    case .weightsDoNotSumToOne(let sum):
      sum > 0 && sum.isFinite
        ? "The weights of the components sum to \(sum), not to 1. Divide each by that sum."
        : "The weights of the components sum to \(sum), not to 1. \(sum == 0 ? "One must be positive." : "Divide each by the largest, then by their sum.")"
    case .meanNotFinite(let component):
      "The mean of component \(component) is not finite."
    case .notPositiveDefinite(let component, let dimension):
      "The covariance of component \(component) is not positive definite to the precision of numbers (seen in dimension "
        + "\(dimension)). Add a small positive number to its diagonal, or rescale where it is too small or too large."
    case .covarianceNotFinite(let component):
      "The covariance of component \(component) has an element that is not finite."
    case .notSymmetric(let component):
      "The covariance of component \(component) is not symmetric."
    case .unusableVariance(let total):
      total == 0
        ? "The points are all alike, or their variances are too small for numbers. The former have no principal "
          + "components; the latter can be rescaled."
        : "The variances of the coordinates sum to \(total), which a number cannot hold with all its digits. Rescale the "
          + "points."
    case .invalidResponsibility(let row, let column, let value):
      "The responsibility of component \(column) for the point in row \(row) is \(value). Responsibilities must be "
        + "finite and not negative, and those of each point should sum to 1."
    case .invalidOption(let name, let value, let allowed):
      "The option \(name) is \(value); it must be \(allowed)."
    case .pointOutOfReach(let row):
      "The point in row \(row) is so far from every component that its log-density overflows. Rescale the points, or "
        + "start from means and covariances of their size."
    case .collapsed(let component, let iteration):
      "In iteration \(iteration) the covariance of component \(component) was no longer positive definite, to the "
        + "precision of numbers, or its sums overflowed. Use a larger covariance floor, fewer components or another "
        + "start, or rescale the points."
    case .outOfRange(let quantity, let exponent):
      "The \(quantity) is about 2^\(exponent), which a number cannot hold with all its digits. Rescale the points."
    case .canceled:
      "The fit was canceled."
    }
  }
}
