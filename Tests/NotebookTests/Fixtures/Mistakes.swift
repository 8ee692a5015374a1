import Notebook

/// Each marked line has one mistake.
struct Mistakes: Chapter {
  static let title = "Mistakes"
  static let summary = "All of them told."

  func run() throws {
    //: An unknown command $`\foo`$. MISTAKE
    print("one")
    //: A dangling reference [there](#figure:nowhere). MISTAKE
    //: An unknown value \(nothing). MISTAKE
    //:
    //: <b>Raw</b> MISTAKE
    for number in 0..<1 {
      //: Nested. MISTAKE
      print(number)
    }
    let text = """
      //: In a string, where it is none.
      """
    //: A link [there](page.html). MISTAKE
    print(text)
  }
}
