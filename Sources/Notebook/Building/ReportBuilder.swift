import SafeFiles

/// Builds the report of a catalogue, chapter by chapter, into a folder.
///
/// The folder is a new one that nobody reads yet; putting it in the place of the former report is not its business.
public struct ReportBuilder: Sendable {
  let catalogue: Catalogue
  let text: CatalogueText
  let pages: any PageWriter
  private let makeRenderer: @Sendable () throws -> any FigureRenderer

  /// The sources of chapters as they were compiled, where these may have been edited since; those of others are read.
  package var compiledSources: [String: String] = [:]

  /// Takes each run as it ended.
  package var keep: (@Sendable (KeptRun) throws -> Void)?

  /// A builder of the catalogue's report in one of its formats.
  ///
  /// - Throws: ``CatalogueError`` when names or titles are missing or used twice.
  public init(catalogue: Catalogue, format: ReportFormat = .html) throws {
    try self.init(catalogue: catalogue, format: format) { try CairoFigureRenderer() }
  }

  init(
    catalogue: Catalogue, format: ReportFormat, makeRenderer: @escaping @Sendable () throws -> any FigureRenderer
  ) throws {
    let findings = catalogue.findings()
    guard findings.isEmpty else { throw CatalogueError(findings: findings) }
    self.catalogue = catalogue
    self.makeRenderer = makeRenderer
    text = try CatalogueText(catalogue)
    pages = try format.writer.init(text)
  }

  /// What keeps chapters from being made as they should be, found before any is run.
  ///
  /// That is a source that is missing or was edited since the program was built, or a missing font. Each is a message
  /// for people; no message, no obstacle.
  package func obstacles(to chapters: [String]) -> [String] {
    var found: [String] = []
    for chapter in catalogue.chapters where chapters.contains(chapter.name) {
      do throws(SourceProblem) {
        _ = try SourceFile(of: chapter, in: catalogue)
      } catch {
        found.append("\(error.failure(chapter: chapter.name, file: fileName(of: sourceFileName(of: chapter))))")
      }
    }
    do {
      _ = try makeRenderer()
    } catch {
      found.append("no figure can be drawn: \(error)")
    }
    return found
  }

  /// Runs one chapter and writes its pages, figures and values into the folder.
  ///
  /// What is wrong with the chapter (what it throws, its prose, its source) is in the outcome, and its page is
  /// written all the same.
  ///
  /// - Parameters:
  ///   - hasProcess: Whether this process runs nothing but this chapter, on its main thread: then all that is written to
  ///     standard output and standard error, by whomever, belongs to the chapter.
  ///   - progress: Is told the line of the running statement at each `print`, `show` and `record` before it is carried
  ///     out, so that a trap or a hang can be placed.
  /// - Throws: When a file cannot be written.
  public func build(
    chapter name: String, into folder: String, hasProcess: Bool = false,
    progress: @escaping @Sendable (_ line: Int) -> Void = { _ in }
  ) throws -> ChapterOutcome {
    try build(
      PlannedRun(chapter: name), into: folder, hasProcess: hasProcess, journal: nil, progress: progress
    ).outcome
  }

  /// Makes one run of a chapter, with a journal that outlives the process.
  package func build(
    _ planned: PlannedRun, into folder: String, hasProcess: Bool, journal: RunJournal?,
    progress: @escaping @Sendable (_ line: Int) -> Void
  ) throws -> (outcome: ChapterOutcome, summary: RunSummary) {
    var build = try start(planned, into: folder)
    var late: [SourceProblem] = []
    var sourceFolder: String?
    do throws(SourceProblem) {
      let file = try source(of: build.chapter)
      let source = try CellParser(file.text, typeName: String(describing: build.chapter)).parse()
      let layout = source.layout(sourceFile: file.path, of: build.chapter)
      let recorder = try recorder(layout, files: build.files, journal: journal, progress: progress)
      let run = ChapterRun(recorder: recorder, hasProcess: hasProcess, journal: journal)
      run.perform(build.chapter, settings: planned.settings)
      build.transcript = run.transcript()
      build.weave(source, text: file.text)
      late = run.finish()
      sourceFolder = folderPath(of: file.path)
    } catch {
      build.fail(error)
    }
    if let problem = build.files.problem { throw problem }
    let outcome = try write(build, sourceFolder: sourceFolder, further: late)
    return (outcome, RunSummary(build.transcript))
  }

  /// Fills in what the chapters call things of each other, and checks that these are there.
  ///
  /// - Parameter outcomes: Of all chapters in the report, those that were kept from a former one included.
  /// - Returns: The outcomes, with what is wrong with their references to other chapters.
  /// - Throws: When a page cannot be read or written.
  public func link(_ outcomes: [ChapterOutcome], in folder: String) throws -> [ChapterOutcome] {
    try ReportLinker(outcomes).link(outcomes, in: folder)
  }

