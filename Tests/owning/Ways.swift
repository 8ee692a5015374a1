import Foundation
import Notebook

struct Ways: Chapter {
  static let title = "Ways"
  static let summary = "x"

  func run() throws {
    //: A
    let stored = { Swift.print("stored closure", $0) }
    let stored2 = { (x: Int) in
      print("stored2", x)
    }
    //: B
    Swift.print("raw B")
    //: C
    puts("puts C")
    //: D
    stored(1)
    //: E
    stored2(1)
    //: F
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", "echo from child; echo to err >&2"]
    try process.run()
    process.waitUntilExit()
    //: G
    Swift.print("raw G")
    //: H
    for i in 0...3 { Swift.print("\r\(i) %", terminator: "") }
    Swift.print("\n\u{1B}[31mred\u{1B}[0m")
    //: I
    FileHandle.standardOutput.write(Data([0xff, 0x61, 0x0a]))
    //: J
    Thread.detachNewThread { Swift.print("thread") }
    Thread.sleep(forTimeInterval: 0.05)
    //: K
    print("seconds", 3.2, varies: true)
    record("seconds", 3.2, varies: true)
    //: L
    try [1, 2].forEach { _ in try failing() }
  }
  func failing() throws { throw CocoaError(.fileNoSuchFile) }
}
