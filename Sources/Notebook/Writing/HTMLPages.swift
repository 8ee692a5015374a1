/// Writes whole pages: chapters, those that were not run, and the index.
struct HTMLPages {
  let book: Book
  let templates: Templates

  /// The page of a chapter.
  func chapter(_ document: Document, problems: [ChapterFailure]) throws -> String {
    let position = book.position(of: document.chapter)
    let prose = HTMLProse(targets: targets(of: document.blocks))
    let blocks = HTMLBlocks(prose: prose, templates: templates) { $0 }
    return try templates.render(
      "chapter",
      ChapterContext(
        shell: shell(
          "\(document.title) – \(book.title)", document.summary.plainText, kind: "chapter", assets: "../assets/"),
        place: place(position), title: document.title, summary: prose.write(document.summary),
        sections: document.blocks.flatMap { block -> [SectionContext] in
          guard case .prose(let blocks) = block else { return [] }
          return blocks.compactMap { block in
            guard case .heading(let level, let content, let anchor) = block, level <= 3 else { return nil }
            return SectionContext(level: level, anchor: anchor, title: prose.write(content.withoutLinks))
          }
        },
        content: try blocks.write(document.blocks), sourceFile: document.sourceFile,
        values: document.hasValues ? "values.json" : nil,
        firstFailure: problems.first.map { FailurePlace(place: $0.place) }))
  }

  /// The page of a chapter that was not run.
  func placeholder(_ position: Int) throws -> String {
    let chapter = book.chapters[position]
    return try templates.render(
      "placeholder",
      ChapterContext(
        shell: shell(
          "\(chapter.title) – \(book.title)", chapter.summary.plainText, kind: "chapter", assets: "../assets/"),
        place: place(position), title: chapter.title,
        summary: HTMLProse(targets: targets(of: [])).write(chapter.summary), sections: [], content: "",
        sourceFile: "", values: nil, firstFailure: nil))
  }

  /// The index page.
  func index(outcomes: [String: ChapterOutcome]) throws -> String {
    let targets = ReferenceTargets([], chapters: book.chapters.map { ($0.name, $0.title) }) { "\($0)/index.html" }
    let prose = HTMLProse(targets: targets)
    return try templates.render(
      "index",
      IndexContext(
        shell: shell(book.title, book.introduction.plainText, kind: "index", assets: "assets/"),
        title: book.title, introduction: prose.write(book.introduction),
        cards: book.chapters.enumerated().map { index, chapter in
          let outcome = outcomes[chapter.name]
          return CardContext(
            number: index + 1, address: "\(chapter.name)/index.html", title: chapter.title,
            summary: prose.write(chapter.summary), isFailed: outcome?.failures.isEmpty == false,
            note: outcome == nil
              ? "Not run yet." : outcome?.failures.isEmpty == false ? "Did not run to its end." : nil,
            cover: outcome?.cover.map { cover in
              CoverContext(
                source: "\(chapter.name)/\(cover.file)", darkSource: cover.darkFile.map { "\(chapter.name)/\($0)" },
                width: cover.width, height: cover.height)
            })
        }))
  }

  /// Where references on a chapter's page lead.
  func targets(of blocks: [DocumentBlock]) -> ReferenceTargets {
    ReferenceTargets(blocks, chapters: book.chapters.map { ($0.name, $0.title) }) { "../\($0)/index.html" }
  }

  private func place(_ position: Int) -> PlaceContext {
    func neighbour(_ index: Int) -> NeighbourContext? {
      guard book.chapters.indices.contains(index) else { return nil }
      let chapter = book.chapters[index]
      return NeighbourContext(address: "../\(chapter.name)/index.html", title: chapter.title)
    }
    return PlaceContext(
      number: position + 1, count: book.chapters.count, book: book.title, index: "../index.html",
      previous: neighbour(position - 1), next: neighbour(position + 1))
  }

  private func shell(_ title: String, _ description: String, kind: String, assets: String) -> ShellContext {
    ShellContext(
      pageTitle: singleLine(title), description: singleLine(String(description.prefix(300))), kind: kind, assets: assets
    )
  }
}

/// What the pages need of the catalogue: titles and texts, parsed.
struct Book: Sendable {
  struct Chapter: Sendable {
    var name: String
    var title: String
    var summary: [MarkdownInline]
  }

  var title: String
  var introduction: [MarkdownBlock]
  var chapters: [Chapter]

  func position(of name: String) -> Int { chapters.firstIndex { $0.name == name } ?? 0 }
}
