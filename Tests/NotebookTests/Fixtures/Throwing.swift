import Notebook

struct Throwing: Chapter {
  static let title = "Throws"
  static let summary = "It ends too early."

  func run() throws {
    //: Before.
    print("seen")
    //: Then:
    let number = try fallible()
    print("never", number)
    //: Never shown, quoting \(missing).
    print("never")
  }

  func fallible() throws -> Int { throw FixtureError(description: "nothing works") }
}
