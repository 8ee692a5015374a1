import LinearAlgebra
import MixtureModels
import SafeFiles

/// A mixture with what it takes to apply it to another table: the columns it was fitted to, and how they were standardized.
///
/// It is kept as JSON that people and other programs can read, with numbers that read back exactly.
public struct MixtureFile: Equatable, Sendable {
  /// What the field `format` says.
  public static let formatName = "gaussian-mixture"
  /// What the field `version` says.
  public static let version = 1

  /// The mixture, of standardized points if there is a standardization.
  public let mixture: GaussianMixture
  /// The names of the columns, one a dimension.
  public let columns: [String]
  /// How points were standardized before the fit.
  public let standardization: Standardization?
  /// How many points it was fitted to, for information.
  public let pointCount: Int?
  /// The log-likelihood of those points, in units of the table, for information.
  public let logLikelihood: Double?

  /// A mixture and what belongs to it.
  ///
  /// - Throws: ``MixtureFileError`` where there is not one name, of its own, and one mean and scale for each dimension, or a
  ///   number cannot be.
  public init(
    mixture: GaussianMixture, columns: [String], standardization: Standardization? = nil, pointCount: Int? = nil,
    logLikelihood: Double? = nil
  ) throws(MixtureFileError) {
    let dimensions = mixture.dimensionCount
    guard columns.count == dimensions else {
      throw .wrongCount(field: "columns", count: columns.count, expected: dimensions)
    }
    for (index, name) in columns.enumerated() where columns[..<index].contains(name) {
      throw .unsound(field: "columns[\(index)]", reason: "two columns have the same name")
    }
    if let standardization, standardization.means.count != dimensions {
      throw .wrongCount(field: "standardization.means", count: standardization.means.count, expected: dimensions)
    }
    if let pointCount, pointCount < 0 { throw .unsound(field: "pointCount", reason: "\(pointCount) is negative") }
    if let logLikelihood, !logLikelihood.isFinite {
      throw .unsound(field: "logLikelihood", reason: "\(logLikelihood) is not finite")
    }
    self.mixture = mixture
    self.columns = columns
    self.standardization = standardization
    self.pointCount = pointCount
    self.logLikelihood = logLikelihood
  }

  /// Reads a mixture from a file.
  ///
  /// - Throws: ``MixtureFileError``.
  public init(contentsOf path: String) throws(MixtureFileError) {
    let bytes: [UInt8]
    do {
      bytes = try FileSystem.contents(of: path)
    } catch {
      throw .unreadable(reason: error.explanation)
    }
    try self.init(json: bytes)
  }
}
