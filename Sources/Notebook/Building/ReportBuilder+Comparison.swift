import SafeFiles

extension ReportBuilder {
  /// Writes the page of a chapter that compares its runs, which are made.
  ///
  /// - Parameters:
  ///   - outcomes: Of the runs, in their order.
  ///   - summaries: What they recorded; `nil` for one that could not tell.
  /// - Throws: When a file cannot be read or written.
  package func buildComparison(
    of chapter: PlannedChapter, outcomes: [ChapterOutcome], summaries: [RunSummary?], into folder: String
  ) throws -> ChapterOutcome {
    let runs = zip(chapter.runs, zip(outcomes, summaries)).map { plan, made in
      RunComparison.Run(plan: plan, outcome: made.0, summary: made.1)
    }
    let comparison = RunComparison(chapter: chapter, runs: runs)
    var build = try start(PlannedRun(chapter: chapter.chapter), into: folder)
    build.show(comparison.blocks(text.words))
    let files = build.files
    try files.write(Array(valuesFile(comparison.values).utf8), to: "values.json")
    var document = build.document(chapters: text.targets, further: [])
    document.parameters = comparison.parameters
    document.hasValues = true
    document.failures = comparison.failures
    document.ranToItsEnd = outcomes.allSatisfy(\.ranToItsEnd)
    document.cover = try cover(of: outcomes, files: files, in: folder)
    for file in document.files { try files.write(Array(file.text.utf8), to: file.name) }
    for page in try pages.chapter(document, address: files.address) {
      try files.publish(Array(page.text.utf8), at: page.path)
    }
    // A picture that varies from run to run is no other one here.
    let varying = Set(outcomes.flatMap { $0.varying?.files ?? [] })
    let pictures = [document.cover?.file, document.cover?.darkFile].compactMap(\.self)
    let isVarying = pictures.contains { picture in outcomes.contains { varying.contains("\($0.name)/\(picture)") } }
    var outcome = ChapterOutcome(
      name: build.name, title: document.title, cover: document.cover, failures: document.failures,
      files: files.published,
      varying: isVarying
        ? ChapterOutcome.Varying(values: [], files: pictures.map { "\(build.name)/\($0)" }) : nil,
      links: build.links(document),
      ranAllTheSame: !document.failures.isEmpty && document.ranToItsEnd ? true : nil)
    outcome.compared = chapter.compared
    outcome.runs = outcomes
    return outcome
  }

  /// The picture of the first run that has one, as a file of the chapter's own.
  private func cover(
    of outcomes: [ChapterOutcome], files: ChapterFiles, in folder: String
  ) throws -> FigureImage? {
    guard let run = outcomes.first(where: { $0.cover != nil }), var cover = run.cover else { return nil }
    func own(_ file: String) throws -> String {
      // A picture inside a page has its bytes for an address.
      if !run.files.contains("\(run.name)/\(file)") { return file }
      try files.write(try FileSystem.contents(of: "\(folder)/\(run.name)/\(file)"), to: file)
      return file
    }
    cover.file = try own(cover.file)
    cover.darkFile = try cover.darkFile.map(own)
    return cover
  }
}
