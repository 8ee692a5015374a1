import ArgumentParser
import Notebook

/// `list`: a line a chapter; `list CHAPTER`: its parameters.
struct ListCommand<Program: NotebookProgram>: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "list",
      abstract: "Prints a line a chapter: its name and its title; of a named chapter, its parameters.")
  }

  @Argument(help: ArgumentHelp("A chapter whose parameters are printed.", valueName: "chapter"))
  var chapter: String?

  func validate() throws {
    if let chapter { try Program.requireChapter(chapter) }
  }

  func run() throws {
    if let chapter { return listParameters(of: chapter) }
    let chapters = Program.catalogue.chapters
    let width = chapters.map { $0.name.count }.max() ?? 0
    for chapter in chapters {
      let padding = String(repeating: " ", count: width - chapter.name.count)
      Console.result("\(chapter.name)\(padding)  \(chapter.title)")
    }
  }

  private func listParameters(of chapter: String) {
    let lines = ParameterListing.lines(of: Program.catalogue.parameters(ofChapter: chapter))
    if lines.isEmpty { return Console.say("\(chapter) has no parameters") }
    for line in lines { Console.result(line) }
  }
}
