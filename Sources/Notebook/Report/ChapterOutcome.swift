/// What became of a chapter: what the index page, messages and manifests need of it.
public struct ChapterOutcome: Hashable, Sendable, Codable {
  /// The chapter's name.
  public var name: String
  /// The chapter's title.
  public var title: String
  /// The picture for its card; `nil` if it showed none.
  public var cover: FigureImage?
  /// What is wrong; empty if all is well.
  public var failures: [ChapterFailure]
  /// The files that were written, relative to the report, in the order of writing.
  public var files: [String]

  /// What varies from run to run by the chapter's own account; `nil` if nothing does.
  public var varying: Varying?

  /// Values and files that vary from run to run, so that reports are not compared in them.
  public struct Varying: Hashable, Sendable, Codable {
    /// Names in `values.json`, in the order of recording.
    public var values: [String]
    /// Images and tables, relative to the report.
    public var files: [String]
  }

  /// What it has that other chapters can refer to, and what it refers to in them; `nil` in a report of an earlier version.
  package var links: ChapterLinks?

  /// Whether it ran to its end although something is wrong, as with its text; `nil` if not, and where nothing is wrong.
  package var ranAllTheSame: Bool?

  /// Whether it ran to its end.
  package var ranToItsEnd: Bool { failures.isEmpty || ranAllTheSame == true }

  /// The families of fonts that its figures are set in, with their versions, which decide the pixels as the drawing libraries do;
  /// `nil` if it has no figures, and in a report of an earlier version.
  package var fonts: [String: String]?

  /// What its parameters were set to, and the files that they named; `nil` where all have their defaults and name none.
  package var parameters: KeptParameters?

  /// What became of its runs, where there are several; its own page compares them.
  package var runs: [ChapterOutcome]?

  /// The parameters in which the runs differ.
  package var compared: [String]?

  /// It and its runs.
  package var withRuns: [ChapterOutcome] { [self] + (runs ?? []) }

  /// What is wrong with its references to other chapters, and those of its runs.
  package var linkFailures: [ChapterFailure] { withRuns.flatMap { $0.links?.failures ?? [] } }

  /// Throws unless all that it says of files stays in the report, and all that it says of names can be one.
  ///
  /// It is read from a file, which anybody can have edited, and leads to others.
  package func validate() throws {
    try Names.validate(chapter: name)
    for file in files + (varying?.files ?? []) { try Names.validate(relativePath: file) }
    for picture in [cover?.file, cover?.darkFile].compactMap(\.self) where !picture.hasPrefix("data:image/") {
      try Names.validate(relativePath: picture)
    }
    for reference in links?.references ?? [] {
      try Names.validate(chapter: reference.chapter)
      if let file = reference.file { try Names.validate(relativePath: file) }
    }
    for file in links?.filesInside ?? [] { try Names.validate(relativePath: file) }
    for run in runs ?? [] { try run.validate() }
  }

  /// Whether the chapter ran to its end and nothing is wrong with it.
  public var isSuccess: Bool { failures.isEmpty && linkFailures.isEmpty }
}
