import Testing

@testable import Notebook

/// Works that all chapters can cite.
struct BibliographyTests {
  private func catalogue(_ works: [Work]) -> Catalogue {
    Catalogue(
      title: "Kinds", introduction: "As Wu[^wu-1983] says.", chapters: [Kinds.self], bibliography: works,
      file: fixtures.sourceFile)
  }

  private let wu = Work("wu-1983", "C. F. J. Wu, *On the convergence properties of the EM algorithm*, 1983.")
  private let bishop = Work("bishop-2006", "C. M. Bishop, *Pattern recognition*, [2006](https://example.org/).")

  @Test func theIndexListsAllAndCitesSome() throws {
    let folder = try TemporaryFolder()
    let builder = try ReportBuilder(fixtures: catalogue([bishop, wu]))
    _ = try builder.finish([], into: folder.path)
    let page = try folder.text(of: "index.html")
    let list = try #require(page.firstMatch(of: /(?s)<ul class="works">(.*?)<\/ul>/)?.1)
    #expect(list.split(separator: "<li>").count == 3)
    #expect(list.contains("<em>Pattern recognition</em>") && list.contains("https://example.org/"))
    let cited = try #require(page.firstMatch(of: /(?s)<li id="footnote-wu-1983" value="1">(.*?)<\/li>/)?.1)
    #expect(cited.contains("C. F. J. Wu"))
    #expect(!page.contains("footnote-bishop-2006"))
  }

  @Test func markdownHasTheSame() throws {
    let folder = try TemporaryFolder()
    let builder = try ReportBuilder(fixtures: catalogue([bishop, wu]), format: .markdown)
    _ = try builder.finish([], into: folder.path)
    let page = try folder.text(of: "README.md")
    #expect(page.contains("## Bibliography\n\n- C. M. Bishop"))
    #expect(page.contains("[^wu-1983]: C. F. J. Wu"))
  }

  @Test(arguments: [
    (["wu 1983"], "cannot be cited"), (["wu-1983", "WU-1983"], "is there twice"), ([""], "cannot be cited"),
  ])
  func keysAreChecked(keys: [String], message: String) {
    let works = keys.map { Work($0, "A work.") }
    let error = #expect(throws: CatalogueError.self) { try ReportBuilder(fixtures: catalogue(works)) }
    #expect(error?.description.contains(message) == true)
  }

  @Test(arguments: [
    ([Work("wu-1983", "See [there](#chapter:kinds).")], "the bibliography, wu-1983: a work leads to the web"),
    ([Work("wu-1983", "$\\nothing$")], "the bibliography, wu-1983: "),
    ([Work("wu-1984", "A work.")], "did you mean [^wu-1984]?"),
  ])
  func textsAreChecked(works: [Work], message: String) throws {
    let builder = try ReportBuilder(fixtures: catalogue(works))
    let folder = try TemporaryFolder()
    let error = #expect(throws: CatalogueError.self) { try builder.finish([], into: folder.path) }
    #expect(error?.description.contains(message) == true, "\(error?.description ?? "")")
  }

  @Test func aWorkWithoutWordsIsNone() {
    let error = #expect(throws: CatalogueError.self) {
      try ReportBuilder(fixtures: catalogue([Work("wu-1983", " ")]))
    }
    #expect(error?.description.contains("says nothing of the work") == true)
  }
}
