import Foundation
import Notebook

struct LeftTask: Chapter {
  static let title = "A task that is left"
  static let summary = "It still runs when run() has ended."
  static let sourceFile: String? = "Left.swift"

  func run() throws {
    //: It would print later.
    print("one")
    Task {
      try await Task.sleep(for: .seconds(3600))
      print("never")
    }
  }
}

struct LeftProcess: Chapter {
  static let title = "A process that is left"
  static let summary = "It still runs when run() has ended."
  static let sourceFile: String? = "Left.swift"

  func run() throws {
    //: It would print later.
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", "sleep 3600; echo never"]
    try process.run()
    print("one")
  }
}

struct LeftThread: Chapter {
  static let title = "A thread that is left"
  static let summary = "It goes on printing when run() has ended."
  static let sourceFile: String? = "Left.swift"

  func run() throws {
    //: It prints for ever.
    let begun = DispatchSemaphore(value: 0)
    Thread.detachNewThread {
      begun.signal()
      while true { FileHandle.standardOutput.write(Data("on and on\n".utf8)) }
    }
    begun.wait()
  }
}
