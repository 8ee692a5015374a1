import ArgumentParser
import Notebook
import SafeFiles

/// `all`: every chapter and the index.
struct AllCommand<Program: NotebookProgram>: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "all", abstract: "Runs every chapter and writes the report.")
  }

  @OptionGroup var destination: OutputOptions<Program>
  @OptionGroup var options: RunOptions

  func run() throws {
    Interruption.hold()
    let publication = try Publication(to: destination, options: options)
    try publication.publish(Program.catalogue.chapterNames, keepingOthers: false)
  }
}
