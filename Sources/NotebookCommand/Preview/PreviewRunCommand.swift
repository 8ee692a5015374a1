import ArgumentParser
import Notebook
import SafeFiles

/// The hidden command `preview-run CHAPTER`: runs one chapter of this program, and keeps its run for a preview.
///
/// A process of its own looks after the chapter's, so that another program can go on serving the pages and end both at any
/// moment.
struct PreviewRunCommand<Program: NotebookProgram>: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "preview-run", abstract: "Runs one chapter for a preview.", shouldDisplay: false)
  }

  @Argument var chapter: String
  @Option(help: "The folder of the run, with the source as it was compiled.") var folder: String
  @Option(help: "The chapter's time.") var timeout: Double
  @Option(help: "The process that calls it.") var caller: Int32?

  func validate() throws { try Program.requireChapter(chapter) }

  func run() throws {
    Interruption.hold()
    Interruption.endWithParent(caller)
    let kept = KeptFolder(path: folder)
    do {
      var builder = try ReportBuilder(catalogue: Program.catalogue)
      builder.compiledSources[chapter] = try kept.readSource()
      // Of a chapter that ends before its time, the run is known here only.
      builder.keep = { try kept.keep($0.bytes) }
      let pool = ChapterPool(
        builder: builder, catalogue: Program.catalogue, report: kept.report, scratch: kept.scratch, format: .html,
        timeout: timeout, jobs: 1, further: ["--kept", folder])
      _ = try pool.run([PlannedRun(chapter: chapter)])
    } catch let error where error is SystemError || error is UnwritableChapter {
      throw OutputError(.cannotWrite, "\(error)")
    }
  }
}