  /// References between these chapters that cannot be checked yet: a message for people each.
  package func uncheckedReferences(in outcomes: [ChapterOutcome]) -> [String] {
    ReportLinker(outcomes).unchecked(outcomes)
  }

  /// Writes the index page, the assets, and a page for each chapter of the catalogue that has no outcome, so that
  /// no link leads nowhere.
  ///
  /// - Parameter outcomes: Of the chapters that are in the report, in any order.
  /// - Returns: The files written, relative to the report.
  /// - Throws: When a file cannot be written; ``CatalogueError`` when the introduction is wrong.
  public func finish(_ outcomes: [ChapterOutcome], into folder: String) throws -> [String] {
    if !text.problems.isEmpty {
      throw CatalogueError(findings: text.problems.map { "the catalogue's introduction: \($0.message)" })
    }
    let byName = Dictionary(outcomes.map { ($0.name, $0) }) { first, _ in first }
    let missing = text.chapters.filter { byName[$0.name] == nil }
    let linker = ReportLinker(outcomes)
    let wrong = text.outgoing.compactMap(linker.problem)
    if !wrong.isEmpty { throw CatalogueError(findings: wrong.map { "the catalogue's introduction: \($0)" }) }
    let files = try pages.index(byName) + missing.flatMap { try pages.placeholder(for: $0) }
    for file in files {
      let page = linker.filled(file.text, path: file.path, text.outgoing)
      try FileSystem.create(file.path, in: folder, with: Array(page.utf8))
    }
    return files.map(\.path)
  }

  // MARK: - Steps

  /// The source of a chapter as it was compiled.
  func source(of chapter: any Chapter.Type) throws(SourceProblem) -> SourceFile {
    guard let text = compiledSources[chapter.name] else { return try SourceFile(of: chapter, in: catalogue) }
    return SourceFile(of: chapter, in: catalogue, compiled: text)
  }

  /// A run of a chapter of which nothing is known yet.
  func start(_ run: PlannedRun, into folder: String) throws -> ChapterBuild {
    guard let chapter = catalogue.chapter(named: run.chapter) else {
      throw CatalogueError(findings: ["there is no chapter named \"\(run.chapter)\""])
    }
    let pages = pages
    var text = text.chapters[text.position(of: run.chapter)]
    text.name = run.name
    text.title = run.title(text.title)
    return ChapterBuild(
      chapter: chapter, text: text, sourceFile: fileName(of: sourceFileName(of: chapter)),
      files: ChapterFiles(report: folder, chapter: run.name) { pages.placement(of: $0, $1) })
  }

  private func recorder(
    _ layout: RunLayout, files: ChapterFiles, journal: RunJournal?, progress: @escaping @Sendable (Int) -> Void
  ) throws(SourceProblem) -> Recorder {
    let renderer: any FigureRenderer
    do {
      renderer = try makeRenderer()
    } catch {
      throw SourceProblem(message: String(describing: error))
    }
    return Recorder(
      layout: layout, renderer: renderer, journal: journal,
      write: { [pages] name, bytes in
        if let reason = pages.refusal(of: name, byteCount: bytes.count) { throw RecordingError(reason) }
        try files.write(bytes, to: name)
        if files.isInside(name) { journal?.add(.file(name: name, bytes: bytes)) }
      }, reached: progress)
  }

  /// Checks what the chapter's words refer to, and writes its files.
  ///
  /// - Parameters:
  ///   - sourceFolder: Where its pictures are; `nil` when its source is not known.
  ///   - further: What is wrong beside what the page tells.
  func write(
    _ build: ChapterBuild, sourceFolder: String?, further: [SourceProblem] = []
  ) throws -> ChapterOutcome {
    var build = build
    let files = build.files
    if let keep, let source = build.source {
      try keep(KeptRun(source: source.text, transcript: build.transcript, further: further))
    }
    try files.write(Array(valuesFile(build.transcript.values).utf8), to: "values.json")
    if let sourceFolder { try build.takePictures(from: sourceFolder) }
    let (cover, coverProblem) = build.cover()
    var document = build.document(chapters: text.targets, further: [coverProblem].compactMap { $0 } + further)
    document.cover = cover
    for file in document.files { try files.write(Array(file.text.utf8), to: file.name) }
    for page in try pages.chapter(document, address: files.address) {
      try files.publish(Array(page.text.utf8), at: page.path)
    }
    var outcome = ChapterOutcome(
      name: build.name, title: document.title, cover: cover, failures: document.failures, files: files.published,
      varying: build.varying, links: build.links(document),
      ranAllTheSame: !document.failures.isEmpty && document.ranToItsEnd ? true : nil, fonts: build.fonts)
    outcome.parameters = build.transcript.parameters.kept
    return outcome
  }
}
