import ArgumentParser

/// The program itself: help, version, and the commands.
struct RootCommand<Program: NotebookProgram>: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: Program.name,
      abstract: "Makes the report \"\(Program.catalogue.title)\" by running its chapters.",
      version: Program.version,
      subcommands: [
        AllCommand<Program>.self, RunCommand<Program>.self, ListCommand<Program>.self, VerifyCommand<Program>.self,
        PreviewCommand<Program>.self, NewCommand<Program>.self, ChapterCommand<Program>.self,
        PreviewWeaveCommand<Program>.self, PreviewRunCommand<Program>.self, PreviewBuildCommand.self,
      ] + Program.commands)
  }

  func run() throws {
    Console.say(Self.helpMessage())
    throw ExitStatus.usage
  }
}
