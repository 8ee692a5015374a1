import ArgumentParser
import Notebook
import SafeFiles

/// A program that makes a report of a catalogue of chapters.
///
/// An executable names its catalogue, and nothing else:
///
///     @main struct Walkthrough: NotebookProgram {
///       static let name = "walkthrough"
///       static let version = "1.0.0"
///       static let catalogue = Chapters.catalogue
///     }
///
/// Each chapter runs in a process of its own (this program again, with a command that the help does not show), so that
/// one that traps or hangs costs nothing but itself, and several run at a time.
public protocol NotebookProgram {
  /// The program's name, letters, digits and hyphens. It also marks the reports: those of other programs are not replaced.
  static var name: String { get }

  /// The program's version.
  static var version: String { get }

  /// The chapters.
  static var catalogue: Catalogue { get }

  /// Where reports are written unless `--output` says otherwise. Default: `output`.
  static var output: String { get }

  /// Commands beside those that every such program has. Default: none.
  ///
  /// They throw an ``ExitStatus``, after they have said what is wrong, to end with it.
  static var commands: [any ParsableCommand.Type] { get }
}

extension NotebookProgram {
  /// The folder `output` in the working folder.
  public static var output: String { "output" }

  /// None.
  public static var commands: [any ParsableCommand.Type] { [] }

  /// Does what the command line says, and ends the process with an ``ExitStatus``.
  public static func main() {
    Interruption.prepare()
    let status = run(Array(CommandLine.arguments.dropFirst()))
    // Whoever sent a signal sees that the process ended by it.
    if status == .interrupted { Interruption.release() }
    RootCommand<Self>.exit(withError: ExitCode(status.rawValue))
  }

  /// Does what some arguments say, and tells how it ended.
  static func run(_ arguments: [String]) -> ExitStatus {
    do {
      var command = try RootCommand<Self>.parseAsRoot(arguments)
      try command.run()
      return .success
    } catch let error as OutputError {
      Console.say("\(name): \(error)")
      return ExitStatus(error)
    } catch let error as CatalogueError {
      Console.say(error.description)
      return .failure
    } catch let status as ExitStatus {
      return status
    } catch {
      return report(error, arguments)
    }
  }

  /// Help and versions are results; what is wrong with a command line is a message.
  private static func report(_ error: any Error, _ arguments: [String]) -> ExitStatus {
    let text = RootCommand<Self>.fullMessage(for: error)
    let code = RootCommand<Self>.exitCode(for: error)
    if code == .success {
      if !text.isEmpty { Console.result(text) }
      let command = arguments.first { $0 != "help" }
      if command == "all" || command == "run", let parameters = ParameterListing.help(catalogue) {
        Console.result("\n" + parameters)
      }
      return .success
    }
    if !text.isEmpty { Console.say(text) }
    return code == .validationFailure ? .usage : .failure
  }
}

extension ExitStatus: Error {}
