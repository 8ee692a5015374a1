import ArgumentParser
import Notebook

/// `new NAME`: a chapter to start from, in the catalogue already.
struct NewCommand<Program: NotebookProgram>: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "new",
      abstract: "Adds a chapter to start from: a source file that compiles, named in the catalogue.")
  }

  @Argument(help: "The chapter's name: letters, digits and hyphens, such as \"first-steps\".")
  var name: String

  func run() throws {
    let scaffold: ChapterScaffold
    do {
      scaffold = try ChapterScaffold(name: name, catalogue: Program.catalogue)
    } catch let error as ScaffoldError {
      Console.say("\(Program.name): \(singleLine(error.description))")
      throw ExitStatus.usage
    }
    do {
      for path in try scaffold.write() { Console.result(path) }
    } catch let error as ScaffoldError {
      Console.say("\(Program.name): \(singleLine(error.description))")
      throw ExitStatus.cannotWriteOutput
    }
    Console.say("Next: swift run \(Program.name) run \(name)")
  }
}
