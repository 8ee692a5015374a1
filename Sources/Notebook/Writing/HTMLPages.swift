/// Writes whole pages: chapters, those that were not run, and the index.
struct HTMLPages: Sendable {
  let book: Book
  let templates: Templates
  let addresses: PageAddresses
  /// Style sheet and script to put into the pages; `nil` when they are files of their own.
  let assets: InlineAssets?

  /// The page of a chapter.
  ///
  /// - Parameters:
  ///   - problems: What is wrong with the chapter; the head of the page leads to the first.
  ///   - file: The address of a file that the chapter wrote.
  func chapter(
    _ document: Document, problems: [ChapterFailure], file: @escaping (_ name: String) -> String
  ) throws -> String {
    let prose = HTMLProse(targets: targets(of: document.blocks))
    let values = document.hasValues ? file("values.json") : nil
    // Values inside the page are there once, at its end.
    let link = assets == nil ? values : values.map { _ in "#values" }
    let blocks = HTMLBlocks(prose: prose, templates: templates, values: link, address: file)
    let content = try blocks.write(document.blocks)
    let summary = prose.write(document.summary)
    let sections = sections(document, prose)
    return try templates.render(
      "chapter",
      ChapterContext(
        shell: shell(
          "\(document.title) – \(book.title)", document.summary.plainText, kind: "chapter", up: "../",
          hasMathematics: content.contains("<math") || summary.contains("<math")),
        place: place(book.position(of: document.chapter)), title: document.title,
        summary: summary, sections: sections, hasSections: !sections.isEmpty, content: content,
        sourceFile: document.sourceFile,
        values: values, download: assets == nil ? nil : "\(document.chapter)-values.json",
        firstFailure: problems.first.map { FailurePlace(place: $0.place) }))
  }

  private func sections(_ document: Document, _ prose: HTMLProse) -> [SectionContext] {
    document.blocks.flatMap { block -> [SectionContext] in
      guard case .prose(let blocks) = block else { return [] }
      return blocks.compactMap { block in
        guard case .heading(let level, let content, let anchor) = block, level <= 3 else { return nil }
        return SectionContext(level: level, anchor: anchor, title: prose.write(content.withoutLinks))
      }
    }
  }

  /// The page of a chapter that was not run.
  func placeholder(_ position: Int) throws -> String {
    let chapter = book.chapters[position]
    return try templates.render(
      "placeholder",
      ChapterContext(
        shell: shell("\(chapter.title) – \(book.title)", chapter.summary.plainText, kind: "chapter", up: "../"),
        place: place(position), title: chapter.title,
        summary: HTMLProse(targets: targets(of: [])).write(chapter.summary), sections: [], hasSections: false,
        content: "",
        sourceFile: "", values: nil, download: nil, firstFailure: nil))
  }

  /// The index page.
  ///
  /// - Parameter picture: The address of a file of a chapter.
  func index(
    outcomes: [String: ChapterOutcome], picture: (_ chapter: String, _ file: String) -> String
  ) throws -> String {
    let targets = ReferenceTargets([], chapters: book.chapters.map { ($0.name, $0.title) }, address: addresses.page)
    let prose = HTMLProse(targets: targets)
    let cards = book.chapters.enumerated().map { index, chapter in
      let outcome = outcomes[chapter.name]
      let isFailed = outcome?.isSuccess == false
      return CardContext(
        number: index + 1, address: addresses.page(of: chapter.name), title: chapter.title,
        summary: prose.write(chapter.summary), isFailed: isFailed,
        note: outcome == nil ? "Not run yet." : isFailed ? "Did not run to its end." : nil,
        cover: outcome?.cover.map { cover in
          CoverContext(
            source: picture(chapter.name, cover.file), darkSource: cover.darkFile.map { picture(chapter.name, $0) },
            width: cover.width, height: cover.height)
        })
    }
    return try templates.render(
      "index",
      IndexContext(
        shell: shell(book.title, book.introduction.plainText, kind: "index", up: ""),
        title: book.title, introduction: prose.write(book.introduction), cards: cards))
  }

  /// Where references on a chapter's page lead.
  func targets(of blocks: [DocumentBlock]) -> ReferenceTargets {
    ReferenceTargets(blocks, chapters: book.chapters.map { ($0.name, $0.title) }, address: addresses.neighbour)
  }

  private func place(_ position: Int) -> PlaceContext {
    func neighbour(_ index: Int) -> NeighbourContext? {
      guard book.chapters.indices.contains(index) else { return nil }
      let chapter = book.chapters[index]
      return NeighbourContext(address: addresses.neighbour(chapter.name), title: chapter.title)
    }
    return PlaceContext(
      number: position + 1, count: book.chapters.count, book: book.title, index: addresses.indexFromChapter,
      previous: neighbour(position - 1), next: neighbour(position + 1))
  }

  private func shell(
    _ title: String, _ description: String, kind: String, up: String, hasMathematics: Bool = false
  ) -> ShellContext {
    ShellContext(
      pageTitle: singleLine(title), description: singleLine(String(description.prefix(300))), kind: kind,
      assets: up + "assets/", hasMathematics: hasMathematics,
      inlineStyle: assets.map { (hasMathematics ? $0.mathematicsStyle : "") + $0.style },
      inlineScript: assets?.script)
  }
}

/// What stands inside each page that has everything inside.
struct InlineAssets: Sendable {
  let style: String
  let mathematicsStyle: String
  let script: String

  init() throws {
    style = try Resources.text("style.css")
    mathematicsStyle = try Resources.mathematicsStyle()
    script = try Resources.text("notebook.js")
  }
}
