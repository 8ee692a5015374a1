import SafeFiles

/// Fills in what chapters call things of each other, when all chapters of a report are known.
struct ReportLinker {
  /// What became of a reference.
  private enum Finding {
    case label(String)
    /// It leads to a page that does not have it, since the chapter was not run, or not to its end.
    case unknown
    /// It leads to the page that compares several runs, each of which may have it.
    case several(title: String)
    case problem(String)
  }

  private let outcomes: [String: ChapterOutcome]

  init(_ outcomes: [ChapterOutcome]) {
    self.outcomes = Dictionary(outcomes.map { ($0.name, $0) }) { first, _ in first }
  }

  /// Fills in the pages of the chapters in a folder.
  ///
  /// - Returns: The outcomes, with what is wrong with their references now.
  /// - Throws: When a page cannot be read or written.
  func link(_ outcomes: [ChapterOutcome], in folder: String) throws(SystemError) -> [ChapterOutcome] {
    var linked: [ChapterOutcome] = []
    for var outcome in outcomes {
      outcome.runs = try outcome.runs.map { runs throws(SystemError) in try link(runs, in: folder) }
      guard let links = outcome.links, !links.references.isEmpty else {
        outcome.links?.failures = []
        linked.append(outcome)
        continue
      }
      outcome.links?.failures = links.references.compactMap { reference in
        guard case .problem(let message) = finding(reference) else { return nil }
        return ChapterFailure(
          chapter: outcome.name, file: links.sourceFile, line: reference.line, message: message)
      }
      for path in outcome.files where path.hasSuffix(".html") || path.hasSuffix(".md") {
        try fill("\(folder)/\(path)", links.references)
      }
      linked.append(outcome)
    }
    return linked
  }

  /// What cannot be checked, since the chapter that has it was not run or not to its end: a message for people each.
  func unchecked(_ outcomes: [ChapterOutcome]) -> [String] {
    var told: Set<String> = []
    return outcomes.flatMap(\.withRuns).flatMap { outcome -> [String] in
      (outcome.links?.references ?? []).compactMap { reference in
        guard let reason = reasonNotToCheck(reference, outcomes) else { return nil }
        let place = ChapterFailure(
          chapter: outcome.name, file: outcome.links?.sourceFile ?? outcome.name, line: reference.line, message: "")
        return "\(place.place): \(reference.text) is not checked, because \(reference.chapter) \(reason)"
      }
    }.filter { told.insert($0).inserted }
  }

  private func reasonNotToCheck(_ reference: ChapterLinks.Reference, _ outcomes: [ChapterOutcome]) -> String? {
    switch finding(reference) {
    case .label, .problem: nil
    case .several: "was run for several settings"
    case .unknown:
      outcomes.contains { $0.name == reference.chapter } ? "did not run to its end" : "has not been run"
    }
  }

  /// The page with the references filled in.
  func filled(_ page: String, path: String, _ references: [ChapterLinks.Reference]) -> String {
    var page = page
    for reference in references where reference.name != nil {
      page = LinkLabel.fill(page, reference, with: label(finding(reference), isHTML: path.hasSuffix(".html")))
    }
    return page
  }

  /// What is wrong with a reference, if anything is.
  func problem(_ reference: ChapterLinks.Reference) -> String? {
    if case .problem(let message) = finding(reference) { message } else { nil }
  }

  private func fill(_ path: String, _ references: [ChapterLinks.Reference]) throws(SystemError) {
    let text = String(decoding: try FileSystem.contents(of: path), as: UTF8.self)
    let filled = filled(text, path: path, references)
    if filled == text { return }
    // A page that was kept is a second link to the one in the former report, which stays as it is.
    try FileSystem.removeTree(path)
    try FileSystem.create(path, with: Array(filled.utf8))
  }

  private func label(_ finding: Finding, isHTML: Bool) -> String {
    switch finding {
    case .label(let label): isHTML ? escapedHTML(label) : markdownEscaped(label)
    case .unknown: "not made yet"
    case .several(let title): isHTML ? escapedHTML(title) : markdownEscaped(title)
    case .problem(let message):
      isHTML ? "<span class=\"problem\">\(escapedHTML(message))</span>" : "**\(markdownEscaped(message))**"
    }
  }

  private func finding(_ reference: ChapterLinks.Reference) -> Finding {
    guard let other = outcomes[reference.chapter], let links = other.links else { return .unknown }
    guard let key = reference.name else {
      let file = reference.file ?? ""
      let files = other.files.compactMap { path in
        path.hasPrefix(other.name + "/") ? String(path.dropFirst(other.name.count + 1)) : nil
      }
      let known = (files + links.filesInside).filter { !$0.hasSuffix("-dark.png") }.sorted()
      if files.contains(file) || links.filesInside.contains(file) { return .label(file) }
      if other.runs != nil { return .several(title: other.title) }
      if !other.failures.isEmpty { return .unknown }
      return .problem(ReferenceTargets.message("file", file, in: other.name, known: known))
    }
    if let label = links.names[key] { return .label(label) }
    if other.runs != nil { return .several(title: other.title) }
    // What is missing after a failure is missing because of it.
    if !other.failures.isEmpty { return .unknown }
    let kind = String(key.prefix { $0 != ":" })
    let known = links.names.keys.filter { $0.hasPrefix(kind + ":") }.map { String($0.dropFirst(kind.count + 1)) }
    return .problem(
      ReferenceTargets.message(
        kind, String(key.dropFirst(kind.count + 1)), in: other.name, known: known.sorted()))
  }
}
