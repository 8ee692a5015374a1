import SafeFiles
import Testing

@testable import Notebook

/// What pages say of parameters and of several runs.
@Suite struct ParameterPagesTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Makes chapters as the command does, without a process for each.
  private func make(
    _ chapters: [PlannedChapter], format: ReportFormat = .html, language: String = "en"
  ) throws -> [ChapterOutcome] {
    let builder = try ReportBuilder(fixtures: bookOfSettables(language: language), format: format)
    let outcomes = try chapters.map { chapter in
      let made = try chapter.runs.map { run in
        try builder.build(run, into: folder.path, hasProcess: false, journal: nil) { _ in }
      }
      guard chapter.isCompared else { return made[0].outcome }
      return try builder.buildComparison(
        of: chapter, outcomes: made.map(\.outcome), summaries: made.map(\.summary), into: folder.path)
    }
    let linked = try builder.link(outcomes, in: folder.path)
    _ = try builder.finish(linked, into: folder.path)
    return linked
  }

  private func plan(_ set: [String] = [], forEach: [String] = []) throws -> [PlannedChapter] {
    try RunPlanner(settableFixtures, set: set, forEach: forEach).plan(["settable"], needsAll: true)
  }

  @Test func theDefaultsAreOnThePageAndInTheValuesAndNotInTheManifest() throws {
    let outcomes = try make([PlannedChapter("settable")])
    #expect(outcomes[0].failures == [] && outcomes[0].parameters == nil)
    let page = try folder.text(of: "settable/index.html")
    #expect(page.contains("<section class=\"parameters\" aria-label=\"Parameters\">"))
    #expect(page.contains("<code>count</code></th><td><code>2</code></td><td><code>2</code></td>"))
    #expect(page.contains("How many | there are, &lt;i&gt;at least&lt;/i&gt; `one`."))
    #expect(page.contains("There are 2, round, and the product is 42."))
    #expect(!page.contains("class=\"set\"") && !page.contains("class=\"mark\""))
    let values = try folder.text(of: "settable/values.json")
    #expect(
      values
        == "{\n  \"parameters.count\": 2,\n  \"parameters.shape\": \"round\",\n  \"parameters.columns\": [],\n  "
        + "\"parameters.clashes\": false,\n  \"product\": 42\n}\n")
    let markdown = try folder.text(of: "settable/README.md")
    #expect(markdown.contains("| Parameter | Value | Default | What it is for |\n"))
    #expect(
      markdown.contains("| `count` | `2` | `2` | How many \\| there are, \\<i\\>at least\\</i\\> \\`one\\`. |\n"))
    #expect(markdown.contains("| `columns` | *none* | *none* | Columns by name. |\n"))
    #expect(!(try folder.text(of: "index.html")).contains("class=\"settings\""))
  }

  @Test func whatIsSetIsMarked() throws {
    let outcomes = try make(try plan(["count=3", "columns=a|`b`,<c>"]))
    #expect(outcomes[0].failures == [])
    #expect(outcomes[0].parameters?.settings.map(\.argument) == ["count=3", "columns=a|`b`,<c>"])
    let page = try folder.text(of: "settable/index.html")
    #expect(
      page.contains(
        "<tr class=\"set\"><th scope=\"row\"><code>count</code></th><td><code>3</code> <span class=\"mark\">set</span></td>"
          + "<td><code>2</code></td>"))
    #expect(
      page.contains("<code>a|`b`,&lt;c&gt;</code>") && page.contains("There are 3, round, and the product is 63."))
    #expect(page.components(separatedBy: "class=\"mark\"").count == 3)
    let markdown = try folder.text(of: "settable/README.md")
    #expect(markdown.contains("| `count` | `3` (set) | `2` |"))
    #expect(markdown.contains("| `columns` | ``a\\|`b`,<c>`` (set) | *none* |"))
    #expect(
      try folder.text(of: "index.html").contains(
        "<p class=\"settings\">Made with count=3, columns=a|`b`,&lt;c&gt;.</p>"))
  }

  /// A page does not begin with a screen of parameters that are as they always are.
  @Test(arguments: [("", 0, "9 parameters with their defaults"), ("third", 1, "8 parameters with their defaults")])
  func ofManyParametersThoseWithDefaultsAreFolded(name: String, count: Int, label: String) throws {
    let builder = try ReportBuilder(fixtures: adjustableFixture)
    let settings = name.isEmpty ? [] : [ParameterSetting(name: name, text: "30")]
    let run = PlannedRun(chapter: "adjustable", settings: settings)
    #expect(
      try builder.build(run, into: folder.path, hasProcess: false, journal: nil) { _ in }.outcome.failures == [])
    let page = try folder.text(of: "adjustable/index.html")
    let fold = try #require(page.range(of: "<details><summary>\(label)</summary>\n<div class=\"table\""))
    let section = try #require(page.range(of: "<section class=\"parameters\"")?.upperBound)
    #expect(page[section..<fold.lowerBound].components(separatedBy: "<th scope=\"row\">").count - 1 == count)
    #expect(page[fold.upperBound...].components(separatedBy: "<th scope=\"row\">").count - 1 == 9 - count)
    #expect(page.contains("<code>30</code> <span class=\"mark\">set</span>") == (count == 1))
    let markdown = try folder.text(of: "adjustable/README.md")
    let parts = markdown.components(separatedBy: "<details>\n<summary>\(label)</summary>")
    #expect(
      parts.count == 2 && parts[0].contains("`30` (set)") == (count == 1) && parts[1].contains("| `ninth` | `9` |"))
  }

  @Test func pagesInChineseSayItInChinese() throws {
    _ = try make(try plan(["count=3"]), language: "zh-Hans")
    let page = try folder.text(of: "settable/index.html")
    #expect(page.contains("<th scope=\"col\">参数</th><th scope=\"col\">取值</th><th scope=\"col\">默认值</th>"))
    #expect(page.contains("<span class=\"mark\">已设置</span>") && page.contains("<span class=\"missing\">无</span>"))
    #expect(try folder.text(of: "settable/README.md").contains("| 参数 | 取值 | 默认值 | 说明 |"))
    #expect(try folder.text(of: "index.html").contains("所用参数：count=3。"))
  }

  @Test(arguments: [
    ["count=0"], ["count=x"], ["cuont=1"], ["shape=Round"], ["count=3", "count=4"],
  ])
  func settingsThatCannotBeAreAFailureOfTheChapter(arguments: [String]) throws {
    let settings = try arguments.map { argument in try ParameterSetting(argument: argument) }
    let outcomes = try make([PlannedChapter("settable", settings: settings)])
    #expect(outcomes[0].failures.count == 1)
    #expect(
      outcomes[0].failures[0].message.hasPrefix("the chapter cannot be run with its settings: "),
      "\(outcomes[0].failures)")
    // They are kept, so that the same is made again.
    #expect(outcomes[0].parameters?.settings == settings)
    #expect(try folder.text(of: "settable/values.json") == "{}\n")
  }

  @Test func aRecordedValueCannotTakeTheNameOfAParameter() throws {
    let outcomes = try make([PlannedChapter("settable", settings: [ParameterSetting(name: "clashes", text: "true")])])
    #expect(
      outcomes[0].failures.first?.message
        == "a value named \"parameters.count\" is already recorded: names are used once in a chapter")
  }

  @Test func runsAreComparedInAllFormats() throws {
    let chapters = try plan(["columns=a"], forEach: ["count=1...3"]) + [PlannedChapter("also-settable")]
    for (format, table, run) in [
      (ReportFormat.html, "settable/index.html", "../settable-count-2/index.html"),
      (.markdown, "settable/README.md", "../settable-count-2/README.md"),
      (.selfContained, "settable.html", "settable-count-2.html"),
    ] {
      for entry in try FileSystem.entries(of: folder.path) { try FileSystem.removeTree("\(folder.path)/\(entry)") }
      let outcomes = try make(chapters, format: format)
      #expect(outcomes.map(\.isSuccess) == [true, true], "\(outcomes.flatMap(\.failures))")
      #expect(outcomes[0].runs?.map(\.name) == ["settable-count-1", "settable-count-2", "settable-count-3"])
      let page = try folder.text(of: table)
      let isMarkdown = format == .markdown
      #expect(page.contains(isMarkdown ? "[2](\(run))" : "<a href=\"\(run)\">2</a>"), "\(format)")
      #expect(page.contains(isMarkdown ? "| `count` | `product` |" : ">\(code("product"))</th>"), "\(format)")
      #expect(page.contains(isMarkdown ? "`1, 2, 3` (set)" : "<code>1, 2, 3</code> <span class=\"mark\">"), "\(format)")
      // Every page that it leads to is there, and leads back.
      let path = run.replacing("../", with: "")
      let back = try folder.text(of: path)
      let address = run.replacing("-count-2", with: "")
      #expect(back.contains(isMarkdown ? "(\(address))" : "<a href=\"\(address)\">Compare with the other runs</a>"))
      #expect(back.contains("Settable (count = 2)"))
      // What another chapter refers to is on several pages.
      let other = try folder.text(of: table.replacing("settable", with: "also-settable"))
      #expect(other.contains("-->Settable<!--"), "\(format)")
      // Every file is one that a report can have.
      let listed = Set(outcomes.flatMap(\.withRuns).flatMap(\.files))
      for outcome in outcomes { try outcome.validate() }
      let found = try FileSystem.files(under: folder.path).filter { $0.contains("settable") }
      #expect(Set(found) == listed, "\(format)")
    }
  }

  private func code(_ text: String) -> String { "<code>\(text)</code>" }

  @Test func valuesOfRunsAreListsAndTheIndexHasOneCard() throws {
    _ = try make(try plan([], forEach: ["count=1...3"]))
    #expect(
      try folder.text(of: "settable/values.json")
        == "{\n  \"parameters.count\": [1, 2, 3],\n  \"product\": [21, 42, 63]\n}\n")
    #expect(try folder.text(of: "settable/runs.csv") == "count,product\r\n1,21\r\n2,42\r\n3,63\r\n")
    let index = try folder.text(of: "index.html")
    #expect(index.components(separatedBy: "<li class=\"card").count == 5)
    #expect(index.contains("3 runs compared.") && index.contains("settable/dots.png"))
    #expect(try FileSystem.status("\(folder.path)/settable/dots.png") != nil)
    #expect(try folder.text(of: "assets/search-index.js").contains("settable-count-1") == false)
    #expect(try FileSystem.status("\(folder.path)/settable-count-1/search.js") == nil)
  }

  /// A chapter without parameters has the page that it had.
  @Test func aChapterWithoutParametersSaysNothingOfThem() throws {
    let outcomes = try make([PlannedChapter("helpers")])
    #expect(outcomes[0].parameters == nil && outcomes[0].runs == nil)
    for file in ["helpers/index.html", "helpers/README.md", "helpers/values.json"] {
      #expect(!(try folder.text(of: file)).lowercased().contains("parameter"), "\(file)")
    }
  }
}
