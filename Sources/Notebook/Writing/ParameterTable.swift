/// What a page shows of a chapter's parameters, and what it folds: of many, those that have their defaults.
struct ParameterTable {
  /// With more parameters than this, a page would begin with them and not with the chapter.
  private static let mostShown = 8

  let shown: [ParameterState]
  let folded: [ParameterState]

  init(_ parameters: [ParameterState]) {
    let isLong = parameters.count > Self.mostShown
    shown = parameters.filter { !isLong || $0.isSet }
    folded = parameters.filter { isLong && !$0.isSet }
  }

  /// What opens the folded ones.
  func label(_ words: Words) -> String { words(folded.count, one: .oneParameterByDefault, many: .parametersByDefault) }
}
