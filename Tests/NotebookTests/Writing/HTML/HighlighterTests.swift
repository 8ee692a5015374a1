import Testing

@testable import Notebook

struct HighlighterTests {
  @Test func highlightingChangesNoCharacter() {
    let code =
      "let a = \"x\\(1 + 2)y\" // é <&>\n#if DEBUG\n@main struct S<T> { func f(_ x: Int) -> [String] { [] } }\n#endif\n\"\"\"\n unfinished"
    let html = Highlighter.html(code)
    var text = ""
    var isTag = false
    for character in html {
      switch character {
      case "<": isTag = true
      case ">": isTag = false
      default: if !isTag { text.append(character) }
      }
    }
    #expect(text == escapedHTML(code))
    #expect(html.contains("<span class=\"keyword\">let</span>"))
  }
}
