import Notebook
import Plotting

/// Says where it is, so that a page tells whether what was said stands behind the code that said it.
struct Marked: Chapter {
  static let title = "Marks"
  static let summary = "Each statement has its own."

  func mark(_ number: Int) { print("said \(number)") }

  func run() throws {
    //: Begin.
    print("said 1")
    let text = """
      //: This is no prose, but what stands in a string.

      said 2
      """
    print(text)

    //: Then
    //: go on.
    mark(3); mark(4)
    for number in 5...6 {
      // An ordinary comment.
      print(
        "said",
        number)
    }
    show("figure", alt: "A figure.", caption: "Said 7.", Figure("", alternativeText: "") { Points(x: [1], y: [2]) })
    record("eight", 8)
    //: It is \(eight).

    let closure = {
      mark(9)
    }
    closure()
    print("said 10")
    //: End.
  }
}
