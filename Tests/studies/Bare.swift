import Notebook

struct Bare: Chapter {
  static let title = "Bare"
  static let summary = "Has nothing to set."

  /// What an instance costs is paid where the chapter runs.
  let made: Void = Swift.print("an instance was made")

  func run() throws {
    //: It refers to [](tossing#figure:line) and to [the values](../tossing/values.json).
    record("answer", 42)
  }
}

struct NamedLikeARun: Chapter {
  static let name = "tossing-label-x"
  static let title = "Named like a run"
  static let summary = "Has the name that a run of another chapter would have."
  static let sourceFile: String? = "Bare.swift"

  func run() throws {
    //: Nothing.
    print("nothing")
  }
}
