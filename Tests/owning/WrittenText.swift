// swift-format-ignore-file
// Tabs and all, as they come from other editors.
import Notebook
import Plotting

struct WrittenText: Chapter {
  static let title = "Written text"
  static let summary = "Text as editors leave it."

  func run() throws {
    //:	A tab behind the mark.
    for number in 0..<2 {
    	print("indented by a tab", number)
    }
    record("slope", 2.5)

    //: - list
    //: 	- nested by a tab
    //:
    //: An editor wrapped this within a quotation: the slope is \(slope,
    //: decimals: 2), and maths $`a +
    //: b = \(slope)`$ too, and `code
    //: \(slope)`, and [a link
    //: over lines](https://example.org).
    //:
    //: > In a quotation it is \(
    //: > slope).
    //:
    //: As code:
    //:
    //:     print("\(slope)")
    //:
    //: 1. As code in a list:
    //:
    //:        print("\(slope)")
    //:
    //:    And as text: \(slope).
    let source = """
      func run() {
        //: Prose of another chapter.
        print("\(1 + 1)")
      }
      """
    let raw = #"""
      //: In a raw string.
      """#
    print(source); print(raw)

    //: A caption in a raw string:
    show("line", alt: "A line", caption: #"The mean $`\mu`$, the slope \(slope, decimals: 1)."#) { Figure { Line(y: [0, 1]) } }
  }

  //: A helper.
  func helper(_ number: Int) -> Int { number }
}
