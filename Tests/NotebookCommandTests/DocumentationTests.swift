import Foundation
import Testing

/// What the documentation's first page shows is a program that is compiled, to the letter, and what that program prints.
@Suite struct DocumentationTests {
  @Test func showsWhatIsCompiledAndPrinted() throws {
    let tests = URL(filePath: #filePath).deletingLastPathComponent()
    let page = try String(
      contentsOf: tests.appending(path: "../../Sources/NotebookCommand/NotebookCommand.docc/NotebookCommand.md")
        .standardized,
      encoding: .utf8)
    let example = try String(contentsOf: tests.appending(path: "../dice/Dice.swift").standardized, encoding: .utf8)
    #expect(page.contains("<!-- example: Dice.swift -->\n```swift\n\(example)```\n"))

    let folder = try TemporaryFolder()
    let list = try BuiltProgram.dice.run("list", in: folder)
    #expect(list.status == 0 && page.contains("`swift run dice list` prints\n\n```text\n\(list.output)```\n"))
    let all = try BuiltProgram.dice.run("all", in: folder)
    #expect(
      all.status == 0 && page.contains("the path of its first page:\n\n```text\n\(all.output)```\n"), "\(all.messages)")
    let chapter = try folder.text(of: "output/two-dice/index.html")
    #expect(chapter.contains("[1, 2, 3, 4, 5, 6, 5, 4, 3, 2, 1]") && chapter.contains("The sum is 7 in 6 of them."))
  }
}
