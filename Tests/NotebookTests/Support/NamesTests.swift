import Testing

@testable import Notebook

@Suite struct NamesTests {
  @Test(arguments: ["em-1d", "index.html", "A", "published-iteration-00.png", String(repeating: "x", count: 100)])
  func chapterNamesThatAreFine(name: String) throws {
    try Names.validate(chapter: name)
  }

  @Test(arguments: [
    "", ".", "..", "../x", "/etc/passwd", "a/b", "a\0b", "-rf", ".hidden", "end.", "a b", "é", "a\\b", "con:", "\n",
    String(repeating: "x", count: 101),
  ])
  func chapterNamesThatAreNot(name: String) {
    #expect(throws: InvalidName.self) { try Names.validate(chapter: name) }
  }

  @Test(arguments: [
    "../x", "a/../../x", "/a", "a//b", "a/", "", "a/../b", "./a", "a/./b", "a\0b", "a/b\0", "..", "a\\b",
    String(repeating: "x", count: 256), String(repeating: "x/", count: 600) + "x", "data:image/png,", "a b",
  ])
  func pathsThatCouldLeaveTheReport(path: String) {
    #expect(throws: InvalidName.self) { try Names.validate(relativePath: path) }
  }
}
