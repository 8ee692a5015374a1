import LinearAlgebra
import MixtureModels
import NumPyRandom

/// How far the parameters of a mixture may be off: standard errors from samples with replacement (the bootstrap; Basford,
/// Greenway, McLachlan and Peel, 1997).
///
/// Each sample is fitted from the model itself, and its components are matched to those of the model.
public struct ParameterErrors: Sendable {
  /// The standard errors of the weights.
  public let weights: [Double]
  /// Those of the means, a row a component, in the units in which the model is told.
  public let means: Matrix
  /// Those of the covariances.
  public let covariances: [Matrix]
  /// How many samples the errors are from.
  public let sampleCount: Int
  /// How many came to nothing because a component collapsed.
  public let collapsedCount: Int
  /// How many rows a sample has.
  public let rowCount: Int

  /// Draws samples from rows, as large as they are many, and fits each.
  ///
  /// - Parameters:
  ///   - chosen: the model.
  ///   - rows: all rows of the table, or some of them if these are many: the errors are then those of the rows times
  ///     the square root of the share.
  ///   - total: how many rows the model was fitted to.
  ///   - count: how many samples.
  ///   - seed: of the random numbers; each sample has a generator of its own.
  ///
  /// Returns nil where fewer than two samples could be fitted.
  public init?(
    _ chosen: ChosenModel, rows: Matrix, total: Int, count: Int,
    seed: UInt32
  ) throws {
    let kind = chosen.model.kind
    let points = chosen.units.units(for: kind).numbers(of: rows)
    let shares = [Double](
      repeating: 1 / Double(points.rowCount), count: points.rowCount)
    let fits = try inParallel(count) { index -> GaussianMixture? in
      var random = RandomState(seed: seed &+ 1 &+ UInt32(index))
      let weights = random.multinomial(
        trials: points.rowCount, probabilities: shares
      ).map(Double.init)
      let fit = try climb(
        points, from: chosen.model, weights: weights, tolerance: 1e-7,
        limit: 500)
      guard let model = fit?.model else { return nil }
      return model.reordered(matching(model, to: chosen.model))
    }
    let models = try fits.compactMap { $0 }.map {
      try chosen.units.reported($0)
    }
    guard models.count > 1 else { return nil }
    let scale =
      (Double(points.rowCount) / Double(total)).squareRoot()
    func deviations(_ values: (GaussianMixture) -> [Double]) -> [Double] {
      let rows = models.map(values)
      return rows[0].indices.map { index in
        scale * sampleDeviation(rows.map { $0[index] })
      }
    }
    let dimensions = chosen.model.dimensionCount
    weights = deviations { $0.weights }
    means = Matrix(
      rowCount: chosen.model.componentCount, columnCount: dimensions,
      elements: deviations { $0.means.elements })
    covariances = (0..<chosen.model.componentCount).map { component in
      Matrix(
        rowCount: dimensions, columnCount: dimensions,
        elements: deviations {
          $0.covarianceMatrices[component].elements
        })
    }
    sampleCount = models.count
    collapsedCount = fits.count - models.count
    rowCount = points.rowCount
  }
}

/// The standard deviation of a sample, its square divided by one less than the number of values; values of any size.
func sampleDeviation(_ values: [Double]) -> Double {
  let peak = values.reduce(0) { max($0, $1.magnitude) }
  guard peak > 0, values.count > 1 else { return 0 }
  let scaled = values.map { $0 / peak }
  let mean = scaled.reduce(0, +) / Double(scaled.count)
  let squares = scaled.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
  return peak * (squares / Double(scaled.count - 1)).squareRoot()
}
