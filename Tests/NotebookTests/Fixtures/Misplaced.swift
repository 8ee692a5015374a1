import Notebook

struct Misplaced: Chapter {
  static let title = "Misplaced"
  static let summary = "A helper that keeps its line to itself."

  func run() throws {
    //: One.
    report("one")
    //: Two.
    report("two")
  }

  func report(_ text: String) {
    print("reported", text)
  }
}
