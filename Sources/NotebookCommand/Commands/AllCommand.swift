import ArgumentParser
import Notebook
import SafeFiles

/// `all`: every chapter and the index.
struct AllCommand<Program: NotebookProgram>: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "all", abstract: "Runs every chapter and writes the report.")
  }

  @OptionGroup var destination: OutputOptions<Program>
  @OptionGroup var parameters: ParameterOptions<Program>
  @OptionGroup var options: RunOptions

  func run() throws {
    let chapters = try parameters.plan(Program.catalogue.chapterNames, needsAll: false)
    Interruption.hold()
    let publication = try Publication(to: destination, options: options)
    try publication.publish(chapters, keepingOthers: false)
  }
}
