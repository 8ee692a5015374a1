import Foundation
import Notebook
import SafeFiles

/// Makes all files of a report in an empty folder.
struct Production<Program: NotebookProgram> {
  let format: ReportFormat
  private let builder: ReportBuilder
  private let options: RunOptions

  /// Checks the catalogue.
  init(format: ReportFormat, options: RunOptions) throws {
    builder = try ReportBuilder(catalogue: Program.catalogue, format: format)
    self.format = format
    self.options = options
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
  ///   - former: the report whose other chapters are kept.
  ///   - formerFolder: where it stands.
  /// - Returns: What became of each chapter that is in the report, in the catalogue's order.
  @discardableResult
  func produce(
    _ chapters: [String], into report: String, scratch: String, keeping former: ReportManifest? = nil,
    from formerFolder: String = ""
  ) throws -> [ChapterOutcome] {
    let pool = ChapterPool(
      builder: builder, catalogue: Program.catalogue, report: report, scratch: scratch, format: format,
      timeout: options.timeout, jobs: options.jobs ?? ProcessInfo.processInfo.activeProcessorCount)
    let started = Date()
    let results = try pool.run(chapters)
    let order = Program.catalogue.chapterNames
    let kept = (former?.chapters ?? []).filter { !chapters.contains($0.name) && order.contains($0.name) }
    for chapter in kept { try keep(chapter, from: formerFolder, in: report) }
    let made = order.compactMap { name in
      (results.map(\.outcome) + kept).first { $0.name == name }
    }
    try Interruption.check()
    let outcomes = try builder.link(made, in: report)
    for failure in outcomes.flatMap(\.linkFailures) { Console.say(singleLine(failure.description)) }
    for message in builder.uncheckedReferences(in: outcomes) { Console.say(singleLine(message)) }
    let files = try builder.finish(outcomes, into: report)
    let manifest = ReportManifest(
      program: Program.name, format: format, drawingLibraries: DrawingLibraries.versionsAndProcessor,
      chapters: outcomes, files: files)
    try FileSystem.create("\(report)/\(ReportManifest.fileName)", with: try manifest.json())
    try note(RunRecord(of: Program.self, started: started, results: results))
    return outcomes
  }

  /// What varies goes to the terminal, and to a file if one was named: never into the report.
  private func note(_ record: RunRecord) throws {
    if Console.isTerminal { Console.say(record.summary) }
    guard let path = options.record else { return }
    let json = try jsonFile(record)
    do throws(SystemError) {
      try FileSystem.replace(path, with: json)
    } catch {
      throw OutputError(.cannotWrite, "the record cannot be written: \(error)")
    }
  }

  /// Takes a chapter's files over from the former report, by a second link to each, since files are never changed.
  private func keep(_ chapter: ChapterOutcome, from former: String, in report: String) throws {
    for file in chapter.files {
      try FileSystem.makeFolders(file.lastIndex(of: "/").map { file[..<$0] } ?? "", in: report)
      guard link("\(former)/\(file)", "\(report)/\(file)") != 0 else { continue }
      if errno == ENOENT {
        throw OutputError(
          .cannotCreate, "\(file) is missing in the report there: make all chapters anew with \"\(Program.name) all\"")
      }
      // Some file systems have no links.
      try FileSystem.create("\(report)/\(file)", with: FileSystem.contents(of: "\(former)/\(file)"))
    }
  }
}
