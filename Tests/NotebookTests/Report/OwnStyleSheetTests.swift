import SafeFiles
import Testing

@testable import Notebook

struct OwnStyleSheetTests {
  @Test func whatIsNoFileIsNotRead() throws {
    let folder = try TemporaryFolder()
    #expect(mkfifo("\(folder.path)/own.css", 0o644) == 0)
    #expect(symlink("own.css", "\(folder.path)/link.css") == 0)
    var catalogue = fixtures
    for name in ["own.css", "link.css"] {
      catalogue.styleSheet = "\(folder.path)/\(name)"
      let error = #expect(throws: OwnStyleSheet.Problem.self) {
        _ = try OwnStyleSheet(catalogue.styleSheet!, in: catalogue)
      }
      #expect(error?.description.contains("FIFO") == true)
    }
  }

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
