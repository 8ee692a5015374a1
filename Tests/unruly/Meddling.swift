import Foundation
import Notebook
import Plotting

/// Does to its own process what the environment says, and goes on.
struct Meddling: Chapter {
  static let title = "Meddling"
  static let summary = "Changes what a process shares with those that write its files."

  func run() throws {
    //: Before and after.
    print("before")
    meddle(ProcessInfo.processInfo.environment["UNRULY_MEDDLING"] ?? "nothing")
    print("after")
    record("number", 1234.5)
    show("line", Figure("A line") { Line(x: [0, 1], y: [0, 1234.5]) })
  }

  private func meddle(_ kind: String) {
    var limit = rlimit()
    switch kind {
    case "working folder": chdir("/")
    case "permissions": umask(0o777)
    case "language": setlocale(LC_ALL, "de_DE.UTF-8")
    case "signals": for number in [SIGTERM, SIGINT, SIGCHLD, SIGPIPE, SIGXFSZ] { signal(number, SIG_IGN) }
    case "open files": setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    case "file size": setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
    case "output": for descriptor in CInt(1)...2 { close(descriptor) }
    case "all files": for descriptor in CInt(0)...255 { close(descriptor) }
    case "scratch folder": remove(argument("--scratch"))
    case "report": remove(argument("--into"))
    case "parent": kill(getppid(), SIGTERM)
    case "group": kill(0, SIGTERM)
    default: break
    }
  }

  private func argument(_ name: String) -> String {
    let arguments = CommandLine.arguments
    return arguments.firstIndex(of: name).map { arguments[$0 + 1] } ?? ""
  }

  private func remove(_ folder: String) { try? FileManager.default.removeItem(atPath: folder) }
}
