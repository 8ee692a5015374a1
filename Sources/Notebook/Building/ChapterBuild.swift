/// A chapter on its way from its run to its page.
struct ChapterBuild {
  let chapter: any Chapter.Type
  let text: CatalogueText.Chapter
  /// The source file's name on the page.
  let sourceFile: String
  let files: ChapterFiles
  var transcript = Transcript()
  private(set) var blocks: [DocumentBlock] = []
  private var problems: [SourceProblem]

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
  mutating func weave(_ source: ChapterSource) {
    let (name, file) = (name, sourceFile)
    var weave = Weave(source, transcript, macros: text.macros) { $0.failure(chapter: name, file: file) }
    blocks = weave.blocks()
    problems += weave.problems
  }

  /// What leaves nothing else to show.
  mutating func fail(_ problem: SourceProblem) {
    problems.append(problem)
    blocks = [.failure(failure(problem))]
  }

  /// The chapter as it is read, and all that is wrong with it.
  ///
  /// - Parameters:
  ///   - chapters: The chapters that references can lead to.
  ///   - further: Problems found elsewhere.
  func document(chapters: ReferenceTargets, further: [SourceProblem]) -> Document {
    var targets = chapters
    targets.add(blocks)
    // After a failure, what is missing is missing because of it.
    let dangling =
      transcript.failure == nil
      ? references(in: blocks).filter { targets.target($0) == nil }.map { targets.problem($0) } : []
    let failures = (problems + dangling + targets.problems + further).map(failure)
    // What went wrong in the run is in its place already; what is wrong with the text stands at the end of the page.
    let shown = Set(blocks.compactMap { if case .failure(let failure) = $0 { failure } else { nil } })
    return Document(
      chapter: name, title: text.title, summary: text.summary, sourceFile: sourceFile,
      blocks: blocks + failures.filter { !shown.contains($0) }.map(DocumentBlock.failure), targets: targets,
      failures: failures, hasValues: !transcript.values.isEmpty)
  }

  /// The picture for the chapter's card, and what is wrong with the choice.
  func cover() -> (FigureImage?, SourceProblem?) {
    let figures = transcript.entries.compactMap { if case .figure(let figure) = $0.content { figure } else { nil } }
    let chosen = chapter.cover.map { name in figures.last { $0.name == name } } ?? figures.first
    var problem: SourceProblem?
    if let name = chapter.cover, chosen == nil, transcript.failure == nil, problems.isEmpty {
      problem = SourceProblem(message: "the chapter's cover is to be the figure \"\(name)\", which it does not show")
    }
    let cover = (chosen ?? figures.first).map { figure in
      var image = figure.image
      image.file = files.address(of: image.file)
      image.darkFile = image.darkFile.map(files.address)
      return image
    }
    return (cover, problem)
  }
}
