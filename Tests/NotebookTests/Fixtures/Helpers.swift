import Notebook

struct Helpers: Chapter {
  static let title = "Helpers"
  static let summary = "A helper that passes its line on."

  func run() throws {
    //: One.
    report("one")
    //: Two.
    report("two")
  }

  func report(_ text: String, line: Int = #line) {
    print("reported", text, line: line)
  }
}
