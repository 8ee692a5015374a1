import Foundation
import Notebook

struct StartedProcesses: Chapter {
  static let title = "Started processes"
  static let summary = "What a process writes belongs to the cell that waits for it."

  func run() throws {
    //: Nothing yet.
    func shell(_ script: String) throws {
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/bin/sh")
      process.arguments = ["-c", script]
      try process.run()
      process.waitUntilExit()
    }

    //: Both streams, in order:
    try shell("echo one; echo two >&2; echo three; echo four >&2")

    //: Between what Swift prints:
    Swift.print("before")
    try shell("echo within")
    print("after")

    //: Many short ones:
    for number in 0..<5 { try shell("echo \(number)") }

    //: One that is read here stands where it is printed:
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", "echo read"]
    process.standardOutput = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()

    //: Here:
    print(String(decoding: data, as: UTF8.self), terminator: "")
  }
}
