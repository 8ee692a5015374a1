import LinearAlgebra
import MixtureModels
import Tables
import Wording

extension MixtureFile {
  private static let fieldNames = [
    "format", "version", "columns", "columnKinds", "covarianceKind", "weights", "means", "covariances",
    "standardization", "pointCount", "logLikelihood",
  ]

  /// Reads what `json()` writes, and nothing that is not to the letter of this format.
  ///
  /// - Throws: ``MixtureFileError``, with the field that is wrong.
  public init(json bytes: [UInt8]) throws(MixtureFileError) {
    let fields = try Fields(JSONReader.value(of: bytes), name: "")
    // What it is comes before what is wrong with it.
    guard case .text(Self.formatName)? = fields.optional("format") else {
      throw .wrongFormat(try? fields.text("format"))
    }
    let version = try fields.integer("version")
    guard version == Self.version else { throw .unknownVersion(version) }
    try fields.checkNames(Self.fieldNames)
    let columns = try fields.texts("columns")
    guard !columns.isEmpty else { throw .wrongCount(field: "columns", count: 0, expected: 1) }
    try self.init(
      mixture: Self.mixture(fields, dimensions: columns.count), columns: columns,
      columnKinds: fields.optional("columnKinds") == nil ? nil : Self.columnKinds(fields),
      standardization: Self.standardization(fields),
      pointCount: fields.optional("pointCount") == nil ? nil : fields.integer("pointCount"),
      logLikelihood: fields.optional("logLikelihood") == nil ? nil : fields.number("logLikelihood"))
  }

  private static func columnKinds(_ fields: Fields) throws(MixtureFileError) -> [ColumnKind] {
    var kinds: [ColumnKind] = []
    for (index, text) in try fields.texts("columnKinds").enumerated() {
      guard let kind = ColumnKind(rawValue: text) else { throw unknownKind(text, at: index) }
      kinds.append(kind)
    }
    return kinds
  }

  private static func mixture(_ fields: Fields, dimensions: Int) throws(MixtureFileError) -> GaussianMixture {
    let weights = try fields.numbers("weights")
    guard !weights.isEmpty else { throw .wrongCount(field: "weights", count: 0, expected: 1) }
    let means = try matrix("means", fields.rows("means"), weights.count, dimensions)
    let covariances = try covariances(fields, components: weights.count, dimensions: dimensions)
    do {
      return try GaussianMixture(weights: weights, means: means, covariances: covariances)
    } catch {
      throw .noMixture(error)
    }
  }

  private static func covariances(
    _ fields: Fields, components: Int, dimensions: Int
  ) throws(MixtureFileError) -> Covariances {
    let kind = try fields.text("covarianceKind")
    switch CovarianceKind(rawValue: kind) {
    case .full?:
      let lists = try fields.matrices("covariances")
      try check("covariances", lists.count, components)
      var matrices: [Matrix] = []
      for (component, rows) in lists.enumerated() {
        matrices.append(try matrix("covariances[\(component)]", rows, dimensions, dimensions))
      }
      return .full(matrices)
    case .tied?: return .tied(try matrix("covariances", fields.rows("covariances"), dimensions, dimensions))
    case .diagonal?: return .diagonal(try matrix("covariances", fields.rows("covariances"), components, dimensions))
    case .spherical?:
      let variances = try fields.numbers("covariances")
      try check("covariances", variances.count, components)
      return .spherical(variances)
    default:
      let known = CovarianceKind.allCases.map { jsonString($0.rawValue) }.joined(separator: ", ")
      throw .unsound(
        field: "covarianceKind", reason: "\(jsonString(singleLine(kind))) is none of the kinds \(known)")
    }
  }

  private static func standardization(_ fields: Fields) throws(MixtureFileError) -> Standardization? {
    guard let value = fields.optional("standardization") else { return nil }
    let fields = try Fields(value, name: "standardization")
    try fields.checkNames(["means", "scales"])
    return try Standardization(means: fields.numbers("means"), scales: fields.numbers("scales"))
  }

  private static func check(_ field: String, _ count: Int, _ expected: Int) throws(MixtureFileError) {
    if count != expected { throw .wrongCount(field: field, count: count, expected: expected) }
  }

  private static func matrix(
    _ field: String, _ rows: [[Double]], _ rowCount: Int, _ columnCount: Int
  ) throws(MixtureFileError) -> Matrix {
    try check(field, rows.count, rowCount)
    for (index, row) in rows.enumerated() { try check("\(field)[\(index)]", row.count, columnCount) }
    return Matrix(rowCount: rowCount, columnCount: columnCount, elements: rows.flatMap(\.self))
  }
}
