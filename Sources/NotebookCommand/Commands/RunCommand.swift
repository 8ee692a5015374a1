import ArgumentParser
import Notebook
import SafeFiles

/// `run CHAPTER...`: some chapters and the index; the others stay as they are in the report.
struct RunCommand<Program: NotebookProgram>: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "run",
      abstract: "Runs some chapters and writes them and the index; the others stay as they are.")
  }

  @Argument(help: ArgumentHelp("Names of chapters, as \"list\" prints them.", valueName: "chapter"))
  var chapters: [String]

  @OptionGroup var destination: OutputOptions<Program>
  @OptionGroup var parameters: ParameterOptions<Program>
  @OptionGroup var options: RunOptions

  func validate() throws {
    for chapter in chapters { try Program.requireChapter(chapter) }
  }

  func run() throws {
    let chosen = try parameters.plan(Program.catalogue.chapterNames.filter(chapters.contains), needsAll: true)
    Interruption.hold()
    let publication = try Publication(to: destination, options: options)
    try publication.publish(chosen, keepingOthers: true)
  }
}

extension NotebookProgram {
  /// Throws unless there is a chapter of that name; says which there are, and which is nearest.
  static func requireChapter(_ chapter: String) throws {
    let known = catalogue.chapterNames
    if known.contains(chapter) { return }
    let nearest = nearestName(to: chapter, among: known).map { " Did you mean \"\($0)\"?" } ?? ""
    throw ValidationError(
      "There is no chapter \"\(singleLine(chapter))\".\(nearest) The chapters are: \(known.joined(separator: ", "))."
    )
  }
}
