/// Builds the report of a catalogue, chapter by chapter, into a folder.
///
/// The folder is a new one that nobody reads yet; putting it in the place of the former report is the business of
/// ``Replacement``.
public struct ReportBuilder: Sendable {
  private let catalogue: Catalogue
  private let pages: HTMLPages
  private let makeRenderer: @Sendable () throws -> any FigureRenderer
  private let introductionProblems: [SourceProblem]

  /// - Throws: ``CatalogueError`` when names or titles are missing or used twice.
  public init(catalogue: Catalogue) throws {
    try self.init(catalogue: catalogue) { try CairoFigureRenderer() }
  }

  init(catalogue: Catalogue, makeRenderer: @escaping @Sendable () throws -> any FigureRenderer) throws {
    let findings = catalogue.findings()
    guard findings.isEmpty else { throw CatalogueError(findings: findings) }
    self.catalogue = catalogue
    self.makeRenderer = makeRenderer
    var problems: [SourceProblem] = []
    let book = Book(
      title: catalogue.title,
      introduction: Self.blocks(catalogue.introduction, &problems),
      chapters: catalogue.chapters.map { chapter in
        var ignored: [SourceProblem] = []
        return Book.Chapter(
          name: chapter.name, title: chapter.title,
          summary: MarkdownParser.parseInline(chapter.summary, problems: &ignored) { _, _ in (nil, nil) })
      })
    pages = HTMLPages(book: book, templates: try Templates())
    introductionProblems = problems
  }

  private static func blocks(_ text: String, _ problems: inout [SourceProblem]) -> [MarkdownBlock] {
    var anchors = AnchorNames()
    return MarkdownParser.parse(text, anchors: &anchors, problems: &problems) { _, _ in (nil, nil) }
  }

  /// Runs one chapter and writes its page, figures and values into `folder/NAME`.
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
    let chapter = try type(named: name)
    let writer = ChapterFolder(report: folder, chapter: name)
    let fileName = fileName(of: sourceFileName(of: chapter))
    func fail(_ problem: SourceProblem) -> ChapterFailure { problem.failure(chapter: name, file: fileName) }

