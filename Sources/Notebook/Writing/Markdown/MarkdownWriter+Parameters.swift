extension MarkdownWriter {
  /// The table of a chapter's parameters at the head of its page; `nil` if it has none.
  func parameters(_ document: Document) -> String? {
    let parts = ParameterTable(document.parameters)
    let texts = [
      parts.shown.isEmpty ? nil : table(of: parts.shown),
      parts.folded.isEmpty ? nil : folded(parts.label(words), table(of: parts.folded)),
    ].compactMap(\.self)
    return texts.isEmpty ? nil : texts.joined(separator: "\n\n")
  }

  private func table(of parameters: [ParameterState]) -> String {
    func shown(_ text: String) -> String { text.isEmpty ? "*\(words(.emptyValue))*" : codeSpan(singleLine(text)) }
    return markdownTable(
      head: [words(.parameter), words(.value), words(.defaultValue), words(.meaning)],
      rows: parameters.map { parameter in
        [
          codeSpan(parameter.name),
          shown(parameter.text) + (parameter.isSet ? " (\(words(.isSet)))" : ""), shown(parameter.defaultText),
          markdownEscaped(singleLine(parameter.sentence)),
        ]
      }, alignments: [.left, .left, .left, .left])
  }

  /// The link from one of several runs to the page that compares them.
  func comparisonLink(_ document: Document) -> String? {
    guard document.isRun else { return nil }
    return "[\(words(.compareRuns))](\(addresses.neighbor(document.catalogued)))"
  }
}
