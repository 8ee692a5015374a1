/// What pages need of the catalogue: titles and texts, parsed.
struct Book: Sendable {
  struct Chapter: Sendable {
    var name: String
    var title: String
    var summary: [MarkdownInline]
  }

  var title: String
  var introduction: [MarkdownBlock]
  var chapters: [Chapter]

  /// Where a chapter stands, from 0.
  func position(of name: String) -> Int { chapters.firstIndex { $0.name == name } ?? 0 }

  /// Reads the catalogue's texts.
  ///
  /// - Parameter problems: Takes what is wrong with the introduction; a chapter's summary is checked with the chapter.
  init(_ catalogue: Catalogue, problems: inout [SourceProblem]) {
    title = singleLine(catalogue.title)
    var anchors = AnchorNames()
    introduction = MarkdownParser.parse(catalogue.introduction, anchors: &anchors, problems: &problems) { _, _ in
      (nil, nil)
    }
    chapters = catalogue.chapters.map { chapter in
      var ignored: [SourceProblem] = []
      return Chapter(
        name: chapter.name, title: singleLine(chapter.title),
        summary: MarkdownParser.parseInline(chapter.summary, problems: &ignored) { _, _ in (nil, nil) })
    }
  }
}
