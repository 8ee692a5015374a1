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
  @Flag(help: "Whether the process was given memory for a journal, as its fourth open file.") var hasJournal = false

  func validate() throws { try Program.requireChapter(chapter) }

  func run() throws {
    // Without the program that called it, there is nobody to finish the report.
    Interruption.endWithParent()
    // Whatever it starts and leaves stays below it, until it ends.
    Descendants.adopt()
    let files = ScratchFiles(folder: scratch, chapter: chapter)
    var notes: ChapterNotes?
    do {
      let created = try ChapterNotes(creating: files.notes)
      notes = created
      let builder = try ReportBuilder(catalogue: Program.catalogue, format: format)
      let journal = hasJournal ? try RunJournal(inherited: JournalMemory.inheritedDescriptor) : nil
      let outcome = try builder.build(chapter: chapter, into: into, hasProcess: true, journal: journal) {
        created.set(line: $0)
      }
      try files.write(outcome)
    } catch let error as SystemError {
      notes?.set(unwritable: error.description)
      Console.say(error.description)
      throw ExitStatus.cannotWriteOutput
    }
  }
}
