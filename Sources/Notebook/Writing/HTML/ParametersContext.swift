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

  var rows: [Row]
  /// The address of the page that compares the runs of the chapter, if this is one of them.
  var comparison: String?

  /// - Parameter comparison: The address of the page that compares the runs of the chapter, if this is one of them.
  init(_ parameters: [ParameterState], comparison: String?) {
    self.comparison = comparison
    rows = parameters.map { parameter in
      Row(
        name: parameter.name, value: Self.shown(parameter.text), defaultValue: Self.shown(parameter.defaultText),
        sentence: singleLine(parameter.sentence), isSet: parameter.isSet)
    }
  }

  private static func shown(_ text: String) -> String? { text.isEmpty ? nil : singleLine(text) }
}
