import LinearAlgebra
import MixtureModels
import Wording

extension MixtureFile {
  /// The file: JSON, the same bytes for equal mixtures.
  ///
  /// Each number is the shortest that reads back as the same double. Covariances are a list of matrices (`full`), one matrix
  /// (`tied`), a list of variances a component (`diagonal`), or a variance a component (`spherical`), as scikit-learn has them.
  public func json() -> [UInt8] {
    var fields = [
      ("format", jsonString(Self.formatName)), ("version", "\(Self.version)"),
      ("columns", list(columns.map(jsonString))),
    ]
    if columnKinds.contains(.dates) {
      fields.append(("columnKinds", list(columnKinds.map { jsonString($0.rawValue) })))
    }
    fields += [
      ("covarianceKind", jsonString(mixture.kind.rawValue)),
      ("weights", list(mixture.weights)), ("means", lines(mixture.means.rows.map(list), indent: 1)),
      ("covariances", covariances),
    ]
    if let standardization {
      fields.append(
        (
          "standardization",
          """
          {
              "means": \(list(standardization.means)),
              "scales": \(list(standardization.scales))
            }
          """
        ))
    }
    if let pointCount { fields.append(("pointCount", "\(pointCount)")) }
    if let logLikelihood { fields.append(("logLikelihood", "\(logLikelihood)")) }
    let text = fields.map { "  \"\($0.0)\": \($0.1)" }.joined(separator: ",\n")
    return Array("{\n\(text)\n}\n".utf8)
  }

  private var covariances: String {
    let matrices = mixture.covarianceMatrices
    func diagonal(_ matrix: Matrix) -> [Double] { (0..<matrix.rowCount).map { matrix[$0, $0] } }
    switch mixture.kind {
    case .tied: return matrix(matrices[0], indent: 1)
    case .diagonal: return lines(matrices.map { list(diagonal($0)) }, indent: 1)
    case .spherical: return list(matrices.map { $0[0, 0] })
    default: return lines(matrices.map { matrix($0, indent: 2) }, indent: 1)
    }
  }

  private func matrix(_ matrix: Matrix, indent: Int) -> String { lines(matrix.rows.map(list), indent: indent) }

  private func list(_ numbers: [Double]) -> String { list(numbers.map(\.description)) }

  private func list(_ elements: [String]) -> String { "[\(elements.joined(separator: ", "))]" }

  private func lines(_ elements: [String], indent: Int) -> String {
    let margin = String(repeating: "  ", count: indent)
    return "[\n" + elements.map { "\(margin)  \($0)" }.joined(separator: ",\n") + "\n\(margin)]"
  }
}
