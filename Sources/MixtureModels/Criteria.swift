import LinearAlgebra
import MixtureKernels

/// Criteria for choosing among models: the smaller, the better.
///
/// They weigh how well a model fits against the number of its parameters.
enum InformationCriterion {
  /// Akaike's: 2 parameters - 2 log-likelihood (Akaike, 1974).
  static func aic(logLikelihood: Double, parameterCount: Int) -> Double {
    -2 * logLikelihood + 2 * Double(parameterCount)
  }

  /// The Bayesian one: parameters times the logarithm of the number of points - 2 log-likelihood (Schwarz, 1978).
  static func bic(logLikelihood: Double, parameterCount: Int, pointCount: Double) -> Double {
    -2 * logLikelihood + Double(parameterCount) * Elementary.log(pointCount)
  }
}

extension GaussianMixture {
  /// Akaike's information criterion; scikit-learn's `aic`.
  public func aic(of points: Matrix) throws(MixtureError) -> Double {
    InformationCriterion.aic(logLikelihood: try logLikelihood(of: points), parameterCount: parameterCount)
  }

  /// The Bayesian information criterion; scikit-learn's `bic`.
  public func bic(of points: Matrix) throws(MixtureError) -> Double {
    InformationCriterion.bic(
      logLikelihood: try logLikelihood(of: points), parameterCount: parameterCount,
      pointCount: Double(points.rowCount))
  }

  /// The integrated completed likelihood criterion (Biernacki, Celeux and Govaert, 2000): the Bayesian one plus twice
  /// the entropy of the responsibilities, so that components that overlap are held against a model.
  public func icl(of points: Matrix) throws(MixtureError) -> Double {
    try PointCheck.check(points, dimensions: dimensionCount)
    var entropy = CompensatedSum()
    // Some points at a time: a matrix for all of them could take more memory than the points.
    let chunkSize = 8192
    for start in stride(from: 0, to: points.rowCount, by: chunkSize) {
      let chunk = points.selectingRows(Array(start..<min(points.rowCount, start + chunkSize)))
      for value in try responsibilities(of: chunk).elements where value > 0 {
        entropy.add(-value * Elementary.log(value))
      }
    }
    return try bic(of: points) + 2 * entropy.value
  }
}
