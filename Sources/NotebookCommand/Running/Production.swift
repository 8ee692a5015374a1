import Foundation
import Notebook
import SafeFiles

/// Makes all files of a report in an empty folder.
struct Production<Program: NotebookProgram> {
  let format: ReportFormat
  /// The file for what varies, if one was named.
  let record: OutputFile?
  private let builder: ReportBuilder
  private let options: RunOptions

  /// What was made.
  struct Product {
    /// What became of each chapter that is in the report, in the catalogue's order.
    var outcomes: [ChapterOutcome]
    /// What making it took.
    var record: RunRecord

    /// How long the chapters took that were made, all their runs together, in seconds.
    var seconds: [String: Double] {
      let made = outcomes.compactMap { outcome in
        let runs = (outcome.runs ?? [outcome]).compactMap { record.seconds[$0.name] }
        return runs.isEmpty ? nil : (outcome.name, runs.reduce(0, +))
      }
      return Dictionary(made) { first, _ in first }
    }
  }

  /// Checks the catalogue, and that a record can be written.
  init(format: ReportFormat, options: RunOptions) throws {
    builder = try ReportBuilder(catalogue: Program.catalogue, format: format)
    self.format = format
    self.options = options
    do throws(SystemError) {
      record = try options.record.map { path throws(SystemError) in try OutputFile(path) }
    } catch {
      throw OutputError(.cannotCreate, "the record cannot be written: \(error)")
    }
  }

  /// Makes sure that the chapters can be made at all, before the first is run.
  ///
  /// - Throws: ``ExitStatus/failure`` after saying what is in the way.
  func prepare(_ chapters: [String]) throws {
    let obstacles = builder.obstacles(to: chapters)
    guard !obstacles.isEmpty else { return }
    for obstacle in obstacles { Console.say(singleLine(obstacle)) }
    throw ExitStatus.failure
  }

  /// Runs chapters and writes them, the index, and the manifest.
  ///
  /// - Parameters:
  ///   - chapters: Those to make, each with its settings.
  ///   - former: the report whose other chapters are kept.
  ///   - formerFolder: where it stands.
  func produce(
    _ chapters: [PlannedChapter], into report: String, scratch: String, keeping former: ReportManifest? = nil,
    from formerFolder: String = ""
  ) throws -> Product {
    let pool = ChapterPool(
      builder: builder, catalogue: Program.catalogue, report: report, scratch: scratch, format: format,
      timeout: options.timeout, jobs: options.jobs ?? ProcessInfo.processInfo.activeProcessorCount)
    let started = Date()
    let results = try pool.run(chapters.flatMap(\.runs))
    let new = try chapters.map { chapter in try outcome(of: chapter, results, in: report) }
    let order = Program.catalogue.chapterNames
    let names = chapters.map(\.chapter)
    let kept = (former?.chapters ?? []).filter { !names.contains($0.name) && order.contains($0.name) }
    for chapter in kept.flatMap(\.withRuns) { try keep(chapter, from: formerFolder, in: report) }
    let made = order.compactMap { name in (new + kept).first { $0.name == name } }
    try Interruption.check()
    let outcomes = try builder.link(made, in: report)
    for failure in outcomes.flatMap(\.linkFailures) { Console.say(singleLine(failure.description)) }
    for message in builder.uncheckedReferences(in: outcomes) { Console.say(singleLine(message)) }
    let files = try builder.finish(outcomes, into: report)
    let manifest = ReportManifest(
      program: Program.name, format: format, drawingLibraries: DrawingLibraries.versionsAndProcessor,
      packages: PackageVersions.ofProgram, chapters: outcomes, files: files)
    try FileSystem.create("\(report)/\(ReportManifest.fileName)", with: try manifest.json())
    return Product(outcomes: outcomes, record: RunRecord(of: Program.self, started: started, results: results))
  }

  /// What became of a chapter, with a page that compares its runs if there are several.
  private func outcome(
    of chapter: PlannedChapter, _ results: [ChapterPool.Result], in report: String
  ) throws -> ChapterOutcome {
    let results = chapter.runs.compactMap { run in results.first { $0.outcome.name == run.name } }
    if !chapter.isCompared, let result = results.first { return result.outcome }
    return try builder.buildComparison(
      of: chapter, outcomes: results.map(\.outcome), summaries: results.map(\.summary), into: report)
  }

  /// What varies goes to the terminal, and to a file if one was named: never into the report.
  func note(_ product: Product) throws {
    if Console.isTerminal { Console.say(product.record.summary) }
    guard let record else { return }
    do {
      try record.write(jsonFile(product.record))
    } catch {
      throw OutputError(.cannotWrite, "the record cannot be written: \(error)")
    }
  }

  /// Takes a chapter's files over from the former report, by a second name for each, since files are never changed.
  private func keep(_ chapter: ChapterOutcome, from former: String, in report: String) throws {
    for file in chapter.files {
      func anew(_ problem: String) -> OutputError {
        OutputError(
          .cannotCreate, "\(file) \(problem) in the report there: make all chapters anew with \"\(Program.name) all\"")
      }
      do throws(SystemError) {
        // What is behind a link is not the report's.
        try FileSystem.requireFile(file, in: former)
        try FileSystem.duplicate(file, from: former, in: report)
      } catch {
        switch error.code {
        case ENOENT: throw anew("is missing")
        case EINVAL, EISDIR, ENOTDIR: throw anew("is no file but a link, a folder, a FIFO or a device")
        default: throw error
        }
      }
    }
  }
}
