extension Words {
  /// How a chapter was run, for its card; `nil` where it was run once with its defaults.
  func settings(of outcome: ChapterOutcome) -> String? {
    if let runs = outcome.runs { return self(runs.count, one: .oneRunCompared, many: .runsCompared) }
    guard let settings = outcome.parameters?.settings, !settings.isEmpty else { return nil }
    let text = settings.map { singleLine($0.argument) }.joined(separator: ", ")
    return self[.madeWith].replacing("{{settings}}", with: text)
  }
}
