import Notebook

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

struct Chatting: Chapter {
  static let title = "Chatting"
  static let summary = "Writes to the standard output behind the notebook's back."
  static let sourceFile: String? = "Harmless.swift"

  func run() throws {
    //: Debugging output.
    for index in 0..<1000 { Swift.print("chat \(index) \u{1B}[31m") }
  }
}

struct Pausing: Chapter {
  static let title = "Pausing"
  static let summary = "Takes its time, so that there is time to interrupt it."
  static let sourceFile: String? = "Harmless.swift"

  func run() throws {
    //: A second and a half.
    usleep(1_500_000)
    print("done")
  }
}
