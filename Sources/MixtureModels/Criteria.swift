import LinearAlgebra
import NumericKernels

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
    -2 * logLikelihood + Double(parameterCount) * InstructionSet.log(pointCount)
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
    let points = try CheckedPoints(points, dimensions: dimensionCount).points
    var entropy = CompensatedSum()
    var logLikelihood = CompensatedSum()
    // Some points at a time: a matrix for all of them could take more memory than the points.
    let chunkSize = 8192
    for start in stride(from: 0, to: points.rowCount, by: chunkSize) {
      let chunk = points.selectingRows(Array(start..<min(points.rowCount, start + chunkSize)))
      let found: (logDensities: [Double], responsibilities: Matrix, labels: [Int])
      do {
        found = try reachedEvaluation(of: chunk, keepingResponsibilities: true)
      } catch .pointOutOfReach(let row) {
        throw .pointOutOfReach(row: start + row)
      }
      for value in found.logDensities { logLikelihood.add(value) }
      let positive = found.responsibilities.elements.filter { $0 > 0 }
      for (value, logarithm) in zip(positive, positive.logarithms) { entropy.add(-value * logarithm) }
    }
    let bic = InformationCriterion.bic(
      logLikelihood: logLikelihood.value, parameterCount: parameterCount, pointCount: Double(points.rowCount))
    return bic + 2 * entropy.value
  }
}
