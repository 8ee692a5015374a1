import Notebook

struct Pictures: Chapter {
  static let title = "Pictures"
  static let summary = "From files beside the chapter."

  func run() throws {
    //: ![A gray area](pictures/gray.png)
    //:
    //: In a line ![a circle](pictures/circle.svg "A circle") and as a link [![gray](pictures/gray.png)](https://example.org).
    print("done")
  }
}