    var problems = summaryProblems(chapter)
    let blocks: [DocumentBlock]
    var transcript = Transcript()
    do throws(SourceProblem) {
      let file = try SourceFile(of: chapter, in: catalogue)
      let source = try CellParser(file.text, typeName: String(describing: chapter)).parse()
      transcript = try run(chapter, sourcePath: file.path, writer: writer, progress: progress)
      var weave = Weave(source, transcript, fail: fail)
      blocks = weave.blocks()
      problems += weave.problems
    } catch {
      problems.append(error)
      blocks = [.failure(fail(error))]
    }
    if let problem = writer.problem { throw problem }
    return try write(blocks, transcript, problems, of: chapter, to: writer)
  }

  /// Writes the page of a chapter whose process ended by itself (a trap) or was ended (a hang).
  ///
  /// - Throws: When a file cannot be written.
  public func buildFailurePage(
    chapter name: String, failure: ChapterFailure, into folder: String
  ) throws -> ChapterOutcome {
    let chapter = try type(named: name)
    let writer = ChapterFolder(report: folder, chapter: name)
    let problem = SourceProblem(line: failure.line, column: failure.column, message: failure.message)
    var transcript = Transcript()
    transcript.failure = RecordedFailure(
      message: failure.message, line: failure.line.map { RecordedLine(file: failure.file, line: $0) })
    var blocks: [DocumentBlock] = [.failure(failure)]
    var problems = [problem]
    if let file = try? SourceFile(of: chapter, in: catalogue),
      let source = try? CellParser(file.text, typeName: String(describing: chapter)).parse()
    {
      var weave = Weave(source, transcript) { $0.failure(chapter: name, file: failure.file) }
      blocks = weave.blocks()
      problems = weave.problems
    }
    return try write(blocks, transcript, problems, of: chapter, to: writer)
  }

  /// Writes the index page, the assets, and a page for each chapter of the catalogue that has no outcome, so that
  /// no link leads nowhere.
  ///
  /// - Parameter outcomes: Of the chapters that are in the report, in any order.
  /// - Returns: The files written, relative to the report.
  /// - Throws: When a file cannot be written; ``CatalogueError`` when the introduction is wrong.
  public func finish(_ outcomes: [ChapterOutcome], into folder: String) throws -> [String] {
    if !introductionProblems.isEmpty {
      throw CatalogueError(findings: introductionProblems.map { "the catalogue's introduction: \($0.message)" })
    }
    var files: [String] = []
    func write(_ bytes: [UInt8], to path: String) throws {
      try FileSystem.makeFolders(path.split(separator: "/").dropLast().joined(separator: "/"), in: folder)
      try FileSystem.create("\(folder)/\(path)", with: bytes)
      files.append(path)
    }
    let byName = Dictionary(outcomes.map { ($0.name, $0) }) { first, _ in first }
    try write(Array(try pages.index(outcomes: byName).utf8), to: "index.html")
    for (index, chapter) in catalogue.chapters.enumerated() where byName[chapter.name] == nil {
      try write(Array(try pages.placeholder(index).utf8), to: "\(chapter.name)/index.html")
    }
    for asset in ["style.css", "notebook.js"] { try write(try Resources.bytes(asset), to: "assets/\(asset)") }
    return files
  }

  // MARK: - Steps

  private func type(named name: String) throws -> any Chapter.Type {
    guard let chapter = catalogue.chapter(named: name) else {
      throw CatalogueError(findings: ["there is no chapter named \"\(name)\""])
    }
    return chapter
  }

  private func run(
    _ chapter: any Chapter.Type, sourcePath: String, writer: ChapterFolder,
    progress: @escaping @Sendable (Int) -> Void
  ) throws(SourceProblem) -> Transcript {
    let renderer: any FigureRenderer
    do {
      renderer = try makeRenderer()
    } catch {
      throw SourceProblem(message: String(describing: error))
    }
    let recorder = Recorder(
      sourceFile: sourcePath, renderer: renderer, write: { try writer.write($1, to: $0) }, reached: progress)
    do {
      try Recorder.$current.withValue(recorder) { try chapter.init().run() }
    } catch {
      recorder.fail(String(describing: error), at: nil)
    }
    return recorder.transcript
  }

  private func summaryProblems(_ chapter: any Chapter.Type) -> [SourceProblem] {
    var problems: [SourceProblem] = []
    _ = MarkdownParser.parseInline(chapter.summary, problems: &problems) { _, _ in (nil, nil) }
    return problems.map { SourceProblem(message: "the chapter's summary: \($0.message)") }
  }

  private func write(
    _ blocks: [DocumentBlock], _ transcript: Transcript, _ problems: [SourceProblem], of chapter: any Chapter.Type,
    to writer: ChapterFolder
  ) throws -> ChapterOutcome {
    let source = fileName(of: sourceFileName(of: chapter))
    func fail(_ problem: SourceProblem) -> ChapterFailure { problem.failure(chapter: chapter.name, file: source) }
    let targets = pages.targets(of: blocks)
    // After a failure, what is missing is missing because of it.
    let dangling =
      transcript.failure == nil
      ? references(in: blocks).filter { targets.target($0) == nil }.map { targets.problem($0) } : []
    let (cover, coverProblem) = cover(of: chapter, transcript)
    // What is wrong with the text stands at the end of the page; what went wrong in the run is in its place already.
    let textFailures = (dangling + [coverProblem].compactMap { $0 }).map(fail)
    let failures = problems.map(fail) + textFailures
    let shown = Set(blocks.compactMap { if case .failure(let failure) = $0 { failure } else { nil } })
    let missing = failures.filter { !shown.contains($0) }
    let document = Document(
      chapter: chapter.name, title: chapter.title,
      summary: pages.book.chapters[pages.book.position(of: chapter.name)].summary, sourceFile: source,
      blocks: blocks + missing.map(DocumentBlock.failure), hasValues: !transcript.values.isEmpty)
    try writer.write(Array(valuesFile(transcript.values).utf8), to: "values.json")
    try writer.write(Array(try pages.chapter(document, problems: failures).utf8), to: "index.html")
    return ChapterOutcome(
      name: chapter.name, title: chapter.title, cover: cover, failures: failures, files: writer.files)
  }

  private func cover(
    of chapter: any Chapter.Type, _ transcript: Transcript
  ) -> (ChapterOutcome.Cover?, SourceProblem?) {
    let figures = transcript.entries.compactMap { if case .figure(let figure) = $0.content { figure } else { nil } }
    let figure = chapter.cover.map { name in figures.last { $0.name == name } } ?? figures.first
    var problem: SourceProblem?
    if let name = chapter.cover, figure == nil, transcript.failure == nil {
      problem = SourceProblem(message: "the chapter's cover is to be the figure \"\(name)\", which it does not show")
    }
    let cover = (figure ?? figures.first).map {
      ChapterOutcome.Cover(
        file: $0.file, darkFile: $0.darkFile, alternativeText: $0.alternativeText, width: $0.width, height: $0.height)
    }
    return (cover, problem)
  }
}
