import LinearAlgebra
import MixtureFiles
import MixtureModels

/// In which units mixtures are fitted, and in which they are told.
///
/// Full, tied and diagonal covariances go along with whatever units columns have, so they are fitted where every column
/// is near 1. Spherical ones do not: they take the scale of the largest column for all. Where the table is standardized,
/// both are the standard units, and models are told in them.
public struct FittingUnits: Sendable {
  /// The columns, as they are in the table.
  public let columns: [ColumnSummary]
  /// Whether columns are standardized.
  public let isStandardized: Bool
  /// The units in which models are told.
  public let reported: ColumnUnits
  private let own: ColumnUnits
  private let common: ColumnUnits

  /// The units for columns of which none is constant.
  public init(_ columns: [ColumnSummary], standardizing: Bool) {
    self.columns = columns
    isStandardized = standardizing
    reported =
      standardizing
      ? .standard(columns) : .unchanged(columnCount: columns.count)
    own = standardizing ? reported : .powersOfTwo(columns)
    common = standardizing ? reported : own.withOneScale()
  }

  /// The units in which covariances of a kind are fitted.
  func units(for kind: CovarianceKind) -> ColumnUnits {
    kind == .spherical ? common : own
  }

  /// Units in which columns count alike, for dividing points into groups that models start from.
  var forDistances: ColumnUnits { .standard(columns) }
  /// Units in which they count as they do in the table, or alike where it is standardized.
  var unscaled: ColumnUnits { common }

  /// The deviations of the columns in the units of a kind; where they vanish beside the largest, 0.
  func deviations(for kind: CovarianceKind) -> [Double] {
    zip(columns, units(for: kind).scales).map { $0.deviation / $1 }
  }

  /// A fitted model in the units in which it is told.
  ///
  /// Throws `UnitsError` where its covariances have no place among numbers there.
  public func reported(_ model: GaussianMixture) throws(UnitsError)
    -> GaussianMixture
  {
    if isStandardized { return model }
    let units = units(for: model.kind)
    let scales = units.scales
    let means = Matrix(
      rows: model.means.rows.map { row in
        row.indices.map { units.centers[$0] + scales[$0] * row[$0] }
      })
    let matrices = model.covarianceMatrices.map { matrix in
      var scaled = matrix
      for i in scales.indices {
        for j in scales.indices {
          scaled[i, j] = (matrix[i, j] * scales[i]) * scales[j]
        }
      }
      return scaled
    }
    func variances(_ matrix: Matrix) -> [Double] {
      scales.indices.map { matrix[$0, $0] }
    }
    // Products of numbers that are not of ordinary size have lost digits, or all.
    for matrix in matrices {
      for (column, variance) in zip(columns, variances(matrix))
      where !(variance.isNormal && variance.isFinite) {
        throw UnitsError(column: column.name, deviation: column.deviation)
      }
    }
    do throws(MixtureError) {
      return try GaussianMixture(
        weights: model.weights, means: means,
        covariances: Covariances(matrices, kind: model.kind))
    } catch {
      let widest = columns.max {
        abs($0.deviation.exponent) < abs($1.deviation.exponent)
      }
      throw UnitsError(
        column: widest?.name ?? "", deviation: widest?.deviation ?? 0)
    }
  }
}

extension FittingUnits {
  /// How points are standardized before a model that is told in these units applies; nil where they are not.
  public func standardization() throws(MixtureFileError)
    -> Standardization?
  {
    isStandardized
      ? try Standardization(
        means: reported.centers, scales: reported.scales) : nil
  }
}

/// A column whose variance has no place among numbers.
public struct UnitsError: Error, Equatable, CustomStringConvertible {
  /// The name of the column.
  public let column: String
  /// Its standard deviation.
  public let deviation: Double

  /// What is wrong, and what to do.
  public var description: String {
    "The column \"\(column)\" has a standard deviation of \(deviation), whose square a number cannot hold with all its "
      + "digits: give the table in other units, or say --set standardize=true."
  }
}
