import ArgumentParser
import Notebook

/// What the commands that make chapters take for their parameters.
struct ParameterOptions<Program: NotebookProgram>: ParsableArguments {
  @Option(
    name: .customLong("set"),
    help: ArgumentHelp(
      "Sets a parameter; can be given several times.",
      discussion: """
        It counts for each chapter that has the parameter; CHAPTER.NAME=VALUE counts for that one alone, and wins. \
        "\(Program.name) list CHAPTER" prints what there is.
        """, valueName: "name=value"))
  var set: [String] = []

  @Option(
    help: ArgumentHelp(
      "Sets the parameters that a JSON file names: {\"name\": value}.",
      discussion: "Values are numbers, texts, true or false, or arrays of such. --set wins.",
      valueName: "file"))
  var parameters: String?

  @Option(
    help: ArgumentHelp(
      "Makes a page for each of several values, and one that compares them.",
      discussion: """
        The values are a range 0...9, a range in steps 0...1:0.25, or a list a,b,c. Given several times, for each \
        combination.
        """, valueName: "name=values"))
  var forEach: [String] = []

  /// The chapters with their settings.
  ///
  /// - Parameter needsAll: Whether each of them must have what is set for all; else one of them must.
  /// - Throws: ``ExitStatus/usage`` after saying all that is wrong.
  func plan(_ chapters: [String], needsAll: Bool) throws -> [PlannedChapter] {
    do throws(RefusedSettings) {
      let planner = try RunPlanner(Program.catalogue, set: set, file: parameters, forEach: forEach)
      return try planner.plan(chapters, needsAll: needsAll)
    } catch {
      for error in error.errors { Console.say("\(Program.name): \(singleLine(error.description))") }
      throw ExitStatus.usage
    }
  }
}
