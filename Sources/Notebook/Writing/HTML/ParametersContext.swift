/// The table of a chapter's parameters at the head of its page.
struct ParametersContext {
  struct Row {
    var name: String
    /// `nil` where there is nothing to show.
    var value: String?
    var defaultValue: String?
    var sentence: String
    var isSet: Bool
  }

  /// Parameters with their defaults, where there are many.
  struct Folded {
    var label: String
    var rows: [Row]
  }

  /// Those that stand in the text.
  var rows: [Row]
  var hasShown: Bool
  var folded: Folded?
  /// The address of the page that compares the runs of the chapter, if this is one of them.
  var comparison: String?

  /// - Parameter comparison: The address of the page that compares the runs of the chapter, if this is one of them.
  init(_ parameters: [ParameterState], comparison: String?, words: Words) {
    self.comparison = comparison
    let parts = ParameterTable(parameters)
    rows = parts.shown.map(Self.row)
    hasShown = !rows.isEmpty
    if !parts.folded.isEmpty {
      folded = Folded(label: parts.label(words), rows: parts.folded.map(Self.row))
    }
  }

  private static func row(_ parameter: ParameterState) -> Row {
    Row(
      name: parameter.name, value: shown(parameter.text), defaultValue: shown(parameter.defaultText),
      sentence: singleLine(parameter.sentence), isSet: parameter.isSet)
  }

  private static func shown(_ text: String) -> String? { text.isEmpty ? nil : singleLine(text) }
}
