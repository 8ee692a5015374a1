/// One run of a chapter that is to be made, and the folder that it gets.
package struct PlannedRun: Hashable, Sendable {
  /// The chapter's name in the catalogue.
  package var chapter: String
  /// The name of the folder, which is the chapter's where it is run once.
  package var name: String
  /// The settings of its parameters; the others have their defaults.
  package var settings: [ParameterSetting]
  /// The parameters in which it differs from the chapter's other runs; empty where it is run once.
  package var compared: [String]

  /// A run of a chapter.
  package init(chapter: String, name: String? = nil, settings: [ParameterSetting] = [], compared: [String] = []) {
    self.chapter = chapter
    self.name = name ?? chapter
    self.settings = settings
    self.compared = compared
  }

  /// The chapter's title with what sets the run apart: `Old Faithful (seed = 3)`.
  func title(_ title: String) -> String {
    if compared.isEmpty { return title }
    let parts = compared.map { name in "\(name) = \(settings.first { $0.name == name }?.text ?? "")" }
    return "\(title) (\(singleLine(parts.joined(separator: ", "))))"
  }
}

/// A chapter that is to be made: once, or once for each of several settings, with a page that compares them.
package struct PlannedChapter: Hashable, Sendable {
  /// The chapter's name in the catalogue.
  package var chapter: String
  /// The runs in the order in which they are compared.
  package var runs: [PlannedRun]
  /// The parameters in which they differ; empty where there is one run, whose page is the chapter's.
  package var compared: [String]

  /// A chapter that is run once.
  package init(_ chapter: String, settings: [ParameterSetting] = []) {
    self.chapter = chapter
    compared = []
    runs = [PlannedRun(chapter: chapter, settings: settings)]
  }

  init(_ chapter: String, compared: [String], runs: [PlannedRun]) {
    self.chapter = chapter
    self.compared = compared
    self.runs = runs
  }

  /// Whether several runs are compared.
  package var isCompared: Bool { !compared.isEmpty }

  /// The chapter as a report was made with it, so that it can be made again.
  package init(repeating outcome: ChapterOutcome) {
    chapter = outcome.name
    compared = outcome.compared ?? []
    if let runs = outcome.runs, !compared.isEmpty {
      let (chapter, compared) = (chapter, compared)
      self.runs = runs.map {
        PlannedRun(
          chapter: chapter, name: $0.name, settings: $0.parameters?.settings ?? [], compared: compared)
      }
    } else {
      compared = []
      runs = [PlannedRun(chapter: chapter, settings: outcome.parameters?.settings ?? [])]
    }
  }
}
