import ChapterArithmetic
import MixtureModels
import Notebook
import Tables

// The types of the chapter's parameters.

/// The table that mixtures are fitted to: one that is shipped, or a file.
struct TableChoice: ParameterValue {
  /// The eruptions of Old Faithful.
  static let oldFaithful = TableChoice(text: "faithful", file: nil)

  private let text: String
  private let file: ParameterFile?

  private init(text: String, file: ParameterFile?) {
    self.text = text
    self.file = file
  }

  init(parameter text: String) throws(ParameterError) {
    self.init(
      text: text,
      file: text == "faithful" ? nil : try ParameterFile(parameter: text))
  }

  /// The path of the file.
  var path: String? { file?.path }

  var parameterText: String { text }

  static var parameterForm: String {
    "the path of a CSV or TSV file, or faithful"
  }

  var parameterFiles: [ParameterFile] { file.map { [$0] } ?? [] }
}

/// The kinds of covariance that are compared.
struct CovarianceChoice: ParameterValue {
  static let all = CovarianceChoice(kinds: CovarianceKind.allCases)

  /// The kinds, each once, in the order given.
  let kinds: [CovarianceKind]

  private init(kinds: [CovarianceKind]) { self.kinds = kinds }

  init(parameter text: String) throws(ParameterError) {
    var kinds: [CovarianceKind] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false)
    {
      let name = part.split(separator: " ").joined(separator: " ")
      guard let kind = CovarianceKind(rawValue: name) else {
        throw .word(name, CovarianceKind.allCases.map(\.rawValue))
      }
      if kinds.contains(kind) {
        throw .reason("\(name) is named twice: name it once")
      }
      kinds.append(kind)
    }
    self.init(kinds: kinds)
  }

  var parameterText: String {
    kinds.map(\.rawValue).joined(separator: ",")
  }

  static var parameterForm: String {
    "one or more of "
      + CovarianceKind.allCases.map(\.rawValue).joined(separator: ", ")
  }
}

extension ModelComparison.Criterion: ParameterValue {}

extension ColumnSelection.MissingValues: ParameterValue {}

extension TableOptions.Header: ParameterValue {}

/// What stands between cells, as far as it is known.
enum SeparatorChoice: String, CaseIterable, ParameterValue {
  case detected, comma, semicolon, tab, bar

  var separator: Separator? { Separator(rawValue: rawValue) }
}

/// What stands before decimals, as far as it is known.
enum DecimalChoice: String, CaseIterable, ParameterValue {
  case detected, point, comma

  var mark: DecimalMark? { DecimalMark(rawValue: rawValue) }
}

/// What stands between thousands.
enum ThousandsChoice: String, CaseIterable, ParameterValue {
  case none, comma, point, space, apostrophe

  var separator: ThousandsSeparator? {
    ThousandsSeparator(rawValue: rawValue)
  }
}
