import Foundation
import SafeFiles
import Testing

@testable import Notebook

/// Folding, tables, sources, language, address and style sheet on whole pages.
struct AppearanceTests {
  private func catalogue(
    language: String = "en", address: String? = nil, styleSheet: String? = nil
  ) -> Catalogue {
    Catalogue(
      title: "Kinds", introduction: "All.", chapters: [Kinds.self, Helpers.self], language: language, address: address,
      styleSheet: styleSheet, file: fixtures.sourceFile)
  }

  private func report(
    _ catalogue: Catalogue, _ format: ReportFormat = .html, _ work: (TemporaryFolder, ChapterOutcome) throws -> Void
  ) throws {
    let folder = try TemporaryFolder()
    let builder = try ReportBuilder(fixtures: catalogue, format: format)
    let outcome = try builder.build(chapter: "kinds", into: folder.path)
    #expect(outcome.failures == [])
    _ = try builder.finish([outcome], into: folder.path)
    try work(folder, outcome)
  }

  /// The text of HTML without its marks.
  private func text(_ html: String) -> String {
    html.replacing(/<[^>]*>/, with: "").replacing("&quot;", with: "\"").replacing("&lt;", with: "<").replacing(
      "&amp;", with: "&")
  }

  private func part(_ page: String, from start: String, to end: String) throws -> String {
    let first = try #require(page.range(of: start)).upperBound
    return String(page[first..<(try #require(page[first...].range(of: end)).lowerBound)])
  }

  @Test func whatOnlyRecordsAndShowsFolds() throws {
    try report(catalogue()) { folder, _ in
      let page = try folder.text(of: "kinds/index.html")
      let first = try part(page, from: "<div class=\"cell\">", to: "</div>")
      #expect(
        text(first) == """
          let fit = Fit(weights: [0.25, 0.75])
          print("between")
          for (name, value) in [("one", 1)] {
            record("all.\\(name)", value)
          }
          """)
      let recorded = try part(page, from: "<details class=\"making recorded\">", to: "</details>")
      #expect(
        text(recorded).hasPrefix(
          "Recorded: fit, count, started, missing\nrecord(\"fit\", fit)\nrecord(\"count\", UInt64.max)\n"))
      #expect(text(recorded).contains("// A comment that goes with its statement.\nrecord(\"started\""))
      let figure = try part(page, from: "id=\"figure-dots\"", to: "</details>")
      #expect(text(figure).contains("Figure 1. Dots."))
      #expect(
        text(figure).hasSuffix(
          "Code\nshow(\"dots\", caption: \"Dots.\") { Figure(\"dots\") { Points(x: values, y: values) } }\n"))
      #expect(
        text(try part(page, from: "id=\"figure-steps\"", to: "</details>")).contains("\nfor frame in 0..<2 {\n  let x"))
      let kept = try part(page, from: "Kept in the text", to: "<figure")
      #expect(text(kept).contains("show(\"kept\")") && !kept.contains("#-shown-code"))
      #expect(!page.components(separatedBy: "id=\"figure-kept\"")[1].contains("class=\"making\""))
      // In Markdown the code is whole.
      let markdown = try folder.text(of: "kinds/README.md")
      #expect(markdown.contains("```swift\nlet fit = Fit(weights: [0.25, 0.75])\nrecord(\"fit\", fit)\n"))
      #expect(markdown.contains("show(\"dots\"") && !markdown.contains("#-shown-code"))
    }
  }

  @Test func valuesOfAllKinds() throws {
    try report(catalogue()) { folder, _ in
      #expect(
        try folder.text(of: "kinds/values.json") == """
          {
            "fit": {
              "aic": 12.345,
              "names": {
                "first": 1,
                "second": 2
              },
              "weights": [0.25, 0.75]
            },
            "count": 18446744073709551615,
            "started": "1970-01-01T00:00:00.5Z",
            "missing": null,
            "all.one": 1
          }

          """)
      let page = try folder.text(of: "kinds/index.html")
      #expect(page.contains("AIC 12.35, weight 0.75, name 2, count 18446744073709551615."))
    }
  }

  @Test func whatCannotBeRecordedIsToldWithItsLine() throws {
    let folder = try TemporaryFolder()
    let wrong = Catalogue(
      title: "Wrong", introduction: "", chapters: [NotFinite.self, NotEncodable.self], file: fixtures.sourceFile)
    let builder = try ReportBuilder(fixtures: wrong)
    let failures = try wrong.chapters.flatMap { try builder.build(chapter: $0.name, into: folder.path).failures }
    #expect(failures.map(\.line) == [13, 28])
    #expect(failures.first?.message.hasPrefix("fit.weights[3] is not a finite number") == true)
    #expect(failures.last?.message == "the value \"refusal\" cannot be encoded: not today")
    // By an error, all code stands as it was written.
    #expect(try folder.text(of: "not-finite/index.html").contains("<div class=\"cell\">"))
  }

  @Test func tablesAreFilesToo() throws {
    try report(catalogue()) { folder, outcome in
      let page = try folder.text(of: "kinds/index.html")
      #expect(
        try folder.text(of: "kinds/people.csv")
          == "name,\"share, in \\%\",born\r\n\"Ada, \"\"A.\"\"\",0.125,1815\r\nBo,,\r\nCy,10.0,2001\r\nDi,9.0,1999\r\n")
      let long = try folder.text(of: "kinds/table-1.csv")
      #expect(long.hasPrefix("n\r\n0\r\n") && long.hasSuffix("\r\n1199\r\n"))
      #expect(outcome.files.contains("kinds/people.csv") && outcome.files.contains("kinds/table-1.csv"))
      #expect(page.contains("<a class=\"data\" href=\"people.csv\" aria-label=\"Load the table as CSV\">CSV</a>"))
      let table = try part(page, from: "id=\"table-people\"", to: "</table>")
      #expect(table.contains("<td class=\"right\" data-rank=\"2\">10.0</td>"))
      #expect(table.contains("<td class=\"right\"><span class=\"missing\">missing</span></td>"))
      // Rows that are not on the page cannot be sorted with those that are.
      #expect(page.components(separatedBy: "sortable").count == 2)
      #expect(page.contains("… and 200 more rows that are not shown."))
      #expect(try folder.text(of: "kinds/README.md").contains("| Bo | *missing* | *missing* |"))
    }
  }

  @Test func theSourceIsThere() throws {
    try report(catalogue()) { folder, outcome in
      let source = try FileSystem.contents(of: fixtures.sourceFolder + "/Kinds.swift")
      #expect(try FileSystem.contents(of: folder.path + "/kinds/Kinds.swift") == source)
      #expect(outcome.files.contains("kinds/Kinds.swift"))
      #expect(try folder.text(of: "kinds/index.html").contains("<a href=\"Kinds.swift\"><code>Kinds.swift</code></a>"))
    }
    try report(catalogue(), .selfContained) { folder, outcome in
      #expect(outcome.files == ["kinds.html"])
      let page = try folder.text(of: "kinds.html")
      let data = try part(page, from: "href=\"data:text/x-swift;base64,", to: "\" download=\"Kinds.swift\"")
      let source = try FileSystem.contents(of: fixtures.sourceFolder + "/Kinds.swift")
      #expect(Data(base64Encoded: data).map(Array.init) == source)
      let table = try part(page, from: "href=\"data:text/csv;base64,", to: "\" download=\"people.csv\"")
      #expect(Data(base64Encoded: table).map { String(decoding: $0, as: UTF8.self) }?.hasPrefix("name,") == true)
      #expect(page.contains("aria-sort") && !page.contains("notebookSearch") && !page.contains("data-search="))
    }
  }

  @Test func pagesInChinese() throws {
    try report(catalogue(language: "zh-Hans")) { folder, _ in
      let page = try folder.text(of: "kinds/index.html")
      #expect(page.hasPrefix("<!DOCTYPE html>\n<html lang=\"zh-Hans\">"))
      #expect(page.contains("第 1 章，共 2 章") && page.contains("图 1.") && page.contains("缺失"))
      #expect(try folder.text(of: "assets/notebook.js").contains("\"播放\""))
      #expect(try folder.text(of: "kinds/README.md").contains("第 1 章，共 2 章"))
      // Figures describe themselves in English, and a screen reader is told.
      let images = page.matches(of: /<img[^>]*alt="([^"]+)"([^>]*)>/).filter { !$0.0.contains("class=\"picture\"") }
      #expect(!images.isEmpty)
      for image in images { #expect(image.2.hasPrefix(" lang=\"en\""), "\(image.0)") }
      var given = FigureImage(file: "a.png", darkFile: nil, alternativeText: "一条线", width: 1, height: 1)
      #expect(ImageContext(given, try Words("zh"), \.self).alternativeTextLanguage == nil)
      given.hasGeneratedText = true
      #expect(ImageContext(given, try Words("zh"), \.self).alternativeTextLanguage == "en")
      #expect(ImageContext(given, try Words("en-GB"), \.self).alternativeTextLanguage == nil)
      // What the chapters say is theirs; what pages say themselves is in one language.
      let own = [try folder.text(of: "index.html"), try folder.text(of: "helpers/index.html"), text(page)].joined()
      for word in ["Chapter ", "Previous", "Not run", "Search", "Recorded", "Skip to", ">Code<", "On this page"] {
        #expect(!own.contains(word), "\(word)")
      }
    }
  }

  @Test func addressesAndCards() throws {
    try report(catalogue(address: "https://example.org/report")) { folder, outcome in
      let page = try folder.text(of: "kinds/index.html")
      for line in [
        "<link rel=\"canonical\" href=\"https://example.org/report/kinds/\">",
        "<meta property=\"og:url\" content=\"https://example.org/report/kinds/\">",
        "<meta property=\"og:title\" content=\"Kinds of values\">",
        "<meta property=\"og:description\" content=\"What can be recorded.\">",
        "<meta property=\"og:image\" content=\"https://example.org/report/kinds/dots.png\">",
        "<meta name=\"twitter:card\" content=\"summary_large_image\">",
      ] { #expect(page.contains(line), "\(line)") }
      let index = try folder.text(of: "index.html")
      #expect(index.contains("<link rel=\"canonical\" href=\"https://example.org/report/\">"))
      #expect(index.contains("content=\"https://example.org/report/kinds/dots.png\""))
    }
    try report(catalogue()) { folder, _ in
      let page = try folder.text(of: "kinds/index.html")
      #expect(!page.contains("canonical"))
    }
    try report(catalogue(address: "https://example.org/"), .selfContained) { folder, _ in
      let page = try folder.text(of: "kinds.html")
      #expect(page.contains("href=\"https://example.org/kinds.html\"") && !page.contains("og:image"))
    }
  }

  @Test func anOwnStyleSheetComesLast() throws {
    let folder = try TemporaryFolder()
    try FileSystem.create("own.css", in: folder.path, with: Array(":root { --accent: teal; }\n".utf8))
    let own = catalogue(styleSheet: folder.path + "/own.css")
    try report(own) { folder, _ in
      #expect(try folder.text(of: "assets/own.css") == ":root { --accent: teal; }\n")
      let links = try folder.text(of: "kinds/index.html").matches(of: /rel="stylesheet" href="([^"]*)"/).map { $0.1 }
      #expect(links.first == "../assets/style.css" && links.last == "../assets/own.css")
    }
    try report(own, .selfContained) { folder, _ in
      let page = try folder.text(of: "kinds.html")
      let ours = try #require(page.range(of: "--measure:")).lowerBound
      #expect(try #require(page.range(of: "--accent: teal")).lowerBound > ours)
    }
  }

  @Test func whatIsWrongWithTheCatalogueIsTold() throws {
    let wrong = catalogue(language: "fr", address: "example.org", styleSheet: "none.css")
    let findings = (#expect(throws: CatalogueError.self) { try ReportBuilder(fixtures: wrong) })?.findings ?? []
    #expect(findings.count == 3)
    #expect(findings.contains { $0.hasPrefix("Fixtures.swift: there are no words of pages in the language \"fr\"") })
    #expect(findings.contains { $0.contains("such as \"https://example.org/report/\"") })
    #expect(
      findings.contains { $0.contains("none.css: there is no such file") || $0.contains("none.css: No such file") })
    for address in ["https://", "ftp://example.org/", "https://example.org/a?b", "https://example.org/index.html"] {
      #expect(throws: WebAddress.Problem(address: address)) { try WebAddress(address) }
    }
  }

  @Test func theSearchHasAllText() throws {
    try report(catalogue()) { folder, outcome in
      #expect(outcome.files.contains("kinds/search.js"))
      let list = try folder.text(of: "assets/search-index.js")
      // Chapters that were not run have no text.
      #expect(list.contains("\"kinds/search.js\"") && !list.contains("helpers"))
      let script = try folder.text(of: "kinds/search.js")
      #expect(script.hasPrefix("notebookSearch.sections(\"kinds\", [\n"))
      let json = script.dropFirst("notebookSearch.sections(\"kinds\", ".count).dropLast(");\n".count)
      let sections = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [[String]])
      #expect(sections.map { $0[0] } == ["", "numbers-of-all-kinds", "表格"])
      #expect(sections[2][2].contains("高斯混合模型"))
      for text in ["People & numbers.", "Ada", "missing", "Dots.", "Step 1."] {
        #expect(sections[2][2].contains(text), "\(text)")
      }
      #expect(sections[1][2].contains("AIC 12.35") && sections[1][3].contains("between"))
      #expect(sections[2][3].contains("let values = [1.0, 2]") && sections.allSatisfy { $0.count == 4 })
    }
  }

  /// A report compared with one in which a file of each new kind differs.
  @Test func verificationCoversTheNewFiles() throws {
    try report(catalogue()) { first, _ in
      try report(catalogue()) { second, _ in
        #expect(
          try ReportComparison(expected: first.path, actual: second.path).differences.allSatisfy {
            !$0.path.hasPrefix("kinds/") || $0.path.hasSuffix(".png")
          })
        for path in ["kinds/people.csv", "kinds/Kinds.swift", "kinds/search.js", "assets/search-index.js"] {
          try FileSystem.replace(
            "\(second.path)/\(path)", with: FileSystem.contents(of: "\(second.path)/\(path)") + [65, 10])
          let found = try ReportComparison(expected: first.path, actual: second.path).differences
          #expect(found.contains { $0.path == path }, "\(path)")
        }
      }
    }
  }
}
