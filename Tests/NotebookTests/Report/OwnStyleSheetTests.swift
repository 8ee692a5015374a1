import Testing

@testable import Notebook

struct OwnStyleSheetTests {
  @Test(arguments: [
    ("/* @import */\n@import 'a.css';", 2), ("a { background: url(x.png) }", 1),
    ("\n\na { background: URL( 'http://x' ) }", 3),
    ("a::after { content: '</style>' }", 1), ("a { background: image-set('a.png' 1x) }", 1),
  ])
  func styleSheetsLoadNothing(text: String, line: Int) {
    #expect(OwnStyleSheet.problem(in: text)?.line == line)
  }

  @Test(arguments: [
    "a { background: url(data:image/png;base64,AA==) }", "a { background: url( \"data:image/png;base64,AA==\" ) }",
    "/* url(x.png) */ a { fill: url(#here) }", "a { color: red }",
  ])
  func styleSheetsMayHaveDataInside(text: String) {
    #expect(OwnStyleSheet.problem(in: text) == nil)
  }
}
