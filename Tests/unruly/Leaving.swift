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
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/bin/sh")
  let output = inheritsOutput ? "" : " >/dev/null 2>&1"
  let numbers = ProcessInfo.processInfo.environment["UNRULY_PROCESSES"] ?? "/dev/null"
  process.arguments = ["-c", "setsid sh -c 'echo $$ >>\(numbers); \(command)'\(output) & sleep 0.3"]
  if !inheritsOutput {
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
  }
  try process.run()
  process.waitUntilExit()
}
