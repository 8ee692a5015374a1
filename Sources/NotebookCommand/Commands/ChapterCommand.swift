import ArgumentParser
import Notebook
import SafeFiles

/// The hidden command `chapter NAME`: one chapter, in the process that is its own.
///
/// Called by the commands that run chapters, and useful in a debugger.
struct ChapterCommand<Program: NotebookProgram>: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "chapter", abstract: "Runs one chapter in this process.", shouldDisplay: false)
  }

  @Argument var chapter: String
  @Option(help: "The folder that the report is being written in.") var into: String
  @Option(help: "The folder for the chapter's outcome and notes.") var scratch: String
  @Option(help: "The report's format.") var format: ReportFormat
  @Option(help: "The folder of this run, by default the chapter's.") var folder: String?
  @Option(name: .customLong("set"), help: "What a parameter is to be.") var settings: [String] = []
  @Option(help: "A parameter in which this run differs from the chapter's others.") var compared: [String] = []
  @Flag(help: "Whether the process was given memory for a journal, as its fourth open file.") var hasJournal = false
  @Option(help: "The folder to keep the run in, with the source as it was compiled.") var kept: String?
  @Option(help: "The process that calls it.") var caller: Int32?

  func validate() throws { try Program.requireChapter(chapter) }

  func run() throws {
    // Without the program that called it, there is nobody to finish the report.
    Interruption.endWithParent(caller)
    // Whatever it starts and leaves stays below it, until it ends.
    Descendants.adopt()
    let run = PlannedRun(
      chapter: chapter, name: folder,
      settings: try settings.map { argument in try ParameterSetting(argument: argument) }, compared: compared)
    let files = ScratchFiles(folder: scratch, run: run.name)
    var notes: ChapterNotes?
    do {
      let created = try ChapterNotes(creating: files.notes)
      notes = created
      var builder = try ReportBuilder(catalogue: Program.catalogue, format: format)
      if let folder = kept.map(KeptFolder.init) {
        builder.compiledSources[chapter] = try folder.readSource()
        builder.keep = { try folder.keep($0.bytes) }
      }
      let journal = hasJournal ? try RunJournal(inherited: JournalMemory.inheritedDescriptor) : nil
      let (outcome, summary) = try builder.build(run, into: into, hasProcess: true, journal: journal) {
        created.set(line: $0)
      }
      try files.write(outcome, summary)
    } catch let error as SystemError {
      notes?.set(unwritable: error.description)
      Console.say(error.description)
      throw ExitStatus.cannotWriteOutput
    }
  }
}
