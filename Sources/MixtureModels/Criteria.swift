import LinearAlgebra
import NumericKernels

/// Criteria for choosing among models: the smaller, the better.
///
/// They weigh how well a model fits against the number of its parameters.
public enum InformationCriterion {
  /// Akaike's: 2 parameters - 2 log-likelihood (Akaike, 1974).
  public static func aic(logLikelihood: Double, parameterCount: Int) -> Double {
    -2 * logLikelihood + 2 * Double(parameterCount)
  }

  /// The Bayesian one: parameters times the logarithm of the number of points - 2 log-likelihood (Schwarz, 1978).
  public static func bic(logLikelihood: Double, parameterCount: Int, pointCount: Double) -> Double {
    -2 * logLikelihood + Double(parameterCount) * InstructionSet.log(pointCount)
  }
}

// With weights each criterion is that of points which are repeated as often as they count: log-likelihoods and entropies
// are weighted sums, and the number of points is the sum of their weights.
extension GaussianMixture {
  /// Akaike's information criterion; scikit-learn's `aic`.
  ///
  /// - Parameters:
  ///   - points: one a row.
  ///   - pointWeights: how often each point counts; once each if nil.
  ///
  /// Throws `MixtureError` where points or weights are unsound or do not fit the model.
  public func aic(of points: Matrix, pointWeights: [Double]? = nil) throws(MixtureError) -> Double {
    InformationCriterion.aic(
      logLikelihood: try logLikelihood(of: points, pointWeights: pointWeights), parameterCount: parameterCount)
  }

  /// The Bayesian information criterion; scikit-learn's `bic`.
  ///
  /// - Parameters:
  ///   - points: one a row.
  ///   - pointWeights: how often each point counts; once each if nil.
  ///
  /// Throws `MixtureError` where points or weights are unsound or do not fit the model.
  public func bic(of points: Matrix, pointWeights: [Double]? = nil) throws(MixtureError) -> Double {
    InformationCriterion.bic(
      logLikelihood: try logLikelihood(of: points, pointWeights: pointWeights), parameterCount: parameterCount,
      pointCount: try CheckedPoints(points, weights: pointWeights).totalWeight)
  }

  /// The integrated completed likelihood criterion (Biernacki, Celeux and Govaert, 2000): the Bayesian one plus twice
  /// the entropy of the responsibilities, so that components that overlap are held against a model.
  ///
  /// - Parameters:
  ///   - points: one a row.
  ///   - pointWeights: how often each point counts; once each if nil.
  ///
  /// Throws `MixtureError` where points or weights are unsound or do not fit the model.
  public func icl(of points: Matrix, pointWeights: [Double]? = nil) throws(MixtureError) -> Double {
    let checked = try CheckedPoints(points, weights: pointWeights, dimensions: dimensionCount)
    let points = checked.points
    var entropy = CompensatedSum()
    var logLikelihood = CompensatedSum()
    // Some points at a time: a matrix for all of them could take more memory than the points.
    let chunkSize = 8192
    for start in stride(from: 0, to: points.rowCount, by: chunkSize) {
      let rows = start..<min(points.rowCount, start + chunkSize)
      let found: (logDensities: [Double], responsibilities: Matrix, labels: [Int])
      do {
        found = try reachedEvaluation(of: points.selectingRows(Array(rows)), keepingResponsibilities: true)
      } catch .pointOutOfReach(let row) {
        throw .pointOutOfReach(row: start + row)
      }
      for row in rows {
        let weight = checked.weights?[row] ?? 1
        logLikelihood.add(weight * found.logDensities[row - start])
        let own = (row - start) * componentCount..<(row - start + 1) * componentCount
        let positive = found.responsibilities.elements[own].filter { $0 > 0 }
        for (value, logarithm) in zip(positive, positive.logarithms) { entropy.add(-weight * value * logarithm) }
      }
    }
    let bic = InformationCriterion.bic(
      logLikelihood: logLikelihood.value, parameterCount: parameterCount, pointCount: checked.totalWeight)
    return bic + 2 * entropy.value
  }
}
