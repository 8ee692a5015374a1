import ArgumentParser
import Notebook
import NotebookCommand

/// A program whose chapters fail in every way that a process can.
@main struct Unruly: NotebookProgram {
  static let name = "unruly"
  static let version = "0.1.0"
  static let catalogue = Catalogue(
    title: "Unruly chapters", introduction: "Each fails in its own way.",
    chapters: [
      Plain.self, Throwing.self, Trapping.self, Hanging.self, Exiting.self, ExitingAsWeDo.self, Leaving.self,
      Noisy.self,
      Chatting.self, Pausing.self, Tagged.self,
      ManyLines.self, ManyPoints.self, ManyFigures.self, Counting.self, Referring.self,
      TrappingLate.self, ExitingLate.self, KilledLate.self, HangingLate.self, TrappingElsewhere.self,
      TrappingAfterAFailure.self, KilledAtOnce.self, Forking.self, Meddling.self,
    ])

  static var commands: [any ParsableCommand.Type] { [EndCommand.self] }
}

/// A command that only this program has.
struct EndCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "end", abstract: "Ends with a status.")

  @Argument var status: Int32

  func run() throws {
    guard let status = ExitStatus(rawValue: status) else { throw ValidationError("There is no status \(status).") }
    throw status
  }
}
