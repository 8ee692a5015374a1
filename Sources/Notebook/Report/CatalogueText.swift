/// What pages need of a catalogue: its titles and texts, read, and where references to its chapters lead.
struct CatalogueText: Sendable {
  struct Chapter: Sendable {
    var name: String
    var title: String
    var summary: [MarkdownInline]
    /// What is wrong with the summary.
    var problems: [SourceProblem] = []
  }

  /// The words of pages in the catalogue's language.
  let words: Words
  /// Where the report will stand, if that is known.
  let address: WebAddress?
  /// The catalogue's own style sheet.
  let styleSheet: OwnStyleSheet?
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
  ///
  /// - Throws: What is wrong with the language, the address or the style sheet.
  init(_ catalogue: Catalogue) throws {
    words = try Words(catalogue.language)
    address = try catalogue.address.map { address in try WebAddress(address) }
    styleSheet = try catalogue.styleSheet.map { name in try OwnStyleSheet(name, in: catalogue) }
    title = singleLine(catalogue.title)
    var anchors = AnchorNames()
    introduction = MarkdownParser.parse(catalogue.introduction, anchors: &anchors, problems: &problems) { _, _ in
      (nil, nil)
    }
    chapters = catalogue.chapters.map { chapter in
      var text = Chapter(name: chapter.name, title: singleLine(chapter.title), summary: [])
      text.summary = MarkdownParser.parseInline(chapter.summary, problems: &text.problems) { _, _ in (nil, nil) }
      return text
    }
    targets = ReferenceTargets(chapters: chapters.map { ($0.name, $0.title) }, words: words)
  }
}
