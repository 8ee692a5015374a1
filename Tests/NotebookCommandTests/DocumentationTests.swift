import Foundation
import Notebook
import SafeFiles
import Testing

/// What the documentation's first page shows is a program that is compiled, to the letter, and what that program prints.
@Suite struct DocumentationTests {
  /// The package manager's own record of what it built.
  @Test func theReadmeSaysWithWhichPackagesTheReportWasMade() throws {
    let root = URL(filePath: #filePath).appending(path: "../../..").standardized.path
    let manifest = try ReportManifest(json: FileSystem.contents(of: "\(root)/output/report.json"))
    let readme = String(decoding: try FileSystem.contents(of: "\(root)/README.md"), as: UTF8.self)
    for (name, version) in manifest.packages ?? [:] { #expect(readme.contains("\(name) \(version)")) }

    let folder = try TemporaryFolder()
    #expect(try BuiltProgram.dice.run("all", in: folder).status == 0)
    let made = try ReportManifest(json: FileSystem.contents(of: "\(folder.path)/output/report.json"))
    #expect(made.packages?.keys.sorted() == ["swift-mustache", "swift-syntax"])
    #expect(made.packages?["swift-syntax"]?.contains(/^60[23]\.\d+\.\d+$/) == true)
  }

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
