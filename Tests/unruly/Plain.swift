import Notebook
import Plotting

struct Plain: Chapter {
  static let title = "Plain"
  static let summary = "All is well."

  func run() throws {
    //: One number, one line, one figure.
    record("answer", 42.0)
    print("The answer is 42.")
    show("line", Figure("A line") { Line(x: [0, 1], y: [0, 1]) })
  }
}
