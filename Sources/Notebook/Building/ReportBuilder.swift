/// Builds the report of a catalogue, chapter by chapter, into a folder.
///
/// The folder is a new one that nobody reads yet; putting it in the place of the former report is the business of
/// ``Replacement``.
public struct ReportBuilder: Sendable {
  private let catalogue: Catalogue
  private let form: ReportForm
  private let book: Book
  private let pages: HTMLPages
  private let markdown: MarkdownPages
  private let makeRenderer: @Sendable () throws -> any FigureRenderer
  private let introductionProblems: [SourceProblem]

  /// A builder of the catalogue's report in one of its forms.
  ///
  /// - Throws: ``CatalogueError`` when names or titles are missing or used twice.
  public init(catalogue: Catalogue, form: ReportForm = .html) throws {
    try self.init(catalogue: catalogue, form: form) { try CairoFigureRenderer() }
  }

  init(
    catalogue: Catalogue, form: ReportForm, makeRenderer: @escaping @Sendable () throws -> any FigureRenderer
  ) throws {
    let findings = catalogue.findings()
    guard findings.isEmpty else { throw CatalogueError(findings: findings) }
    self.catalogue = catalogue
    self.form = form
    self.makeRenderer = makeRenderer
    var problems: [SourceProblem] = []
    book = Book(catalogue, problems: &problems)
    introductionProblems = problems
    markdown = MarkdownPages(book: book)
    let isFlat = form == .selfContained
    pages = HTMLPages(
      book: book, templates: try Templates(), addresses: isFlat ? .flat : .folders,
      assets: isFlat ? try InlineAssets() : nil)
  }

  /// What keeps chapters from being made as they should be, found before any is run.
  ///
  /// That is a source that is missing or was edited since the program was built, or a missing font. Each is a message
  /// for people; no message, no obstacle.
  public func obstacles(to chapters: [String]) -> [String] {
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
    let chapter = try type(named: name)
    let files = ChapterFiles(report: folder, chapter: name, isInMemory: form == .selfContained)
    let source = fileName(of: sourceFileName(of: chapter))
    var build = ChapterBuild(chapter: chapter, sourceFile: source, files: files)
    do throws(SourceProblem) {
      let file = try SourceFile(of: chapter, in: catalogue)
      let source = try CellParser(file.text, typeName: String(describing: chapter)).parse()
      build.transcript = try run(chapter, sourcePath: file.path, files: files, progress: progress)
      build.weave(source)
    } catch {
      build.fail(error)
    }
    if let problem = files.problem { throw problem }
    return try write(build)
  }

  /// Writes the page of a chapter whose process ended by itself (a trap) or was ended (a hang).
  ///
  /// - Throws: When a file cannot be written.
  public func buildFailurePage(
    chapter name: String, failure: ChapterFailure, into folder: String
  ) throws -> ChapterOutcome {
    let chapter = try type(named: name)
    let files = ChapterFiles(report: folder, chapter: name, isInMemory: form == .selfContained)
    var build = ChapterBuild(chapter: chapter, sourceFile: failure.file, files: files)
    build.transcript.failure = RecordedFailure(
      message: failure.message, line: failure.line.map { RecordedLine(file: failure.file, line: $0) })
    if let file = try? SourceFile(of: chapter, in: catalogue),
      let source = try? CellParser(file.text, typeName: String(describing: chapter)).parse()
    {
      build.weave(source)
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
    if !introductionProblems.isEmpty {
      throw CatalogueError(findings: introductionProblems.map { "the catalogue's introduction: \($0.message)" })
    }
    var files: [String] = []
    func write(_ text: String, to path: String) throws {
      try FileSystem.makeFolders(path.split(separator: "/").dropLast().joined(separator: "/"), in: folder)
      try FileSystem.create("\(folder)/\(path)", with: Array(text.utf8))
      files.append(path)
    }
    let byName = Dictionary(outcomes.map { ($0.name, $0) }) { first, _ in first }
    let missing = book.chapters.indices.filter { byName[book.chapters[$0].name] == nil }
    if form.hasPages {
      let isFlat = form == .selfContained
      try write(try pages.index(outcomes: byName) { isFlat ? $1 : "\($0)/\($1)" }, to: pages.addresses.index)
      for index in missing {
        try write(try pages.placeholder(index), to: pages.addresses.page(of: book.chapters[index].name))
      }
    }
    if form.hasMarkdown {
      let addresses = PageAddresses.markdown
      try write(markdown.index(outcomes: byName), to: addresses.index)
      for index in missing {
        try write(markdown.placeholder(index), to: addresses.page(of: book.chapters[index].name))
      }
    }
    if form == .html {
      for asset in ["style.css", "notebook.js", "notebook-math-license.txt"] {
        try write(try Resources.text(asset), to: "assets/\(asset)")
      }
      try write(try Resources.mathematicsStyle(), to: "assets/math.css")
    }
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
    let (document, failures) = build.document(
      summary: book.chapters[book.position(of: build.name)].summary, targets: pages.targets(of: build.blocks),
      further: [coverProblem].compactMap { $0 })
    let files = build.files
    try files.write(Array(valuesFile(build.transcript.values).utf8), to: "values.json")
    if form.hasPages {
      let page = try pages.chapter(document, problems: failures) { files.address(of: $0) }
      try files.publish(Array(page.utf8), at: pages.addresses.page(of: build.name))
    }
    if form.hasMarkdown {
      try files.publish(Array(markdown.chapter(document).utf8), at: PageAddresses.markdown.page(of: build.name))
    }
    return ChapterOutcome(
      name: build.name, title: document.title, cover: cover, failures: failures, files: files.published)
  }
}
