import Foundation
import Notebook

/// Chapters that leave processes behind which have made themselves independent.
struct Leaving: Chapter {
  static let title = "Leaving"
  static let summary = "Starts a process of its own session, and ends."
  static let sourceFile: String? = "Leaving.swift"

  func run() throws {
    //: A process that nobody waits for.
    try startIndependent("sleep 1000")
    print("done")
  }
}

struct Noisy: Chapter {
  static let title = "Noisy"
  static let summary = "Hangs, while a process of its own session writes for ever to what it inherited."
  static let sourceFile: String? = "Leaving.swift"

  func run() throws {
    //: Noise without end.
    try startIndependent("while :; do echo noise; echo noise >&2; done", inheritsOutput: true)
    while true { sleep(1000) }
  }
}

struct ExitingAsWeDo: Chapter {
  static let title = "Exiting as we do"
  static let summary = "Ends its process with a status that means something else to us."
  static let sourceFile: String? = "Leaving.swift"

  func run() throws {
    //: The status for output that cannot be written.
    exit(74)
  }
}

/// Runs a command in a session of its own, and writes its process number to the file that the environment names.
private func startIndependent(_ command: String, inheritsOutput: Bool = false) throws {
  let numbers = ProcessInfo.processInfo.environment["UNRULY_PROCESSES"] ?? "/dev/null"
  let output = inheritsOutput ? "" : " >/dev/null 2>&1"
  // Not by `Process`, which on Linux waits for whoever inherited anything from what it started.
  let shell = "setsid sh -c 'echo $$ >>\(numbers); \(command)'\(output) & sleep 0.3"
  guard system(shell) == 0 else { throw CocoaError(.executableLoad) }
}
