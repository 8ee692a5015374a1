import ArgumentParser
import Notebook

/// `list`: a line a chapter.
struct ListCommand<Program: NotebookProgram>: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "list", abstract: "Prints a line a chapter: its name and its title.")
  }

  func run() throws {
    let chapters = Program.catalogue.chapters
    let width = chapters.map { $0.name.count }.max() ?? 0
    for chapter in chapters {
      let padding = String(repeating: " ", count: width - chapter.name.count)
      Console.result("\(chapter.name)\(padding)  \(chapter.title)")
    }
  }
}
