import MixtureModels
import Wording

/// What is wrong with a file of a mixture.
public enum MixtureFileError: Error, Equatable, Sendable {
  /// The file cannot be read; what the system says.
  case unreadable(reason: String)
  /// It is not JSON.
  case notJSON(reason: String)
  /// It is JSON of another kind.
  case wrongFormat(String?)
  /// It was written by a later version of this package.
  case unknownVersion(Int)
  /// A field is missing.
  case missingField(String)
  /// A field is there that this version knows nothing of.
  case unknownField(String, nearest: String?)
  /// A field is there twice.
  case repeatedField(String)
  /// A field holds something else than it should.
  case wrongType(field: String, expected: String)
  /// A list has more or fewer elements than it should.
  case wrongCount(field: String, count: Int, expected: Int)
  /// A number or name is not what it can be.
  case unsound(field: String, reason: String)
  /// The numbers do not make a mixture.
  case noMixture(MixtureError)
}

extension MixtureFileError: CustomStringConvertible {
  /// What is wrong, and what to do.
  public var description: String {
    switch self {
    case .unreadable(let reason): "it cannot be read: \(reason)"
    case .notJSON(let reason): "it is not JSON: \(singleLine(reason))"
    case .wrongFormat(let format):
      "it is not a mixture: "
        + (format.map { "\"format\" is \(jsonString(singleLine($0)))" } ?? "there is no \"format\"")
        + " and not \(jsonString(MixtureFile.formatName))"
    case .unknownVersion(let version):
      "it has version \(version), and this program reads version \(MixtureFile.version): use the program that wrote it"
    case .missingField(let field): "\"\(field)\" is missing"
    case .unknownField(let field, let nearest):
      "\(jsonString(singleLine(field))) is unknown" + (nearest.map { ": did you mean \(jsonString($0))?" } ?? "")
    case .repeatedField(let field): "\(jsonString(singleLine(field))) is there twice"
    case .wrongType(let field, let expected): "\"\(field)\" is not \(expected)"
    case .wrongCount(let field, let count, let expected):
      "\"\(field)\" has \(count) \(count == 1 ? "element" : "elements") where \(expected) are needed"
    case .unsound(let field, let reason): "\"\(field)\": \(reason)"
    case .noMixture(let error): "its numbers make no mixture: \(error)"
    }
  }
}
