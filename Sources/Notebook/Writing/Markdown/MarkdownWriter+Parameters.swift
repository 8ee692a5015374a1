extension MarkdownWriter {
  /// The table of a chapter's parameters at the head of its page; `nil` if it has none.
  func parameters(_ document: Document) -> String? {
    guard !document.parameters.isEmpty else { return nil }
    func shown(_ text: String) -> String { text.isEmpty ? "*\(words(.emptyValue))*" : codeSpan(singleLine(text)) }
    return markdownTable(
      head: [words(.parameter), words(.value), words(.defaultValue), words(.meaning)],
      rows: document.parameters.map { parameter in
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

  /// A code span whose marks are longer than any in the text.
  private func codeSpan(_ text: String) -> String {
    let mark = String(repeating: "`", count: longestRun(of: "`", in: text) + 1)
    let padding = text.hasPrefix("`") || text.hasSuffix("`") ? " " : ""
    return mark + padding + text + padding + mark
  }
}
