/// Writes whole pages: chapters, those that were not run, and the index.
struct HTMLPages: Sendable {
  let catalogue: CatalogueText
  let templates: Templates
  let addresses: PageAddresses
  /// Style sheet and script to put into the pages; `nil` when they are files of their own.
  let inlineAssets: InlineAssets?

  /// The page of a chapter; its head leads to the first thing that is wrong with it.
  ///
  /// - Parameter address: The address of a file that the chapter made.
  func chapter(_ document: Document, address: @escaping (_ file: String) -> String) throws -> ReportFile {
    let values = document.hasValues ? address("values.json") : nil
    // Values inside the page are there once, at its end.
    let link = inlineAssets == nil ? values : values.map { _ in "#values" }
    let prose = HTMLProse(
      targets: document.targets,
      addresses: addresses.prose { $0 == "values.json" ? link ?? address($0) : address($0) },
      pictures: document.pictures, fileLinks: document.fileLinks, footnotes: document.footnotes.names)
    let blocks = HTMLBlocks(prose: prose, templates: templates, values: link, address: address)
    let footnotes = prose.write(document.footnotes)
    let content = try blocks.write(document.blocks) + (footnotes.isEmpty ? "" : "\n" + footnotes)
    let summary = prose.write(document.summary)
    let sections = sections(document, prose)
    return try page(
      of: document.chapter, "chapter",
      ChapterContext(
        shell: shell(
          "\(document.title) – \(catalogue.title)", document.summary.plainText, kind: "chapter", up: "../",
          hasMathematics: content.contains("<math") || summary.contains("<math")),
        place: place(catalogue.position(of: document.chapter)), title: document.title,
        summary: summary, sections: sections, hasSections: !sections.isEmpty, content: content,
        sourceFile: document.sourceFile,
        values: values, download: inlineAssets == nil ? nil : "\(document.chapter)-values.json",
        firstFailure: document.failures.first?.place))
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
  func placeholder(for chapter: CatalogueText.Chapter) throws -> ReportFile {
    try page(
      of: chapter.name, "placeholder",
      ChapterContext(
        shell: shell("\(chapter.title) – \(catalogue.title)", chapter.summary.plainText, kind: "chapter", up: "../"),
        place: place(catalogue.position(of: chapter.name)), title: chapter.title,
        summary: HTMLProse(targets: catalogue.targets, addresses: addresses.prose { $0 }).write(chapter.summary),
        sections: [], hasSections: false, content: "", sourceFile: "", values: nil, download: nil, firstFailure: nil))
  }

  private func page(of chapter: String, _ template: String, _ context: ChapterContext) throws -> ReportFile {
    ReportFile(path: addresses.page(of: chapter), text: try templates.render(template, context))
  }

  /// The index page.
  func index(_ outcomes: [String: ChapterOutcome]) throws -> ReportFile {
    let prose = HTMLProse(
      targets: catalogue.targets, addresses: ProseAddresses(chapter: addresses.page),
      footnotes: catalogue.footnotes.names)
    let cards = catalogue.chapters.enumerated().map { index, chapter in
      let outcome = outcomes[chapter.name]
      let isFailed = outcome?.isSuccess == false
      return CardContext(
        number: index + 1, address: addresses.page(of: chapter.name), title: chapter.title,
        summary: prose.write(chapter.summary), isFailed: isFailed,
        note: outcome == nil ? "Not run yet." : isFailed ? "Did not run to its end." : nil,
        cover: outcome?.cover.map { cover in
          var image = ImageContext(cover) { addresses.file($0, of: chapter.name) }
          // The card says the same in words.
          image.alternativeText = ""
          return image
        })
    }
    let context = IndexContext(
      shell: shell(catalogue.title, catalogue.introduction.plainText, kind: "index", up: ""),
      title: catalogue.title,
      introduction: [prose.write(catalogue.introduction), prose.write(catalogue.footnotes)].filter { !$0.isEmpty }
        .joined(separator: "\n"), cards: cards)
    return ReportFile(path: addresses.index, text: try templates.render("index", context))
  }

  private func place(_ position: Int) -> PlaceContext {
    func neighbor(_ index: Int) -> NeighborContext? {
      guard catalogue.chapters.indices.contains(index) else { return nil }
      let chapter = catalogue.chapters[index]
      return NeighborContext(address: addresses.neighbor(chapter.name), title: chapter.title)
    }
    return PlaceContext(
      number: position + 1, count: catalogue.chapters.count, book: catalogue.title, index: addresses.indexFromChapter,
      previous: neighbor(position - 1), next: neighbor(position + 1))
  }

  private func shell(
    _ title: String, _ description: String, kind: String, up: String, hasMathematics: Bool = false
  ) -> ShellContext {
    ShellContext(
      pageTitle: singleLine(title), description: singleLine(String(description.prefix(300))), kind: kind,
      assets: up + "assets/", hasMathematics: hasMathematics,
      inlineStyle: inlineAssets.map { (hasMathematics ? $0.mathematicsStyle : "") + $0.style },
      inlineScript: inlineAssets?.script)
  }
}
