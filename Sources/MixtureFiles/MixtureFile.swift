import LinearAlgebra
import MixtureModels
import SafeFiles
import Tables
import Wording

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
  /// What each column holds: numbers, or dates as days since the start of 1970.
  public let columnKinds: [ColumnKind]
  /// How points were standardized before the fit.
  public let standardization: Standardization?
  /// How many points it was fitted to, for information.
  public let pointCount: Int?
  /// The log-likelihood of those points, in units of the table, for information.
  public let logLikelihood: Double?

  /// A mixture and what belongs to it.
  ///
  /// - Parameter columnKinds: What each column holds; nil: numbers all.
  /// - Throws: ``MixtureFileError`` where there is not one name, of its own, one kind, numbers or dates, and one mean and
  ///   scale for each dimension, or a number cannot be.
  public init(
    mixture: GaussianMixture, columns: [String], columnKinds: [ColumnKind]? = nil,
    standardization: Standardization? = nil, pointCount: Int? = nil, logLikelihood: Double? = nil
  ) throws(MixtureFileError) {
    let dimensions = mixture.dimensionCount
    guard columns.count == dimensions else {
      throw .wrongCount(field: "columns", count: columns.count, expected: dimensions)
    }
    for (index, name) in columns.enumerated() where columns[..<index].contains(name) {
      throw .unsound(field: "columns[\(index)]", reason: "two columns have the same name")
    }
    let columnKinds = columnKinds ?? [ColumnKind](repeating: .numbers, count: dimensions)
    guard columnKinds.count == dimensions else {
      throw .wrongCount(field: "columnKinds", count: columnKinds.count, expected: dimensions)
    }
    if let index = columnKinds.firstIndex(where: { $0 != .numbers && $0 != .dates }) {
      throw Self.unknownKind(columnKinds[index].rawValue, at: index)
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
    self.columnKinds = columnKinds
    self.standardization = standardization
    self.pointCount = pointCount
    self.logLikelihood = logLikelihood
  }

  static func unknownKind(_ text: String, at index: Int) -> MixtureFileError {
    .unsound(
      field: "columnKinds[\(index)]", reason: "\(jsonString(singleLine(text))) is neither \"numbers\" nor \"dates\"")
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
