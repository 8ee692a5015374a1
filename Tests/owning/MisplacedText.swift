import Notebook

struct ConditionalText: Chapter {
  static let title = "Conditional text"
  static let summary = "Nobody knows whether it applies."
  static let sourceFile: String? = "MisplacedText.swift"

  func run() throws {
    //: Prose before a condition.
    #if os(Linux)
      //: On Linux.
      print("Linux")
    #else
      //: Elsewhere.
      print("elsewhere")
    //: The end of elsewhere.
    #endif
    //: Behind it.
    print("end")
  }
}

struct MarkedText: Chapter {
  static let title = "Marked text"
  static let summary = "Marks that are none."
  static let sourceFile: String? = "MisplacedText.swift"

  func run() throws {
    ///: With a third slash.
    print("one")  //: Behind a statement.
    let closure = {
      //: In a closure.
      1
    }
    #sourceLocation(file:"Other.swift",line:100)
    print("two", closure())
    #sourceLocation()
  }
}
