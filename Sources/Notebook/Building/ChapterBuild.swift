/// A chapter on its way from its run to its page.
struct ChapterBuild {
  let chapter: any Chapter.Type
  /// What the pages say of it; its name is that of its folder.
  let text: CatalogueText.Chapter
  /// The source file's name on the page.
  let sourceFile: String
  let files: ChapterFiles
  var transcript = Transcript()
  /// The source as the report has it, once it is read.
  private(set) var source: SourceCopy?
  private(set) var blocks: [DocumentBlock] = []
  private var pictures: [String: PictureHeader] = [:]
  private var problems: [SourceProblem]
  /// Whether there is anything to show but a failure.
  private var hasTold = true

  init(chapter: any Chapter.Type, text: CatalogueText.Chapter, sourceFile: String, files: ChapterFiles) {
    self.chapter = chapter
    self.text = text
    self.sourceFile = sourceFile
    self.files = files
    problems = text.problems.map { SourceProblem(message: "the chapter's summary: \($0.message)") }
  }

  var name: String { text.name }

  private func failure(_ problem: SourceProblem) -> ChapterFailure {
    problem.failure(chapter: name, file: sourceFile)
  }

  /// Brings the source and the transcript together.
  ///
  /// - Parameters:
  ///   - text: The source's text.
  ///   - notes: What else is wrong, and where.
  mutating func weave(_ source: ChapterSource, text: String, notes: [Weave.Note] = []) {
    self.source = SourceCopy(name: sourceFile, text: text)
    let (name, file) = (name, sourceFile)
    var weave = Weave(source, transcript, macros: self.text.macros, notes: notes) {
      $0.failure(chapter: name, file: file)
    }
    blocks = weave.blocks()
    blocks.nameTableFiles()
    problems += weave.problems
  }

  /// Takes the pictures into the report that stand beside the source.
  ///
  /// - Throws: When they cannot be written.
  mutating func takePictures(from folder: String) throws {
    var found = ChapterPictures(folder: folder, files: files)
    try found.take(blocks)
    pictures = found.pictures
    problems += found.problems
  }

  /// Takes blocks that no source says.
  mutating func show(_ blocks: [DocumentBlock]) { self.blocks = blocks }

  /// What leaves nothing else to show.
  mutating func fail(_ problem: SourceProblem) {
    problems.append(problem)
    hasTold = false
    blocks = [.failure(failure(problem))]
  }

  /// The chapter as it is read, and all that is wrong with it.
  ///
  /// - Parameters:
  ///   - chapters: The chapters that references can lead to.
  ///   - further: Problems found elsewhere.
  func document(chapters: ReferenceTargets, further: [SourceProblem]) -> Document {
    var targets = chapters
    targets.chapter = chapter.name
    targets.add(blocks)
    let footnotes = Footnotes(blocks, bibliography: text.bibliography)
    let (fileLinks, unknownFiles) = fileLinks(targets)
    // After a failure, what is missing is missing because of it.
    let dangling =
      transcript.failure == nil
      ? references(in: blocks).filter { targets.target($0) == nil }.map { targets.problem($0) } + unknownFiles
        + footnotes.problems : []
    let failures = (problems + dangling + targets.problems + further).map(failure)
    // What went wrong in the run is in its place already; what is wrong with the text stands at the end of the page.
    let shown = Set(blocks.compactMap { if case .failure(let failure) = $0 { failure } else { nil } })
    return Document(
      chapter: name, catalogued: chapter.name, title: text.title, summary: text.summary, sourceFile: sourceFile,
      source: source,
      blocks: blocks + failures.filter { !shown.contains($0) }.map(DocumentBlock.failure), targets: targets,
      pictures: pictures, fileLinks: fileLinks, footnotes: footnotes,
      ranToItsEnd: hasTold && transcript.failure == nil, failures: failures,
      hasValues: !transcript.values.isEmpty, parameters: transcript.parameters.states)
  }

  /// Where the links to files of the report lead, by their paths, and what is wrong with the others.
  private func fileLinks(_ targets: ReferenceTargets) -> ([String: FileLink], [SourceProblem]) {
    var links: [String: FileLink] = [:]
    var problems: [SourceProblem] = []
    // The tables and the source are written with the page.
    let own = files.names.union(blocks.tableFiles + [source?.file].compactMap(\.self))
    for file in linkedFiles where links[file.path] == nil {
      do throws(SourceProblem) {
        links[file.path] = try FileLink(file, chapters: targets.chapterNames, own: own)
      } catch {
        problems.append(error)
      }
    }
    return (links, problems)
  }

  private var linkedFiles: [MarkdownFile] {
    var found: [MarkdownFile] = []
    visit(blocks, inline: { if case .file(let file, _) = $0 { found.append(file) } })
    return found
  }

  /// What the chapter has for others, and what it refers to in them.
  func links(_ document: Document) -> ChapterLinks {
    var found: [ChapterLinks.Reference] = []
    for reference in references(in: document.blocks) {
      guard case .elsewhere(let chapter, _)? = document.targets.target(reference)?.place else { continue }
      found.append(ChapterLinks.Reference(chapter: chapter, name: reference.key, line: reference.line))
    }
    for file in linkedFiles {
      guard case .elsewhere(let chapter, let name)? = document.fileLinks[file.path] else { continue }
      found.append(ChapterLinks.Reference(chapter: chapter, file: name, line: file.line))
    }
    return ChapterLinks(
      sourceFile: sourceFile, names: document.targets.names, filesInside: files.namesInside, references: found)
  }

  /// What varies from run to run by the chapter's own account.
  var varying: ChapterOutcome.Varying? {
    let values = transcript.values.filter(\.varies).map(\.name)
    let images = transcript.entries.flatMap { entry -> [String] in
      guard case .figure(let figure) = entry.content, figure.varies else { return [] }
      return [figure.image.file, figure.image.darkFile].compactMap(\.self).map { "\(name)/\($0)" }
    }
    let tables = blocks.compactMap {
      if case .table(let table) = $0, table.varies { "\(name)/\(table.file)" } else { nil }
    }
    let attachments = blocks.compactMap {
      if case .attachment(let attachment) = $0, attachment.varies { "\(name)/\(attachment.file)" } else { nil }
    }
    let files = images + tables + attachments
    return values.isEmpty && files.isEmpty ? nil : ChapterOutcome.Varying(values: values, files: files)
  }

  /// The fonts that its figures are set in, by family; `nil` if it has none.
  var fonts: [String: String]? {
    var fonts: [String: String] = [:]
    for entry in transcript.entries {
      if case .figure(let figure) = entry.content, !figure.varies { fonts.merge(figure.fonts) { own, _ in own } }
    }
    return fonts.isEmpty ? nil : fonts
  }

  /// The picture for the chapter's card, and what is wrong with the choice.
  func cover() -> (FigureImage?, SourceProblem?) {
    let figures = transcript.entries.compactMap { if case .figure(let figure) = $0.content { figure } else { nil } }
    let chosen = chapter.cover.map { name in figures.last { $0.name == name } } ?? figures.first { !$0.varies }
    var problem: SourceProblem?
    if let name = chapter.cover, chosen == nil, transcript.failure == nil, problems.isEmpty {
      problem = SourceProblem(message: "the chapter's cover is to be the figure \"\(name)\", which it does not show")
    }
    let cover = (chosen ?? figures.first).map { figure in
      var image = figure.image
      // What a card says must not vary.
      if figure.varies { image.alternativeText = text.title }
      image.file = files.address(of: image.file)
      image.darkFile = image.darkFile.map(files.address)
      return image
    }
    return (cover, problem)
  }
}
