/// What pages need of a catalogue: its titles and texts, read, and where references to its chapters lead.
struct CatalogueText: Sendable {
  struct Chapter: Sendable {
    var name: String
    var title: String
    var summary: [MarkdownInline]
    /// The commands that formulas of all chapters can use.
    var macros = TeXMacros()
    /// What is wrong with the summary.
    var problems: [SourceProblem] = []
  }

  var title: String
  var introduction: [MarkdownBlock]
  var chapters: [Chapter]
  /// The chapters as targets; those within a chapter are its document's.
  let targets: ReferenceTargets
  /// What is wrong with the introduction.
  private(set) var problems: [SourceProblem] = []

  /// Where a chapter of the catalogue stands, from 0.
  func position(of name: String) -> Int { chapters.firstIndex { $0.name == name } ?? 0 }

  /// Reads the catalogue's texts.
  init(_ catalogue: Catalogue) {
    title = singleLine(catalogue.title)
    var anchors = AnchorNames()
    let macros = TeXMacros(catalogue.macros)
    var introductionMacros = macros
    introduction = MarkdownParser.parse(
      catalogue.introduction, anchors: &anchors, macros: &introductionMacros, problems: &problems
    ) { _, _ in (nil, nil) }
    chapters = catalogue.chapters.map { chapter in
      var text = Chapter(name: chapter.name, title: singleLine(chapter.title), summary: [], macros: macros)
      text.summary = MarkdownParser.parseInline(chapter.summary, macros: macros, problems: &text.problems) { _, _ in
        (nil, nil)
      }
      return text
    }
    targets = ReferenceTargets(chapters: chapters.map { ($0.name, $0.title) })
  }
}
