import Foundation
import Notebook

struct Chatting: Chapter {
  static let title = "Chatting"
  static let summary = "Writes much to standard error."
  static let sourceFile: String? = "Harmless.swift"

  func run() throws {
    //: Debugging output.
    for index in 0..<1000 { FileHandle.standardError.write(Data("chat \(index) \u{1B}[31m\n".utf8)) }
  }
}

struct Pausing: Chapter {
  static let title = "Pausing"
  static let summary = "Takes its time, so that there is time to interrupt it."
  static let sourceFile: String? = "Harmless.swift"

  func run() throws {
    //: A second and a half, or, where a test says so, until there is another file.
    if let begun = ProcessInfo.processInfo.environment["UNRULY_PAUSE"] {
      FileManager.default.createFile(atPath: begun, contents: nil)
      while !FileManager.default.fileExists(atPath: begun + "-over") { usleep(10_000) }
    } else {
      usleep(1_500_000)
    }
    print("done")
  }
}
