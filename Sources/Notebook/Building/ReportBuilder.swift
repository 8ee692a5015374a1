import SafeFiles

/// Builds the report of a catalogue, chapter by chapter, into a folder.
///
/// The folder is a new one that nobody reads yet; putting it in the place of the former report is not its business.
public struct ReportBuilder: Sendable {
  private let catalogue: Catalogue
  private let text: CatalogueText
  private let pages: any PageWriter
  private let makeRenderer: @Sendable () throws -> any FigureRenderer

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
  /// - Parameter progress: Is told the line of each `print`, `show` and `record` before it is carried out, so that
  ///   a trap or a hang can be placed.
  /// - Throws: When a file cannot be written.
  public func build(
    chapter name: String, into folder: String, progress: @escaping @Sendable (_ line: Int) -> Void = { _ in }
  ) throws -> ChapterOutcome {
    var build = try start(name, sourceFile: nil, into: folder)
    do throws(SourceProblem) {
      let file = try SourceFile(of: build.chapter, in: catalogue)
      let source = try CellParser(file.text, typeName: String(describing: build.chapter)).parse()
      build.transcript = try run(build.chapter, sourcePath: file.path, files: build.files, progress: progress)
      build.weave(source, text: file.text)
    } catch {
      build.fail(error)
    }
    if let problem = build.files.problem { throw problem }
    return try write(build)
  }

  /// Writes the page of a chapter whose process ended by itself (a trap) or was ended (a hang).
  ///
  /// - Throws: When a file cannot be written.
  package func buildFailurePage(
    chapter name: String, failure: ChapterFailure, into folder: String
  ) throws -> ChapterOutcome {
    // What the process wrote so far was cut off somewhere.
    for path in [name, type(of: pages).addresses.page(of: name)] { try FileSystem.removeTree("\(folder)/\(path)") }
    var build = try start(name, sourceFile: failure.file, into: folder)
    build.transcript.failure = RecordedFailure(
      message: failure.message, line: failure.line.map { RecordedLine(file: failure.file, line: $0) })
    if let file = try? SourceFile(of: build.chapter, in: catalogue),
      let source = try? CellParser(file.text, typeName: String(describing: build.chapter)).parse()
    {
      build.weave(source, text: file.text)
    } else {
      build.fail(SourceProblem(line: failure.line, column: failure.column, message: failure.message))
    }
    return try write(build)
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
    let files = try pages.index(byName) + missing.flatMap { try pages.placeholder(for: $0) }
    for file in files { try FileSystem.create(file.path, in: folder, with: Array(file.text.utf8)) }
    return files.map(\.path)
  }

  // MARK: - Steps

  /// A chapter of which nothing is known yet; its source file's name is the chapter's unless given.
  private func start(_ name: String, sourceFile: String?, into folder: String) throws -> ChapterBuild {
    guard let chapter = catalogue.chapter(named: name) else {
      throw CatalogueError(findings: ["there is no chapter named \"\(name)\""])
    }
    let pages = pages
    return ChapterBuild(
      chapter: chapter, text: text.chapters[text.position(of: name)],
      sourceFile: sourceFile ?? fileName(of: sourceFileName(of: chapter)),
      files: ChapterFiles(report: folder, chapter: name) { pages.placement(of: $0, $1) })
  }

  private func run(
    _ chapter: any Chapter.Type, sourcePath: String, files: ChapterFiles,
    progress: @escaping @Sendable (Int) -> Void
  ) throws(SourceProblem) -> Transcript {
    let renderer: any FigureRenderer
    do {
      renderer = try makeRenderer()
    } catch {
      throw SourceProblem(message: String(describing: error))
    }
    let recorder = Recorder(
      sourceFile: sourcePath, renderer: renderer, write: { try files.write($1, to: $0) }, reached: progress)
    do {
      try Recorder.$current.withValue(recorder) { try chapter.init().run() }
    } catch {
      recorder.fail(String(describing: error), at: nil)
    }
    return recorder.transcript
  }

  /// Checks what the chapter's words refer to, and writes its files.
  private func write(_ build: ChapterBuild) throws -> ChapterOutcome {
    let (cover, coverProblem) = build.cover()
    var document = build.document(chapters: text.targets, further: [coverProblem].compactMap { $0 })
    document.cover = cover
    let files = build.files
    try files.write(Array(valuesFile(build.transcript.values).utf8), to: "values.json")
    for file in document.files { try files.write(Array(file.text.utf8), to: file.name) }
    for page in try pages.chapter(document, address: files.address) {
      try files.publish(Array(page.text.utf8), at: page.path)
    }
    return ChapterOutcome(
      name: build.name, title: document.title, cover: cover, failures: document.failures, files: files.published)
  }
}
