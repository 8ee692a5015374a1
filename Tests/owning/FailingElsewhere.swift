import Notebook

struct FailingElsewhere: Chapter {
  static let title = "Failing elsewhere"
  static let summary = "An error stands at the statement that was running."

  func run() throws {
    //: All is well, and an error is caught.
    print("one")
    try? throwElsewhere()

    //: Here it is thrown:
    print("two")
    try again()

    //: This is not reached, though it could throw.
    try throwElsewhere()
  }

  private func again() throws { try throwElsewhere() }
}
