import ArgumentParser
import Notebook

/// What all commands that run chapters have in common.
struct RunOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "End a chapter that runs longer.",
      discussion: "It counts as failed, at the line where it was. The other chapters are not affected.",
      valueName: "seconds"))
  var timeout: Double = 600

  @Option(
    help: ArgumentHelp(
      "How many chapters run at a time.", discussion: "Default: as many as there are processors.",
      valueName: "count"))
  var jobs: Int?

  @Option(
    help: ArgumentHelp(
      "Writes what varies from run to run as JSON: versions, processor, durations, memory.", valueName: "file"))
  var record: String?

  func validate() throws {
    guard timeout > 0, timeout <= 1_000_000 else {
      throw ValidationError("--timeout \(timeout): give a number of seconds between 0 and 1000000.")
    }
    if let jobs, jobs < 1 { throw ValidationError("--jobs \(jobs): give 1 or more.") }
  }
}

/// Where a report is written.
struct OutputOptions<Program: NotebookProgram>: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "The report's folder, by default \(Program.output).",
      discussion: """
        It is replaced in one step, once the new report is complete; a folder that is not a report of this program is \
        left alone. If it is a symbolic link, the folder that it leads to is replaced.
        """,
      valueName: "dir"))
  var output: String = Program.output

  @Option(
    name: .customLong("format"),
    help: ArgumentHelp(
      "What the report is made of: "
        + ReportFormat.all.map { "\($0.argument) (\($0.summary))" }.joined(separator: ", ") + "."))
  var namedFormat: ReportFormat = .html

  @Flag(help: "The same as --format self-contained.")
  var selfContained = false

  @Flag(
    help: ArgumentHelp(
      "Keep chapters that would become what they are.",
      discussion: """
        A chapter runs if its source, the code that it needs, a library, a font or a file of its own in the report is another \
        one than when it was made. What a chapter opens or asks for by itself when it runs is not seen.
        """))
  var changed = false

  /// The format that was asked for.
  var format: ReportFormat { selfContained ? .selfContained : namedFormat }
}

extension ReportFormat: ExpressibleByArgument {
  /// Reads a format as it is written on the command line.
  public init?(argument: String) {
    guard let format = Self.all.first(where: { $0.argument == argument }) else { return nil }
    self = format
  }

  /// The formats as they are written on the command line.
  public static var allValueStrings: [String] { all.map(\.argument) }

  /// The format as it is written on the command line.
  public var defaultValueDescription: String { argument }
}
