import ArgumentParser
import Notebook
import SafeFiles

/// The hidden command `preview-build COMMAND...`: runs the package manager, and leaves nothing of it behind when it is ended
/// or whoever called it is gone.
struct PreviewBuildCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "preview-build", abstract: "Builds the program for a preview.", shouldDisplay: false)

  @Option(help: "The process that calls it.") var caller: Int32
  @Argument(parsing: .postTerminator) var command: [String]

  func run() throws {
    Interruption.hold()
    Descendants.adopt()
    let process: pid_t
    do throws(SystemError) {
      process = try Spawning.start(
        command.first ?? "", command, Spawning.Streams(output: STDOUT_FILENO, errors: STDERR_FILENO))
    } catch {
      Console.say("error: \(error)")
      throw ExitStatus.failure
    }
    while true {
      var status: CInt = 0
      if waitpid(process, &status, WNOHANG) == process {
        Descendants.end(except: [])
        throw status == 0 ? ExitStatus.success : ExitStatus.failure
      }
      if Interruption.isPending || getppid() != caller {
        // It ends its compilers when it is asked to.
        kill(process, SIGINT)
        for _ in 0..<50 where waitpid(process, &status, WNOHANG) != process { usleep(10_000) }
        Descendants.end(except: [])
        throw ExitStatus.interrupted
      }
      usleep(10_000)
    }
  }
}
