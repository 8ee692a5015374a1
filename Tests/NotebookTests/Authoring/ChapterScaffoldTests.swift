import Foundation
import SafeFiles
import Testing

@testable import Notebook

struct ScaffoldTests {
  private func added(_ source: String) throws -> String {
    try CatalogueEditor(source, path: "Catalogue.swift").adding("New")
  }

  @Test(arguments: [
    (
      "let c = Catalogue(title: \"\", chapters: [A.self])",
      "let c = Catalogue(title: \"\", chapters: [A.self, New.self])"
    ),
    ("let c = Catalogue(chapters: [])", "let c = Catalogue(chapters: [New.self])"),
    ("let c = Catalogue(chapters: [\n])", "let c = Catalogue(chapters: [New.self])"),
    (
      "f(\n  chapters: [A.self])\nlet c = Catalogue(\n  chapters: [A.self, B.self,])",
      "f(\n  chapters: [A.self])\nlet c = Catalogue(\n  chapters: [A.self, B.self, New.self])"
    ),
    (
      "let c = Catalogue(\n  chapters: [\n    A.self,\n    B.self,  // last\n  ])\n// end\n",
      "let c = Catalogue(\n  chapters: [\n    A.self,\n    B.self,  // last\n    New.self,\n  ])\n// end\n"
    ),
    (
      "let c = Catalogue(\n  chapters: [\n    A.self,\n    B.self\n  ]\n)",
      "let c = Catalogue(\n  chapters: [\n    A.self,\n    B.self,\n    New.self,\n  ]\n)"
    ),
    (
      "let é = Catalogue(\n  chapters: [\n    A.self, B.self])",
      "let é = Catalogue(\n  chapters: [\n    A.self, B.self,\n    New.self,\n])"
    ),
    ("let c = Notebook.Catalogue(chapters: [A.self])", "let c = Notebook.Catalogue(chapters: [A.self, New.self])"),
  ])
  func chapterIsAdded(before: String, after: String) throws {
    #expect(try added(before) == after)
  }

  @Test(arguments: ["let a = 1", "let c = Catalogue(chapters: all)", "Catalogue(title: [A.self])"])
  func catalogueThatCannotBeEdited(source: String) {
    #expect(throws: ScaffoldError.self) { try added(source) }
  }

  /// The new chapter is the one among the fixtures, which compiles and runs without a finding.
  @Test func newChapterCompilesAndRuns() throws {
    let folder = try TemporaryFolder()
    let list = "let fixtures = Catalogue(title: \"\", introduction: \"\", chapters: [Story.self])\n"
    try FileSystem.create(folder.path + "/Catalogue.swift", with: Array(list.utf8))
    var catalogue = fixtures
    catalogue.chapters = [Story.self]
    catalogue.sourceFile = folder.path + "/Catalogue.swift"
    let scaffold = try ChapterScaffold(name: "first-steps", catalogue: catalogue)
    #expect(scaffold.typeName == "FirstSteps")
    let fixture = try FileSystem.contents(of: fixtures.sourceFolder + "/FirstSteps.swift")
    #expect(scaffold.source == String(decoding: fixture, as: UTF8.self))
    #expect(try scaffold.write() == [folder.path + "/FirstSteps.swift", folder.path + "/Catalogue.swift"])
    #expect(try folder.text(of: "Catalogue.swift").contains("[Story.self, FirstSteps.self]"))
    #expect(try FileSystem.entries(of: folder.path).sorted() == ["Catalogue.swift", "FirstSteps.swift"])

    let outcome = try ReportBuilder(fixtures: fixtures).build(chapter: "first-steps", into: folder.path)
    #expect(outcome.failures == [])
    let page = try folder.text(of: "first-steps/index.html")
    #expect(page.contains("the area under the curve is 3.140"))
    #expect(outcome.cover?.file == "curve.png")
  }

  @Test(arguments: [
    ("first-steps", "FirstSteps"), ("em", "Em"), ("3d", "Chapter3d"), ("self", "SelfChapter"), ("a.b_c", "ABC"),
  ])
  func typeNames(name: String, type: String) throws {
    let folder = try TemporaryFolder()
    try FileSystem.create(folder.path + "/C.swift", with: Array("let c = Catalogue(chapters: [])".utf8))
    var catalogue = fixtures
    catalogue.chapters = []
    catalogue.sourceFile = folder.path + "/C.swift"
    let scaffold = try ChapterScaffold(name: name, catalogue: catalogue)
    #expect(scaffold.typeName == type)
    #expect(scaffold.source.contains("static let name = \"\(name)\"") == (kebabCase(type) != name))
  }

  @Test(arguments: ["story", "STORY", "", "../x", "a b"])
  func namesThatCannotBe(name: String) {
    #expect(throws: ScaffoldError.self) { try ChapterScaffold(name: name, catalogue: fixtures) }
  }

  @Test func existingFileIsNotTouched() throws {
    let folder = try TemporaryFolder()
    try FileSystem.create(folder.path + "/C.swift", with: Array("let c = Catalogue(chapters: [])".utf8))
    try FileSystem.create(folder.path + "/Mine.swift", with: [1])
    var catalogue = fixtures
    catalogue.sourceFile = folder.path + "/C.swift"
    #expect(throws: ScaffoldError.self) { try ChapterScaffold(name: "mine", catalogue: catalogue) }
    #expect(try FileSystem.contents(of: folder.path + "/Mine.swift") == [1])
  }
}
