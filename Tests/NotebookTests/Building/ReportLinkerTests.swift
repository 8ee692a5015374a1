import SafeFiles
import Testing

@testable import Notebook

struct ReportLinkerTests {
  private func outcome(
    _ name: String, names: [String: String] = [:], references: [ChapterLinks.Reference] = [], files: [String] = [],
    failures: [ChapterFailure] = []
  ) -> ChapterOutcome {
    ChapterOutcome(
      name: name, title: name, failures: failures, files: files,
      links: ChapterLinks(sourceFile: "\(name).swift", names: names, filesInside: [], references: references))
  }

  private let reference = ChapterLinks.Reference(chapter: "b", name: "figure:x--y", line: 7)
  private var place: String {
    LinkLabel.place("b", MarkdownReference(chapter: "b", kind: .figure, name: "x--y", line: nil))
  }

  @Test func whatWasFilledInIsFilledInAnew() throws {
    let folder = try TemporaryFolder()
    try folder.write("see \(place), again \(place)", to: "a/index.html")
    try folder.write("", to: "former/x")
    let a = outcome("a", references: [reference], files: ["a/index.html"])
    for label in ["Figure 1", "Figure 2 & 3"] {
      let b = outcome("b", names: ["figure:x--y": label])
      let linked = try ReportLinker([a, b]).link([a, b], in: folder.path)
      #expect(linked.map(\.isSuccess) == [true, true])
      let page = try folder.text(of: "a/index.html")
      #expect(page.components(separatedBy: "-->\(escapedHTML(label))<!--").count == 3, "\(page)")
      #expect(!page.contains("--y"))
    }
  }

  @Test func aPageThatAnotherReportSharesStaysThereAsItWas() throws {
    let folder = try TemporaryFolder()
    try folder.write(place, to: "former/a/index.html")
    try FileSystem.makeFolders("a", in: folder.path)
    #expect(link("\(folder.path)/former/a/index.html", "\(folder.path)/a/index.html") == 0)
    let outcomes = [
      outcome("a", references: [reference], files: ["a/index.html"]), outcome("b", names: ["figure:x--y": "Figure 1"]),
    ]
    _ = try ReportLinker(outcomes).link(outcomes, in: folder.path)
    #expect(try folder.text(of: "former/a/index.html") == place)
    #expect(try folder.text(of: "a/index.html") != place)
  }

  @Test func whatIsNotThereIsTold() throws {
    let folder = try TemporaryFolder()
    try folder.write(place, to: "a/README.md")
    let file = ChapterLinks.Reference(chapter: "b", file: "values.jso", line: 9)
    let a = outcome("a", references: [reference, file], files: ["a/README.md"])
    let b = outcome("b", names: ["figure:x-y": "Figure 1", "table:x--y": "Table 1"], files: ["b/values.json"])
    let linked = try ReportLinker([a, b]).link([a, b], in: folder.path)
    #expect(
      linked[0].linkFailures.map(\.description) == [
        "a.swift:7: there is no figure named \"x--y\" in b: did you mean x-y?",
        "a.swift:9: there is no file named \"values.jso\" in b: did you mean values.json?",
      ])
    #expect(!linked[0].isSuccess && linked[1].isSuccess)
    #expect(try folder.text(of: "a/README.md").contains("**there is no figure"))
    // It is there once it is made.
    let better = outcome("b", names: ["figure:x--y": "Figure 1"], files: ["b/values.jso"])
    #expect(try ReportLinker([linked[0], better]).link([linked[0], better], in: folder.path)[0].isSuccess)
  }

  @Test func whatAnUnfinishedChapterMayStillHaveIsNoMistake() throws {
    let folder = try TemporaryFolder()
    try folder.write(place, to: "a/index.html")
    let a = outcome("a", references: [reference], files: ["a/index.html"])
    let failure = ChapterFailure(chapter: "b", file: "b.swift", message: "no")
    for others in [[], [outcome("b", failures: [failure])]] {
      let linked = try ReportLinker([a] + others).link([a] + others, in: folder.path)
      #expect(linked[0].isSuccess)
      #expect(try folder.text(of: "a/index.html").contains("-->not made yet<!--"))
    }
  }
}
